import { EDGE_KIND, indexPairs, withPatternEdges, type TemporalGraph } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { PatternGraph } from '../pattern-graph.ts';

const known = new WeakMap<PatternGraph, Map<number, PatternGraph>>();

/**
 * TREE-5: the searched graph with strangers' transfers only. Two accounts are strangers if all pattern transfers
 * between them in the data, either way, lie within one occasion of this length; 0 leaves everyone in. Looks at the whole
 * data, as who reads a finding does.
 */
export function amongStrangers(view: CaseView, pattern: PatternGraph, occasionSeconds: number): PatternGraph {
  if (occasionSeconds === 0) return pattern;
  const ofPattern = known.get(pattern) ?? new Map<number, PatternGraph>();
  known.set(pattern, ofPattern);
  let strangers = ofPattern.get(occasionSeconds);
  if (!strangers) {
    const graph = withPatternEdges(pattern.graph, strangerEdges(view.graph, pattern.graph, occasionSeconds));
    strangers = { ...pattern, graph, pairs: () => indexPairs(graph) };
    ofPattern.set(occasionSeconds, strangers);
  }
  return strangers;
}

/** 1 for each pattern edge of `searched` whose accounts are strangers in `all`. O(edges), without hashing. */
export function strangerEdges(all: TemporalGraph, searched: TemporalGraph, occasionSeconds: number): Uint8Array {
  const { vertexCount, src, dst, t } = all;
  const keep = new Uint8Array(all.edgeCount);
  // By partner of the account at hand: the account (+ 1) it belongs to, first and last time.
  const owner = new Uint32Array(vertexCount);
  const first = new Uint32Array(vertexCount);
  const last = new Uint32Array(vertexCount);
  const meet = (u: number, v: number, time: number): void => {
    if (owner[v] !== u + 1) {
      owner[v] = u + 1;
      first[v] = time;
      last[v] = time;
    }
    first[v] = Math.min(first[v]!, time);
    last[v] = Math.max(last[v]!, time);
  };
  for (const [u, stop] of searched.outOffsets.subarray(1).entries()) {
    if (searched.outOffsets[u] === stop) continue;
    for (let i = all.outOffsets[u]!; i < all.outOffsets[u + 1]!; i += 1) {
      const e = all.outEdges[i]!;
      meet(u, dst[e]!, t[e]!);
    }
    for (let i = all.inOffsets[u]!; i < all.inOffsets[u + 1]!; i += 1) {
      const e = all.inEdges[i]!;
      meet(u, src[e]!, t[e]!);
    }
    for (let i = searched.outOffsets[u]!; i < stop; i += 1) {
      const e = searched.outEdges[i]!;
      const v = dst[e]!;
      if ((searched.kind[e]! & EDGE_KIND.pattern) !== 0 && last[v]! - first[v]! <= occasionSeconds) keep[e] = 1;
    }
  }
  return keep;
}
