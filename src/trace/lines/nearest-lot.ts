import type { MoneyLedger } from '#ledger';

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

/** The lots of one account with something left, as a list from old to young. */
export interface MarkedLots {
  /** -1 = none. */
  readonly newest: number;
  /** Lots before this number are opening money: looked at always, not one of the youngest. */
  readonly openings: number;
  /** By lot. */
  readonly older: Int32Array;
  readonly left: Float64Array;
  /** Seconds; opening money is as old as the ledger's clock, 0. */
  readonly t: Float64Array;
  /** 1 where the credit is marked as passed on; opening money is not. */
  readonly marked: Uint8Array;
}

/** The lot that gives a debit its next piece, of equals the youngest; -1: none is left. */
export function nearestLot(
  lots: MarkedLots,
  debit: { readonly t: number; readonly marked: number },
  { hourSeconds, unlike, mostLots }: NearestLotParameters = NEAREST_LOT,
): number {
  let [best, least] = [-1, Infinity];
  const look = (lot: number): void => {
    const age = (hourSeconds + debit.t - lots.t[lot]!) * (lots.marked[lot] === debit.marked ? 1 : unlike);
    if (age < least) [best, least] = [lot, age];
  };
  let lot = lots.newest;
  for (let seen = 0; lot >= lots.openings && seen < mostLots; seen++) {
    look(lot);
    lot = lots.older[lot]!;
  }
  for (let opening = lots.openings - 1; opening >= 0; opening--) if (lots.left[opening]! > 0) look(opening);
  return best;
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
