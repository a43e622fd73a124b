import type { MoneyColumns, TaintPolicy } from '#ledger';

import type { Pieces } from './pieces.ts';

/** What a backward step meets that is no credit. */
export const LINE_ORIGIN = { opening: -1, unknown: -2 } as const;

/** A part of one credit's or one debit's money: minor units [from, to) of it, counted in the order of its pieces. */
export interface EntryPart {
  readonly account: number;
  readonly entry: number;
  readonly from: number;
  readonly to: number;
  /** Carried along; the walk's business. */
  readonly tag: number;
}

export interface HeldQuestion {
  readonly account: number;
  readonly until: number;
  /** Only what the next debit of so many minor units would take; all of it unless told. */
  readonly amount?: number | undefined;
}

/**
 * Which minor unit of which credit paid which minor unit of which debit. A policy whose choice does not look at taint fixes
 * this once for an account, so it is worked out when the account is first reached and kept.
 */
export interface MoneyLines {
  readonly money: MoneyColumns;
  readonly policy: TaintPolicy;
  /** Adds the parts of debits (at or before `until`) that a part of a credit paid; gives the minor units that stay. */
  follow(part: EntryPart, until: number, into: Pieces): number;
  /** Adds the parts of credits, or LINE_ORIGIN, that paid a part of a debit, in the debit's order. */
  comeFrom(part: EntryPart, into: Pieces): void;
  /** Adds the parts of credits, or LINE_ORIGIN.opening, that are on an account after the last entry at `until`. */
  heldParts(question: HeldQuestion, into: Pieces): void;
  /** Debits up to `until` that no lot covered on an account. */
  uncovered(account: number, until: number): Uncovered;
  /** What the lines take: bytes reserved for the whole ledger, and accounts and entries worked out so far. */
  size(): LinesSize;
}

export interface Uncovered {
  readonly debits: number;
  readonly minor: number;
}

export interface LinesSize {
  readonly accountsOpened: number;
  readonly entriesOpened: number;
  readonly lines: number;
  /** Bytes that were written to (the rest of the reserved arrays is never touched). */
  readonly usedBytes: number;
}
