/** Settings of match-first (definitions.md 5). */
export interface MatchFirstParameters {
  /** A lot older than this is matched by nobody (setting). */
  readonly windowSeconds: number;
  /** A lot matches when what is left of it differs from the debit by at most this share of the debit (setting). */
  readonly tolerance: number;
  /** The latest lots together match when their sum differs by at most this share (setting). */
  readonly setTolerance: number;
  /** Lots looked at for one debit, youngest first: a bound on work (setting). */
  readonly mostLots: number;
}

export const MATCH_FIRST: MatchFirstParameters = {
  windowSeconds: 72 * 3600,
  tolerance: 0.02,
  setTolerance: 0.001,
  mostLots: 1000,
};

/** The lots of one account with something left, as a list from old to young. */
export interface OpenLots {
  /** -1 = none. */
  newest: number;
  /** By lot. */
  readonly older: Int32Array;
  readonly left: Float64Array;
  readonly t: Float64Array;
}

/**
 * The lot that a debit takes first, or -1: all by LIFO. Of the lots that match it is the one that gives the debit most, the
 * youngest of equals. Where the latest two or more lots match together and more closely, LIFO takes just those, so -1.
 */
export function chooseLot(lots: OpenLots, amount: number, t: number, parameters: MatchFirstParameters): number {
  const { windowSeconds, tolerance, setTolerance, mostLots } = parameters;
  const slack = amount * tolerance;
  const setSlack = amount * setTolerance;
  let [best, bestGiven, bestOff] = [-1, 0, Infinity];
  let [sum, setOff] = [0, Infinity];
  let lot = lots.newest;
  for (let seen = 0; lot >= 0 && seen < mostLots && t - lots.t[lot]! <= windowSeconds; seen++) {
    const left = lots.left[lot]!;
    const off = Math.abs(left - amount);
    const given = Math.min(left, amount);
    if (off <= slack && given > bestGiven) [best, bestGiven, bestOff] = [lot, given, off];
    sum += left;
    if (seen > 0 && Math.abs(sum - amount) <= setSlack) setOff = Math.min(setOff, Math.abs(sum - amount));
    lot = lots.older[lot]!;
  }
  return setOff < bestOff ? -1 : best;
}
