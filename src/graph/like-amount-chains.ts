import { GAPS } from './cycle-reach.ts';
import { CELL, CELL_WIDTH, listCells, type ListCells } from './list-cells.ts';
import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

export interface ChainQuery {
  /** Transfers at the least. */
  readonly minimumTransfers: number;
  readonly windowSeconds: number;
  /** Each amount within [from, to] times the one before. */
  readonly shareFrom: number;
  readonly shareTo: number;
  /** Amounts are compared in one currency only: may a chain go on in another, where nothing can be compared? */
  readonly acrossCurrencies?: boolean;
  /** Accounts that pay more often than this in the window are not passed; the skips are counted. */
  readonly hubCap?: number;
  /** Transfers looked at from one first transfer, and from all of them; what exceeds either is cut and counted. */
  readonly stepLimit?: number;
  readonly stepBudget?: number;
}

export interface ChainCounts {
  /** The chains are all there are if and only if both are 0. */
  readonly hubSkips: number;
  readonly stoppedStarts: number;
  readonly steps: number;
}

/**
 * CHAIN: paths of distinct accounts with rising times (strictly before needs t₁ + p₁ ≤ t₂) and like amounts inside the
 * window. Only maximal ones: no transfer can be put before or after. `visit` gets the edges, in order, by first transfer.
 */
export function likeAmountChains(
  graph: TemporalGraph,
  query: ChainQuery,
  visit: (edges: readonly number[]) => void,
): ChainCounts {
  const { stepBudget = Infinity, stepLimit = Infinity } = query;
  const { edgeCount, kind, outEdges } = graph;
  const search = new ChainSearch(graph, query, visit);
  let stoppedStarts = 0;
  let allowance = 0;
  for (let e = 0; e < edgeCount; e += 1) {
    if ((kind[e]! & EDGE_KIND.pattern) === 0) continue;
    // The budget comes in evenly, so that what is dear early does not starve what comes late.
    allowance += stepBudget / outEdges.length;
    if (!search.from(e, Math.min(stepLimit, allowance - search.steps))) stoppedStarts += 1;
  }
  return { hubSkips: search.hubSkips, stoppedStarts, steps: search.steps };
}

/** Amounts in the list stand in 24 binary digits. */
const ROUNDING = 1e-6;

class ChainSearch {
  steps = 0;
  hubSkips = 0;
  private readonly graph: TemporalGraph;
  private readonly query: ChainQuery;
  private readonly visit: (edges: readonly number[]) => void;
  private readonly outgoing: ListCells;
  private readonly onPath: Uint8Array;
  private readonly path: number[] = [];
  /** Whether amounts of any two transfers are compared. */
  private readonly isCompared: boolean;
  private first = 0;
  private limit = 0;

  constructor(graph: TemporalGraph, query: ChainQuery, visit: (edges: readonly number[]) => void) {
    this.graph = graph;
    this.query = query;
    this.visit = visit;
    this.isCompared = query.acrossCurrencies !== true;
    this.outgoing = listCells(graph, 'out', GAPS.precise);
    this.onPath = new Uint8Array(graph.vertexCount);
  }

  /** All maximal chains that begin with the edge; false when so many steps did not do. */
  from(first: number, mostSteps: number): boolean {
    if (mostSteps <= 0) return false;
    const { src } = this.graph;
    this.first = first;
    this.limit = this.steps + mostSteps;
    this.onPath[src[first]!] = 1;
    this.extend(first);
    this.onPath[src[first]!] = 0;
    return this.steps <= this.limit;
  }

  private extend(last: number): void {
    const { dst, t, amount } = this.graph;
    const { offsets, edges, cells, amounts } = this.outgoing;
    const v = dst[last]!;
    const until = t[this.first]! + this.query.windowSeconds;
    this.path.push(last);
    this.onPath[v] = 1;
    let isLast = true;
    const start = this.placeIn(v, t[last]! + this.unitOf(last));
    if (this.isHub(start, v, until)) this.hubSkips += 1;
    else {
      const low = this.isCompared ? amount[last]! * this.query.shareFrom * (1 - ROUNDING) : -Infinity;
      const high = this.isCompared ? amount[last]! * this.query.shareTo * (1 + ROUNDING) : Infinity;
      for (let i = start; i < offsets[v + 1]! && this.steps <= this.limit; i += 1) {
        const cell = i * CELL_WIDTH;
        if (cells[cell]! > until) break;
        this.steps += 1;
        // What rounding lets through, the exact amounts stop.
        if (amounts[cell + CELL.amount]! < low || amounts[cell + CELL.amount]! > high) continue;
        const e = edges[i]!;
        if (this.onPath[cells[cell + CELL.partner]!] === 1 || !this.isLike(last, e)) continue;
        isLast = false;
        this.extend(e);
      }
    }
    const isWhole = isLast && this.steps <= this.limit && this.path.length >= this.query.minimumTransfers;
    if (isWhole && !this.canBeginEarlier(last)) this.visit([...this.path]);
    this.onPath[v] = 0;
    this.path.pop();
  }

  /** Is there a transfer to the first payer that would make the whole chain longer at its head? */
  private canBeginEarlier(last: number): boolean {
    const { src, t, inOffsets, inEdges } = this.graph;
    const { first } = this;
    const v = src[first]!;
    const start = this.placeOf(inEdges, inOffsets[v]!, inOffsets[v + 1]!, t[last]! - this.query.windowSeconds);
    for (let i = start; i < inOffsets[v + 1]!; i += 1) {
      const e = inEdges[i]!;
      if (t[e]! >= t[first]!) return false;
      this.steps += 1;
      if (t[e]! + this.unitOf(e) > t[first]!) continue;
      if (this.onPath[src[e]!] === 0 && this.isLike(e, first)) return true;
    }
    return false;
  }

  private isLike(before: number, after: number): boolean {
    const { amount, currency } = this.graph;
    if (currency[before] !== currency[after]) return this.query.acrossCurrencies === true;
    return (
      amount[after]! >= this.query.shareFrom * amount[before]! && amount[after]! <= this.query.shareTo * amount[before]!
    );
  }

  private isHub(start: number, v: number, until: number): boolean {
    const at = start + (this.query.hubCap ?? Infinity);
    return at < this.outgoing.offsets[v + 1]! && this.outgoing.cells[at * CELL_WIDTH]! <= until;
  }

  /** Place of the account's first payment not before the time. */
  private placeIn(v: number, time: number): number {
    const { offsets, cells } = this.outgoing;
    let low = offsets[v]!;
    let high = offsets[v + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cells[middle * CELL_WIDTH]! < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Place of the first edge of a stretch not before the time. */
  private placeOf(edges: Uint32Array, from: number, to: number, time: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.graph.t[edges[middle]!]! < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private unitOf(e: number): number {
    return PRECISION_SECONDS[this.graph.precision[e] as 0 | 1 | 2];
  }
}
