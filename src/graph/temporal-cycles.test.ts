import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CycleBundle } from './cycle-paths.ts';
import { randomDrafts, toGraph, type EdgeDraft } from './graph.fixture.ts';
import { temporalCyclesReference } from './temporal-cycles.reference.ts';
import type { CycleQuery } from './cycle-search.ts';
import { temporalCycles } from './temporal-cycles.ts';
import { PRECISION, type TemporalGraph } from './temporal-graph.ts';
import { VertexCycleCollector } from './vertex-cycles.ts';

/** The sample of IBM's parallel-cycle-enumeration (Apache-2.0): source, target, time. */
const SAMPLE = [
  [1, 2, 0],
  [1, 5, 1],
  [2, 3, 2],
  [3, 1, 3],
  [3, 2, 4],
  [3, 4, 5],
  [3, 6, 6],
  [4, 5, 7],
  [5, 2, 8],
  [6, 4, 9],
  [4, 7, 10],
] as const;

const sample = toGraph(SAMPLE.map(([src, dst, t]) => ({ src, dst, t: t + 1 })));

function byLength(graph: TemporalGraph, query: Partial<CycleQuery>): Record<number, number> {
  const { edgeCycles } = temporalCycles(graph, {
    maximumHops: 20,
    windowSeconds: 3600,
    order: 'plain',
    ...query,
  });
  return Object.fromEntries(edgeCycles.map((count, length) => [length, count]).filter(([, count]) => count !== 0));
}

test('[CYC-1] the published 11-transfer sample: {2:1, 3:1, 4:1}, in 3 seconds {2:1, 3:1}', () => {
  expect(byLength(sample, {})).toEqual({ 2: 1, 3: 1, 4: 1 });
  expect(byLength(sample, { windowSeconds: 3 })).toEqual({ 2: 1, 3: 1 });
  expect(byLength(sample, { windowSeconds: 2 })).toEqual({ 2: 1 });
  expect(byLength(sample, { maximumHops: 3 })).toEqual({ 2: 1, 3: 1 });
  expect(byLength(sample, { minimumHops: 3 })).toEqual({ 3: 1, 4: 1 });
});

/** In steps of 20 s with mixed precision, or of 1 s so that a path can be as tight as the order allows. */
const densities = fc.record({
  count: fc.integer({ min: 10, max: 18 }),
  accounts: fc.integer({ min: 3, max: 5 }),
  steps: fc.integer({ min: 6, max: 14 }),
  unitSeconds: fc.constantFrom(1, 20),
});
const graphs = fc
  .tuple(fc.integer(), densities)
  .map(([seed, density]) => toGraph(randomDrafts(seed, density), density.accounts));
const queries = fc.record({
  maximumHops: fc.integer({ min: 2, max: 5 }),
  minimumHops: fc.integer({ min: 2, max: 3 }),
  windowSeconds: fc.constantFrom(4, 20, 60, 130, 1000),
  order: fc.constantFrom('precise' as const, 'plain' as const),
  hubCap: fc.constantFrom(1, 2, 4, Infinity, Infinity, Infinity),
});
const VALUE_RULE = { lossShare: 0.2, gainShare: 0.05 };

test('[CYC-1] [CYC-2] [CYC-3] [HUB-1] counts, accounts and transfers equal the exponential reference', () => {
  fc.assert(
    fc.property(graphs, queries, fc.boolean(), (graph, limits, isValued) => {
      const query: CycleQuery = isValued ? { ...limits, valueRule: VALUE_RULE } : limits;
      const bundles: CycleBundle[] = [];
      const counts = temporalCycles(graph, query, (bundle) => bundles.push(bundle));
      const expected = temporalCyclesReference(graph, query);
      const groups = new Map<string, { edges: Set<number>; combinations: number }>();
      for (const { accounts, edges } of expected) {
        const key = `${edges.at(-1)}: ${accounts.join(' ')}`;
        const group = groups.get(key) ?? { edges: new Set(), combinations: 0 };
        for (const e of edges) group.edges.add(e);
        group.combinations += 1;
        groups.set(key, group);
      }
      const found = bundles.map((bundle) => [`${bundle.closing}: ${bundle.accounts.join(' ')}`, bundle] as const);
      expect(found.map(([key]) => key).toSorted()).toEqual([...groups.keys()].toSorted());
      for (const [key, bundle] of found) {
        expect(bundle.combinations).toBe(groups.get(key)!.combinations);
        expect(bundle.edges).toEqual([...groups.get(key)!.edges].toSorted((a, b) => a - b));
      }
      expect(counts.edgeCycles.reduce((sum, n) => sum + n, 0)).toBe(expected.length);
      expect(counts.sequences.reduce((sum, n) => sum + n, 0)).toBe(groups.size);
    }),
    { seed: 13, numRuns: 2500 },
  );
});

