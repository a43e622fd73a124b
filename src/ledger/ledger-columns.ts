/** Bits of a ledger entry and of `CaseView.summary`: what the row's words say, made in the lake from a dated table of words. */
export const ENTRY_FLAG = {
  cash: 1,
  pos: 2,
  merchant: 4,
  salary: 8,
  fee: 16,
  interest: 32,
  own: 64,
  reversal: 128,
  clearing: 256,
  tax: 512,
  loan: 1024,
  broker: 2048,
  /** At a machine (ATM, CDM). */
  atm: 4096,
  /** At the counter. */
  counter: 8192,
  /** Online or mobile banking. */
  online: 16_384,
  /** Outside the mainland. */
  overseas: 32_768,
} as const;

/**
 * Every account's rows in its own legs' order (LEG-5): what pass-through, retention and tracing run on.
 * Entries of account v are `offsets[v] … offsets[v + 1]`.
 */
export interface LedgerColumns {
  readonly offsets: Uint32Array;
  /** Edge of the graph, or -1 where nobody stands on the other side (cash, fee, interest). */
  readonly edge: Int32Array;
  /** Minor units, credits positive, debits negative. */
  readonly amount: Float64Array;
  readonly currency: Uint8Array;
  /** Seconds since the workspace's epoch, of the account's own leg. */
  readonly t: Uint32Array;
  readonly precision: Uint8Array;
  /** Balance after the row in minor units; NaN = unknown. */
  readonly balanceAfter: Float64Array;
  readonly flags: Uint16Array;
}
