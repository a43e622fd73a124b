import type { Matched } from '#contract';

import type { EvaluationInput } from './evaluate.ts';
import type { Finding } from './findings.ts';
import { maximumWeightMatching } from './maximum-weight-matching.ts';
import { matchFindings, ratio, shares, type ExtendedMatched, type FindingMatch } from './match-findings.ts';
import { overlaps, type Overlap } from './overlaps.ts';
import { cutAtPrecision, rankOrder } from './ranked-curve.ts';
import type { TruthRing } from './truth.ts';
import { compatibleTypologies, typologyKey } from './typologies.ts';

export interface FindingFigures {
  readonly all: ExtendedMatched & {
    /** Seconds from a matched ring's first transfer to the end of the first finding that overlaps it by J ≥ .1. */
    readonly time_to_first_finding: { readonly median_seconds: number | null; readonly n: number };
    readonly false_alerts: { readonly truth: number; readonly found: number };
  };
  readonly by_typology: Readonly<Record<string, Matched>>;
  /** At the strength where the recall at precision .5 is reached: findings down to it, and recall by typology of the rings. */
  readonly at_p50: CutFigures | null;
  readonly at_500: CutFigures | null;
  /** Only findings of a compatible typology match. */
  readonly typed: ExtendedMatched;
  /** Findings per truth ring, and truth rings per finding, at J ≥ .1, over those with at least one. */
  readonly fragmentation: number | null;
  readonly merging: number | null;
}

export interface CutFigures {
  readonly found: number;
  readonly by_typology: Readonly<Record<string, Pick<Matched, 'recall' | 'matched' | 'truth'>>>;
}

const LEAST_MATCH = 0.5;
const LEAST_TOUCH = 0.1;
const LEAST_TRANSFERS = 4;
const LEAST_ACCOUNTS = 2;

export function evaluateFindings(input: EvaluationInput, findings: readonly Finding[]): FindingFigures {
  const { truth } = input;
  const byAccounts = truth.ringsBy === 'accounts';
  const rings = judgedRings(truth);
  const sets = findings.map(({ evidence, core }) => (byAccounts ? core : evidence));
  const touching = overlaps(
    sets,
    rings.map(({ members }) => members),
    LEAST_TOUCH,
  );
  const matching = touching.filter(({ jaccard }) => jaccard >= LEAST_MATCH);
  const common = {
    findings,
    truthCount: rings.length,
    value: ringValues(input, rings),
    isNeutral: neutralFindings(input, findings, rings),
    random: input.random,
  };
  const all = matchFindings({ ...common, pairs: matching });
  const typed = matchFindings({
    ...common,
    pairs: matching.filter(({ finding, truth: ring }) =>
      compatibleTypologies(findings[finding]!.typology, rings[ring]!.typology),
    ),
  });
  return {
    all: {
      ...all.figures,
      time_to_first_finding: timeToFirst(input, { findings, rings, touching, match: all }),
      false_alerts: falseAlerts(truth.falseAlerts, sets, all),
    },
    by_typology: byTypology(findings, rings, { match: all, isNeutral: common.isNeutral }),
    at_p50: figuresAtCut(cutAtPrecision(all.curve, 0.5), { findings, rings, matching }),
    at_500: figuresAtCut(500, { findings, rings, matching }),
    typed: typed.figures,
    fragmentation: meanCount(touching.map(({ truth: ring }) => ring)),
    merging: meanCount(touching.map(({ finding }) => finding)),
  };
}

/** Rings of at least four transfers, or of two accounts where no transfers are known. */
export function judgedRings(truth: EvaluationInput['truth']): readonly TruthRing[] {
  const least = truth.ringsBy === 'accounts' ? LEAST_ACCOUNTS : LEAST_TRANSFERS;
  return truth.rings.filter(({ members }) => members.length >= least);
}

/** Value of each ring; amounts in several currencies are made comparable by the mean of the truth's transfers in each. */
function ringValues({ transfers, truth }: EvaluationInput, rings: readonly TruthRing[]): Float64Array {
  if (truth.ringsBy === 'accounts') return new Float64Array(rings.length).fill(1);
  const sums = new Map<number, { sum: number; n: number }>();
  for (const transfer of rings.flatMap(({ members }) => [...members])) {
    const total = sums.get(transfers.currency[transfer]!) ?? { sum: 0, n: 0 };
    sums.set(transfers.currency[transfer]!, { sum: total.sum + transfers.amountMinor[transfer]!, n: total.n + 1 });
  }
  const unit = (currency: number): number => (sums.size <= 1 ? 1 : sums.get(currency)!.sum / sums.get(currency)!.n);
  return Float64Array.from(rings, ({ members }) =>
    members.reduce((sum, transfer) => sum + transfers.amountMinor[transfer]! / unit(transfers.currency[transfer]!), 0),
  );
}

