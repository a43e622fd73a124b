import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { familiarPairs, type MemberPair } from './familiar-pairs.ts';
import { EDGE_NUMBERS, edgeDraftOf, toGraph } from './graph.fixture.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

function reference(graph: TemporalGraph, accounts: readonly number[], evidence: readonly number[]): MemberPair[] {
  return accounts.flatMap((payer) =>
    accounts
      .filter((payee) =>
        Array.from(graph.src, (_, e) => e).some(
          (e) =>
            graph.src[e] === payer &&
            graph.dst[e] === payee &&
            (graph.kind[e]! & EDGE_KIND.pattern) !== 0 &&
            !evidence.includes(e),
        ),
      )
      .map((payee) => ({ payer, payee })),
  );
}

test('[SHAPE-2] familiar pairs equal the reference, for accounts with few payments and with many', () => {
  const numbers = fc.tuple(
    fc.constantFrom(0, 0, 0, 1, 2, 3, 4),
    fc.nat({ max: EDGE_NUMBERS.dst }),
    fc.nat({ max: EDGE_NUMBERS.step }),
    fc.nat({ max: EDGE_NUMBERS.rest }),
  );
  fc.assert(
    fc.property(
      fc.array(numbers.map(edgeDraftOf), { minLength: 3, maxLength: 30, size: 'max' }),
      fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat({ max: 29 })),
      (drafts, accounts, chosen) => {
        const graph = toGraph(drafts, 5);
        const evidence = chosen.filter((e) => e < graph.edgeCount);
        expect(familiarPairs(graph, accounts, evidence)).toEqual(reference(graph, accounts, evidence));
      },
    ),
    { seed: 42, numRuns: 200 },
  );
});
