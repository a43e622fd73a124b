import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import type { CaseView } from '../case-view.ts';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { detectCase } from '../detect-case.ts';
import { patternGraph } from '../pattern-graph.ts';
import { runDetectors, runPlanned, type DetectorRun, type PlannedRun } from '../run-detectors.ts';
import { chanceBound, lowered } from './chance-bound.ts';
import { chanceView } from './chance-view.ts';
import { chanceSearches, lowerByChance } from './lower-by-chance.ts';

const rising = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 })
  .map((values) => values.map((value) => value / 1000).toSorted((a, b) => a - b));

describe('the bound', () => {
  test('[CHANCE-5] 1 less the share of hits, down to the best threshold, that chance may account for', () => {
    // Of four hits from .5 on chance accounts for 1 + 2·√1·(1/11); of the two from .9 on for none.
    const bound = chanceBound({ found: [0.5, 0.5, 0.9, 0.9], byChance: [0.6], replicates: 1 });
    expect(bound(0.5)).toBeCloseTo(1 - (1 + 2 / 11) / 4, 12);
    expect(bound(0.9)).toBe(1);
    expect(bound(0.7)).toBeCloseTo(1 - (1 + 2 / 11) / 4, 12);
    expect(bound(0.95)).toBe(1);
  });

  test('[CHANCE-5] the mean over several ledgers by chance is what counts', () => {
    const one = chanceBound({ found: [0.5], byChance: [0.5], replicates: 8 });
    expect(one(0.5)).toBeCloseTo(1 - (1 / 8 + 2 * Math.sqrt(1 / 8) * (1 / 8 / (1 / 8 + 10))), 12);
    const many = chanceBound({
      found: Array.from({ length: 1000 }, () => 0.5),
      byChance: Array.from({ length: 900 }, () => 0.5),
      replicates: 1,
    });
    expect(many(0.5)).toBeCloseTo(1 - (900 + 60 * (900 / 910)) / 1000, 12);
    expect(chanceBound({ found: [0.5], byChance: [0.5], replicates: 1 })(0.5)).toBe(0);
  });

  test('[CHANCE-6] a bound lies in 0 to 1 and never falls as strength rises; without hits by chance it is 1', () => {
    fc.assert(
      fc.property(rising, rising, fc.integer({ min: 1, max: 8 }), (found, byChance, replicates) => {
        const bound = chanceBound({ found, byChance, replicates });
        let before = 0;
        for (const strength of found) {
          expect(bound(strength)).toBeGreaterThanOrEqual(before);
          expect(bound(strength)).toBeLessThanOrEqual(1);
          before = bound(strength);
        }
        expect(chanceBound({ found, byChance: [], replicates })(found[0]!)).toBe(1);
      }),
      { seed: 92, numRuns: 300 },
    );
  });

  test('[CHANCE-6] a lowered strength is never above its own, keeps the order and leaves what is below its bound', () => {
    expect(lowered(0.3, 0.5)).toBe(0.3);
    for (const strength of [0.5, 0.0023, 0.0295]) expect(lowered(strength, strength)).toBe(strength);
    expect(lowered(0.9, 0.5)).toBeLessThan(0.501);
    expect(lowered(0.9, 0.5)).toBeGreaterThan(lowered(0.8, 0.5));
    expect(lowered(0.9, 0)).toBeGreaterThan(0);
  });
});

/** Evenly random transfers: shapes in it are chance. */
function noise(count: number, accounts: number, seed: number): TransferDraft[] {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return Array.from({ length: count }, () => ({
    from: below(accounts),
    to: below(accounts),
    t: DAY + below(60 * DAY),
    amount: 1000 + below(900_000),
  })).filter(({ from, to }) => from !== to);
}

const strongest = (drafts: readonly TransferDraft[], accountCount: number) => {
  const found = detectCase(caseOf({ transfers: drafts, accountCount }), { preset: 'structure' });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
};

const shifted = (drafts: readonly TransferDraft[], by: number): TransferDraft[] =>
  drafts.map((draft) => ({ ...draft, from: draft.from + by, to: draft.to + by }));

const runsOf = (view: CaseView): readonly DetectorRun[] => {
  const runs = runDetectors(view, { preset: 'structure' });
  if (!runs.ok) throw new Error(runs.problem.code);
  return runs.value;
};

