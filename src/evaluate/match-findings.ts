import type { Matched } from '#contract';
import { wilsonInterval } from '#model';

import { FIRST } from './classify.ts';
import type { Finding } from './findings.ts';
import { bootstrapShare } from './intervals.ts';
import { maximumWeightMatching, type WeightedPair } from './maximum-weight-matching.ts';
import { rankedCurve, recallAtPrecision, type CurvePoint } from './ranked-curve.ts';
import type { Overlap } from './overlaps.ts';

export interface MatchRequest {
  readonly findings: readonly Finding[];
  readonly truthCount: number;
  /** Overlaps with J ≥ .5 that may count, `truth` in 0 … truthCount − 1. */
  readonly pairs: readonly Overlap[];
  /** Value of each truth ring, for money-weighted recall. */
  readonly value: Float64Array;
  /** Whether an unmatched finding is neither right nor wrong. */
  readonly isNeutral: Uint8Array;
  readonly random: () => number;
}

export interface ExtendedMatched extends Matched {
  /** Share of the truth rings' value that lies in matched rings. */
  readonly money_recall: number | null;
  /** 95 % over resampled truth rings. */
  readonly bootstrap: {
    readonly recall: readonly [number, number] | null;
    readonly money_recall: readonly [number, number] | null;
  };
}

export interface FindingMatch {
  readonly figures: ExtendedMatched;
  /** Truth ring of each finding, -1 = none. */
  readonly truthOf: Int32Array;
  readonly curve: readonly CurvePoint[];
}

/** One-to-one matching of findings and truth rings, and the figures on it (definitions.md 10). */
export function matchFindings(request: MatchRequest): FindingMatch {
  const { findings, truthCount, isNeutral, value } = request;
  const pairs: WeightedPair[] = request.pairs.map(({ finding, truth, jaccard }) => ({
    left: finding,
    right: truth,
    weight: jaccard,
  }));
  const truthOf = new Int32Array(findings.length).fill(-1);
  for (const { left, right } of maximumWeightMatching(pairs)) truthOf[left] = right;
  const hit = new Uint8Array(truthCount);
  for (const truth of truthOf) if (truth >= 0) hit[truth] = 1;
  const neutral = truthOf.reduce((count, truth, finding) => count + (truth < 0 ? isNeutral[finding]! : 0), 0);
  const curve = rankedCurve(
    findings.map(({ strength }) => strength),
    pairs,
    isNeutral,
  );
  return {
    truthOf,
    curve,
    figures: {
      ...shares({ matched: sum(hit), truth: truthCount, found: findings.length, neutral }),
      recall_at_p50: recallAtPrecision(curve, 0.5, truthCount),
      recall_at_p20: recallAtPrecision(curve, 0.2, truthCount),
      first: Object.fromEntries(
        FIRST.map((count) => {
          const at = curve.at(Math.min(count, curve.length) - 1);
          return [
            String(count),
            {
              recall: ratio(at?.matched ?? 0, truthCount),
              precision: at === undefined ? null : ratio(at.matched, at.found - at.neutral),
            },
          ];
        }),
      ),
      money_recall: ratio(
        hit.reduce((total, found, truth) => total + found * value[truth]!, 0),
        value.reduce((a, b) => a + b, 0),
      ),
      bootstrap: {
        recall: bootstrapShare(hit, new Float64Array(truthCount).fill(1), { random: request.random }),
        money_recall: bootstrapShare(hit, value, { random: request.random }),
      },
    },
  };
}

export interface MatchCounts {
  readonly matched: number;
  readonly truth: number;
  readonly found: number;
  readonly neutral: number;
}

/** Recall, precision without the neutral, and strict precision with nothing neutral. */
export function shares({ matched, truth, found, neutral }: MatchCounts): Matched {
  return {
    recall: ratio(matched, truth),
    precision: ratio(matched, found - neutral),
    strict_precision: ratio(matched, found),
    truth,
    found,
    matched,
    neutral,
    wilson: wilsonInterval(matched, truth),
  };
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(values: Uint8Array): number {
  return values.reduce((a, b) => a + b, 0);
}
