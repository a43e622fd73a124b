import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

export interface AdjacencyList {
  readonly offsets: Uint32Array;
  readonly edges: Uint32Array;
  /** By edge: whose list it stands in, and the other account. */
  readonly owner: Uint32Array;
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

const known = new WeakMap<Float32Array, Map<Uint32Array, SearchList>>();

/** Copies an adjacency for a search in one direction; kept as long as the nats, because searches of several shapes share it. */
export function searchList(graph: TemporalGraph, list: AdjacencyList, edgeNats: Float32Array | undefined): SearchList {
  if (!edgeNats) return copyList(graph, list, edgeNats);
  const lists = known.get(edgeNats) ?? new Map<Uint32Array, SearchList>();
  known.set(edgeNats, lists);
  const copy = lists.get(list.edges) ?? copyList(graph, list, edgeNats);
  lists.set(list.edges, copy);
  return copy;
}

function copyList(
  { edgeCount, kind, t, precision, vertexCount }: TemporalGraph,
  { offsets, edges, owner, partner }: AdjacencyList,
  edgeNats: Float32Array | undefined,
): SearchList {
  const cells = new Uint32Array(edges.length * CELL_WORDS);
  const nats = new Float32Array(cells.buffer);
  const places = new Uint32Array(vertexCount * PLACE_WORDS);
  const most = new Float32Array(places.buffer);
  for (let v = 0; v < vertexCount; v += 1) {
    places[v * PLACE_WORDS] = offsets[v]!;
    // Grows to the end of the account's list as its transfers come in.
    places[v * PLACE_WORDS + END] = offsets[v]!;
    most[v * PLACE_WORDS + MOST] = -Infinity;
  }
  // In the order of the edges: reads go through memory in order, only the cell itself lies anywhere.
  for (let e = 0; e < edgeCount; e += 1) {
    if ((kind[e]! & EDGE_KIND.pattern) === 0) continue;
    const own = owner[e]! * PLACE_WORDS;
    const place = places[own + END]!;
    const at = place * CELL_WORDS;
    const worth = edgeNats?.[e] ?? 0;
    cells[at] = t[e]!;
    cells[at + AFTER] = t[e]! + PRECISION_SECONDS[precision[e] as 0 | 1 | 2];
    cells[at + PARTNER] = partner[e]!;
    nats[at + NATS] = worth;
    places[own + END] = place + 1;
    if (worth > most[own + MOST]!) most[own + MOST] = worth;
  }
  return { edges, cells, nats, places, most };
}

/** The same list, where the most nats of an account are those of its transfers that are not marked. */
export function passingHubs(list: SearchList, isHub: Uint8Array): SearchList {
  const { nats } = list;
  const places = list.places.slice();
  const most = new Float32Array(places.buffer);
  for (let at = 0; at < places.length; at += PLACE_WORDS) {
    const start = places[at]!;
    const stop = places[at + END]!;
    let marks = 0;
    for (let place = start; place < stop; place += 1) marks += isHub[place]!;
    if (marks === 0) continue;
    most[at + MOST] = -Infinity;
    for (let place = start; place < stop; place += 1) {
      if (isHub[place] === 1) continue;
      most[at + MOST] = Math.max(most[at + MOST]!, nats[place * CELL_WORDS + NATS]!);
    }
  }
  return { ...list, places, most };
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
