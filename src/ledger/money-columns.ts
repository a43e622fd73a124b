/**
 * The money of one currency as a trace walks it: every movement once, and every account's entries in its own legs'
 * order (LEG-5). Both sides of a reversal are left out: what was undone moved nothing.
 */
export interface MoneyColumns {
  readonly currency: string;
  readonly accountCount: number;
  /** Unix seconds of t = 0. */
  readonly epochSeconds: number;
  readonly movements: MovementColumns;
  readonly ledger: MoneyLedger;
  readonly accounts: MoneyAccounts;
}

/** By movement, in total order. */
export interface MovementColumns {
  readonly count: number;
  /** Number of the transfer in the workspace. */
  readonly transfer: Uint32Array;
  /** Dense accounts; -1: nobody stands on that side (cash, fees). */
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  /** Minor units, more than 0. */
  readonly amount: Float64Array;
  /** ENTRY_FLAG bits. */
  readonly flags: Uint16Array;
  /** Entry of the payer's and of the payee's ledger; -1: that account's ledger has none. */
  readonly debit: Int32Array;
  readonly credit: Int32Array;
}

/** Entries of account v are `offsets[v] … offsets[v + 1]`, in order; inside one minute or day stamp credits stand first. */
export interface MoneyLedger {
  readonly offsets: Uint32Array;
  readonly movement: Int32Array;
  /** Minor units, credits positive, debits negative. */
  readonly amount: Float64Array;
  /** Seconds since the epoch of the account's own leg; never falls, a credit never stands before its debit's time. */
  readonly t: Uint32Array;
  /** TIME_PRECISION. */
  readonly precision: Uint8Array;
  /** Balance after the row in minor units; NaN = unknown. */
  readonly balanceAfter: Float64Array;
}

/** By account. */
export interface MoneyAccounts {
  /** Minor units on the account before its first entry; 0 where no balance is known. */
  readonly opening: Float64Array;
  /** 1: own rows are on hand (ACC-5). */
  readonly covered: Uint8Array;
  /** Seconds since the epoch, both ends included; 0 where not covered. */
  readonly coveredFrom: Uint32Array;
  readonly coveredTo: Uint32Array;
  /** ACCOUNT_KIND. */
  readonly kind: Uint8Array;
}
