export interface Kept<T> {
  readonly kept: readonly T[];
  /** How many were left out. */
  readonly cut: number;
}

/**
 * The strongest `limit` in order. `compare` must be a total order that starts with falling strength and does not rest on
 * the numbering of accounts. Only those that can be kept are sorted.
 */
export function strongest<T extends { readonly strength: number }>(
  candidates: readonly T[],
  limit: number,
  compare: (a: T, b: T) => number,
): Kept<T> {
  const cut = Math.max(candidates.length - limit, 0);
  const strengths = Float64Array.from(candidates, ({ strength }) => strength).sort();
  const weakest = strengths[cut] ?? Infinity;
  const kept = candidates.filter(({ strength }) => strength >= weakest).toSorted(compare);
  return { kept: kept.slice(0, limit), cut };
}