/** Half of the transfers are labelled bad but in no ring that counts, or a core account is not to be judged at that time. */
export function neutralFindings(
  { truth, transfers }: EvaluationInput,
  findings: readonly Finding[],
  rings: readonly TruthRing[],
): Uint8Array {
  const loose = new Uint8Array(transfers.count);
  for (const transfer of truth.badTransfers ?? []) loose[transfer] = 1;
  if (truth.ringsBy === 'transfers')
    for (const { members } of rings) for (const transfer of members) loose[transfer] = 0;
  const ignored = Map.groupBy(truth.ignored, ({ account }) => account);
  return Uint8Array.from(findings, ({ evidence, core, from, to }) => {
    const looseCount = evidence.reduce((count, transfer) => count + loose[transfer]!, 0);
    const isIgnored = core.some(
      (account) => ignored.get(account)?.some((stretch) => stretch.from <= to && stretch.to >= from) === true,
    );
    return isIgnored || (evidence.length > 0 && looseCount * 2 >= evidence.length) ? 1 : 0;
  });
}

/** Recall over the truth rings of a typology, whatever found them; precision over the findings of that typology. */
function byTypology(
  findings: readonly Finding[],
  rings: readonly TruthRing[],
  judged: { match: FindingMatch; isNeutral: Uint8Array },
): Record<string, Matched> {
  const { match, isNeutral } = judged;
  const names = new Set([
    ...rings.map(({ typology }) => typologyKey(typology)),
    ...findings.map(({ typology }) => typologyKey(typology)),
  ]);
  const matchedRings = new Set(match.truthOf);
  return Object.fromEntries(
    [...names].toSorted().map((name) => {
      const truth = rings.flatMap(({ typology }, i) => (typologyKey(typology) === name ? [i] : []));
      const found = findings.flatMap(({ typology }, i) => (typologyKey(typology) === name ? [i] : []));
      const right = found.filter((finding) => match.truthOf[finding]! >= 0).length;
      const neutral = found.filter((finding) => match.truthOf[finding]! < 0 && isNeutral[finding] === 1).length;
      const recalled = shares({
        matched: truth.filter((ring) => matchedRings.has(ring)).length,
        truth: truth.length,
        found: found.length,
        neutral,
      });
      return [
        name,
        { ...recalled, precision: ratio(right, found.length - neutral), strict_precision: ratio(right, found.length) },
      ];
    }),
  );
}

/** Recall by typology among the `cut` strongest findings. */
function figuresAtCut(
  cut: number | null,
  judged: {
    readonly findings: readonly Finding[];
    readonly rings: readonly TruthRing[];
    readonly matching: readonly Overlap[];
  },
): CutFigures | null {
  if (cut === null) return null;
  const { findings, rings, matching } = judged;
  const kept = new Set(rankOrder(findings.map(({ strength }) => strength)).slice(0, cut));
  const pairs = matching.filter(({ finding }) => kept.has(finding));
  const matched = new Set(
    maximumWeightMatching(
      pairs.map(({ finding, truth, jaccard }) => ({ left: finding, right: truth, weight: jaccard })),
    ).map(({ right }) => right),
  );
  const names = [...new Set(rings.map(({ typology }) => typologyKey(typology)))].toSorted();
  return {
    found: kept.size,
    by_typology: Object.fromEntries(
      names.map((name) => {
        const own = [...rings.keys()].filter((ring) => typologyKey(rings[ring]!.typology) === name);
        const right = own.filter((ring) => matched.has(ring)).length;
        return [name, { recall: ratio(right, own.length), matched: right, truth: own.length }];
      }),
    ),
  };
}

interface Found {
  readonly findings: readonly Finding[];
  readonly rings: readonly TruthRing[];
  readonly touching: readonly Overlap[];
  readonly match: FindingMatch;
}

function timeToFirst(
  { transfers, truth }: EvaluationInput,
  { findings, rings, touching, match }: Found,
): { median_seconds: number | null; n: number } {
  if (truth.ringsBy === 'accounts') return { median_seconds: null, n: 0 };
  const matched = new Set(match.truthOf);
  const earliest = new Map<number, number>();
  for (const { finding, truth: ring } of touching) {
    if (matched.has(ring)) earliest.set(ring, Math.min(earliest.get(ring) ?? Infinity, findings[finding]!.to));
  }
  const waits = [...earliest].map(([ring, end]) => {
    const start = rings[ring]!.members.reduce((first, transfer) => Math.min(first, transfers.at[transfer]!), Infinity);
    return Math.max(0, end - start);
  });
  return { median_seconds: median(waits), n: waits.length };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Rings with an innocent label that an unmatched finding reproduces: no detector can tell them from guilty ones. */
function falseAlerts(
  rings: readonly TruthRing[],
  sets: readonly Uint32Array[],
  match: FindingMatch,
): { truth: number; found: number } {
  const pairs = overlaps(
    sets,
    rings.map(({ members }) => members),
    LEAST_MATCH,
  ).filter(({ finding }) => match.truthOf[finding]! < 0);
  return { truth: rings.length, found: new Set(pairs.map(({ truth }) => truth)).size };
}

function meanCount(keys: readonly number[]): number | null {
  return keys.length === 0 ? null : keys.length / new Set(keys).size;
}
