import type { WedgeColumns } from './diamond-windows.ts';
import { PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

/**
 * How the two transfers of a wedge lie: `through` x → m → y with the first strictly before the second,
 * `through-any-order` the same in any order, `into` x → m ← y in any order, `out-of` x ← m → y in any order (each pair once, x < y).
 */
export type WedgeShape = 'through' | 'through-any-order' | 'into' | 'out-of';

/** What SURPRISE can be worth at most, so that pairs that chance explains are not gathered. */
export interface WedgeWorth {
  /** −ln(k_out·k_in/M) by edge. */
  readonly edgeNats: Float32Array;
  /** ln N, what an account costs. */
  readonly accountNats: number;
  /** Pairs that cannot be worth more are left out. */
  readonly least: number;
  readonly dataSeconds: number;
}

export interface WedgeLimits {
  readonly worth?: WedgeWorth | undefined;
  /** Live in-degree above which an account is no middle; Infinity switches it off. */
  readonly hubCap: number;
  /** Wedges looked at per first account. */
  readonly stepLimit: number;
}

export interface CollectedWedges {
  readonly steps: number;
  readonly isStopped: boolean;
  readonly bySecond: readonly WedgeColumns[];
}

/** Words per account: for which first account it was reached, through how many middles, the last of them, worth in nats. */
const WIDTH = 4;
const MIDDLES = 1;
const LAST = 2;
const NATS = 3;
/** Sums of nats stand in 24 binary digits. */
const ROUNDING = 0.01;
const NOBODY = 0xff_ff_ff_ff;
/**
 * A wedge that is worth less than this share of ln N opens no search. Nothing is lost but patterns that are worth less
 * than so much for each weak middle: all wedges of a pattern share its span, so that a weak middle is a much busier one.
 */
const WEAK_SHARE = 0.5;
const NOTHING: readonly WedgeColumns[] = [];

/** All wedges that start at one account and end, through at least k middles, at another. */
export class DiamondWedges {
  private readonly graph: TemporalGraph;
  private readonly shape: WedgeShape;
  private readonly isPaired: boolean;
  private readonly windowSeconds: number;
  private readonly first: AdjacencyList;
  private readonly offsets: Uint32Array;
  private readonly edges: Uint32Array;
  /** By place in the second list: time and the account at the other end; side by side for one access to memory. */
  private readonly cells: Uint32Array;
  /** By place in the second list: 1 where the middle is a hub at that transfer. */
  private readonly isHub: Uint8Array;
  private readonly reached: Uint32Array;
  /** The same memory; only the fourth word of each account is a number. */
  private readonly reachedNats: Float32Array;
  /** By place in the second list; -Infinity where the middle is a hub. */
  private readonly placeNats: Float32Array;
  /** By middle: the most of its places. */
  private readonly mostNats: Float32Array;
  /** By leading zeros of the time between the two transfers: the most nats that a wedge can get for being quick, less its middle. */
  private readonly quickNats: Float64Array;
  private readonly worth: WedgeWorth | undefined;
  private readonly unitSeconds: number;
  private readonly leastNats: number;
  private readonly weakNats: number;
  private readonly edgeNats: Float32Array;
  private steps = 0;

  constructor(graph: TemporalGraph, shape: WedgeShape, limits: WedgeLimits & { readonly windowSeconds: number }) {
    this.graph = graph;
    this.shape = shape;
    this.isPaired = shape === 'into' || shape === 'out-of';
    this.windowSeconds = limits.windowSeconds;
    const outgoing = { offsets: graph.outOffsets, edges: graph.outEdges, partner: graph.dst };
    const incoming = { offsets: graph.inOffsets, edges: graph.inEdges, partner: graph.src };
    this.first = shape === 'out-of' ? incoming : outgoing;
    const second = shape === 'into' ? incoming : outgoing;
    this.offsets = second.offsets;
    this.edges = second.edges;
    this.cells = cellsOf(graph, this.edges, second.partner);
    this.isHub = hubPlaces(graph, { ...limits, list: second, live: shape === 'out-of' ? outgoing : incoming });
    this.reached = new Uint32Array(graph.vertexCount * WIDTH);
    this.reachedNats = new Float32Array(this.reached.buffer);
    const { worth } = limits;
    this.edgeNats = worth?.edgeNats ?? new Float32Array(graph.edgeCount);
    this.placeNats = Float32Array.from(this.edges, (e, place) =>
      this.isHub[place] === 1 ? -Infinity : this.edgeNats[e]!,
    );
    this.mostNats = mostNats(this.offsets, this.placeNats);
    this.worth = worth;
    this.unitSeconds = finestUnit(graph);
    this.quickNats = quickNats(this.unitSeconds, worth);
    this.leastNats = worth ? worth.least + 2 * worth.accountNats - ROUNDING : 0;
    this.weakNats = worth ? WEAK_SHARE * worth.accountNats : 0;
  }

  /** Transfers of the middles `from` … `to - 1` at which they are passed over. */
  hubSkips({ from, to }: { readonly from: number; readonly to: number }): number {
    let skips = 0;
    for (let i = this.offsets[from]!; i < this.offsets[to]!; i += 1) skips += this.isHub[i]!;
    return skips;
  }

  collect(first: number, minimumMiddles: number, stepLimit: number): CollectedWedges {
    this.steps = 0;
    const isAny = this.countMiddles(first, minimumMiddles, stepLimit);
    const isStopped = this.steps > stepLimit;
    if (isStopped || !isAny) return { steps: this.steps, isStopped, bySecond: NOTHING };
    return { steps: this.steps, isStopped, bySecond: this.gather(first, minimumMiddles) };
  }

  /**
   * Whether any account is reached through at least k middles and worth it; an account between two transfers of a pair
   * may count twice. Weak wedges open no search: they are passed by before the memory of their end is touched.
   */
  private countMiddles(first: number, minimumMiddles: number, stepLimit: number): boolean {
    const { cells, placeNats, quickNats, weakNats } = this;
    const { offsets: outOffsets, edges: outEdges, partner: dst } = this.first;
    const { t } = this.graph;
    let isAny = false;
    for (let i = outOffsets[first]!; i < outOffsets[first + 1]!; i += 1) {
      const e = outEdges[i]!;
      const now = t[e]!;
      const middle = dst[e]!;
      const nats = this.edgeNats[e]!;
      const reachSeconds = this.reachOf(nats + this.mostNats[middle]!);
      if (reachSeconds < 0) continue;
      const stop = this.offsets[middle + 1]!;
      const start = this.firstPlace(e, middle, reachSeconds);
      let place = start;
      for (; place < stop && cells[place * 2]! <= now + reachSeconds; place += 1) {
        const worth = placeNats[place]! + nats + quickNats[Math.clz32(Math.abs(cells[place * 2]! - now))]!;
        if (worth < weakNats) continue;
        const second = cells[place * 2 + 1]!;
        if (this.isSecond(first, second) && this.add({ first, second, middle }, worth) >= minimumMiddles)
          isAny ||= this.reachedNats[second * WIDTH + NATS]! >= this.leastNats;
      }
      this.steps += place - start;
      if (this.steps > stepLimit) return false;
    }
    return isAny;
  }

  /** Notes a wedge; gives the number of middles so far. */
  private add(
    { first, second, middle }: { readonly first: number; readonly second: number; readonly middle: number },
    worth: number,
  ): number {
    const { reached, reachedNats } = this;
    const at = second * WIDTH;
    if (reached[at] !== first + 1) {
      reached[at] = first + 1;
      reached[at + MIDDLES] = 0;
      reached[at + LAST] = NOBODY;
      reachedNats[at + NATS] = 0;
    }
    reachedNats[at + NATS]! += worth;
    if (reached[at + LAST] !== middle) {
      reached[at + LAST] = middle;
      reached[at + MIDDLES]! += 1;
    }
    return reached[at + MIDDLES]!;
  }

  /** How far apart the two transfers of a wedge can lie that is not weak, given the most it is worth without time; -1: nowhere. */
  private reachOf(nats: number): number {
    if (!this.worth) return this.windowSeconds;
    const { accountNats, dataSeconds } = this.worth;
    // Twice, because time is rounded down to a power of two.
    const reach = 2 * dataSeconds * Math.exp((nats - accountNats - this.weakNats) / 2);
    return reach < this.unitSeconds ? -1 : Math.min(this.windowSeconds, reach);
  }

  private gather(first: number, minimumMiddles: number): WedgeColumns[] {
    const { cells, isHub, windowSeconds } = this;
    const { offsets: outOffsets, edges: outEdges, partner: dst } = this.first;
    const { t } = this.graph;
    const bySecond = new Map<number, Growing>();
    for (let i = outOffsets[first]!; i < outOffsets[first + 1]!; i += 1) {
      const e = outEdges[i]!;
      const middle = dst[e]!;
      const stop = this.offsets[middle + 1]!;
      for (let place = this.firstPlace(e, middle, windowSeconds); place < stop; place += 1) {
        const time = cells[place * 2]!;
        if (time > t[e]! + windowSeconds) break;
        this.steps += 1;
        const second = cells[place * 2 + 1]!;
        if (isHub[place] === 1 || !this.isSecond(first, second)) continue;
        if (!this.isWorth(first, second, minimumMiddles)) continue;
        addWedge(bySecond, { first: e, second: this.edges[place]!, middle, far: second, t });
      }
    }
    return [...bySecond.values()];
  }

  private isWorth(first: number, second: number, minimumMiddles: number): boolean {
    const at = second * WIDTH;
    return (
      this.reached[at] === first + 1 &&
      this.reached[at + MIDDLES]! >= minimumMiddles &&
      this.reachedNats[at + NATS]! >= this.leastNats
    );
  }

  private isSecond(first: number, second: number): boolean {
    return this.isPaired ? second > first : second !== first;
  }

  /** First place in the middle's list whose transfer may go with the edge `e`. */
  private firstPlace(e: number, middle: number, reachSeconds: number): number {
    const { t, precision } = this.graph;
    const since =
      this.shape === 'through' ? t[e]! + PRECISION_SECONDS[precision[e]! as 0 | 1 | 2] : t[e]! - reachSeconds;
    let low = this.offsets[middle]!;
    let high = this.offsets[middle + 1]!;
    while (low < high) {
      const half = (low + high) >>> 1;
      if (this.cells[half * 2]! < since) low = half + 1;
      else high = half;
    }
    return low;
  }
}

interface Growing extends WedgeColumns {
  readonly middle: number[];
  readonly firstEdge: number[];
  readonly secondEdge: number[];
  readonly from: number[];
  readonly to: number[];
  earliest: number;
  latest: number;
}

function addWedge(
  bySecond: Map<number, Growing>,
  wedge: {
    readonly first: number;
    readonly second: number;
    readonly middle: number;
    readonly far: number;
    readonly t: Uint32Array;
  },
): void {
  let columns = bySecond.get(wedge.far);
  if (!columns) {
    columns = {
      second: wedge.far,
      middle: [],
      firstEdge: [],
      secondEdge: [],
      from: [],
      to: [],
      earliest: Infinity,
      latest: 0,
    };
    bySecond.set(wedge.far, columns);
  }
  const from = Math.min(wedge.t[wedge.first]!, wedge.t[wedge.second]!);
  const to = Math.max(wedge.t[wedge.first]!, wedge.t[wedge.second]!);
  columns.middle.push(wedge.middle);
  columns.firstEdge.push(wedge.first);
  columns.secondEdge.push(wedge.second);
  columns.from.push(from);
  columns.to.push(to);
  columns.earliest = Math.min(columns.earliest, from);
  columns.latest = Math.max(columns.latest, to);
}

function cellsOf({ t }: TemporalGraph, edges: Uint32Array, partner: Uint32Array): Uint32Array {
  const cells = new Uint32Array(edges.length * 2);
  for (let place = 0; place < edges.length; place += 1) {
    cells[place * 2] = t[edges[place]!]!;
    cells[place * 2 + 1] = partner[edges[place]!]!;
  }
  return cells;
}

/** The span of a pattern is never shorter than that of any of its wedges; it is rounded down to a power of two. */
function quickNats(unitSeconds: number, worth: WedgeWorth | undefined): Float64Array {
  const nats = new Float64Array(33);
  if (!worth) return nats;
  for (let zeros = 0; zeros <= 32; zeros += 1) {
    const atLeast = Math.max(unitSeconds, zeros === 32 ? 0 : 2 ** (31 - zeros));
    const share = Math.min(1, atLeast / Math.max(worth.dataSeconds, unitSeconds));
    nats[zeros] = -2 * Math.log(share) - worth.accountNats;
  }
  return nats;
}

function finestUnit({ precision }: TemporalGraph): number {
  let finest = 2;
  for (let e = 0; e < precision.length && finest > 0; e += 1) finest = Math.min(finest, precision[e]!);
  return PRECISION_SECONDS[finest as 0 | 1 | 2];
}

function mostNats(offsets: Uint32Array, placeNats: Float32Array): Float32Array {
  const most = new Float32Array(offsets.length - 1).fill(-Infinity);
  for (let v = 0; v < most.length; v += 1) {
    for (let place = offsets[v]!; place < offsets[v + 1]!; place += 1) most[v] = Math.max(most[v]!, placeNats[place]!);
  }
  return most;
}

interface AdjacencyList {
  readonly offsets: Uint32Array;
  readonly edges: Uint32Array;
  readonly partner: Uint32Array;
}

/** HUB: 1 at each transfer of the list at whose time the account's live transfers of the last W are more than the cap. */
function hubPlaces(
  { vertexCount, t }: TemporalGraph,
  {
    list,
    live,
    hubCap,
    windowSeconds,
  }: {
    readonly list: AdjacencyList;
    readonly live: AdjacencyList;
    readonly hubCap: number;
    readonly windowSeconds: number;
  },
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
