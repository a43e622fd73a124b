import type { TemporalGraph } from './temporal-graph.ts';

export const NO_PAIR = 0xff_ff_ff_ff;

export interface PairIndex {
  /** Ordered pairs (payer, payee) with at least one pattern edge. */
  readonly pairCount: number;
  /** Dense pair of each edge; NO_PAIR for an edge outside the patterns. */
  readonly pair: Uint32Array;
  /** 0 for the first pattern edge of its pair, 1 for the second …, in total order (causal). */
  readonly ordinal: Uint32Array;
  /** Distinct payees and payers of each vertex. */
  readonly payees: Uint32Array;
  readonly payers: Uint32Array;
}

/** Numbers the ordered pairs in O(edges): one pass over the out-lists with a scratch column, no hashing. */
export function indexPairs(graph: TemporalGraph): PairIndex {
  const { vertexCount, edgeCount, dst, outOffsets, outEdges } = graph;
  const pair = new Uint32Array(edgeCount).fill(NO_PAIR);
  const ordinal = new Uint32Array(edgeCount);
  const payees = new Uint32Array(vertexCount);
  const payers = new Uint32Array(vertexCount);
  // The pair last seen towards a vertex; it belongs to the present source iff it is not older than its first pair.
  const towards = new Uint32Array(vertexCount).fill(NO_PAIR);
  const seen = new Uint32Array(outEdges.length);
  let pairCount = 0;
  for (let u = 0; u < vertexCount; u += 1) {
    const firstOfSource = pairCount;
    for (let i = outOffsets[u]!; i < outOffsets[u + 1]!; i += 1) {
      const e = outEdges[i]!;
      const v = dst[e]!;
      let p = towards[v]!;
      if (p === NO_PAIR || p < firstOfSource) {
        p = pairCount;
        pairCount += 1;
        towards[v] = p;
        payees[u]! += 1;
        payers[v]! += 1;
      }
      pair[e] = p;
      ordinal[e] = seen[p]!;
      seen[p]! += 1;
    }
  }
  return { pairCount, pair, ordinal, payees, payers };
}

const MOST = 255;

/** `indexPairs(graph).ordinal` in one byte, 255 for all beyond, at a third of the cost: no pair gets a number. */
export function pairOrdinals(graph: TemporalGraph): Uint8Array {
  const { vertexCount, dst, outOffsets, outEdges } = graph;
  const ordinals = new Uint8Array(graph.edgeCount);
  // By payee: the source that last paid it (+ 1), and how often; side by side for one access to memory.
  const paid = new Uint32Array(vertexCount * 2);
  for (let u = 0; u < vertexCount; u += 1) {
    const stop = outOffsets[u + 1]!;
    for (let i = outOffsets[u]!; i < stop; i += 1) {
      const e = outEdges[i]!;
      const at = dst[e]! * 2;
      if (paid[at] === u + 1) {
        paid[at + 1]! += 1;
        ordinals[e] = Math.min(MOST, paid[at + 1]!);
      } else {
        paid[at] = u + 1;
        paid[at + 1] = 0;
      }
    }
  }
  return ordinals;
}
