import type { OutflowGaps } from './outflow-gaps.ts';

/** Share of money still there after so many seconds: a falling step function, right of each step. */
export interface SurvivalCurve {
  /** Rising; the share falls to `share[i]` at `seconds[i]`. */
  readonly seconds: Float64Array;
  readonly share: Float64Array;
  /** Longest gap seen: nothing is said beyond it. */
  readonly lastSeconds: number;
  readonly outflows: number;
}

/** Product-limit estimate (Kaplan and Meier 1958): censored gaps leave the number at risk after the debits of that second. */
export function survivalCurve(gaps: OutflowGaps): SurvivalCurve {
  const order = Array.from(gaps.seconds.keys()).toSorted((a, b) => gaps.seconds[a]! - gaps.seconds[b]!);
  const seconds: number[] = [];
  const share: number[] = [];
  let [atRisk, alive, at] = [order.length, 1, 0];
  while (at < order.length) {
    const now = gaps.seconds[order[at]!]!;
    let [ended, left] = [0, 0];
    for (; at < order.length && gaps.seconds[order[at]!] === now; at++) {
      if (gaps.ended[order[at]!] === 1) ended++;
      else left++;
    }
    if (ended > 0) {
      alive *= 1 - ended / atRisk;
      seconds.push(now);
      share.push(alive);
    }
    atRisk -= ended + left;
  }
  return {
    seconds: Float64Array.from(seconds),
    share: Float64Array.from(share),
    lastSeconds: order.length === 0 ? 0 : gaps.seconds[order.at(-1)!]!,
    outflows: gaps.outflows,
  };
}

export function shareAfter(curve: SurvivalCurve, seconds: number): number {
  let share = 1;
  for (let i = 0; i < curve.seconds.length && curve.seconds[i]! <= seconds; i++) share = curve.share[i]!;
  return share;
}

/**
 * Seconds from now until the chance that the money has left reaches `chance`, for money that has waited `elapsed`
 * seconds; undefined where the curve ends before, or nothing waited so long.
 */
export function waitUntil(curve: SurvivalCurve, elapsed: number, chance: number): number | undefined {
  const now = shareAfter(curve, elapsed);
  if (now <= 0) return undefined;
  for (let i = 0; i < curve.seconds.length; i++) {
    if (curve.seconds[i]! > elapsed && curve.share[i]! <= now * (1 - chance)) return curve.seconds[i]! - elapsed;
  }
  return undefined;
}

/** Chance that money which has waited `elapsed` seconds is still there `ahead` seconds from now; undefined beyond the curve. */
export function stillThere(curve: SurvivalCurve, elapsed: number, ahead: number): number | undefined {
  const now = shareAfter(curve, elapsed);
  if (now <= 0 || elapsed > curve.lastSeconds) return undefined;
  return shareAfter(curve, elapsed + ahead) / now;
}