test('[CYC-2] precise order needs the whole unit of the earlier transfer to pass, plain order does not', () => {
  const triangle = (precision: number, gap: number): TemporalGraph =>
    toGraph([
      { src: 0, dst: 1, t: 1, precision },
      { src: 1, dst: 2, t: 1 + gap, precision },
      { src: 2, dst: 0, t: 1 + 2 * gap, precision },
    ]);
  const count = (graph: TemporalGraph, order: 'precise' | 'plain'): number =>
    byLength(graph, { order, windowSeconds: 10 * 86_400 })[3] ?? 0;
  expect(count(triangle(PRECISION.second, 1), 'precise')).toBe(1);
  expect(count(triangle(PRECISION.minute, 59), 'precise')).toBe(0);
  expect(count(triangle(PRECISION.minute, 60), 'precise')).toBe(1);
  expect(count(triangle(PRECISION.day, 86_399), 'precise')).toBe(0);
  expect(count(triangle(PRECISION.day, 86_400), 'precise')).toBe(1);
  expect(count(triangle(PRECISION.day, 1), 'plain')).toBe(1);
  expect(count(triangle(PRECISION.second, 0), 'plain')).toBe(0);
});

test('[CYC-3] the value rule holds at its ends and between currencies of one kind only', () => {
  const triangle = (amounts: readonly [number, number, number], currency = 0): TemporalGraph =>
    toGraph([
      { src: 0, dst: 1, t: 1, amount: amounts[0] },
      { src: 1, dst: 2, t: 2, amount: amounts[1] },
      { src: 2, dst: 0, t: 3, amount: amounts[2], currency },
    ]);
  const count = (graph: TemporalGraph): number => byLength(graph, { valueRule: VALUE_RULE })[3] ?? 0;
  expect(count(triangle([1000, 800, 840]))).toBe(1);
  expect(count(triangle([1000, 799, 800]))).toBe(0);
  expect(count(triangle([1000, 1050, 1050]))).toBe(1);
  expect(count(triangle([1000, 1051, 1051]))).toBe(0);
  expect(count(triangle([1000, 1000, 1000], 1))).toBe(0);
});

const PARALLEL: readonly EdgeDraft[] = [
  { src: 0, dst: 1, t: 10 },
  { src: 0, dst: 1, t: 11 },
  { src: 1, dst: 2, t: 20 },
  { src: 2, dst: 0, t: 30 },
  { src: 2, dst: 0, t: 31 },
];

test('[CYC-4] four edge cycles over one sequence of accounts are one vertex cycle with all its transfers', () => {
  const collector = new VertexCycleCollector();
  const graph = toGraph(PARALLEL.map((edge) => ({ ...edge, src: (edge.src + 2) % 3, dst: (edge.dst + 2) % 3 })));
  temporalCycles(graph, { maximumHops: 3, windowSeconds: 100, order: 'precise' }, (bundle) => collector.add(bundle));
  expect(collector.cycles()).toEqual([
    { accounts: [0, 1, 2], edges: [0, 1, 2, 3, 4], edgeCycles: 4, shortestSpanSeconds: 19, closings: 2 },
  ]);
});

test('[CYC-4] beyond the limit new sequences are counted, known ones still grow', () => {
  const collector = new VertexCycleCollector(1);
  const reversed = PARALLEL.map(({ src, dst, t }) => ({ src: dst, dst: src, t: t + 100 }));
  const graph = toGraph([
    ...PARALLEL,
    { src: 0, dst: 2, t: 150 },
    { src: 2, dst: 1, t: 160 },
    { src: 1, dst: 0, t: 170 },
    ...reversed,
  ]);
  temporalCycles(graph, { maximumHops: 3, minimumHops: 3, windowSeconds: 60, order: 'precise' }, (bundle) =>
    collector.add(bundle),
  );
  expect(collector.cycles().map(({ edgeCycles }) => edgeCycles)).toEqual([4]);
  expect(collector.dropped).toBeGreaterThan(0);
});

