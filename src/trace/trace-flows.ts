import type { TaintPolicy } from '#ledger';

/** A victim's transfer: all of it is that victim's money, whatever the payer held. */
export interface TraceSource {
  /** Dense victim; several sources may be one victim's. */
  readonly victim: number;
  readonly movement: number;
}

export interface TraceBounds {
  /** Last second looked at, on the ledger's clock. */
  readonly until: number;
  /** Money beyond so many layers is not followed; the transfer of a source is layer 1. */
  readonly layers: number;
  /** Pieces below so many minor units are not followed. */
  readonly leastMinor: number;
}

/** How a movement of victim money ends; `goes-on`: it is credited to an account that is followed. */
export const MOVEMENT_END = {
  'goes-on': 0,
  cash: 1,
  pos: 2,
  merchant: 3,
  crypto: 4,
  /** A payment institution's clearing account or an unpaired payment account (LEG-7). */
  'payment-account': 5,
  fee: 6,
  /** An account without a statement at that time: the next request. */
  'no-statement': 7,
  /** Nobody is named on the other side. */
  unnamed: 8,
  /** The movement is itself a reported transfer of a source: its money is that victim's again. */
  'reported-again': 9,
  /** Bounds: counted, not followed. */
  'layers-cut': 10,
  'amount-cut': 11,
  /** Debited in time, credited after `until`: under way. */
  'under-way': 12,
} as const;

export type MovementEnd = keyof typeof MOVEMENT_END;

/**
 * Where each victim's money went under one policy. Integers of minor units throughout. For every victim and every policy
 * but poison: Σ reported = Σ held + Σ flows that do not go on (ends other than `goes-on`), exactly.
 */
export interface TraceFlows {
  readonly policy: TaintPolicy;
  /** One row per (movement, victim, hop, end), rising by these; the sources' own transfers are rows of hop 1. */
  readonly flows: {
    readonly count: number;
    readonly movement: Int32Array;
    readonly victim: Int32Array;
    readonly hop: Uint16Array;
    readonly amount: Float64Array;
    /** MOVEMENT_END. */
    readonly end: Uint8Array;
  };
  /** What is still on an account at `until`: one row per (account, victim, hop, credit), rising by these. */
  readonly held: {
    readonly count: number;
    readonly account: Int32Array;
    readonly victim: Int32Array;
    readonly hop: Uint16Array;
    /** Movement that brought it. */
    readonly credit: Int32Array;
    readonly amount: Float64Array;
  };
  readonly counts: {
    /** Debits that no lot covered on accounts that were looked at, and their minor units (origin `unknown`). */
    readonly uncoveredDebits: number;
    readonly uncoveredMinor: number;
    /** Sources whose payee has no entry for the transfer (no statement). */
    readonly sourcesWithoutEntry: number;
    /** Accounts whose ledger was opened. */
    readonly accountsVisited: number;
  };
}
