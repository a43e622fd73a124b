export interface RankingMetrics {
  /** Area under the precision-recall steps; ties are one step. Null without positives. */
  readonly ap: number | null;
  /** Probability that a positive scores above a negative, ties half. Null unless both exist. */
  readonly auc: number | null;
}

/** Average precision and AUC from the scores of positives and negatives. Sorts copies; O(n log n). */
export function rankingMetrics(positives: Float64Array, negatives: Float64Array): RankingMetrics {
  const up = positives.toSorted();
  const down = negatives.toSorted();
  if (up.length === 0) return { ap: null, auc: null };
  let ap = 0;
  let above = 0;
  let p = up.length - 1;
  let n = down.length - 1;
  while (p >= 0) {
    const score = up[p]!;
    let tiedUp = 0;
    while (p >= 0 && up[p] === score) {
      tiedUp += 1;
      p -= 1;
    }
    while (n >= 0 && down[n]! > score) n -= 1;
    let tiedDown = 0;
    while (n >= 0 && down[n] === score) {
      tiedDown += 1;
      n -= 1;
    }
    const seenUp = up.length - 1 - p;
    const seenDown = down.length - 1 - n;
    ap += (tiedUp / up.length) * (seenUp / (seenUp + seenDown));
    above += tiedUp * (n + 1 + tiedDown / 2);
  }
  return { ap, auc: down.length === 0 ? null : above / (up.length * down.length) };
}
