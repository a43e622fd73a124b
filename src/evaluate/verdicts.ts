import type { EvaluationInput } from './evaluate.ts';
import { judgedRings, neutralFindings } from './evaluate-findings.ts';
import type { Finding } from './findings.ts';
import { maximumWeightMatching } from './maximum-weight-matching.ts';
import { overlaps } from './overlaps.ts';

/** What became of one finding: the truth ring that it matches, or the one that it touches most. */
export interface FindingVerdict {
  readonly verdict: 'matched' | 'neutral' | 'unmatched';
  readonly ring: string;
  readonly ringTypology: string;
  /** |E_f ∩ E_t| / |E_f ∪ E_t| with that ring; 0 where none is touched. */
  readonly jaccard: number;
  /** |E_f ∩ E_t| / |E_f|: how much of the finding lies in that ring. */
  readonly within: number;
}

/** What became of one truth ring. `finding` is the matched one, or the one that comes nearest; -1 = none touches it. */
export interface RingVerdict {
  readonly ring: string;
  readonly typology: string;
  readonly members: number;
  readonly matched: boolean;
  readonly finding: number;
  readonly jaccard: number;
}

export interface Verdicts {
  readonly findings: readonly FindingVerdict[];
  readonly rings: readonly RingVerdict[];
}

const LEAST_MATCH = 0.5;
const LEAST_TOUCH = 0.01;

/** The matching of `evaluate`, finding by finding and ring by ring: what to look at when a figure is not understood. */
export function verdictsOn(input: EvaluationInput, findings: readonly Finding[]): Verdicts {
  const rings = judgedRings(input.truth);
  const byAccounts = input.truth.ringsBy === 'accounts';
  const sets = findings.map(({ evidence, core }) => (byAccounts ? core : evidence));
  const touching = overlaps(
    sets,
    rings.map(({ members }) => members),
    LEAST_TOUCH,
  );
  const matching = maximumWeightMatching(
    touching
      .filter(({ jaccard }) => jaccard >= LEAST_MATCH)
      .map(({ finding, truth, jaccard }) => ({ left: finding, right: truth, weight: jaccard })),
  );
  const ringOf = new Map(matching.map(({ left, right }) => [left, right]));
  const findingOf = new Map(matching.map(({ left, right }) => [right, left]));
  const nearest = nearestOf(touching);
  const isNeutral = neutralFindings(input, findings, rings);
  const jaccardOf = new Map(touching.map(({ finding, truth, jaccard }) => [`${finding} ${truth}`, jaccard]));
  return {
    findings: findings.map((_, i) => {
      const truth = ringOf.get(i) ?? nearest.truthOf.get(i) ?? -1;
      const jaccard = jaccardOf.get(`${i} ${truth}`) ?? 0;
      const [own, whole] = [sets[i]?.length ?? 0, rings[truth]?.members.length ?? 0];
      return {
        verdict: ringOf.has(i) ? 'matched' : isNeutral[i] === 1 ? 'neutral' : 'unmatched',
        ring: rings[truth]?.id ?? '',
        ringTypology: rings[truth]?.typology ?? '',
        jaccard,
        within: own === 0 ? 0 : (jaccard * (own + whole)) / (1 + jaccard) / own,
      };
    }),
    rings: rings.map(({ id, typology, members }, truth) => {
      const finding = findingOf.get(truth) ?? nearest.findingOf.get(truth) ?? -1;
      return {
        ring: id,
        typology,
        members: members.length,
        matched: findingOf.has(truth),
        finding,
        jaccard: jaccardOf.get(`${finding} ${truth}`) ?? 0,
      };
    }),
  };
}

function nearestOf(touching: ReturnType<typeof overlaps>) {
  const truthOf = new Map<number, number>();
  const findingOf = new Map<number, number>();
  for (const { finding, truth } of touching.toSorted((a, b) => b.jaccard - a.jaccard)) {
    if (!truthOf.has(finding)) truthOf.set(finding, truth);
    if (!findingOf.has(truth)) findingOf.set(truth, finding);
  }
  return { truthOf, findingOf };
}
