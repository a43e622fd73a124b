import type { TemporalGraph } from './temporal-graph.ts';

/** One direction of the adjacency with, per vertex, the stretch of it that is inside the moving window. */
export class LiveLists {
  readonly edges: Uint32Array;
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
  private readonly t: Uint32Array;

  constructor(graph: TemporalGraph, direction: 'in' | 'out') {
    this.t = graph.t;
    this.edges = direction === 'in' ? graph.inEdges : graph.outEdges;
    const offsets = direction === 'in' ? graph.inOffsets : graph.outOffsets;
    this.head = offsets.slice(0, -1);
    this.tail = offsets.slice(0, -1);
  }

  /** The next edge of the vertex's list has arrived. */
  arrive(vertex: number): void {
    this.tail[vertex]! += 1;
  }

  /** Forgets what left the window; gives the number of live edges. `since` must never fall. */
  expire(vertex: number, since: number): number {
    const { edges, t } = this;
    const tail = this.tail[vertex]!;
    let head = this.head[vertex]!;
    while (head < tail && t[edges[head]!]! < since) head += 1;
    this.head[vertex] = head;
    return tail - head;
  }
}
