import type { ReturnGround } from '#trace';

/** What a transfer's row says, as it may be shown (masked or not). */
export interface FormTransfer {
  readonly time: string;
  readonly payer: string;
  readonly payee: string;
  readonly amount: string;
  readonly taint: string;
  readonly source: string;
}

/** A draft of 紧急止付 / 延伸止付 (fields of the platform's message 100101). Empty: to be filled in by hand. */
export interface StopRequestForm {
  /**
   * `first`: the account that the victim paid; `extension`: a later layer (延伸止付); `renewal`: the second stop of the same account
   * (止付延期); `bank-first`: the police order for what the bank stopped first.
   */
  readonly kind: 'first' | 'extension' | 'renewal' | 'bank-first';
  readonly caseNo: string;
  readonly payerInstitution: string;
  readonly payerName: string;
  readonly payerNumber: string;
  readonly currency: string;
  readonly amount: string;
  readonly paidAt: string;
  readonly institution: string;
  readonly accountKind: 'personal' | 'corporate' | 'unknown';
  readonly name: string;
  readonly number: string;
  readonly layer: string;
  readonly held: string;
  readonly confidence: string;
  readonly expectedOutflow: string;
  /** In place of the reason that a trace gives (layer, held, confidence). */
  readonly reason?: string;
  /** Of a stop that runs already; else to be filled in. */
  readonly start?: string;
  readonly end?: string;
  /** By field: equal, differs or missing between the report and the row, or between the two legs; or nobody has compared yet. */
  readonly checks: Readonly<
    Record<'name' | 'number' | 'amount' | 'time', 'equal' | 'differs' | 'missing' | 'unchecked'>
  >;
  readonly passes: boolean;
  readonly marks: readonly string[];
  readonly sources: readonly string[];
}

export interface ReturnFormVictim {
  readonly victim: string;
  readonly cases: string;
  readonly loss: string;
  readonly compensated: string;
  readonly claim: string;
  readonly payout: string;
  /** Account that the money came from: where it goes back to (Article 7). */
  readonly fromAccount: string;
  readonly fromInstitution: string;
}

export interface ReturnForms {
  readonly caseNo: string;
  readonly caseAccount: string;
  readonly caseInstitution: string;
  readonly frozen: string;
  readonly frozenAt: string;
  readonly left: string;
  readonly ground: ReturnGround;
  /** False: the account is of a later layer, for which no binding rule was found. */
  readonly isFirstLayer: boolean;
  readonly victims: readonly ReturnFormVictim[];
  readonly flow: readonly FormTransfer[];
  /** What each policy says of the frozen sum, by victim: the sensitivity table. */
  readonly policies: readonly { readonly policy: string; readonly amounts: readonly string[] }[];
  readonly noticeDays: number;
  /** What a decider must not overlook, in words. */
  readonly caveats: readonly string[];
}
