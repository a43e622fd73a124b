import fc from 'fast-check';
import { expect, test } from 'vitest';

import { EDGE_NUMBERS, edgeDraftOf, randomDrafts, toGraph } from './graph.fixture.ts';
import { indexPairs } from './pairs.ts';
import { rewirePairs } from './rewire-pairs.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

const OPTIONS = { seed: 5, blockSeconds: 100, leastPairs: 4 };

const graphs = fc
  .array(
    fc.tuple(fc.nat(EDGE_NUMBERS.src), fc.nat(EDGE_NUMBERS.dst), fc.nat(EDGE_NUMBERS.step), fc.nat(EDGE_NUMBERS.rest)),
    { maxLength: 60 },
  )
  .map((numbers) => toGraph(numbers.map(edgeDraftOf), 5));

const isPattern = (graph: TemporalGraph, edge: number) => (graph.kind[edge]! & EDGE_KIND.pattern) !== 0;

/** Distinct payees of each payer and payers of each payee, pairs counted as often as they were given out. */
function pairEnds(graph: TemporalGraph, pairs: ReturnType<typeof indexPairs>) {
  const [payers, payees] = [new Map<number, number>(), new Map<number, number>()];
  const seen = new Set<number>();
  for (let edge = 0; edge < graph.edgeCount; edge += 1) {
    if (!isPattern(graph, edge) || seen.has(pairs.pair[edge]!)) continue;
    seen.add(pairs.pair[edge]!);
    payers.set(graph.src[edge]!, (payers.get(graph.src[edge]!) ?? 0) + 1);
    payees.set(graph.dst[edge]!, (payees.get(graph.dst[edge]!) ?? 0) + 1);
  }
  return { payers, payees };
}

test('[CHANCE-2] pairs exchange payees: how many each account pays and is paid by stays, nobody pays itself, a pair stays one', () => {
  fc.assert(
    fc.property(graphs, fc.nat(), (graph, seed) => {
      const pairs = indexPairs(graph);
      const chance = rewirePairs(graph, pairs, { ...OPTIONS, seed });
      expect(pairEnds(chance, pairs)).toEqual(pairEnds(graph, pairs));
      const payee = new Map<number, number>();
      for (let edge = 0; edge < graph.edgeCount; edge += 1) {
        for (const column of ['src', 't', 'amount', 'currency', 'precision', 'kind'] as const)
          expect(chance[column][edge]).toBe(graph[column][edge]);
        if (!isPattern(graph, edge)) expect(chance.dst[edge]).toBe(graph.dst[edge]);
        else {
          expect(chance.dst[edge]).not.toBe(chance.src[edge]);
          const pair = pairs.pair[edge]!;
          expect(chance.dst[edge]).toBe(payee.get(pair) ?? chance.dst[edge]);
          payee.set(pair, chance.dst[edge]!);
        }
      }
    }),
    { seed: 91, numRuns: 200 },
  );
});

test('[CHANCE-3] payees are exchanged inside a stretch of time, and in small graphs inside the least number of pairs', () => {
  // Payees 10 to 19 are paid in the first stretch, 20 to 29 in the second.
  const drafts = [0, 1].flatMap((part) =>
    Array.from({ length: 10 }, (_, i) => ({ src: i, dst: 10 * (part + 1) + i, t: 1 + part * 1000 + i })),
  );
  const graph = toGraph(drafts, 30);
  const pairs = indexPairs(graph);
  for (let seed = 0; seed < 20; seed += 1) {
    const { dst } = rewirePairs(graph, pairs, { seed, blockSeconds: 1000, leastPairs: 4 });
    expect([...dst.subarray(0, 10)].every((payee) => payee < 20)).toBe(true);
  }
  const wide = Array.from({ length: 20 }, (_, seed) =>
    rewirePairs(graph, pairs, { seed, blockSeconds: 1, leastPairs: 20 }),
  );
  expect(wide.some(({ dst }) => [...dst.subarray(0, 10)].some((payee) => payee >= 20))).toBe(true);
});

test('[CHANCE-4] one seed gives one graph, and another seed another', () => {
  const graph = toGraph(randomDrafts(3, { count: 400, accounts: 40, steps: 200, unitSeconds: 60 }), 40);
  const pairs = indexPairs(graph);
  const [first, again, other] = [1, 1, 2].map((seed) => [...rewirePairs(graph, pairs, { ...OPTIONS, seed }).dst]);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(first?.filter((payee, edge) => payee !== graph.dst[edge]).length).toBeGreaterThan(200);
});
