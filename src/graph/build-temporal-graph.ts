import { graphByteLength, layoutGraph, type GraphCounts } from './graph-buffer.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

export interface GraphInput {
  readonly vertexCount: number;
  readonly src: ArrayLike<number>;
  readonly dst: ArrayLike<number>;
  /** Seconds since the workspace's epoch, > 0, never falling. */
  readonly t: ArrayLike<number>;
  readonly precision: ArrayLike<number>;
  readonly currency: ArrayLike<number>;
  readonly kind: ArrayLike<number>;
  /** Minor units. */
  readonly amount: ArrayLike<number>;
  /** Makes a SharedArrayBuffer, for worker threads. */
  readonly shared?: boolean;
}

/**
 * Writes the columns and both adjacency lists (edges with `EDGE_KIND.pattern`) into one buffer: 32 bytes of header,
 * 31 bytes per pattern transfer (23 for one that is no pattern edge), 8 per vertex, and at most 72 of padding.
 * A transfer to self never is a pattern edge. Throws a RangeError when a column is out of shape, a vertex unknown, or `t` falls: the caller orders the edges.
 */
export function buildTemporalGraph(input: GraphInput): TemporalGraph {
  const edgeCount = input.src.length;
  checkColumns(input, edgeCount);
  const counts: GraphCounts = { vertexCount: input.vertexCount, edgeCount, patternCount: countPattern(input) };
  const bytes = graphByteLength(counts);
  const graph = layoutGraph(input.shared === true ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes), counts);
  graph.src.set(input.src);
  graph.dst.set(input.dst);
  graph.t.set(input.t);
  graph.precision.set(input.precision);
  graph.currency.set(input.currency);
  graph.kind.set(input.kind);
  for (let e = 0; e < edgeCount; e += 1) {
    if (graph.src[e] === graph.dst[e]) graph.kind[e]! &= ~EDGE_KIND.pattern;
  }
  graph.amount.set(input.amount);
  fillAdjacency(graph.kind, graph.src, graph.outOffsets, graph.outEdges);
  fillAdjacency(graph.kind, graph.dst, graph.inOffsets, graph.inEdges);
  return graph;
}

/**
 * The same edges and ids with fewer pattern edges: `keep` has one byte per edge, 0 takes the edge out of the adjacency.
 * In shared memory if the graph is.
 */
export function withPatternEdges(graph: TemporalGraph, keep: Uint8Array): TemporalGraph {
  const kind = graph.kind.slice();
  for (let e = 0; e < kind.length; e += 1) {
    if (keep[e] === 0) kind[e] = kind[e]! & ~EDGE_KIND.pattern;
  }
  return buildTemporalGraph({ ...graph, kind, shared: graph.buffer instanceof SharedArrayBuffer });
}

function checkColumns(input: GraphInput, edgeCount: number): void {
  const { src, dst, t, vertexCount } = input;
  for (const name of ['dst', 't', 'precision', 'currency', 'kind', 'amount'] as const) {
    if (input[name].length !== edgeCount) {
      throw new RangeError(`${name} has ${input[name].length} values, expected ${edgeCount}`);
    }
  }
  let before = 1;
  for (let e = 0; e < edgeCount; e += 1) {
    if (src[e]! >= vertexCount || dst[e]! >= vertexCount) {
      throw new RangeError(`edge ${e} joins ${src[e]} and ${dst[e]} of ${vertexCount} vertices`);
    }
    if (!(t[e]! >= before)) throw new RangeError(`t[${e}] is ${t[e]}, expected at least ${before}`);
    before = t[e]!;
  }
}

function countPattern({ kind, src, dst }: GraphInput): number {
  let count = 0;
  for (let e = 0; e < kind.length; e += 1) {
    if (src[e] !== dst[e]) count += kind[e]! & EDGE_KIND.pattern;
  }
  return count;
}

function fillAdjacency(kind: Uint8Array, end: Uint32Array, offsets: Uint32Array, edges: Uint32Array): void {
  for (let e = 0; e < end.length; e += 1) {
    if ((kind[e]! & EDGE_KIND.pattern) !== 0) offsets[end[e]! + 1]! += 1;
  }
  for (let v = 1; v < offsets.length; v += 1) offsets[v]! += offsets[v - 1]!;
  const next = offsets.slice(0, -1);
  for (let e = 0; e < end.length; e += 1) {
    if ((kind[e]! & EDGE_KIND.pattern) === 0) continue;
    const v = end[e]!;
    edges[next[v]!] = e;
    next[v]! += 1;
  }
}
