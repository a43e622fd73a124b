import { wilsonInterval } from '#model';

import type { Casework } from '../record.ts';
import { FEEDBACK_OUTCOMES, type DetectorState, type FeedbackOutcome } from './detector.ts';

/** What became of the findings of one detector in one version. */
export interface DetectorStatistics {
  readonly detector: string;
  readonly version: string;
  readonly counts: Readonly<Record<FeedbackOutcome, number>>;
  /** Of each outcome that is known, why; the most frequent first. */
  readonly causes: readonly { readonly outcome: FeedbackOutcome; readonly cause: string; readonly count: number }[];
  /** Share of confirmed among confirmed and false, with its Wilson interval of 95 %; absent: neither is known yet. */
  readonly precision?: { readonly share: number; readonly low: number; readonly high: number };
  /** Fewer than this many are known: the interval is wide and says so. */
  readonly isSmallSample: boolean;
}

const SMALL_SAMPLE = 30;

export function detectorStatistics(casework: Casework): readonly DetectorStatistics[] {
  const detectors = [...((casework.detector ?? new Map()) as ReadonlyMap<string, DetectorState>).values()];
  return detectors.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(statisticsOf);
}

function statisticsOf({ detector, version, outcomes }: DetectorState): DetectorStatistics {
  const count = (wanted: FeedbackOutcome) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const counts = Object.fromEntries(FEEDBACK_OUTCOMES.map((outcome) => [outcome, count(outcome)])) as Record<
    FeedbackOutcome,
    number
  >;
  const known = counts.confirmed + counts['false-positive'];
  const [low, high] = wilsonInterval(counts.confirmed, known);
  const causes = new Map<string, { outcome: FeedbackOutcome; cause: string; count: number }>();
  for (const { outcome, cause } of outcomes) {
    const key = `${outcome} ${cause}`;
    causes.set(key, { outcome, cause, count: (causes.get(key)?.count ?? 0) + 1 });
  }
  return {
    detector,
    version,
    counts,
    causes: [...causes.values()].toSorted((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1)),
    ...(known === 0 ? {} : { precision: { share: counts.confirmed / known, low, high } }),
    isSmallSample: known < SMALL_SAMPLE,
  };
}
