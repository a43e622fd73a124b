import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDGE_NUMBERS, edgeDraftOf, toGraph, type EdgeDraft } from './graph.fixture.ts';
import { indexPairs, NO_PAIR, pairOrdinals } from './pairs.ts';
import { repaidLoans } from './repaid-loans.ts';
import { surprise } from './surprise.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

const numbers = fc.tuple(
  fc.nat({ max: EDGE_NUMBERS.src }),
  fc.nat({ max: EDGE_NUMBERS.dst }),
  fc.nat({ max: EDGE_NUMBERS.step }),
  fc.nat({ max: EDGE_NUMBERS.rest }),
);
const edgeDrafts = (most: number): fc.Arbitrary<EdgeDraft[]> =>
  fc.array(numbers.map(edgeDraftOf), { maxLength: most, size: 'max' });

function patternEdges(graph: TemporalGraph): number[] {
  return Array.from({ length: graph.edgeCount }, (_, e) => e).filter((e) => (graph.kind[e]! & EDGE_KIND.pattern) !== 0);
}

test('[PAIR-1] pairs, ordinals and partner counts equal those of a map', () => {
  fc.assert(
    fc.property(edgeDrafts(40), (drafts) => {
      const graph = toGraph(drafts, 5);
      const { pair, ordinal, pairCount, payees, payers } = indexPairs(graph);
      const seen = new Map<string, number[]>();
      for (const e of patternEdges(graph)) {
        const key = `${graph.src[e]} ${graph.dst[e]}`;
        const before = seen.get(key) ?? [];
        expect(ordinal[e]).toBe(before.length);
        seen.set(key, [...before, e]);
      }
      expect(Array.from(pairOrdinals(graph))).toEqual(Array.from(ordinal));
      expect(pairCount).toBe(seen.size);
      for (const edges of seen.values()) expect(new Set(edges.map((e) => pair[e])).size).toBe(1);
      expect(new Set([...seen.values()].map(([e]) => pair[e!])).size).toBe(seen.size);
      for (let e = 0; e < graph.edgeCount; e += 1) {
        if ((graph.kind[e]! & EDGE_KIND.pattern) === 0) expect(pair[e]).toBe(NO_PAIR);
      }
      for (let v = 0; v < 5; v += 1) {
        expect(payees[v]).toBe([...seen.keys()].filter((key) => key.startsWith(`${v} `)).length);
        expect(payers[v]).toBe([...seen.keys()].filter((key) => key.endsWith(` ${v}`)).length);
      }
    }),
    { seed: 8, numRuns: 100 },
  );
});

test('[PAIR-1] ordinals in one byte stop at 255', () => {
  const graph = toGraph(Array.from({ length: 300 }, (_, i) => ({ src: 0, dst: 1, t: i + 1 })));
  expect(Array.from(pairOrdinals(graph).subarray(253, 258))).toEqual([253, 254, 255, 255, 255]);
});

test('[LOAN-1] a transfer is a repaid loan if and only if its reverse has the same amount and currency', () => {
  fc.assert(
    fc.property(edgeDrafts(25), (drafts) => {
      const graph = toGraph(drafts, 5);
      const edges = patternEdges(graph);
      const repaid = repaidLoans(graph);
      for (const e of edges) {
        const comesBack = edges.some(
          (f) =>
            graph.src[f] === graph.dst[e] &&
            graph.dst[f] === graph.src[e] &&
            graph.amount[f] === graph.amount[e] &&
            graph.currency[f] === graph.currency[e],
        );
        expect(repaid[e] === 1).toBe(comesBack);
      }
    }),
    { seed: 9, numRuns: 100 },
  );
});

test('[SURPRISE-1] nats are −Σ ln(k·k/M · span/T) − nodes·ln N, parallel transfers once', () => {
  const graph = toGraph([
    { src: 0, dst: 1, t: 100 },
    { src: 0, dst: 1, t: 150 },
    { src: 1, dst: 2, t: 200 },
    { src: 0, dst: 2, t: 300 },
  ]);
  const input = {
    graph,
    pairs: indexPairs(graph),
    edges: [0, 1, 2],
    accountCount: 3,
    spanSeconds: 100,
    dataSeconds: 1000,
  };
  const expected = -Math.log(((2 * 1) / 3) * 0.1) - Math.log(((1 * 2) / 3) * 0.1) - 3 * Math.log(3);
  expect(surprise(input)).toBeCloseTo(expected, 10);
  expect(surprise({ ...input, spanSeconds: 50 })).toBeGreaterThan(expected);
  expect(surprise({ ...input, spanSeconds: 0 })).toBe(surprise({ ...input, spanSeconds: 1 }));
  expect(surprise({ ...input, spanSeconds: 5000 })).toBe(surprise({ ...input, spanSeconds: 1000 }));
});