test('[CYC-5] ranges of closing transfers share the work without a cycle lost or doubled', () => {
  fc.assert(
    fc.property(graphs, fc.nat({ max: 18 }), (graph, cut) => {
      const query: CycleQuery = { maximumHops: 4, windowSeconds: 130, order: 'plain' };
      const closings = (range: { closingFrom?: number; closingTo?: number }): string[] => {
        const found: string[] = [];
        temporalCycles(graph, { ...query, ...range }, ({ edges }) => found.push(edges.join(' ')));
        return found;
      };
      const middle = Math.min(cut, graph.edgeCount);
      expect([...closings({ closingTo: middle }), ...closings({ closingFrom: middle })]).toEqual(closings({}));
    }),
    { seed: 14, numRuns: 100 },
  );
});

test('[HUB-1] a busy account is not passed and the skip is counted', () => {
  const busy = Array.from({ length: 5 }, (_, i) => ({ src: 3 + i, dst: 1, t: 5 }));
  const graph = toGraph([...PARALLEL, ...busy]);
  const query: CycleQuery = { maximumHops: 3, windowSeconds: 100, order: 'precise' };
  const exact = temporalCycles(graph, { ...query, hubCap: 7 });
  expect([exact.edgeCycles[3], exact.hubSkips]).toEqual([4, 0]);
  const skipping = temporalCycles(graph, { ...query, hubCap: 6 });
  expect([skipping.edgeCycles[3] ?? 0, skipping.hubSkips]).toEqual([0, 2]);
});

test('[HUB-2] a search beyond the step limit is cut and counted: a lower bound', () => {
  const graph = toGraph(PARALLEL);
  const query: CycleQuery = { maximumHops: 3, windowSeconds: 100, order: 'precise' };
  expect(temporalCycles(graph, { ...query, stepLimit: 1000 }).stoppedClosings).toBe(0);
  const cut = temporalCycles(graph, { ...query, stepLimit: 1 });
  expect(cut.stoppedClosings).toBe(2);
  expect(cut.edgeCycles[3] ?? 0).toBeLessThan(4);
});

test('[HUB-3] under a budget what is found is part of the whole, what was not searched is counted, and enough is all', () => {
  let cut = 0;
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1, max: 400 }), (graph, stepBudget) => {
      const query = { maximumHops: 4, windowSeconds: 130, order: 'plain' as const, stepLimit: 50 };
      const search = (budget: number): { found: string[]; stopped: number; steps: number } => {
        const found: string[] = [];
        const counts = temporalCycles(graph, { ...query, stepBudget: budget }, ({ edges }) =>
          found.push(edges.join(' ')),
        );
        return { found, stopped: counts.stoppedClosings, steps: counts.steps };
      };
      const whole = search(Infinity);
      const some = search(stepBudget);
      expect(search(stepBudget)).toEqual(some);
      expect(whole.found).toEqual(expect.arrayContaining(some.found));
      expect(new Set(some.found).size).toBe(some.found.length);
      if (some.stopped === whole.stopped) expect(some.found.toSorted()).toEqual(whole.found.toSorted());
      else expect(some.stopped).toBeGreaterThan(whole.stopped);
      // One search, at most, runs over: it may take its own limit, once to meet and once to walk, and a scan on top.
      expect(some.steps).toBeLessThan(stepBudget + 2 * query.stepLimit + 4 * graph.edgeCount);
      if (stepBudget > whole.steps) expect(some.stopped).toBe(whole.stopped);
      if (some.stopped > whole.stopped) cut += 1;
    }),
    { seed: 15, numRuns: 300 },
  );
  expect(cut).toBeGreaterThan(50);
});

test('[HUB-3] the budget reaches closing transfers evenly, not the first of them', () => {
  const triangles = Array.from({ length: 400 }, (_, i) =>
    [0, 1, 2].map((step) => ({ src: 3 * i + step, dst: 3 * i + ((step + 1) % 3), t: 1000 * (i + 1) + step })),
  ).flat();
  const graph = toGraph(triangles);
  const query = { maximumHops: 3, windowSeconds: 100, order: 'precise' as const, stepLimit: 20 };
  const whole = temporalCycles(graph, query);
  expect([whole.edgeCycles[3], whole.stoppedClosings]).toEqual([400, 0]);
  const byQuarter = [0, 0, 0, 0];
  const counts = temporalCycles(graph, { ...query, stepBudget: whole.steps / 2 }, ({ closing }) => {
    byQuarter[Math.floor(closing / 300)]! += 1;
  });
  expect(counts.stoppedClosings).toBeGreaterThan(400);
  expect(Math.min(...byQuarter)).toBeGreaterThan(30);
  expect(Math.max(...byQuarter)).toBeLessThan(2 * Math.min(...byQuarter));
});
