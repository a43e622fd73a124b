import type { CycleBundle } from './cycle-paths.ts';
import { GAPS, type ValueRule } from './cycle-reach.ts';
import { bothLists, CELL, CELL_WIDTH } from './list-cells.ts';
import { LiveLists, type LiveList } from './live-lists.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

export interface AnyOrderQuery {
  readonly minimumHops: number;
  readonly maximumHops: number;
  readonly windowSeconds: number;
  /** Holds for every step round the circle but one: where the money began is not known. */
  readonly valueRule?: ValueRule;
  /** Accounts with more live transfers on a side are not passed; the skips are counted. */
  readonly hubCap?: number;
  /** Transfers looked at for one closing transfer, and for all of them; what exceeds either is cut and counted. */
  readonly stepLimit?: number;
  readonly stepBudget?: number;
}

export interface AnyOrderCounts {
  /** All cycles were found if and only if both are 0. */
  readonly hubSkips: number;
  readonly stoppedClosings: number;
  readonly steps: number;
}

/**
 * CYC without order: circles of distinct accounts whose transfers lie in one window, in whatever order. Each combination
 * of parallel transfers is visited once, at its last transfer; `isInOrder` says that it is a temporal cycle as well.
 */
export function anyOrderCycles(
  graph: TemporalGraph,
  query: AnyOrderQuery,
  visit: (bundle: CycleBundle, isInOrder: boolean) => void,
): AnyOrderCounts {
  const { stepBudget = Infinity, stepLimit = Infinity } = query;
  const search = new AnyOrderSearch(graph, query, visit);
  let stoppedClosings = 0;
  let allowance = 0;
  for (let e = 0; e < graph.edgeCount; e += 1) {
    if ((graph.kind[e]! & EDGE_KIND.pattern) === 0) continue;
    // The budget comes in evenly, so that what is dear early does not starve what comes late.
    allowance += stepBudget / graph.outEdges.length;
    if (!search.closing(e, Math.min(stepLimit, allowance - search.steps))) stoppedClosings += 1;
  }
  return { hubSkips: search.hubSkips, stoppedClosings, steps: search.steps };
}

const FAR = 0xff_ff;
/** Amounts in the lists stand in 24 binary digits. */
const ROUNDING = 1e-6;

class AnyOrderSearch {
  steps = 0;
  hubSkips = 0;
  private readonly graph: TemporalGraph;
  private readonly query: AnyOrderQuery;
  private readonly visit: (bundle: CycleBundle, isInOrder: boolean) => void;
  private readonly lists: LiveLists;
  /** Steps from the closing transfer's payee and to its payer; valid where the epoch is the present one. */
  private readonly ahead: Distances;
  private readonly back: Distances;
  private readonly onPath: Uint8Array;
  private readonly path: number[] = [];
  private readonly half: number;
  private readonly accounts: number[] = [];
  private limit = 0;
  private since = 0;
  private last = 0;
  /** Of the closing transfer. */
  private amount = 0;
  /** Least and most shares of it that one step, and then two and more, leave of an amount; 0 and Infinity without the rule. */
  private readonly least: Float64Array;
  private readonly most: Float64Array;

  constructor(graph: TemporalGraph, query: AnyOrderQuery, visit: (bundle: CycleBundle, isInOrder: boolean) => void) {
    this.graph = graph;
    this.query = query;
    this.visit = visit;
    this.lists = new LiveLists(graph, bothLists(graph, GAPS.precise));
    this.ahead = new Distances(graph.vertexCount);
    this.back = new Distances(graph.vertexCount);
    this.onPath = new Uint8Array(graph.vertexCount);
    const { valueRule, maximumHops } = query;
    this.half = (maximumHops - 1) >> 1;
    const steps = Array.from({ length: maximumHops + 1 }, (_, step) => step);
    this.least = Float64Array.from(steps, (step) => (valueRule ? (1 - valueRule.lossShare) ** step : 0));
    this.most = Float64Array.from(steps, (step) => (valueRule ? (1 + valueRule.gainShare) ** step : Infinity));
  }

  /** All cycles whose last transfer is this one; false when so many steps did not do. */
  closing(closing: number, mostSteps: number): boolean {
    if (mostSteps <= 0) return false;
    const { graph, query } = this;
    this.lists.advance(closing);
    this.limit = this.steps + mostSteps;
    this.since = Math.max(1, graph.t[closing]! - query.windowSeconds);
    this.last = graph.src[closing]!;
    const root = graph.dst[closing]!;
    const hops = query.maximumHops - 1;
    if (this.isBarred(root) || this.isBarred(this.last)) return true;
    const { half } = this;
    this.ahead.begin(root);
    this.amount = graph.amount[closing]!;
    this.spread(this.lists.outgoing, this.ahead, { depth: half, from: 0 });
    this.back.begin(this.last);
    const near = this.spread(this.lists.incoming, this.back, { depth: hops - half, from: 0 });
    // The rest of the way back leads through accounts that the first half reached.
    this.spread(this.lists.incoming, this.back, { depth: hops, from: near, among: this.ahead });
    if (this.back.of(root) <= hops) this.walk(root, closing);
    return this.steps <= this.limit;
  }

