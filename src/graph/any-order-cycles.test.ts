import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyOrderCyclesReference } from './any-order-cycles.reference.ts';
import { anyOrderCycles, type AnyOrderQuery } from './any-order-cycles.ts';
import { randomDrafts, toGraph, type EdgeDraft } from './graph.fixture.ts';
import { temporalCycles } from './temporal-cycles.ts';
import type { TemporalGraph } from './temporal-graph.ts';

function circles(graph: TemporalGraph, query: AnyOrderQuery) {
  const found: { accounts: readonly number[]; edges: readonly number[]; isInOrder: boolean }[] = [];
  const counts = anyOrderCycles(graph, query, ({ accounts, edges }, isInOrder) =>
    found.push({ accounts, edges, isInOrder }),
  );
  return { found, counts };
}

const asText = (items: readonly object[]): string[] => items.map((item) => JSON.stringify(item)).toSorted();

const density = fc.record({
  count: fc.integer({ min: 0, max: 22 }),
  accounts: fc.integer({ min: 3, max: 7 }),
  steps: fc.integer({ min: 3, max: 30 }),
  unitSeconds: fc.constantFrom(1, 30),
});
const query = fc.record({
  minimumHops: fc.integer({ min: 2, max: 4 }),
  maximumHops: fc.integer({ min: 2, max: 7 }),
  windowSeconds: fc.constantFrom(5, 90, 400, 10_000),
});

test('[CYC-8] circles in any order equal the reference, and those in order are marked', () => {
  let longest = 0;
  fc.assert(
    fc.property(fc.nat(), density, query, fc.boolean(), (seed, shape, asked, isValued) => {
      const graph = toGraph(randomDrafts(seed, shape), 7);
      const valueRule = { lossShare: 0.2, gainShare: 0.05 };
      const full = isValued ? { ...asked, valueRule } : asked;
      const expected = anyOrderCyclesReference(graph, full);
      const { found, counts } = circles(graph, full);
      expect(asText(found)).toEqual(
        asText(expected.map((circle) => ({ ...circle, edges: circle.edges.toSorted((a, b) => a - b) }))),
      );
      expect(counts).toMatchObject({ hubSkips: 0, stoppedClosings: 0 });
      longest = Math.max(longest, ...found.map(({ edges }) => edges.length));
    }),
    { seed: 51, numRuns: 200 },
  );
  expect(longest).toBeGreaterThanOrEqual(6);
});

test('[CYC-8] the circles in order are the temporal cycles', () => {
  fc.assert(
    fc.property(fc.nat(), density, query, (seed, shape, asked) => {
      const graph = toGraph(randomDrafts(seed, shape), 7);
      const inOrder = circles(graph, asked).found.filter(({ isInOrder }) => isInOrder).length;
      const { edgeCycles } = temporalCycles(graph, { ...asked, order: 'precise' });
      expect(inOrder).toBe(edgeCycles.reduce((sum, n) => sum + n, 0));
    }),
    { seed: 52, numRuns: 200 },
  );
});

/** 0 → 1 → 2 → 3 → 0, the second step last. */
const CIRCLE: readonly EdgeDraft[] = [100, 140, 110, 120].map((t, i) => ({ src: i, dst: (i + 1) % 4, t }));

test('[CYC-8] the window takes in both ends', () => {
  const asked = { minimumHops: 3, maximumHops: 4, windowSeconds: 40 };
  expect(circles(toGraph(CIRCLE), asked).found).toEqual([
    { accounts: [2, 3, 0, 1], edges: [0, 1, 2, 3], isInOrder: false },
  ]);
  expect(circles(toGraph(CIRCLE), { ...asked, windowSeconds: 39 }).found).toEqual([]);
  expect(circles(toGraph(CIRCLE), { ...asked, maximumHops: 3 }).found).toEqual([]);
});

test('[HUB-4] the order-free search skips hubs and stops at its limits, and counts both', () => {
  const spokes: EdgeDraft[] = Array.from({ length: 3 }, (_, i) => ({ src: 3, dst: 5 + i, t: 105 + i }));
  const graph = toGraph([...CIRCLE, ...spokes]);
  const asked = { minimumHops: 3, maximumHops: 4, windowSeconds: 40 };
  expect(circles(graph, { ...asked, hubCap: 4 }).counts.hubSkips).toBe(0);
  const capped = circles(graph, { ...asked, hubCap: 3 });
  expect([capped.found, capped.counts.hubSkips > 0]).toEqual([[], true]);
  const limited = circles(graph, { ...asked, stepLimit: 1 });
  expect([limited.found, limited.counts.stoppedClosings > 0]).toEqual([[], true]);
  const whole = circles(graph, asked).counts;
  expect(whole.stoppedClosings).toBe(0);
  expect(circles(graph, { ...asked, stepBudget: 7 }).counts.stoppedClosings).toBeGreaterThan(0);
});
