import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAPS } from './cycle-reach.ts';
import { looseGatherScatters } from './gather-scatter-loose.ts';
import {
  gatherScattersReference,
  looseGatherScattersReference,
  type ReferenceGatherScatter,
} from './gather-scatter.reference.ts';
import {
  gatherScatterEdges,
  gatherScatters,
  type GatherScatterBurst,
  type GatherScatterQuery,
} from './gather-scatter.ts';
import { EDGE_NUMBERS, edgeDraftOf, toGraph, type EdgeDraft } from './graph.fixture.ts';
import type { TemporalGraph } from './temporal-graph.ts';

const numbers = fc.tuple(
  fc.nat({ max: 5 }),
  fc.nat({ max: 5 }),
  fc.nat({ max: EDGE_NUMBERS.step }),
  fc.nat({ max: EDGE_NUMBERS.rest }),
);
const drafts: fc.Arbitrary<EdgeDraft[]> = fc.array(numbers.map(edgeDraftOf), { maxLength: 40, size: 'max' });
const STRICT = { gap: GAPS.precise, outFrom: 0.7, outTo: 1.05 };
const query = fc.record({
  minimumPartners: fc.integer({ min: 1, max: 3 }),
  minimumTransfers: fc.integer({ min: 2, max: 6 }),
  windowSeconds: fc.constantFrom(0, 20, 40, 100, 300),
});

type Kernel = typeof gatherScatters | typeof looseGatherScatters;

function found(kernel: Kernel, graph: TemporalGraph, asked: GatherScatterQuery): ReferenceGatherScatter[] {
  const bursts: GatherScatterBurst[] = [];
  expect(kernel(graph, asked, (burst) => bursts.push(burst))).toBe(0);
  return bursts.map((burst) => ({
    centre: burst.centre,
    payers: burst.payers,
    payees: burst.payees,
    edges: gatherScatterEdges(graph, burst),
  }));
}

test('[GS-1] the best split of each run of splits equals the reference that tries every second', () => {
  fc.assert(
    fc.property(drafts, query, (edges, asked) => {
      const graph = toGraph(edges, 6);
      expect(found(gatherScatters, graph, asked)).toEqual(gatherScattersReference(graph, asked));
    }),
    { seed: 21, numRuns: 100 },
  );
});

test('[GS-2] the strict form equals the reference: order by precision, one currency, 70 to 105 % paid on', () => {
  const wide = { ...STRICT, outFrom: 0.3, outTo: 1.8 };
  fc.assert(
    fc.property(drafts, query, fc.constantFrom(STRICT, wide), (edges, asked, strict) => {
      const graph = toGraph(edges, 6);
      const strictly = { ...asked, minimumPartners: 1, strict };
      expect(found(gatherScatters, graph, strictly)).toEqual(gatherScattersReference(graph, strictly));
    }),
    { seed: 22, numRuns: 100 },
  );
});

test('[GS-3] the loose form equals the reference: one window, any order', () => {
  fc.assert(
    fc.property(drafts, query, (edges, asked) => {
      const graph = toGraph(edges, 6);
      expect(found(looseGatherScatters, graph, asked)).toEqual(looseGatherScattersReference(graph, asked));
    }),
    { seed: 23, numRuns: 100 },
  );
});

/** Two payers, then two payees; account 0 is the centre. */
const PLAIN: readonly EdgeDraft[] = [
  { src: 1, dst: 0, t: 100 },
  { src: 2, dst: 0, t: 160 },
  { src: 0, dst: 3, t: 200 },
  { src: 0, dst: 4, t: 260 },
];
const ASKED = { minimumPartners: 2, minimumTransfers: 4, windowSeconds: 100 };
const edgesOf = (kernel: Kernel, edges: readonly EdgeDraft[], asked: GatherScatterQuery = ASKED) =>
  found(kernel, toGraph(edges, 6), asked).map((burst) => burst.edges);

test('[GS-1] both windows are closed where the definition closes them, and each side has its own', () => {
  expect(edgesOf(gatherScatters, PLAIN)).toEqual([[0, 1, 2, 3]]);
  expect(edgesOf(gatherScatters, PLAIN, { ...ASKED, windowSeconds: 60 })).toEqual([]);
  expect(edgesOf(gatherScatters, PLAIN, { ...ASKED, windowSeconds: 99 })).toEqual([[0, 1, 2, 3]]);
  const late = PLAIN.map((edge, i) => (i === 1 ? { ...edge, t: 200 } : edge));
  expect(edgesOf(gatherScatters, late)).toEqual([]);
});

test('[GS-4] a partner on both sides counts on neither', () => {
  const back = PLAIN.map((edge, i) => (i === 3 ? { ...edge, dst: 1, t: 220 } : edge));
  expect(edgesOf(gatherScatters, back)).toEqual([]);
  expect(edgesOf(looseGatherScatters, back, { ...ASKED, windowSeconds: 1000 })).toEqual([]);
  const more: EdgeDraft[] = [...back, { src: 0, dst: 4, t: 260 }, { src: 5, dst: 0, t: 150 }];
  // Account 1 stands on both sides until its credit has left the window.
  expect(edgesOf(gatherScatters, more)).toEqual([
    [1, 2, 3, 5],
    [1, 2, 4, 5],
  ]);
});

test('[GS-3] the loose form holds where the centre pays before it is paid, the split form does not', () => {
  const mixed = PLAIN.map((edge, i) => ({ ...edge, t: [100, 220, 130, 190][i]! }));
  expect(edgesOf(gatherScatters, mixed)).toEqual([]);
  expect(edgesOf(looseGatherScatters, mixed, { ...ASKED, windowSeconds: 119 })).toEqual([]);
  expect(edgesOf(looseGatherScatters, mixed, { ...ASKED, windowSeconds: 120 })).toEqual([[0, 1, 2, 3]]);
});

test('[GS-5] a centre above the hub cap is skipped there, and counted', () => {
  const visited: GatherScatterBurst[] = [];
  const graph = toGraph(PLAIN);
  for (const kernel of [gatherScatters, looseGatherScatters] as const) {
    expect(kernel(graph, { ...ASKED, windowSeconds: 1000, hubCap: 1 }, (burst) => visited.push(burst))).toBe(1);
    expect(visited).toEqual([]);
    expect(kernel(graph, { ...ASKED, windowSeconds: 1000, hubCap: 2 }, () => undefined)).toBe(0);
  }
});
