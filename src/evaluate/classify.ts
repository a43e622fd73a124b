import type { Classification } from '#contract';

import { rankingMetrics } from './ranking-metrics.ts';

export interface Judged {
  readonly n: number;
  /** 1 bad, 0 not, -1 left out. */
  label(item: number): number;
  score(item: number): number;
  isFlagged(item: number): boolean;
}

export interface ExtendedClassification extends Classification {
  /** Among the N highest scores above 0; items of equal score count by their expectation. */
  readonly first: Readonly<Record<string, { readonly recall: number | null; readonly precision: number | null }>>;
  /** Precision if the bad were this share of all, recall and false-positive rate being as measured. */
  readonly projected_precision: Readonly<Record<string, number | null>>;
}

export const FIRST = [100, 500, 1000] as const;
const PREVALENCES = [0.01, 0.001, 0.0001] as const;

/** Flags, ranking and projections of items with a label (definitions.md 10). */
export function classify(judged: Judged, band: string): ExtendedClassification {
  const scores = splitScores(judged);
  const counts = confusion(judged);
  const { positives, n, right, wrong } = counts;
  const recall = positives === 0 ? null : right / positives;
  const precision = right + wrong === 0 ? null : right / (right + wrong);
  return {
    precision,
    recall,
    f1: positives === 0 ? null : (2 * right) / (right + wrong + positives),
    ...rankingMetrics(scores.positives, scores.negatives),
    band,
    n,
    positives,
    first: Object.fromEntries(FIRST.map((count) => [String(count), among(count, scores)])),
    projected_precision: Object.fromEntries(
      PREVALENCES.map((prevalence) => [
        String(prevalence),
        projectPrecision(recall, n === positives ? null : wrong / (n - positives), prevalence),
      ]),
    ),
  };
}

/** Precision at another prevalence: Bayes with the measured recall and false-positive rate. */
export function projectPrecision(
  recall: number | null,
  falsePositiveRate: number | null,
  prevalence: number,
): number | null {
  if (recall === null || falsePositiveRate === null) return null;
  const right = recall * prevalence;
  const all = right + falsePositiveRate * (1 - prevalence);
  return all === 0 ? null : right / all;
}

interface SplitScores {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

function splitScores({ n, label, score }: Judged): SplitScores {
  const positives: number[] = [];
  let negativeCount = 0;
  const negatives = new Float64Array(n);
  for (let item = 0; item < n; item += 1) {
    const value = label(item);
    if (value === 1) positives.push(score(item));
    else if (value === 0) {
      negatives[negativeCount] = score(item);
      negativeCount += 1;
    }
  }
  return { positives: Float64Array.from(positives), negatives: negatives.slice(0, negativeCount) };
}

function confusion({ n, label, isFlagged }: Judged): { positives: number; n: number; right: number; wrong: number } {
  const counts = { positives: 0, n: 0, right: 0, wrong: 0 };
  for (let item = 0; item < n; item += 1) {
    const value = label(item);
    if (value < 0) continue;
    counts.n += 1;
    counts.positives += value;
    if (!isFlagged(item)) continue;
    if (value === 1) counts.right += 1;
    else counts.wrong += 1;
  }
  return counts;
}

function among(
  count: number,
  { positives, negatives }: SplitScores,
): { recall: number | null; precision: number | null } {
  const all = Float64Array.from([...alerts(positives), ...alerts(negatives)]).toSorted();
  const taken = Math.min(count, all.length);
  if (taken === 0) return { recall: positives.length === 0 ? null : 0, precision: null };
  const cut = all[all.length - taken]!;
  const above = positives.filter((score) => score > cut).length;
  const aboveAll = all.filter((score) => score > cut).length;
  const tied = positives.filter((score) => score === cut).length;
  const tiedAll = all.filter((score) => score === cut).length;
  const right = above + (tied * (taken - aboveAll)) / tiedAll;
  return { recall: positives.length === 0 ? null : right / positives.length, precision: right / taken };
}

function alerts(scores: Float64Array): Float64Array {
  return scores.filter((score) => score > 0);
}
