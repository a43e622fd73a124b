import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDGE_NUMBERS, edgeDraftOf, toGraph, type EdgeDraft } from './graph.fixture.ts';
import { buildTemporalGraph, withPatternEdges } from './build-temporal-graph.ts';
import { GRAPH_VERSION, graphFromBuffer } from './graph-buffer.ts';
import { EDGE_KIND } from './temporal-graph.ts';

const numbers = fc.tuple(
  fc.nat({ max: EDGE_NUMBERS.src }),
  fc.nat({ max: EDGE_NUMBERS.dst }),
  fc.nat({ max: EDGE_NUMBERS.step }),
  fc.nat({ max: EDGE_NUMBERS.rest }),
);
const edgeDrafts = (most: number): fc.Arbitrary<EdgeDraft[]> =>
  fc.array(numbers.map(edgeDraftOf), { maxLength: most, size: 'max' });

const COLUMNS = {
  vertexCount: 3,
  src: [0, 1],
  dst: [1, 2],
  t: [5, 5],
  precision: [0, 2],
  currency: [0, 1],
  kind: [EDGE_KIND.pattern, EDGE_KIND.pattern | EDGE_KIND.orderAssumed],
  amount: [9_000_000_000_000_001, 1],
};

test('[GRAPH-1] the same columns come back from the buffer alone, shared or not', () => {
  for (const shared of [false, true]) {
    const graph = graphFromBuffer(buildTemporalGraph({ ...COLUMNS, shared }).buffer);
    expect(graph.buffer instanceof SharedArrayBuffer).toBe(shared);
    expect([graph.vertexCount, graph.edgeCount]).toEqual([3, 2]);
    for (const name of ['src', 'dst', 't', 'precision', 'currency', 'kind', 'amount'] as const) {
      expect(Array.from(graph[name])).toEqual(COLUMNS[name]);
    }
    expect(Array.from(graph.outOffsets)).toEqual([0, 1, 2, 2]);
    expect(Array.from(graph.inEdges)).toEqual([0, 1]);
  }
});

test('[GRAPH-1] a pattern transfer takes 31 bytes, any other 23, a vertex 8', () => {
  const bytes = (edges: number, kind: number, vertexCount = 8): number =>
    toGraph(
      Array.from({ length: edges }, (_, i) => ({ src: 0, dst: 1, t: i + 1, kind })),
      vertexCount,
    ).buffer.byteLength;
  expect(bytes(16, EDGE_KIND.pattern) - bytes(8, EDGE_KIND.pattern)).toBe(8 * 31);
  expect(bytes(16, 0) - bytes(8, 0)).toBe(8 * 23);
  expect(bytes(8, 0, 16) - bytes(8, 0, 8)).toBe(8 * 8);
  expect(bytes(0, 0, 1)).toBe(32 + 8 + 8);
});

test('[GRAPH-1] a foreign, older or cut buffer is refused', () => {
  const { buffer } = toGraph([{ src: 0, dst: 1, t: 1 }]);
  const copy = new Uint32Array(buffer.slice(0));
  expect(() => graphFromBuffer(copy.buffer.slice(0, 40))).toThrow(RangeError);
  expect(() => graphFromBuffer(new ArrayBuffer(8))).toThrow(RangeError);
  expect(() => graphFromBuffer(new ArrayBuffer(48))).toThrow(RangeError);
  copy[1] = GRAPH_VERSION + 1;
  expect(() => graphFromBuffer(copy.buffer)).toThrow(/version/);
});

test('[GRAPH-2] times that fall, a time of 0, unknown vertices and columns of another length are refused', () => {
  expect(() => buildTemporalGraph({ ...COLUMNS, t: [5, 4] })).toThrow(/t\[1\] is 4/);
  expect(() => buildTemporalGraph({ ...COLUMNS, t: [0, 4] })).toThrow(/t\[0\] is 0/);
  expect(() => buildTemporalGraph({ ...COLUMNS, dst: [1, 3] })).toThrow(/edge 1/);
  expect(() => buildTemporalGraph({ ...COLUMNS, src: [3, 1] })).toThrow(/edge 0/);
  expect(() => buildTemporalGraph({ ...COLUMNS, amount: [1] })).toThrow(/amount has 1/);
});

test('[GRAPH-3] the adjacency holds each pattern edge once on each side, ids rising, and no transfer to self', () => {
  fc.assert(
    fc.property(edgeDrafts(30), (drafts) => {
      const graph = toGraph(drafts, 5);
      const isPattern = (e: number): boolean =>
        (graph.kind[e]! & EDGE_KIND.pattern) !== 0 && graph.src[e] !== graph.dst[e];
      const all = Array.from({ length: graph.edgeCount }, (_, e) => e);
      for (let v = 0; v < 5; v += 1) {
        const out = Array.from(graph.outEdges.subarray(graph.outOffsets[v], graph.outOffsets[v + 1]));
        const into = Array.from(graph.inEdges.subarray(graph.inOffsets[v], graph.inOffsets[v + 1]));
        expect(out).toEqual(all.filter((e) => isPattern(e) && graph.src[e] === v));
        expect(into).toEqual(all.filter((e) => isPattern(e) && graph.dst[e] === v));
      }
      expect(all.filter((e) => graph.src[e] === graph.dst[e] && (graph.kind[e]! & EDGE_KIND.pattern) !== 0)).toEqual(
        [],
      );
    }),
    { seed: 7, numRuns: 100 },
  );
});

test('[GRAPH-4] taking edges out of the patterns keeps ids, columns and the other bits', () => {
  const graph = buildTemporalGraph(COLUMNS);
  const fewer = withPatternEdges(graph, Uint8Array.of(1, 0));
  expect(Array.from(fewer.src)).toEqual(COLUMNS.src);
  expect(Array.from(fewer.kind)).toEqual([EDGE_KIND.pattern, EDGE_KIND.orderAssumed]);
  expect(Array.from(fewer.outEdges)).toEqual([0]);
  expect(Array.from(graph.outEdges)).toEqual([0, 1]);
});
