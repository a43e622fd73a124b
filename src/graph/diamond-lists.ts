import { PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

export interface AdjacencyList {
  readonly offsets: Uint32Array;
  readonly edges: Uint32Array;
  readonly partner: Uint32Array;
}

/** Words of a cell: what the search reads of a transfer lies in 16 bytes, in the order of the list. */
export const CELL_WORDS = 4;
export const AFTER = 1;
export const PARTNER = 2;
export const NATS = 3;

/** Words of a place: where an account's list starts and ends, and the most nats in it. */
export const PLACE_WORDS = 4;
export const END = 1;
export const MOST = 2;

export interface SearchList {
  readonly edges: Uint32Array;
  /** By place in the list: time, first second that is strictly after it, the other account, nats. */
  readonly cells: Uint32Array;
  /** The same memory; only the fourth word of each cell is a number. */
  readonly nats: Float32Array;
  /** By account: start, end, the most nats of its transfers. */
  readonly places: Uint32Array;
  /** The same memory; only the third word of each account is a number. */
  readonly most: Float32Array;
}

/** Copies an adjacency for a search in one direction; transfers marked in `isLeftOut` are worth −Infinity. */
export function searchList(
  { t, precision, vertexCount }: TemporalGraph,
  { offsets, edges, partner }: AdjacencyList,
  { edgeNats, isLeftOut }: { readonly edgeNats?: Float32Array | undefined; readonly isLeftOut?: Uint8Array },
): SearchList {
  const cells = new Uint32Array(edges.length * CELL_WORDS);
  const nats = new Float32Array(cells.buffer);
  const places = new Uint32Array(vertexCount * PLACE_WORDS);
  const most = new Float32Array(places.buffer);
  for (let v = 0; v < vertexCount; v += 1) {
    let highest = -Infinity;
    for (let place = offsets[v]!; place < offsets[v + 1]!; place += 1) {
      const e = edges[place]!;
      const at = place * CELL_WORDS;
      const worth = isLeftOut?.[place] === 1 ? -Infinity : (edgeNats?.[e] ?? 0);
      cells[at] = t[e]!;
      cells[at + AFTER] = t[e]! + PRECISION_SECONDS[precision[e] as 0 | 1 | 2];
      cells[at + PARTNER] = partner[e]!;
      nats[at + NATS] = worth;
      highest = Math.max(highest, worth);
    }
    places[v * PLACE_WORDS] = offsets[v]!;
    places[v * PLACE_WORDS + END] = offsets[v + 1]!;
    most[v * PLACE_WORDS + MOST] = highest;
  }
  return { edges, cells, nats, places, most };
}

/** HUB: 1 at each transfer of the list at whose time the account's live transfers of the last W are more than the cap. */
export function hubPlaces(
  { vertexCount, t }: TemporalGraph,
  { list, live, hubCap, windowSeconds }: HubRule,
): Uint8Array {
  const isHub = new Uint8Array(list.edges.length);
  for (let v = 0; v < vertexCount; v += 1) {
    const stop = live.offsets[v + 1]!;
    let oldest = live.offsets[v]!;
    if (stop - oldest <= hubCap) continue;
    let next = oldest;
    for (let place = list.offsets[v]!; place < list.offsets[v + 1]!; place += 1) {
      const now = t[list.edges[place]!]!;
      while (next < stop && t[live.edges[next]!]! <= now) next += 1;
      while (oldest < next && t[live.edges[oldest]!]! + windowSeconds < now) oldest += 1;
      if (next - oldest > hubCap) isHub[place] = 1;
    }
  }
  return isHub;
}

export interface HubRule {
  readonly list: AdjacencyList;
  /** Whose transfers make a hub. */
  readonly live: AdjacencyList;
  readonly hubCap: number;
  readonly windowSeconds: number;
}
