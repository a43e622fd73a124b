import type { MoneyLedger } from '#ledger';

import type { OpenLots } from './choose-lots.ts';

/** Settings of match-first by marks (ADR 13); none is statutory. */
export interface NearestLotParameters {
  /** Added to every age, so that minutes do not decide between young lots (setting). */
  readonly hourSeconds: number;
  /** A lot counts so many times as old where it is marked and the debit is not, or the other way round (setting). */
  readonly unlike: number;
  /** An account whose debits exceed its money held the difference before the first row (setting). */
  readonly impliedOpening: boolean;
  /** Youngest lots looked at: a bound on work (setting). */
  readonly mostLots: number;
}

export const NEAREST_LOT: NearestLotParameters = {
  hourSeconds: 3600,
  unlike: 10,
  impliedOpening: true,
  mostLots: 64,
};

export interface MarkedLots extends OpenLots {
  /** By lot: 1 where the credit is marked as passed on. */
  readonly marked: Uint8Array;
}

/** The lot that gives a debit its next piece, of equals the youngest; -1: none is left. `age`: for the comparison. */
export function nearestLot(
  lots: MarkedLots,
  debit: { readonly t: number; readonly marked: number },
  parameters: NearestLotParameters = NEAREST_LOT,
): { readonly lot: number; readonly age: number } {
  let [best, least] = [-1, Infinity];
  let lot = lots.newest;
  for (let seen = 0; lot >= 0 && seen < parameters.mostLots; seen++) {
    const age = lotAge({ t: lots.t[lot]!, marked: lots.marked[lot]! }, debit, parameters);
    if (age < least) [best, least] = [lot, age];
    lot = lots.older[lot]!;
  }
  return { lot: best, age: least };
}

interface TimedMark {
  readonly t: number;
  readonly marked: number;
}

/** Opening money counts as unmarked, of the ledger's first second. */
export function lotAge(lot: TimedMark, debit: TimedMark, { hourSeconds, unlike }: NearestLotParameters): number {
  return (hourSeconds + debit.t - lot.t) * (lot.marked === debit.marked ? 1 : unlike);
}

/** Minor units by which an account's debits ever exceed what it had: money of unknown origin that was there before. */
export function impliedOpeningMinor(ledger: MoneyLedger, account: number, openingMinor: number): number {
  let [sum, least] = [openingMinor, 0];
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++) {
    sum += ledger.amount[entry]!;
    least = Math.min(least, sum);
  }
  return -least || 0;
}
