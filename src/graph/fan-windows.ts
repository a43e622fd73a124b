import { indexPairs, NO_PAIR } from './pairs.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/** Four values per edge, counted with the edge itself; 0 for an edge outside the patterns. */
export interface FourValues {
  readonly sourceOut: Uint32Array;
  readonly sourceIn: Uint32Array;
  readonly destinationOut: Uint32Array;
  readonly destinationIn: Uint32Array;
}

export interface FanWindows {
  /** Distinct counterparties inside the window. */
  readonly fan: FourValues;
  /** Transfers inside the window, parallel ones counted. */
  readonly degree: FourValues;
}

/**
 * FAN: what the accounts of each transfer did in the window that ends at it, both ends included, causal.
 * One pass with expiry; a reference count per ordered pair makes partners distinct. O(edges).
 */
export function fanWindows(graph: TemporalGraph, windowSeconds: number): FanWindows {
  const { edgeCount, vertexCount, src, dst, t } = graph;
  const { pair, pairCount } = indexPairs(graph);
  const live = new Uint32Array(pairCount);
  const fanOut = new Uint32Array(vertexCount);
  const fanIn = new Uint32Array(vertexCount);
  const degreeOut = new Uint32Array(vertexCount);
  const degreeIn = new Uint32Array(vertexCount);
  const fan = fourColumns(edgeCount);
  const degree = fourColumns(edgeCount);
  let oldest = 0;
  for (let e = 0; e < edgeCount; e += 1) {
    for (; t[oldest]! + windowSeconds < t[e]!; oldest += 1) {
      const p = pair[oldest]!;
      if (p === NO_PAIR) continue;
      live[p]! -= 1;
      degreeOut[src[oldest]!]! -= 1;
      degreeIn[dst[oldest]!]! -= 1;
      if (live[p] === 0) {
        fanOut[src[oldest]!]! -= 1;
        fanIn[dst[oldest]!]! -= 1;
      }
    }
    const p = pair[e]!;
    if (p === NO_PAIR) continue;
    const u = src[e]!;
    const v = dst[e]!;
    if (live[p] === 0) {
      fanOut[u]! += 1;
      fanIn[v]! += 1;
    }
    live[p]! += 1;
    degreeOut[u]! += 1;
    degreeIn[v]! += 1;
    fan.sourceOut[e] = fanOut[u]!;
    fan.sourceIn[e] = fanIn[u]!;
    fan.destinationOut[e] = fanOut[v]!;
    fan.destinationIn[e] = fanIn[v]!;
    degree.sourceOut[e] = degreeOut[u]!;
    degree.sourceIn[e] = degreeIn[u]!;
    degree.destinationOut[e] = degreeOut[v]!;
    degree.destinationIn[e] = degreeIn[v]!;
  }
  return { fan, degree };
}

function fourColumns(length: number): FourValues {
  return {
    sourceOut: new Uint32Array(length),
    sourceIn: new Uint32Array(length),
    destinationOut: new Uint32Array(length),
    destinationIn: new Uint32Array(length),
  };
}
