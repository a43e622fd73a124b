import { CELL_WIDTH, type BothLists, type ListCells } from './list-cells.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

/** Words per account: first live place and end of both lists, so that an account's state is one cache line. */
const WIDTH = 4;
const SIDE = { in: 0, out: 2 } as const;

/** Both directions of the adjacency with, per account, the stretch of each list that is inside the moving window. */
export class LiveLists {
  readonly incoming: LiveList;
  readonly outgoing: LiveList;
  private readonly graph: TemporalGraph;
  private readonly places: Uint32Array;
  private saved: Uint32Array | undefined;
  private savedAt = 0;
  private at = 0;

  constructor(graph: TemporalGraph, lists: BothLists) {
    this.graph = graph;
    this.places = new Uint32Array(graph.vertexCount * WIDTH);
    this.incoming = new LiveList(lists.incoming, this.places, SIDE.in);
    this.outgoing = new LiveList(lists.outgoing, this.places, SIDE.out);
    this.rewind();
  }

  /** Lets every transfer before `edge` arrive; going back starts from the first one. */
  advance(edge: number): void {
    if (edge < this.at) this.rewind();
    const { kind, src, dst } = this.graph;
    for (let e = this.at; e < edge; e += 1) {
      if ((kind[e]! & EDGE_KIND.pattern) === 0) continue;
      this.places[src[e]! * WIDTH + SIDE.out + 1]! += 1;
      this.places[dst[e]! * WIDTH + SIDE.in + 1]! += 1;
    }
    this.at = edge;
  }

  save(): void {
    this.saved ??= new Uint32Array(this.places.length);
    this.saved.set(this.places);
    this.savedAt = this.at;
  }

  restore(): void {
    if (this.saved) this.places.set(this.saved);
    this.at = this.savedAt;
  }

  private rewind(): void {
    this.incoming.rewind();
    this.outgoing.rewind();
    this.at = 0;
  }
}

export class LiveList {
  readonly edges: Uint32Array;
  readonly cells: Uint32Array;
  readonly amounts: Float32Array;
  private readonly offsets: Uint32Array;
  private readonly places: Uint32Array;
  private readonly side: number;

  constructor(list: ListCells, places: Uint32Array, side: number) {
    this.edges = list.edges;
    this.cells = list.cells;
    this.amounts = list.amounts;
    this.offsets = list.offsets;
    this.places = places;
    this.side = side;
  }

  tailOf(vertex: number): number {
    return this.places[vertex * WIDTH + this.side + 1]!;
  }

  headOf(vertex: number): number {
    return this.places[vertex * WIDTH + this.side]!;
  }

  /** Forgets what left the window; gives the place of the first live edge. `since` must never fall. */
  expire(vertex: number, since: number): number {
    const { cells, places } = this;
    const at = vertex * WIDTH + this.side;
    const tail = places[at + 1]!;
    const first = places[at]!;
    let head = first;
    while (head < tail && cells[head * CELL_WIDTH]! < since) head += 1;
    if (head !== first) places[at] = head;
    return head;
  }

  hasMoreThan(cap: number, vertex: number, since: number): boolean {
    if (this.tailOf(vertex) - this.headOf(vertex) <= cap) return false;
    return this.tailOf(vertex) - this.expire(vertex, since) > cap;
  }

  rewind(): void {
    const { places, offsets, side } = this;
    for (let v = 0; v * WIDTH < places.length; v += 1) {
      places[v * WIDTH + side] = offsets[v]!;
      places[v * WIDTH + side + 1] = offsets[v]!;
    }
  }
}
