import { wilsonInterval } from '#model';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { projectPrecision } from './classify.ts';
import { seeded } from './evaluation.fixture.ts';
import { bootstrapShare, meetsAim } from './intervals.ts';
import { maximumWeightMatching } from './maximum-weight-matching.ts';
import { maximumWeightReference } from './maximum-weight-matching.reference.ts';
import { shuffleLabels } from './nulls.ts';
import { rankingMetrics } from './ranking-metrics.ts';
import { rankingMetricsReference } from './ranking-metrics.reference.ts';
import { compatibleTypologies, typologyKey } from './typologies.ts';

test('[EVAL-4] the matching is optimal: compared with every subset of pairs', () => {
  const pair = fc.record({
    left: fc.nat(4),
    right: fc.nat(4),
    weight: fc.integer({ min: 10, max: 20 }).map((n) => n / 20),
  });
  const pairs = fc.uniqueArray(pair, { maxLength: 11, selector: ({ left, right }) => left * 10 + right });
  fc.assert(
    fc.property(pairs, (given) => {
      const matching = maximumWeightMatching(given);
      const best = maximumWeightReference(given);
      expect(matching.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(best.weight, 6);
      expect(matching.length).toBe(best.pairs);
      expect(new Set(matching.map(({ left }) => left)).size).toBe(matching.length);
      expect(new Set(matching.map(({ right }) => right)).size).toBe(matching.length);
      for (const chosen of matching) expect(given).toContain(chosen);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('[EVAL-4] one strong pair yields to two that together weigh more, and to two that weigh the same', () => {
  const path = (middle: number): { left: number; right: number; weight: number }[] => [
    { left: 0, right: 0, weight: 0.5 },
    { left: 1, right: 0, weight: middle },
    { left: 1, right: 1, weight: 0.5 },
  ];
  expect(maximumWeightMatching(path(0.9)).map(({ left, right }) => [left, right])).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(maximumWeightMatching(path(1)).length).toBe(2);
  const star = [
    { left: 0, right: 0, weight: 0.6 },
    { left: 1, right: 0, weight: 0.8 },
  ];
  expect(maximumWeightMatching(star)).toEqual([star[1]]);
});

test('[EVAL-12] Wilson intervals equal published values', () => {
  const rounded = (successes: number, n: number): number[] =>
    wilsonInterval(successes, n).map((bound) => Math.round(bound * 1e4) / 1e4);
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
  expect(rounded(15, 148)).toEqual([0.0624, 0.1605]);
  expect(rounded(0, 20)).toEqual([0, 0.1611]);
  expect(rounded(1, 29)).toEqual([0.0061, 0.1718]);
  expect(rounded(10, 10)).toEqual([0.7225, 1]);
  expect(rounded(0, 0)).toEqual([0, 1]);
  expect([
    meetsAim(0.3, 81, 263),
    meetsAim(0.31, 81, 263),
    meetsAim(0.9, 9, 10),
    meetsAim(0.9, 270, 300),
    meetsAim(0.1, 0, 0),
  ]).toEqual([true, false, false, true, false]);
});

test("[EVAL-13] the bootstrap is the seed's own and covers the share", () => {
  const hit = [1, 1, 0, 1, 0, 0, 0, 1];
  const even = hit.map(() => 1);
  const first = bootstrapShare(hit, even, { random: seeded(7) });
  expect(bootstrapShare(hit, even, { random: seeded(7) })).toEqual(first);
  expect(first![0]).toBeGreaterThan(0.05);
  expect(first![0]).toBeLessThan(0.5);
  expect(first![1]).toBeGreaterThan(0.5);
  expect(first![1]).toBeLessThan(0.95);
  expect(bootstrapShare([1, 1], [1, 5], { random: seeded(1) })).toEqual([1, 1]);
  expect(bootstrapShare([], [], { random: seeded(1) })).toBe(null);
});

test('[EVAL-14] precision at another prevalence by Bayes', () => {
  expect(projectPrecision(0.8, 0.01, 0.01)).toBeCloseTo(0.008 / (0.008 + 0.0099), 12);
  expect(projectPrecision(0.8, 0, 0.0001)).toBe(1);
  expect(projectPrecision(0, 0, 0.01)).toBe(null);
  expect(projectPrecision(null, 0.1, 0.01)).toBe(null);
});

test('[EVAL-18] average precision and AUC equal their definitions, ties and all', () => {
  const score = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(fc.array(score, { maxLength: 25 }), fc.array(score, { maxLength: 25 }), (positives, negatives) => {
      const fast = rankingMetrics(Float64Array.from(positives), Float64Array.from(negatives));
      const slow = rankingMetricsReference(positives, negatives);
      if (slow.ap === null) expect(fast.ap).toBe(null);
      else expect(fast.ap).toBeCloseTo(slow.ap, 10);
      if (slow.auc === null) expect(fast.auc).toBe(null);
      else expect(fast.auc).toBeCloseTo(slow.auc, 10);
    }),
    { seed: 5, numRuns: 300 },
  );
  // Scores .9+ .8- .7+ .6-: steps of 1/2 at precision 1 and 2/3; three of four pairs in order.
  expect(rankingMetrics(Float64Array.of(0.9, 0.7), Float64Array.of(0.8, 0.6))).toEqual({ ap: 0.5 + 1 / 3, auc: 0.75 });
});

test('[EVAL-7] names are compared in lower case without variants; compatible shapes are symmetric', () => {
  expect(['FAN_OUT', 'Gather-Scatter-Strict', 'cycle-any-order', ' stack '].map(typologyKey)).toEqual([
    'fan-out',
    'gather-scatter',
    'cycle',
    'stack',
  ]);
  const names = [
    'fan-in',
    'fan-out',
    'gather-scatter',
    'scatter-gather',
    'stack',
    'layered',
    'chain',
    'random',
    'cycle',
    'bipartite',
  ];
  const pairs = names.flatMap((a, i) =>
    names
      .slice(i + 1)
      .filter((b) => compatibleTypologies(a, b))
      .map((b) => `${a} ~ ${b}`),
  );
  expect(pairs).toEqual([
    'fan-in ~ gather-scatter',
    'fan-in ~ scatter-gather',
    'fan-out ~ gather-scatter',
    'fan-out ~ scatter-gather',
    'gather-scatter ~ scatter-gather',
    'gather-scatter ~ stack',
    'gather-scatter ~ layered',
    'scatter-gather ~ stack',
    'scatter-gather ~ layered',
    'stack ~ layered',
    'chain ~ random',
  ]);
  for (const a of names) for (const b of names) expect(compatibleTypologies(a, b)).toBe(compatibleTypologies(b, a));
});

test('[EVAL-23] shuffled labels keep their number and the unlabelled, and give chance', () => {
  const labels = Int8Array.from({ length: 4000 }, (_, i) => (i % 10 === 0 ? -1 : i < 400 ? 1 : 0));
  const shuffled = shuffleLabels(labels, seeded(3));
  const count = (values: Int8Array, value: number): number => values.filter((label) => label === value).length;
  expect([-1, 0, 1].map((value) => count(shuffled, value))).toEqual([-1, 0, 1].map((value) => count(labels, value)));
  expect(shuffled.every((label, i) => label < 0 === labels[i]! < 0)).toBe(true);
  const scores = Float64Array.from(labels, (_, i) => -i);
  const split = (values: Int8Array, value: number): Float64Array => scores.filter((_, i) => values[i] === value);
  expect(rankingMetrics(split(labels, 1), split(labels, 0)).auc).toBe(1);
  expect(rankingMetrics(split(shuffled, 1), split(shuffled, 0)).auc).toBeCloseTo(0.5, 1);
});
