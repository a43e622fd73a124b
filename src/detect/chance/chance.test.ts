import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { detectCase } from '../detect-case.ts';
import { runDetectors, runPlanned } from '../run-detectors.ts';
import { chanceBound, lowered } from './chance-bound.ts';
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
    expect(lowered(0.5, 0.5)).toBe(0.5);
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

describe('in a case', () => {
  const ring = [0, 1, 2, 3, 4, 5].map((v): TransferDraft => ({
    from: 200 + v,
    to: 200 + ((v + 1) % 6),
    t: 20 * DAY + v * HOUR,
    amount: 900_000 - v,
  }));

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

  test('[CHANCE-8] small ledgers are searched by chance several times, those without such hits not at all', () => {
    const view = caseOf({ transfers: ring.map((draft) => ({ ...draft, from: draft.from - 200, to: draft.to - 200 })) });
    const runs = runDetectors(view, { preset: 'structure' });
    if (!runs.ok) throw new Error(runs.problem.code);
    expect(chanceSearches(view, runs.value).replicates).toBe(5);
    expect(chanceSearches(view, []).replicates).toBe(0);
  });
});
