/** A notice of a sanction (惩戒告知书), ready to print: every value as it is to stand there, masked or not. Empty: to be filled in by hand. */
export interface SanctionNoticeForm {
  readonly noticeNo: string;
  readonly caseNo: string;
  readonly authority: string;
  readonly determinedOn: string;
  readonly issuedOn: string;
  readonly recipient: {
    readonly name: string;
    readonly idNumber: string;
    readonly isUnit: boolean;
    readonly isMinor: boolean;
    /** Of a minor; empty: not on record, and to be found before service. */
    readonly guardian: string;
  };
  /** Facts as the determining person wrote them. */
  readonly reasons: string;
  readonly acts: readonly NoticeFormAct[];
  /** How the acts add up, in sentences. */
  readonly counts: readonly string[];
  /** Label and value; empty on the route of police. */
  readonly conviction: readonly (readonly [label: string, value: string])[];
  readonly basis: readonly NoticeFormBasis[];
  readonly basisNotes: readonly string[];
  readonly measures: readonly NoticeFormMeasure[];
  /** What follows a measure when its term is over. */
  readonly measureNotes: readonly string[];
  readonly kept: readonly string[];
  readonly term: readonly string[];
  readonly appeal: {
    readonly text: string;
    /** Empty: no text in force on the day of the determination is known; for the lawyer to fill in. */
    readonly basis: string;
    readonly to: string;
    readonly channel: string;
    readonly papers: string;
    readonly days: string;
  };
  readonly leniency: readonly string[];
}

export interface NoticeFormAct {
  readonly act: string;
  readonly day: string;
  readonly items: string;
  readonly times: string;
  readonly counterparties: string;
  readonly counted: string;
}

/** One text of the basis: what it is, where in it, from which source it was read, how sure that is. */
export interface NoticeFormBasis {
  readonly text: string;
  readonly article: string;
  readonly source: string;
  readonly confidence: string;
}

export interface NoticeFormMeasure {
  readonly measure: string;
  readonly executor: string;
  readonly kept: string;
  readonly article: string;
  readonly term: string;
}
