import { maximumWeightMatching, type WeightedPair } from './maximum-weight-matching.ts';

export interface CurvePoint {
  /** Findings looked at, matched ones, and unmatched neutral ones. */
  readonly found: number;
  readonly matched: number;
  readonly neutral: number;
  /** The next finding is weaker: a threshold on strength can stop here. */
  readonly isThreshold: boolean;
}

/**
 * The matching of the first k findings, for every k, by falling strength (equal ones in the order given). A finding
 * changes the matching of its own component only, so only that is solved again.
 */
export function rankedCurve(
  strength: readonly number[],
  pairs: readonly WeightedPair[],
  isNeutral: Uint8Array,
): CurvePoint[] {
  const order = rankOrder(strength);
  const pairsOf = Map.groupBy(pairs, ({ left }) => left);
  const componentOf = new Map<number, Component>();
  const points: CurvePoint[] = [];
  let matched = 0;
  let neutral = 0;
  order.forEach((finding, k) => {
    neutral += isNeutral[finding]!;
    const own = pairsOf.get(finding);
    if (own !== undefined) {
      const before = new Set(own.flatMap(({ right }) => componentOf.get(right) ?? []));
      const merged = solve([...[...before].flatMap((component) => component.pairs), ...own], isNeutral);
      for (const component of before) {
        matched -= component.matched;
        neutral += component.neutralMatched;
      }
      matched += merged.matched;
      neutral -= merged.neutralMatched;
      for (const { right } of merged.pairs) componentOf.set(right, merged);
    }
    const next = order[k + 1];
    points.push({
      found: k + 1,
      matched,
      neutral,
      isThreshold: next === undefined || strength[next]! < strength[finding]!,
    });
  });
  return points;
}

/** By falling strength, equal ones in the order given. */
export function rankOrder(strength: readonly number[]): number[] {
  return strength.map((_, finding) => finding).toSorted((a, b) => strength[b]! - strength[a]! || a - b);
}

/** How many findings the threshold of `recallAtPrecision` lets through (the fewest with that recall); null if none does. */
export function cutAtPrecision(curve: readonly CurvePoint[], least: number): number | null {
  let best: CurvePoint | undefined;
  for (const point of curve) {
    const { found, matched, neutral, isThreshold } = point;
    if (!isThreshold || found <= neutral || matched / (found - neutral) < least) continue;
    if (best === undefined || matched > best.matched) best = point;
  }
  return best?.found ?? null;
}

interface Component {
  readonly pairs: readonly WeightedPair[];
  readonly matched: number;
  readonly neutralMatched: number;
}

function solve(pairs: readonly WeightedPair[], isNeutral: Uint8Array): Component {
  const matching = maximumWeightMatching(pairs);
  return {
    pairs,
    matched: matching.length,
    neutralMatched: matching.filter(({ left }) => isNeutral[left] === 1).length,
  };
}

/** Largest recall of a threshold on strength whose precision is at least this; 0 if there is none, null without truth. */
export function recallAtPrecision(curve: readonly CurvePoint[], least: number, truth: number): number | null {
  if (truth === 0) return null;
  let best = 0;
  for (const { found, matched, neutral, isThreshold } of curve) {
    if (isThreshold && found > neutral && matched / (found - neutral) >= least) best = Math.max(best, matched / truth);
  }
  return best;
}
