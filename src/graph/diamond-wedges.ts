import {
  AFTER,
  CELL_WORDS,
  END,
  hubPlaces,
  MOST,
  NATS,
  PARTNER,
  passingHubs,
  PLACE_WORDS,
  searchList,
  type SearchList,
} from './diamond-lists.ts';
import type { WedgeColumns } from './diamond-windows.ts';
import { BUCKETS, finestUnit, natsOfTime, type WedgeWorth } from './diamond-worth.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/**
 * How the two transfers of a wedge lie: `through` x → m → y with the first strictly before the second,
 * `through-any-order` the same in any order, `into` x → m ← y in any order, `out-of` x ← m → y in any order (each pair once, x < y).
 */
export type WedgeShape = 'through' | 'through-any-order' | 'into' | 'out-of';

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
const REACHED_NATS = 3;
/** Sums of nats stand in 24 binary digits. */
const ROUNDING = 0.01;
/** Read one by one sooner than halved. */
const FEW = 6;
const NOBODY = 0xff_ff_ff_ff;
/**
 * A wedge that is worth less than this share of ln N opens no search. Nothing is lost but patterns that are worth less
 * than so much for each weak middle: all wedges of a pattern share its span, so that a weak middle is a much busier one.
 */
const WEAK_SHARE = 0.5;
const NOTHING: readonly WedgeColumns[] = [];

/** All wedges that start at one account and end, through at least k middles, at another. */
export class DiamondWedges {
  private readonly shape: WedgeShape;
  private readonly isPaired: boolean;
  private readonly windowSeconds: number;
  private readonly first: SearchList;
  private readonly second: SearchList;
  /** By place in the second list: 1 where the middle is a hub at that transfer. */
  private readonly isHub: Uint8Array;
  private readonly reached: Uint32Array;
  /** The same memory; only the fourth word of each account is a number. */
  private readonly reachedNats: Float32Array;
  private readonly worth: WedgeWorth | undefined;
  private readonly unitSeconds: number;
  private readonly bucketSeconds: number;
  /** By bucket of the time between the two transfers: the most nats that a wedge can get for being quick, less its middle. */
  private readonly quickNats: Float32Array;
  private readonly leastNats: number;
  private readonly weakNats: number;
  private steps = 0;

  constructor(graph: TemporalGraph, shape: WedgeShape, limits: WedgeLimits & { readonly windowSeconds: number }) {
    const { worth, windowSeconds } = limits;
    const outgoing = { offsets: graph.outOffsets, edges: graph.outEdges, owner: graph.src, partner: graph.dst };
    const incoming = { offsets: graph.inOffsets, edges: graph.inEdges, owner: graph.dst, partner: graph.src };
    const list = shape === 'into' ? incoming : outgoing;
    this.shape = shape;
    this.isPaired = shape === 'into' || shape === 'out-of';
    this.windowSeconds = windowSeconds;
    this.isHub = hubPlaces(graph, { ...limits, list, live: shape === 'out-of' ? outgoing : incoming });
    this.first = searchList(graph, shape === 'out-of' ? incoming : outgoing, worth?.edgeNats);
    this.second = passingHubs(searchList(graph, list, worth?.edgeNats), this.isHub);
    this.reached = new Uint32Array(graph.vertexCount * WIDTH);
    this.reachedNats = new Float32Array(this.reached.buffer);
    this.worth = worth;
    this.unitSeconds = finestUnit(graph);
    this.bucketSeconds = (windowSeconds + 1) / BUCKETS;
    this.quickNats = natsOfTime(worth, { unitSeconds: this.unitSeconds, bucketSeconds: this.bucketSeconds });
    this.leastNats = worth ? worth.least + 2 * worth.accountNats - ROUNDING : 0;
    this.weakNats = worth ? WEAK_SHARE * worth.accountNats : 0;
  }

