import type { CollectionSession } from './session-settings.ts';
import { seededWholes } from './seeded-random.ts';
import { median, medianDeviation } from './statistics.ts';

export interface FeeSettings {
  /** A fee lies between these, φ_max the upper one. */
  readonly leastShare: number;
  readonly mostShare: number;
  /** Largest median absolute deviation of a stable fee. */
  readonly mostDeviation: number;
  readonly minimumSessions: number;
  readonly resamples: number;
  /** Width of the bootstrap interval of the median. */
  readonly confidence: number;
  readonly seed: number;
}

/** POOL 5: what the sessions left behind, as shares of what came in. */
export interface Fee {
  readonly median: number;
  readonly mad: number;
  readonly lower: number;
  readonly upper: number;
  readonly sessions: number;
  readonly isStable: boolean;
  /** 1 for a stable fee without any deviation, 0.5 at the largest, 0 if not stable. */
  readonly stability: number;
}

/** f = 1 − out / in of every session: median, deviation and the bootstrap interval of the median. */
export function measureFee(sessions: readonly CollectionSession[], settings: FeeSettings): Fee {
  const shares = Float64Array.from(
    sessions,
    ({ inflowMinor, outflowMinor }) => (inflowMinor - outflowMinor) / inflowMinor,
  );
  const [middle, mad] = [median(shares), medianDeviation(shares)];
  const isStable =
    middle >= settings.leastShare &&
    middle <= settings.mostShare &&
    mad <= settings.mostDeviation &&
    shares.length >= settings.minimumSessions;
  return {
    median: middle,
    mad,
    ...bootstrapMedian(shares, settings),
    sessions: shares.length,
    isStable,
    stability: isStable ? 1 - mad / settings.mostDeviation / 2 : 0,
  };
}

function bootstrapMedian(values: Float64Array, { resamples, confidence, seed }: FeeSettings) {
  const random = seededWholes(seed);
  const sorted = values.toSorted();
  const middle = values.length >> 1;
  const isOdd = values.length % 2 === 1;
  const medians = Float64Array.from({ length: resamples }, () => {
    const places = Uint32Array.from(values, () => random(values.length)).sort();
    const upper = sorted[places[middle]!]!;
    return isOdd ? upper : (sorted[places[middle - 1]!]! + upper) / 2;
  }).sort();
  const cut = Math.floor(((1 - confidence) / 2) * resamples);
  return { lower: medians[cut]!, upper: medians[resamples - 1 - cut]! };
}
