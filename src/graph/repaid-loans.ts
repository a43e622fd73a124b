import type { TemporalGraph } from './temporal-graph.ts';

const NONE = 0xff_ff_ff_ff;

/** 1 for each pattern edge that has a reverse with the same amount and currency (a loan and its repayment). O(edges). */
export function repaidLoans(graph: TemporalGraph): Uint8Array {
  const { vertexCount, edgeCount, src, dst, amount, currency } = graph;
  const repaid = new Uint8Array(edgeCount);
  const owner = new Uint32Array(vertexCount).fill(NONE);
  const lastTo = new Uint32Array(vertexCount);
  const previous = new Uint32Array(edgeCount).fill(NONE);
  for (let u = 0; u < vertexCount; u += 1) {
    for (let i = graph.outOffsets[u]!; i < graph.outOffsets[u + 1]!; i += 1) {
      const e = graph.outEdges[i]!;
      const v = dst[e]!;
      previous[e] = owner[v] === u ? lastTo[v]! : NONE;
      owner[v] = u;
      lastTo[v] = e;
    }
    for (let i = graph.inOffsets[u]!; i < graph.inOffsets[u + 1]!; i += 1) {
      const f = graph.inEdges[i]!;
      const w = src[f]!;
      if (owner[w] !== u) continue;
      for (let e = lastTo[w]!; e !== NONE; e = previous[e]!) {
        if (amount[e] === amount[f] && currency[e] === currency[f]) {
          repaid[e] = 1;
          repaid[f] = 1;
        }
      }
    }
  }
  return repaid;
}