describe('in a case', () => {
  const ring = [0, 1, 2, 3, 4, 5].map((v): TransferDraft => ({
    from: 200 + v,
    to: 200 + ((v + 1) % 6),
    t: 20 * DAY + v * HOUR,
    amount: 900_000 - v,
  }));
  const ringView = (): CaseView => caseOf({ transfers: shifted(ring, -200) });
  const withNovelOnly = (novelOnly: number): readonly DetectorRun[] =>
    runsOf(ringView())
      .filter(({ detector, hits }) => detector.id === 'cycle' && hits.length > 0)
      .map((run) => ({ ...run, parameters: { ...run.parameters, novelOnly } }));

  test('[CHANCE-1] circles of random transfers lose their strength, a circle among few transfers keeps it', () => {
    const view = caseOf({ transfers: noise(3000, 300, 11), accountCount: 300 });
    const before = runDetectors(view, { preset: 'structure' });
    if (!before.ok) throw new Error(before.problem.code);
    const strong = (hits: readonly { readonly strength: number }[]) =>
      hits.filter(({ strength }) => strength >= 0.5).length;
    expect(strong(before.value.flatMap(({ hits }) => hits))).toBeGreaterThan(20);
    expect(strong(strongest(noise(3000, 300, 11), 300).hits)).toBeLessThanOrEqual(3);
    const quiet = strongest([...noise(400, 200, 12), ...ring], 206);
    const plain = runDetectors(caseOf({ transfers: [...noise(400, 200, 12), ...ring], accountCount: 206 }), {
      preset: 'structure',
    });
    if (!plain.ok) throw new Error(plain.problem.code);
    const circle = (
      hits: readonly { readonly typology: string; readonly strength: number; readonly core: readonly number[] }[],
    ) => hits.find(({ typology, core }) => typology === 'cycle' && core.includes(200))?.strength;
    expect(circle(quiet.hits)).toBe(circle(plain.value.flatMap(({ hits }) => hits)));
    expect(circle(quiet.hits)).toBeGreaterThan(0.3);
  });

  test('[CHANCE-7] fans and what stands around one account are left as they are; how many were lowered is counted', () => {
    const view = caseOf({ transfers: noise(3000, 300, 11), accountCount: 300 });
    const runs = runDetectors(view, { preset: 'structure' });
    if (!runs.ok) throw new Error(runs.problem.code);
    const { plan, views, replicates } = chanceSearches(view, runs.value);
    const byChance = [...views].flatMap((chance) => runPlanned(chance, plan));
    const after = lowerByChance(runs.value, byChance, replicates);
    for (const [i, run] of after.entries()) {
      const own = runs.value[i]!;
      if (/fan|gather-scatter/.test(run.detector.id)) expect(run).toEqual(own);
      const changed = run.hits.filter((hit, k) => hit.strength !== own.hits[k]?.strength).length;
      expect(run.counts['lowered-by-chance'] ?? 0).toBe(changed);
    }
    expect(after.some(({ counts }) => (counts['lowered-by-chance'] ?? 0) > 0)).toBe(true);
  });

  test('[CHANCE-7] a strength that is its bound is not lowered and not counted', () => {
    const found = runsOf(ringView());
    const certain = found.map((run) => ({ ...run, hits: run.hits.map((hit) => ({ ...hit, strength: 1 })) }));
    const after = lowerByChance(certain, found, 1);
    for (const [i, { detector, counts, hits }] of after.entries()) {
      expect(hits).toEqual(certain[i]!.hits);
      expect(counts['lowered-by-chance'], detector.id).toBe(0);
    }
    expect(after.some(({ hits }) => hits.length > 0)).toBe(true);
  });

  test('[CHANCE-8] small ledgers are searched by chance several times, those without such hits not at all', () => {
    const runs = runsOf(ringView());
    const search = chanceSearches(ringView(), runs);
    expect(search.replicates).toBe(5);
    expect([...search.views]).toHaveLength(5);
    expect(search.plan).toEqual(runs.filter(({ detector, hits }) => detector.id !== 'fan' && hits.length > 0));
    expect(search.plan.length).toBeLessThan(runs.length);
    expect(chanceSearches(ringView(), []).replicates).toBe(0);
  });

  test('[CHANCE-8] two million transfers are searched by chance, one more is not', () => {
    const replicates = (edgeCount: number): number => {
      const view = ringView();
      return chanceSearches({ ...view, graph: { ...view.graph, edgeCount } }, runsOf(view)).replicates;
    };
    expect([replicates(2_000_000), replicates(2_000_001)]).toEqual([5, 0]);
  });

  test('[CHANCE-8] the pairs that count are those that are searched', () => {
    // Both sides of most pairs have no statement, so that none of these is new.
    const view = caseOf({
      transfers: [...noise(9000, 1000, 13), ...shifted(ring, 800)],
      accountCount: 1006,
      boundary: Array.from({ length: 1000 }, (_, v) => v),
    });
    const replicates = (novelOnly: number): number => chanceSearches(view, withNovelOnly(novelOnly)).replicates;
    expect([replicates(1), replicates(0)]).toEqual([5, 3]);
  });

  test('[CHANCE-2] the searched graphs stay as large as they are, and only pairs that are searched exchange payees', () => {
    // Every pair three times: the third transfer is never new. Pairs of accounts from 100 on have no statement.
    const known = noise(60, 100, 14);
    const unknown = shifted(noise(60, 100, 15), 100);
    const thrice = [...known, ...unknown].flatMap((one) =>
      [0, 1, 2].map((hour) => ({ ...one, t: one.t + hour * HOUR })),
    );
    const boundary = Array.from({ length: 100 }, (_, i) => 100 + i);
    const view = caseOf({ transfers: thrice, accountCount: 200, boundary });
    for (const novelOnly of [0, 1]) {
      const plan = withNovelOnly(novelOnly).flatMap((run): PlannedRun[] => {
        const { leavesOut: _, ...always } = run.detector;
        return [run, { ...run, detector: always }];
      });
      for (const one of plan) {
        const chance = chanceView(view, [one], 3);
        const searched = (of: typeof view): Uint8Array =>
          patternGraph(of, novelOnly === 1, one.detector.leavesOut).graph.kind.map((bits) => bits & EDGE_KIND.pattern);
        expect(searched(chance)).toEqual(searched(view));
        const moved = [...view.graph.dst.entries()].filter(([e, payee]) => payee !== chance.graph.dst[e]);
        expect(moved.length).toBeGreaterThan(50);
        expect(moved.some(([, payee]) => payee >= 100)).toBe(novelOnly === 0);
      }
    }
  });
});
