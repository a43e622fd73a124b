import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

/** Words of a cell: what a search reads of a transfer lies in 16 bytes, in the order of the list. */
export const CELL_WIDTH = 4;
export const CELL = { time: 0, done: 1, partner: 2, amount: 3 } as const;

export interface ListCells {
  readonly offsets: Uint32Array;
  readonly edges: Uint32Array;
  /**
   * By place in the list: time, first second at which a next step may follow (time + gap of the precision), partner.
   * The fourth word is the amount, see `amounts`.
   */
  readonly cells: Uint32Array;
  /** The same memory; only the fourth word of each cell is a number: the amount, rounded to 24 binary digits. */
  readonly amounts: Float32Array;
}

export interface BothLists {
  readonly incoming: ListCells;
  readonly outgoing: ListCells;
  readonly isOneCurrency: boolean;
}

/** Copies the adjacency of a graph into cells: 32 bytes per pattern transfer. */
export function bothLists(graph: TemporalGraph, gap: readonly number[]): BothLists {
  const { currency } = graph;
  return {
    incoming: listCells(graph, 'in', gap),
    outgoing: listCells(graph, 'out', gap),
    isOneCurrency: currency.every((code) => code === currency[0]),
  };
}

/** One direction of the adjacency: 16 bytes per pattern transfer. */
export function listCells(graph: TemporalGraph, direction: 'in' | 'out', gap: readonly number[]): ListCells {
  const { edgeCount, kind, t, precision, amount } = graph;
  const [owner, partner] = direction === 'in' ? [graph.dst, graph.src] : [graph.src, graph.dst];
  const [offsets, edges] = direction === 'in' ? [graph.inOffsets, graph.inEdges] : [graph.outOffsets, graph.outEdges];
  const cells = new Uint32Array(edges.length * CELL_WIDTH);
  const amounts = new Float32Array(cells.buffer);
  const next = offsets.slice(0, -1);
  // In the order of the edges: reads go through memory in order, only the cell itself lies anywhere.
  for (let e = 0; e < edgeCount; e += 1) {
    if ((kind[e]! & EDGE_KIND.pattern) === 0) continue;
    const v = owner[e]!;
    const at = next[v]! * CELL_WIDTH;
    next[v]! += 1;
    cells[at] = t[e]!;
    cells[at + CELL.done] = t[e]! + gap[precision[e]!]!;
    cells[at + CELL.partner] = partner[e]!;
    amounts[at + CELL.amount] = amount[e]!;
  }
  return { offsets, edges, cells, amounts };
}
