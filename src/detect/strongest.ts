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
  if (candidates.length <= limit) return { kept: candidates.toSorted(compare), cut: 0 };
  const strengths = Float64Array.from(candidates, ({ strength }) => strength).sort();
  const weakest = strengths[strengths.length - limit] ?? Infinity;
  const kept = candidates.filter(({ strength }) => strength >= weakest).toSorted(compare);
  return { kept: kept.slice(0, limit), cut: candidates.length - limit };
}
