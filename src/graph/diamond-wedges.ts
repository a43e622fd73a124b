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
  private readonly placeNats: Float32Array;
  /** By leading zeros of the time between the two transfers: the most nats that a wedge can get for being quick, less its middle. */
  private readonly timeNats: Float64Array;
  private readonly leastNats: number;
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
    this.placeNats = Float32Array.from(this.edges, (e) => this.edgeNats[e]!);
    this.timeNats = timeNats(graph, worth);
    this.leastNats = worth ? worth.least + 2 * worth.accountNats - ROUNDING : 0;
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

  /** Whether any account is reached through at least k middles and worth it; an account between two transfers of a pair may count twice. */
  private countMiddles(first: number, minimumMiddles: number, stepLimit: number): boolean {
    const { cells, isHub, reached, reachedNats, placeNats, timeNats: quickNats, windowSeconds } = this;
    const { offsets: outOffsets, edges: outEdges, partner: dst } = this.first;
    const { t } = this.graph;
    let isAny = false;
    for (let i = outOffsets[first]!; i < outOffsets[first + 1]!; i += 1) {
      const e = outEdges[i]!;
      const middle = dst[e]!;
      const until = t[e]! + windowSeconds;
      const firstNats = this.edgeNats[e]!;
      const stop = this.offsets[middle + 1]!;
      for (let place = this.firstPlace(e, middle); place < stop; place += 1) {
        if (cells[place * 2]! > until) break;
        this.steps += 1;
        const second = cells[place * 2 + 1]!;
        if (isHub[place] === 1 || !this.isSecond(first, second)) continue;
        const at = second * WIDTH;
        const nats = placeNats[place]! + firstNats + quickNats[Math.clz32(Math.abs(cells[place * 2]! - t[e]!))]!;
        if (reached[at] !== first + 1) {
          reached[at] = first + 1;
          reached[at + MIDDLES] = 1;
          reached[at + LAST] = middle;
          reachedNats[at + NATS] = Math.max(0, nats);
          continue;
        }
        if (reached[at + LAST] !== middle) {
          reached[at + MIDDLES]! += 1;
          reached[at + LAST] = middle;
        }
        if (nats > 0) reachedNats[at + NATS]! += nats;
        isAny ||= this.isWorth(at, minimumMiddles);
      }
      if (this.steps > stepLimit) return false;
    }
    return isAny;
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
      for (let place = this.firstPlace(e, middle); place < stop; place += 1) {
        const time = cells[place * 2]!;
        if (time > t[e]! + windowSeconds) break;
        this.steps += 1;
        const second = cells[place * 2 + 1]!;
        if (isHub[place] === 1 || !this.isSecond(first, second)) continue;
        if (!this.isWorth(second * WIDTH, minimumMiddles)) continue;
        addWedge(bySecond, { first: e, second: this.edges[place]!, middle, far: second, t });
      }
    }
    return [...bySecond.values()];
  }

  private isWorth(at: number, minimumMiddles: number): boolean {
    return this.reached[at + MIDDLES]! >= minimumMiddles && this.reachedNats[at + NATS]! >= this.leastNats;
  }

  private isSecond(first: number, second: number): boolean {
    return this.isPaired ? second > first : second !== first;
  }

  /** First place in the middle's list whose transfer may go with the edge `e`. */
  private firstPlace(e: number, middle: number): number {
    const { t, precision } = this.graph;
    const since =
      this.shape === 'through' ? t[e]! + PRECISION_SECONDS[precision[e]! as 0 | 1 | 2] : t[e]! - this.windowSeconds;
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
    columns = { second: wedge.far, middle: [], firstEdge: [], secondEdge: [], from: [], to: [], earliest: Infinity, latest: 0 };
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
function timeNats({ precision }: TemporalGraph, worth: WedgeWorth | undefined): Float64Array {
  const nats = new Float64Array(33);
  if (!worth) return nats;
  let finest = 2;
  for (const code of precision) finest = Math.min(finest, code);
  const unit = PRECISION_SECONDS[finest as 0 | 1 | 2];
  for (let zeros = 0; zeros <= 32; zeros += 1) {
    const atLeast = Math.max(unit, zeros === 32 ? 0 : 2 ** (31 - zeros));
    const share = Math.min(1, atLeast / Math.max(worth.dataSeconds, unit));
    nats[zeros] = -2 * Math.log(share) - worth.accountNats;
  }
  return nats;
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
