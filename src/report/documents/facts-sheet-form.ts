/** Facts beside the numbers of legal texts (事实清单), ready to print. It says nothing of what follows from them. */
export interface FactsSheetForm {
  readonly caseNo: string;
  readonly person: string;
  /** Day up to which facts were taken in. */
  readonly asOf: string;
  readonly facts: readonly SheetFact[];
  readonly thresholds: readonly SheetThreshold[];
  /** Circumstances that only people can weigh: knowledge, role, gain, age. */
  readonly forJudgement: readonly string[];
  /** What is missing in the evidence or was not found in the texts. */
  readonly open: readonly string[];
}

export interface SheetFact {
  readonly fact: string;
  readonly value: string;
  /** What was taken off before (money that the person explained as lawful); empty: nothing. */
  readonly deducted: string;
  readonly evidence: string;
}

export interface SheetThreshold {
  readonly text: string;
  readonly item: string;
  readonly measured: string;
  readonly threshold: string;
  /** Whether the figure reaches the number, in words; no more. */
  readonly compared: string;
  readonly confidence: string;
}
