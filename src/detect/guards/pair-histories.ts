import type { CaseView } from '../case-view.ts';
import { calendarOfEdges, type EdgeCalendar } from './china-time.ts';

/** Months in which a pair must have transfers before it is looked at as a regular one. */
export const REGULAR_MONTHS = 3;

/** The pattern transfers between two accounts a < b, both directions. */
export interface PairHistory {
  readonly a: number;
  readonly b: number;
  /** Edges, rising. */
  readonly edges: readonly number[];
}

/** What all pairs of the data have in common, from one pass over the adjacency. */
export interface PairHistories {
  readonly calendar: EdgeCalendar;
  /** By account: payees paid in at least REGULAR_MONTHS months. */
  readonly regularPayees: Uint32Array;
  /** By account: distinct payers, and those that paid more than once. */
  readonly payers: Uint32Array;
  readonly repeatedPayers: Uint32Array;
  /** Pairs with transfers in both directions, or in at least REGULAR_MONTHS months. */
  readonly pairs: readonly PairHistory[];
}

/** Columns of the partners of one account, side by side for one access to memory; stamped instead of cleared. */
const [STAMP, PAID, RECEIVED, RECEIPTS] = [0, 1, 2, 3];

/** O(edges). Months beyond 32 share a bit, which can only make a pair less regular. */
export function pairHistories(view: CaseView): PairHistories {
  const { graph } = view;
  const { vertexCount, src, dst, outOffsets, outEdges, inOffsets, inEdges } = graph;
  const calendar = calendarOfEdges(view);
  const { month } = calendar;
  const found = {
    regularPayees: new Uint32Array(vertexCount),
    payers: new Uint32Array(vertexCount),
    repeatedPayers: new Uint32Array(vertexCount),
  };
  const partners = new Uint32Array(vertexCount * 4);
  const collect = pairCollector(view, partners);
  for (const u of found.payers.keys()) {
    let isKept = false;
    for (let i = outOffsets[u]!; i < outOffsets[u + 1]!; i += 1) {
      const e = outEdges[i]!;
      const w = dst[e]!;
      const at = partnerAt(partners, w, u);
      const before = partners[at + PAID]!;
      const after = before | (1 << (month[e]! & 31));
      if (after === (before | 0)) continue;
      partners[at + PAID] = after;
      if (bits(after) !== REGULAR_MONTHS) continue;
      found.regularPayees[u]! += 1;
      if (w > u) isKept = true;
    }
    for (let i = inOffsets[u]!; i < inOffsets[u + 1]!; i += 1) {
      const e = inEdges[i]!;
      const w = src[e]!;
      const at = partnerAt(partners, w, u);
      partners[at + RECEIVED]! |= 1 << (month[e]! & 31);
      const receipts = (partners[at + RECEIPTS]! += 1);
      if (receipts === 1) found.payers[u]! += 1;
      else if (receipts === 2) found.repeatedPayers[u]! += 1;
      if (!isKept && w > u) isKept = isKeptPair(partners[at + PAID]!, partners[at + RECEIVED]!);
    }
    if (isKept) collect.from(u);
  }
  return { calendar, ...found, pairs: collect.pairs };
}

function partnerAt(partners: Uint32Array, w: number, u: number): number {
  const at = w * 4;
  if (partners[at + STAMP] !== u + 1) {
    partners[at + STAMP] = u + 1;
    partners[at + PAID] = 0;
    partners[at + RECEIVED] = 0;
    partners[at + RECEIPTS] = 0;
  }
  return at;
}

function isKeptPair(paid: number, received: number): boolean {
  return (paid !== 0 && received !== 0) || bits(paid | received) >= REGULAR_MONTHS;
}

/** Chains the edges of each kept partner w > u from the last back to the first, so that a chain rises. */
function pairCollector({ graph }: CaseView, partners: Uint32Array) {
  const { src, dst, outOffsets, outEdges, inOffsets, inEdges } = graph;
  const head = new Int32Array(graph.vertexCount).fill(-1);
  const next = new Int32Array(graph.edgeCount);
  const pairs: PairHistory[] = [];
  const from = (u: number): void => {
    let i = outOffsets[u + 1]! - 1;
    let k = inOffsets[u + 1]! - 1;
    const found: number[] = [];
    while (i >= outOffsets[u]! || k >= inOffsets[u]!) {
      const isOut = k < inOffsets[u]! || (i >= outOffsets[u]! && outEdges[i]! > inEdges[k]!);
      const e = isOut ? outEdges[i]! : inEdges[k]!;
      if (isOut) i -= 1;
      else k -= 1;
      const w = isOut ? dst[e]! : src[e]!;
      if (w <= u || !isKeptPair(partners[w * 4 + PAID]!, partners[w * 4 + RECEIVED]!)) continue;
      if (head[w] === -1) found.push(w);
      next[e] = head[w]!;
      head[w] = e;
    }
    for (const w of found) {
      const edges: number[] = [];
      for (let e = head[w]!; e >= 0; e = next[e]!) edges.push(e);
      head[w] = -1;
      pairs.push({ a: u, b: w, edges });
    }
  };
  return { from, pairs };
}

/** Bits set of 32. */
function bits(word: number): number {
  let x = word - ((word >>> 1) & 0x55_55_55_55);
  x = (x & 0x33_33_33_33) + ((x >>> 2) & 0x33_33_33_33);
  return Math.imul((x + (x >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
