import type { RankingMetrics } from './ranking-metrics.ts';

/** By definition: precision and recall at every distinct score, every pair compared. */
export function rankingMetricsReference(positives: readonly number[], negatives: readonly number[]): RankingMetrics {
  if (positives.length === 0) return { ap: null, auc: null };
  const thresholds = [...new Set([...positives, ...negatives])].toSorted((a, b) => b - a);
  let ap = 0;
  let recallBefore = 0;
  for (const threshold of thresholds) {
    const right = positives.filter((score) => score >= threshold).length;
    const wrong = negatives.filter((score) => score >= threshold).length;
    const recall = right / positives.length;
    ap += (recall - recallBefore) * (right / (right + wrong));
    recallBefore = recall;
  }
  let above = 0;
  for (const positive of positives) {
    for (const negative of negatives) above += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return { ap, auc: negatives.length === 0 ? null : above / (positives.length * negatives.length) };
}
