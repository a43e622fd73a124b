import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DiamondSearch } from './diamonds.ts';
import { randomDrafts, toGraph } from './graph.fixture.ts';
import { joinLayersReference } from './layered-groups.reference.ts';
import { joinLayers, type LayerPiece } from './layered-groups.ts';
import type { TemporalGraph } from './temporal-graph.ts';

function piecesOf(graph: TemporalGraph, windowSeconds: number): LayerPiece[] {
  const pieces: LayerPiece[] = [];
  for (const shape of ['through', 'into', 'out-of'] as const) {
    const query = {
      shape,
      minimumMiddles: 2,
      windowsSeconds: [windowSeconds],
      hubCap: Infinity,
      stepLimit: Infinity,
    };
    new DiamondSearch(graph, query).run({ from: 0, to: graph.vertexCount, stepBudget: Infinity }, ({ first, edges }) =>
      pieces.push({
        isThrough: shape === 'through',
        first: shape === 'out-of' ? graph.src[edges[0]!]! : first,
        edges,
      }),
    );
  }
  return pieces.toSorted((a, b) => a.edges[0]! - b.edges[0]! || a.edges.length - b.edges.length);
}

test('[LAYERED-1] groups of real pieces equal those laid out anew for every piece', () => {
  let joined = 0;
  let refused = 0;
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 5, max: 12 }),
      fc.integer({ min: 10, max: 40 }),
      fc.constantFrom(8, 20, 1000),
      (seed, accounts, count, maximumTransfers) => {
        const graph = toGraph(randomDrafts(seed, { count, accounts, steps: 30, unitSeconds: 1 }), accounts);
        const pieces = piecesOf(graph, 15);
        const limits = { windowSeconds: 20, maximumTransfers };
        const result = joinLayers(graph, pieces, limits);
        joined = Math.max(joined, ...result.groups.map((group) => group.pieces));
        refused = Math.max(refused, result.refused);
        expect(result).toEqual(joinLayersReference(graph, pieces, limits));
      },
    ),
    { seed: 43, numRuns: 200 },
  );
  expect([joined > 3, refused > 0]).toEqual([true, true]);
});