  /** Transfers of the middles `from` … `to - 1` at which they are passed over. */
  hubSkips({ from, to }: { readonly from: number; readonly to: number }): number {
    const { places } = this.second;
    let skips = 0;
    for (let v = from; v < to; v += 1) {
      const stop = places[v * PLACE_WORDS + END]!;
      for (let place = places[v * PLACE_WORDS]!; place < stop; place += 1) skips += this.isHub[place]!;
    }
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
    const { weakNats, quickNats, isHub } = this;
    const { cells: own, nats: ownNats, places } = this.first;
    const { cells, nats, places: middles, most } = this.second;
    const perSecond = 1 / this.bucketSeconds;
    const last = places[first * PLACE_WORDS + END]!;
    let isAny = false;
    if (last - places[first * PLACE_WORDS]! < minimumMiddles) return false;
    for (let i = places[first * PLACE_WORDS]!; i < last; i += 1) {
      const at = i * CELL_WORDS;
      const middle = own[at + PARTNER]!;
      const worthFirst = ownNats[at + NATS]!;
      const mostWorth = worthFirst + most[middle * PLACE_WORDS + MOST]!;
      if (mostWorth + quickNats[0]! < weakNats) continue;
      const now = own[at]!;
      const reach = this.reachOf(mostWorth);
      const stop = middles[middle * PLACE_WORDS + END]!;
      const start = this.firstPlace(at, middle, reach);
      let place = start;
      for (; place < stop; place += 1) {
        const time = cells[place * CELL_WORDS]!;
        if (time > now + reach) break;
        const worth =
          nats[place * CELL_WORDS + NATS]! + worthFirst + quickNats[Math.trunc(Math.abs(time - now) * perSecond)]!;
        if (worth < weakNats || isHub[place] === 1) continue;
        const second = cells[place * CELL_WORDS + PARTNER]!;
        if (this.isSecond(first, second) && this.add({ first, second, middle }, worth) >= minimumMiddles)
          isAny ||= this.reachedNats[second * WIDTH + REACHED_NATS]! >= this.leastNats;
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
      reachedNats[at + REACHED_NATS] = 0;
    }
    reachedNats[at + REACHED_NATS]! += worth;
    if (reached[at + LAST] !== middle) {
      reached[at + LAST] = middle;
      reached[at + MIDDLES]! += 1;
    }
    return reached[at + MIDDLES]!;
  }

  private gather(first: number, minimumMiddles: number): WedgeColumns[] {
    const { windowSeconds, isHub } = this;
    const { cells: own, places, edges: firstEdges } = this.first;
    const { cells, places: middles, edges: secondEdges } = this.second;
    const bySecond = new Map<number, Growing>();
    for (let i = places[first * PLACE_WORDS]!; i < places[first * PLACE_WORDS + END]!; i += 1) {
      const now = own[i * CELL_WORDS]!;
      const middle = own[i * CELL_WORDS + PARTNER]!;
      const stop = middles[middle * PLACE_WORDS + END]!;
      for (let place = this.firstPlace(i * CELL_WORDS, middle, windowSeconds); place < stop; place += 1) {
        const time = cells[place * CELL_WORDS]!;
        if (time > now + windowSeconds) break;
        this.steps += 1;
        const second = cells[place * CELL_WORDS + PARTNER]!;
        if (isHub[place] === 1 || !this.isSecond(first, second)) continue;
        if (!this.isWorth(first, second, minimumMiddles)) continue;
        const wedge = { firstEdge: firstEdges[i]!, secondEdge: secondEdges[place]!, middle, second };
        addWedge(bySecond, wedge, [Math.min(now, time), Math.max(now, time)]);
      }
    }
    return [...bySecond.values()];
  }

  private isWorth(first: number, second: number, minimumMiddles: number): boolean {
    const at = second * WIDTH;
    return (
      this.reached[at] === first + 1 &&
      this.reached[at + MIDDLES]! >= minimumMiddles &&
      this.reachedNats[at + REACHED_NATS]! >= this.leastNats
    );
  }

  private isSecond(first: number, second: number): boolean {
    return this.isPaired ? second > first : second !== first;
  }

  /** How far apart the two transfers of a wedge can lie that is not weak, given the most it is worth without time. */
  private reachOf(mostWorth: number): number {
    const { worth, windowSeconds, weakNats } = this;
    if (!worth) return windowSeconds;
    const reach = worth.dataSeconds * Math.exp((mostWorth - worth.accountNats - weakNats + ROUNDING) / 2);
    // A bucket more, because time is rounded down, and no less than the unit, below which nothing is quicker.
    return Math.min(windowSeconds, Math.max(reach, this.unitSeconds) + this.bucketSeconds);
  }

  /** First place in the middle's list whose transfer may go with that of the cell. */
  private firstPlace(cell: number, middle: number, reachSeconds: number): number {
    const { cells, places } = this.second;
    const own = this.first.cells;
    const since = this.shape === 'through' ? own[cell + AFTER]! : own[cell]! - reachSeconds;
    let low = places[middle * PLACE_WORDS]!;
    let high = places[middle * PLACE_WORDS + END]!;
    while (high - low > FEW) {
      const half = (low + high) >>> 1;
      if (cells[half * CELL_WORDS]! < since) low = half + 1;
      else high = half;
    }
    while (low < high && cells[low * CELL_WORDS]! < since) low += 1;
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
    readonly firstEdge: number;
    readonly secondEdge: number;
    readonly middle: number;
    readonly second: number;
  },
  [from, to]: readonly [number, number],
): void {
  const columns = bySecond.get(wedge.second) ?? emptyColumns(wedge.second);
  bySecond.set(wedge.second, columns);
  columns.middle.push(wedge.middle);
  columns.firstEdge.push(wedge.firstEdge);
  columns.secondEdge.push(wedge.secondEdge);
  columns.from.push(from);
  columns.to.push(to);
  columns.earliest = Math.min(columns.earliest, from);
  columns.latest = Math.max(columns.latest, to);
}

function emptyColumns(second: number): Growing {
  return { second, middle: [], firstEdge: [], secondEdge: [], from: [], to: [], earliest: Infinity, latest: 0 };
}
