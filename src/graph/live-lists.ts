import type { TemporalGraph } from './temporal-graph.ts';

/**
 * One direction of the adjacency with, per vertex, the stretch of it that is inside the moving window. Time and partner
 * are copied into the order of the lists, so that a scan reads memory in order (16 bytes per edge while it lives).
 */
export class LiveLists {
  readonly edges: Uint32Array;
  readonly time: Uint32Array;
  /** First second at which a next step may follow: time + gap of the edge's precision. */
  readonly done: Uint32Array;
  readonly partner: Uint32Array;
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
  private readonly offsets: Uint32Array;

  constructor(graph: TemporalGraph, direction: 'in' | 'out', gap: readonly number[]) {
    const partnerOf = direction === 'in' ? graph.src : graph.dst;
    this.edges = direction === 'in' ? graph.inEdges : graph.outEdges;
    this.offsets = direction === 'in' ? graph.inOffsets : graph.outOffsets;
    this.time = new Uint32Array(this.edges.length);
    this.done = new Uint32Array(this.edges.length);
    this.partner = new Uint32Array(this.edges.length);
    for (let i = 0; i < this.edges.length; i += 1) {
      const e = this.edges[i]!;
      this.time[i] = graph.t[e]!;
      this.done[i] = graph.t[e]! + gap[graph.precision[e]!]!;
      this.partner[i] = partnerOf[e]!;
    }
    this.head = this.offsets.slice(0, -1);
    this.tail = this.offsets.slice(0, -1);
  }

  /** The next edge of the vertex's list has arrived. */
  arrive(vertex: number): void {
    this.tail[vertex]! += 1;
  }

  /** Forgets what left the window; gives the place of the first live edge. `since` must never fall. */
  expire(vertex: number, since: number): number {
    const { time } = this;
    const tail = this.tail[vertex]!;
    let head = this.head[vertex]!;
    while (head < tail && time[head]! < since) head += 1;
    this.head[vertex] = head;
    return head;
  }

  hasMoreThan(cap: number, vertex: number, since: number): boolean {
    if (this.tail[vertex]! - this.offsets[vertex]! <= cap) return false;
    return this.tail[vertex]! - this.expire(vertex, since) > cap;
  }
}
