import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomDrafts, toGraph, type EdgeDraft } from './graph.fixture.ts';
import { likeAmountChainsReference } from './like-amount-chains.reference.ts';
import { likeAmountChains, type ChainQuery } from './like-amount-chains.ts';
import type { TemporalGraph } from './temporal-graph.ts';

const LIKE = { shareFrom: 0.8, shareTo: 1.25 };

function chains(graph: TemporalGraph, query: ChainQuery) {
  const found: number[][] = [];
  const counts = likeAmountChains(graph, query, (edges) => found.push([...edges]));
  return { found, counts };
}

const byEdges = (a: readonly number[], b: readonly number[]): number => (a.join(' ') < b.join(' ') ? -1 : 1);

test('[CHAIN-1] maximal like-amount chains equal the reference', () => {
  const density = fc.record({
    count: fc.integer({ min: 0, max: 30 }),
    accounts: fc.integer({ min: 4, max: 9 }),
    steps: fc.integer({ min: 4, max: 30 }),
    unitSeconds: fc.constantFrom(1, 30),
  });
  let most = 0;
  fc.assert(
    fc.property(
      fc.nat(),
      density,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(5, 90, 400, 10_000),
      fc.constantFrom({ ...LIKE, acrossCurrencies: true }, LIKE, { shareFrom: 0.9, shareTo: 1.05 }),
      (seed, shape, minimumTransfers, windowSeconds, like) => {
        const graph = toGraph(randomDrafts(seed, shape), 9);
        const query = { minimumTransfers, windowSeconds, ...like };
        const expected = likeAmountChainsReference(graph, query);
        const { found, counts } = chains(graph, query);
        expect(found.toSorted(byEdges)).toEqual(expected.toSorted(byEdges));
        expect(counts).toMatchObject({ hubSkips: 0, stoppedStarts: 0 });
        most = Math.max(most, ...found.map((edges) => edges.length));
      },
    ),
    { seed: 41, numRuns: 200 },
  );
  expect(most).toBeGreaterThanOrEqual(4);
});

const line = (amounts: readonly number[], gap = 10): EdgeDraft[] =>
  amounts.map((amount, i) => ({ src: i, dst: i + 1, t: 100 + i * gap, amount }));
const FOUR = { minimumTransfers: 4, windowSeconds: 30, ...LIKE };

test('[CHAIN-1] both bounds of the amounts and of the window count, times must rise', () => {
  expect(chains(toGraph(line([1000, 800, 1000, 800])), FOUR).found).toEqual([[0, 1, 2, 3]]);
  expect(chains(toGraph(line([1000, 799, 800, 800])), FOUR).found).toEqual([]);
  expect(chains(toGraph(line([1000, 1250, 1000, 1000])), FOUR).found).toEqual([[0, 1, 2, 3]]);
  expect(chains(toGraph(line([1000, 1251, 1250, 1250])), FOUR).found).toEqual([]);
  expect(chains(toGraph(line([1000, 1000, 1000, 1000], 11)), FOUR).found).toEqual([]);
  expect(chains(toGraph(line([1000, 1000, 1000, 1000], 0)), FOUR).found).toEqual([]);
  expect(chains(toGraph([...line([9, 9, 9]), { src: 3, dst: 1, t: 130, amount: 9 }]), FOUR).found).toEqual([]);
});

test('[CHAIN-2] accounts above the hub cap are not passed and searches beyond their limits are cut, all counted', () => {
  const spread: EdgeDraft[] = [
    ...line([9, 9, 9, 9]),
    ...Array.from({ length: 3 }, (_, i): EdgeDraft => ({ src: 2, dst: 6 + i, t: 125 + i, amount: 1 })),
  ];
  const graph = toGraph(spread);
  expect(chains(graph, { ...FOUR, hubCap: 4 }).counts.hubSkips).toBe(0);
  const capped = chains(graph, { ...FOUR, hubCap: 3 });
  expect([capped.found, capped.counts.hubSkips > 0]).toEqual([[], true]);
  const limited = chains(graph, { ...FOUR, stepLimit: 2 });
  expect([limited.found, limited.counts.stoppedStarts > 0]).toEqual([[], true]);
  const unlimited = chains(graph, FOUR).counts;
  expect(unlimited.stoppedStarts).toBe(0);
  expect(chains(graph, { ...FOUR, stepBudget: 100 }).counts).toEqual(unlimited);
  const poor = chains(graph, { ...FOUR, stepBudget: 7 }).counts;
  expect(poor.stoppedStarts).toBeGreaterThan(0);
  expect(poor.steps).toBeLessThan(unlimited.steps + 1);
});
