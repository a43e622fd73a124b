import type { CaseView } from '../case-view.ts';
import { monthsOfEdges } from './china-time.ts';

/** Months in which a directed pair must have transfers before it is looked at as a regular one. */
export const REGULAR_MONTHS = 3;

/** The pattern transfers between two accounts, both directions, in total order. */
export interface PairHistory {
  readonly a: number;
  readonly b: number;
  /** Edges, rising. */
  readonly edges: Uint32Array;
}

/** What all pairs of the data have in common, from one pass over the adjacency. */
export interface PairHistories {
  /** By edge: months since the first edge's, in China. */
  readonly months: Uint16Array;
  /** By account: payees paid in at least REGULAR_MONTHS months. */
  readonly regularPayees: Uint32Array;
  /** By account: distinct payers, and those that paid more than once. */
  readonly payers: Uint32Array;
  readonly repeatedPayers: Uint32Array;
  /** Unordered pairs with transfers in both directions, or in at least REGULAR_MONTHS months. */
  readonly pairs: readonly PairHistory[];
}

/** O(edges), typed scratch columns by partner. Months beyond 32 share a bit, which can only make a pair less regular. */
export function pairHistories(view: CaseView): PairHistories {
  const { graph } = view;
  const { vertexCount, src, dst, outOffsets, outEdges, inOffsets, inEdges } = graph;
  const months = monthsOfEdges(view);
  const regularPayees = new Uint32Array(vertexCount);
  const payers = new Uint32Array(vertexCount);
  const repeatedPayers = new Uint32Array(vertexCount);
  const scratch = {
    paid: new Uint32Array(vertexCount),
    received: new Uint32Array(vertexCount),
    receipts: new Uint32Array(vertexCount),
    head: new Int32Array(vertexCount).fill(-1),
    next: new Int32Array(graph.edgeCount),
  };
  const { paid, received, receipts } = scratch;
  const pairs: PairHistory[] = [];
  for (let u = 0; u < vertexCount; u += 1) {
    const [outStart, outEnd, inStart, inEnd] = [outOffsets[u]!, outOffsets[u + 1]!, inOffsets[u]!, inOffsets[u + 1]!];
    for (let i = outStart; i < outEnd; i += 1) paid[dst[outEdges[i]!]!]! |= 1 << (months[outEdges[i]!]! & 31);
    let repeated = false;
    for (let i = inStart; i < inEnd; i += 1) {
      const w = src[inEdges[i]!]!;
      received[w]! |= 1 << (months[inEdges[i]!]! & 31);
      receipts[w]! += 1;
      if (receipts[w] === 1) payers[u]! += 1;
      else if (receipts[w] === 2) repeatedPayers[u]! += 1;
      if (w > u && isKept(paid[w]!, received[w]!)) repeated = true;
    }
    for (let i = outStart; i < outEnd; i += 1) {
      const w = dst[outEdges[i]!]!;
      if (w > u && isKept(paid[w]!, received[w]!)) repeated = true;
    }
    if (repeated) collectPairs(view, scratch, u, pairs);
    for (let i = outStart; i < outEnd; i += 1) {
      const w = dst[outEdges[i]!]!;
      if (paid[w] !== 0 && bits(paid[w]!) >= REGULAR_MONTHS) regularPayees[u]! += 1;
      paid[w] = 0;
    }
    for (let i = inStart; i < inEnd; i += 1) {
      received[src[inEdges[i]!]!] = 0;
      receipts[src[inEdges[i]!]!] = 0;
    }
  }
  return { months, regularPayees, payers, repeatedPayers, pairs };
}

interface Scratch {
  readonly paid: Uint32Array;
  readonly received: Uint32Array;
  /** First edge of the chain of each partner, and by edge the one after it. */
  readonly head: Int32Array;
  readonly next: Int32Array;
}

function isKept(paid: number, received: number): boolean {
  return (paid !== 0 && received !== 0) || bits(paid | received) >= REGULAR_MONTHS;
}

/** Chains the edges of each kept partner w > u from the last back to the first, so that a chain rises. */
function collectPairs({ graph }: CaseView, scratch: Scratch, u: number, pairs: PairHistory[]): void {
  const { src, dst, outOffsets, outEdges, inOffsets, inEdges } = graph;
  const { paid, received, head, next } = scratch;
  let i = outOffsets[u + 1]! - 1;
  let k = inOffsets[u + 1]! - 1;
  const found: number[] = [];
  while (i >= outOffsets[u]! || k >= inOffsets[u]!) {
    const isOut = k < inOffsets[u]! || (i >= outOffsets[u]! && outEdges[i]! > inEdges[k]!);
    const e = isOut ? outEdges[i]! : inEdges[k]!;
    if (isOut) i -= 1;
    else k -= 1;
    const w = isOut ? dst[e]! : src[e]!;
    if (w <= u || !isKept(paid[w]!, received[w]!)) continue;
    if (head[w]! < 0) found.push(w);
    next[e] = head[w]!;
    head[w] = e;
  }
  for (const w of found.toReversed()) {
    const edges: number[] = [];
    for (let e = head[w]!; e >= 0; e = next[e]!) edges.push(e);
    head[w] = -1;
    pairs.push({ a: u, b: w, edges: Uint32Array.from(edges) });
  }
}

/** Bits set of 32. */
function bits(word: number): number {
  let x = word - ((word >>> 1) & 0x55_55_55_55);
  x = (x & 0x33_33_33_33) + ((x >>> 2) & 0x33_33_33_33);
  return Math.imul((x + (x >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
