import type { TemporalGraph } from './temporal-graph.ts';

export type FanDirection = 'in' | 'out';

export interface FanBurst {
  readonly hub: number;
  /** Distinct partners in the best window. */
  readonly partners: number;
  /** The best window's edges are `edges[start] … edges[end - 1]` of the hub's adjacency (`burstEdges`). */
  readonly start: number;
  readonly end: number;
  /** First and last edge at which the run's windows end. */
  readonly runFrom: number;
  readonly runTo: number;
}

export interface FanQuery {
  readonly direction: FanDirection;
  /** k: distinct partners that make a fan. */
  readonly minimumPartners: number;
  readonly windowSeconds: number;
}

/**
 * Calls `visit` for each maximal run of windows with at least k distinct partners, hub by hub, with the run's best
 * window (most partners; of equals the earliest). Two pointers over each adjacency list: O(edges).
 */
export function fanBursts(graph: TemporalGraph, query: FanQuery, visit: (burst: FanBurst) => void): void {
  const { offsets, edges, partner } = adjacency(graph, query.direction);
  const { t, vertexCount } = graph;
  const { minimumPartners, windowSeconds } = query;
  const live = new Uint32Array(vertexCount);
  for (let hub = 0; hub < vertexCount; hub += 1) {
    const stop = offsets[hub + 1]!;
    let start = offsets[hub]!;
    if (stop - start < minimumPartners) continue;
    let partners = 0;
    let best = 0;
    let bestStart = 0;
    let bestEnd = 0;
    let runFrom = -1;
    let runTo = -1;
    for (let i = start; i < stop; i += 1) {
      const e = edges[i]!;
      for (; t[edges[start]!]! + windowSeconds < t[e]!; start += 1) {
        const leaving = partner[edges[start]!]!;
        live[leaving]! -= 1;
        if (live[leaving] === 0) partners -= 1;
      }
      const arriving = partner[e]!;
      if (live[arriving] === 0) partners += 1;
      live[arriving]! += 1;
      if (partners >= minimumPartners) {
        if (runFrom < 0) runFrom = e;
        runTo = e;
        if (partners > best) {
          best = partners;
          bestStart = start;
          bestEnd = i + 1;
        }
      } else if (runFrom >= 0) {
        visit({ hub, partners: best, start: bestStart, end: bestEnd, runFrom, runTo });
        runFrom = -1;
        best = 0;
      }
    }
    if (runFrom >= 0) visit({ hub, partners: best, start: bestStart, end: bestEnd, runFrom, runTo });
    for (; start < stop; start += 1) live[partner[edges[start]!]!] = 0;
  }
}

/** The edges of a burst's best window, rising. */
export function burstEdges(graph: TemporalGraph, direction: FanDirection, burst: FanBurst): number[] {
  return Array.from(adjacency(graph, direction).edges.subarray(burst.start, burst.end));
}

function adjacency(graph: TemporalGraph, direction: FanDirection) {
  return direction === 'in'
    ? { offsets: graph.inOffsets, edges: graph.inEdges, partner: graph.src }
    : { offsets: graph.outOffsets, edges: graph.outEdges, partner: graph.dst };
}
