import * as fc from 'fast-check';
import { buildTemporalGraph } from './build-temporal-graph.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

export interface EdgeDraft {
  readonly src: number;
  readonly dst: number;
  readonly t: number;
  readonly amount?: number;
  readonly currency?: number;
  readonly precision?: number;
  readonly kind?: number;
}

/** Sorted by time; ties keep their order. */
export function toGraph(drafts: readonly EdgeDraft[], vertexCount?: number): TemporalGraph {
  const edges = drafts.toSorted((a, b) => a.t - b.t);
  return buildTemporalGraph({
    vertexCount: vertexCount ?? edges.reduce((most, { src, dst }) => Math.max(most, src + 1, dst + 1), 0),
    src: edges.map(({ src }) => src),
    dst: edges.map(({ dst }) => dst),
    t: edges.map(({ t }) => t),
    precision: edges.map(({ precision }) => precision ?? 0),
    currency: edges.map(({ currency }) => currency ?? 0),
    kind: edges.map(({ kind }) => kind ?? EDGE_KIND.pattern),
    amount: edges.map(({ amount }) => amount ?? 100),
  });
}

/** Small and dense, with ties, self-loops, parallel edges, edges outside the patterns and mixed precisions. */
export function edgeDrafts(most: number): fc.Arbitrary<EdgeDraft[]> {
  return fc.array(
    fc.record({
      src: fc.nat({ max: 4 }),
      dst: fc.nat({ max: 4 }),
      t: fc.integer({ min: 1, max: 12 }).map((t) => t * 20),
      amount: fc.constantFrom(80, 90, 100, 105, 111, 200),
      currency: fc.constantFrom(0, 0, 0, 1),
      precision: fc.constantFrom(0, 0, 1),
      kind: fc.constantFrom(EDGE_KIND.pattern, EDGE_KIND.pattern, EDGE_KIND.pattern, 0),
    }),
    { maxLength: most },
  );
}