  /** Breadth first to a depth; gives the place in the queue from which the search can go on. */
  private spread(
    list: LiveList,
    reached: Distances,
    { depth, from, among }: { readonly depth: number; readonly from: number; readonly among?: Distances },
  ): number {
    let i = from;
    for (; i < reached.count && this.steps <= this.limit; i += 1) {
      const v = reached.queue[i]!;
      const next = reached.of(v) + 1;
      if (next > depth) break;
      const tail = list.tailOf(v);
      const low = this.amount * this.leastShare(reached === this.ahead, next);
      const high = this.amount * this.mostShare(reached === this.ahead, next);
      for (let at = list.expire(v, this.since); at < tail; at += 1) {
        this.steps += 1;
        const value = list.amounts[at * CELL_WIDTH + CELL.amount]!;
        if (value < low || value > high) continue;
        const w = list.cells[at * CELL_WIDTH + CELL.partner]!;
        if (reached.of(w) !== FAR || (among && among.of(w) === FAR)) continue;
        reached.set(w, this.isHub(w) ? FAR : next);
      }
    }
    return i;
  }

  /**
   * A transfer of at least so many steps after the closing one (or before it) follows it in value, or it goes before it on
   * the rest of the way round, because the rule fails at one step only: the least and most of both. Accounts ahead are
   * asked for half of the way only.
   */
  private leastShare(isAhead: boolean, nearest: number): number {
    const rest = this.query.maximumHops - nearest;
    const [down, up] = isAhead ? [this.half, rest] : [rest, this.query.maximumHops - 1];
    return Math.min(this.least[down]!, 1 / this.most[up]!) * (1 - ROUNDING);
  }

  private mostShare(isAhead: boolean, nearest: number): number {
    const rest = this.query.maximumHops - nearest;
    const [down, up] = isAhead ? [rest, this.half] : [this.query.maximumHops - 1, rest];
    return Math.max(this.most[up]!, 1 / this.least[down]!) * (1 + ROUNDING);
  }

  private walk(root: number, closing: number): void {
    this.path.length = 0;
    this.accounts.length = 0;
    this.descend(root, closing, 0);
  }

  /** `breaks`: steps so far at which the value rule does not hold. */
  private descend(v: number, closing: number, breaks: number): void {
    const { outgoing } = this.lists;
    const { maximumHops } = this.query;
    this.onPath[v] = 1;
    this.accounts.push(v);
    const tail = outgoing.tailOf(v);
    for (let at = outgoing.expire(v, this.since); at < tail && this.steps <= this.limit; at += 1) {
      this.steps += 1;
      const w = outgoing.cells[at * CELL_WIDTH + CELL.partner]!;
      if (this.onPath[w] === 1 || this.path.length + 2 + this.back.of(w) > maximumHops) continue;
      const e = outgoing.edges[at]!;
      const broken = breaks + (this.path.length > 0 && !this.keepsValue(this.path.at(-1)!, e) ? 1 : 0);
      if (broken > 1) continue;
      this.path.push(e);
      if (w === this.last) this.complete(closing, broken);
      else this.descend(w, closing, broken);
      this.path.pop();
    }
    this.accounts.pop();
    this.onPath[v] = 0;
  }

  private complete(closing: number, breaks: number): void {
    const { t } = this.graph;
    const edges = [...this.path, closing];
    if (edges.length < this.query.minimumHops) return;
    const atEnds = [this.keepsValue(this.path.at(-1)!, closing), this.keepsValue(closing, this.path[0]!)];
    if (breaks + atEnds.filter((keeps) => !keeps).length > 1) return;
    const rising = edges.toSorted((a, b) => a - b);
    const accounts = [...this.accounts, this.last];
    const shortestSpanSeconds = t[closing]! - t[rising[0]!]!;
    this.visit({ closing, accounts, edges: rising, combinations: 1, shortestSpanSeconds }, this.isInOrder(edges));
  }

  /** Is there a transfer from which on all others follow one another in time, each strictly before the next? */
  private isInOrder(edges: readonly number[]): boolean {
    const { t, precision } = this.graph;
    let falls = 0;
    for (let i = 0; i < edges.length; i += 1) {
      const e = edges[i]!;
      if (t[e]! + GAPS.precise[precision[e] as 0 | 1 | 2] > t[edges[(i + 1) % edges.length]!]!) falls += 1;
    }
    return falls <= 1;
  }

  private keepsValue(e: number, f: number): boolean {
    const rule = this.query.valueRule;
    if (!rule) return true;
    const { amount, currency } = this.graph;
    const share = amount[f]! / amount[e]!;
    return currency[e] === currency[f] && share >= 1 - rule.lossShare && share <= 1 + rule.gainShare;
  }

  private isHub(v: number): boolean {
    const { hubCap = Infinity } = this.query;
    const { incoming, outgoing } = this.lists;
    if (!incoming.hasMoreThan(hubCap, v, this.since) && !outgoing.hasMoreThan(hubCap, v, this.since)) return false;
    this.hubSkips += 1;
    return true;
  }

  /** A closing account that has no way on, or is a hub. */
  private isBarred(v: number): boolean {
    const list = v === this.last ? this.lists.incoming : this.lists.outgoing;
    return list.expire(v, this.since) === list.tailOf(v) || this.isHub(v);
  }
}

/** Distances of a breadth-first search that begins anew without clearing. */
class Distances {
  readonly queue: Uint32Array;
  count = 0;
  private readonly epochs: Uint32Array;
  private readonly distances: Uint16Array;
  private epoch = 0;

  constructor(vertexCount: number) {
    this.queue = new Uint32Array(vertexCount);
    this.epochs = new Uint32Array(vertexCount);
    this.distances = new Uint16Array(vertexCount);
  }

  begin(vertex: number): void {
    this.epoch += 1;
    this.count = 0;
    this.set(vertex, 0);
  }

  /** FAR also where a hub stands. */
  of(vertex: number): number {
    return this.epochs[vertex] === this.epoch ? this.distances[vertex]! : FAR;
  }

  set(vertex: number, distance: number): void {
    this.epochs[vertex] = this.epoch;
    this.distances[vertex] = distance;
    if (distance === FAR) return;
    this.queue[this.count] = vertex;
    this.count += 1;
  }
}
