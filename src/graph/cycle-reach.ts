import { CELL, CELL_WIDTH, type BothLists } from './list-cells.ts';
import { LiveLists, type LiveList } from './live-lists.ts';
import { PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

/** a₍ᵢ₊₁₎ ∈ [(1 − φ)·aᵢ, (1 + ε)·aᵢ] in one currency. */
export interface ValueRule {
  readonly lossShare: number;
  readonly gainShare: number;
}

export interface ReachLimits {
  readonly maximumHops: number;
  readonly windowSeconds: number;
  /** Live in- or out-degree above which an account is not passed; Infinity switches it off. */
  readonly hubCap: number;
  /** Transfers looked at per closing edge. */
  readonly stepLimit: number;
  /** Seconds by precision code that must lie between two steps. */
  readonly gap: readonly number[];
  readonly valueRule?: ValueRule | undefined;
}

/** `precise`: strictly before needs t₁ + p₁ ≤ t₂. `plain`: t₁ < t₂, whatever the precision. */
export const GAPS = { precise: PRECISION_SECONDS, plain: [1, 1, 1] } as const;

/**
 * One account's state in 32 bytes, so that a visit costs one cache line: epoch, ready, leave, hops and flags; under the
 * value rule the span of the amounts that can have arrived and of those that can leave.
 */
const WIDTH = 8;
const READY = 1;
const LEAVE = 2;
const HOPS = 3;
const CAME = 4;
const GOES = 6;
const NEVER = 0xff_ff_ff_ff;
const HOPS_MASK = 0xff_ff;
const QUEUED = 0x1_00_00;
const HUB = 0x2_00_00;
/** The spans stand in 24 binary digits: what rounding could lose is let through, `CyclePaths` reads the exact amounts. */
const ROUNDING = 1e-6;

/**
 * Which accounts can lie on a rising path from `root` to `last` before the closing edge `last → root`. Searches backward
 * from the last account through the newer half of the window and forward from the root through the older half; where
 * the two do not meet there is no cycle. The work is about the square root of what one direction would touch.
 */
export class CycleReach {
  readonly lists: LiveLists;
  readonly incoming: LiveList;
  readonly outgoing: LiveList;
  hubSkips = 0;
  root = 0;
  /** Transfers looked at for the present closing edge. */
  steps = 0;

  private readonly graph: TemporalGraph;
  private readonly limits: ReachLimits;
  private readonly isOneCurrency: boolean;
  private readonly state: Uint32Array;
  private readonly spans: Float32Array;
  private readonly touched: Uint32Array;
  private touchedCount = 0;
  private readonly queue: number[] = [];
  private epoch = 0;
  private last = 0;
  private since = 0;
  private middle = 0;
  private currency = 0;
  private lowest = 0;
  private highest = Infinity;
  /** Factors of the value rule from one amount to the next, with room for rounding. */
  private readonly least: number;
  private readonly most: number;

  constructor(graph: TemporalGraph, lists: BothLists, limits: ReachLimits) {
    this.graph = graph;
    this.limits = limits;
    this.lists = new LiveLists(graph, lists);
    this.incoming = this.lists.incoming;
    this.outgoing = this.lists.outgoing;
    this.isOneCurrency = lists.isOneCurrency;
    this.state = new Uint32Array(graph.vertexCount * WIDTH);
    this.spans = new Float32Array(this.state.buffer);
    this.touched = new Uint32Array(graph.vertexCount);
    this.least = (1 - (limits.valueRule?.lossShare ?? 1)) * (1 - ROUNDING);
    this.most = (1 + (limits.valueRule?.gainShare ?? Infinity)) * (1 + ROUNDING);
  }

  /** False when no cycle can close with this edge. A search that exceeds the step limit gives 'stopped'. */
  meet(closing: number): boolean | 'stopped' {
    const { graph } = this;
    const end = graph.t[closing]!;
    this.steps = 0;
    this.root = graph.dst[closing]!;
    this.last = graph.src[closing]!;
    this.since = Math.max(1, end - this.limits.windowSeconds);
    if (this.outgoing.expire(this.root, this.since) === this.outgoing.tailOf(this.root)) return false;
    if (this.incoming.expire(this.last, this.since) === this.incoming.tailOf(this.last)) return false;
    if (this.isHub(this.root) || this.isHub(this.last)) {
      this.hubSkips += 1;
      return false;
    }
    this.boundAmounts(closing);
    if (!this.canBeginBeforeItEnds(end, graph.amount[closing]!)) return false;
    this.middle = (Math.max(this.since, graph.t[0]!) + end) / 2;
    this.begin(end, graph.amount[closing]!);
    this.queue[0] = this.last;
    this.backward(1, true);
    this.queue[0] = this.root;
    this.forward(1, true);
    if (this.steps > this.limits.stepLimit) return 'stopped';
    const crossing = this.queueCrossing();
    if (crossing === 0) return false;
    this.forward(crossing, false);
    this.backward(this.queueCrossing(), false);
    return this.steps > this.limits.stepLimit ? 'stopped' : true;
  }

  /** Earliest second at which the money can be in the account. */
  readyOf(vertex: number): number {
    return this.state[vertex * WIDTH + READY]!;
  }

  /** Latest second at which it must leave. */
  leaveOf(vertex: number): number {
    return this.state[vertex * WIDTH + LEAVE]!;
  }

  /** Lower bound of the steps from the root. */
  hopsOf(vertex: number): number {
    return this.state[vertex * WIDTH + HOPS]! & HOPS_MASK;
  }

  isUseful(vertex: number): boolean {
    const at = vertex * WIDTH;
    return this.state[at] === this.epoch && this.readyOf(vertex) <= this.leaveOf(vertex) && this.canPassOn(at);
  }

  /** Can an amount that came follow the rule and be one that goes? Always true without the rule. */
  private canPassOn(at: number): boolean {
    if (!this.limits.valueRule) return true;
    const { spans } = this;
    return (
      spans[at + CAME]! * this.least <= spans[at + GOES + 1]! && spans[at + CAME + 1]! * this.most >= spans[at + GOES]!
    );
  }

  /** Under the value rule every amount of the cycle lies within (H − 1) steps of the closing amount. */
  private boundAmounts(closing: number): void {
    const { valueRule, maximumHops } = this.limits;
    if (!valueRule) return;
    const amount = this.graph.amount[closing]!;
    this.currency = this.graph.currency[closing]!;
    this.lowest = (amount / (1 + valueRule.gainShare) ** (maximumHops - 1)) * (1 - ROUNDING);
    this.highest = (amount / (1 - valueRule.lossShare) ** (maximumHops - 1)) * (1 + ROUNDING);
  }

  /** The cheapest check: the root's first possible transfer is no later than the last account's last possible one. */
  private canBeginBeforeItEnds(end: number, amount: number): boolean {
    const { incoming, outgoing } = this;
    const isValued = this.limits.valueRule !== undefined;
    const low = Math.max(this.lowest, (amount / this.most) * (1 - ROUNDING));
    const high = Math.min(this.highest, (amount / this.least) * (1 + ROUNDING));
    const head = incoming.headOf(this.last);
    let latest = 0;
    for (let at = incoming.tailOf(this.last) - 1; at >= head; at -= 1) {
      const cell = at * CELL_WIDTH;
      this.steps += 1;
      if (incoming.cells[cell + CELL.done]! > end) continue;
      const value = incoming.amounts[cell + CELL.amount]!;
      if (isValued && (value < low || value > high || !this.hasCurrency(incoming.edges, at))) continue;
      latest = incoming.cells[cell]!;
      break;
    }
    const tail = outgoing.tailOf(this.root);
    for (let at = outgoing.headOf(this.root); at < tail; at += 1) {
      const cell = at * CELL_WIDTH;
      this.steps += 1;
      if (outgoing.cells[cell]! > latest) return false;
      const value = outgoing.amounts[cell + CELL.amount]!;
      if (!isValued || (value >= this.lowest && value <= this.highest && this.hasCurrency(outgoing.edges, at)))
        return true;
    }
    return false;
  }

  private hasCurrency(edges: Uint32Array, at: number): boolean {
    return this.isOneCurrency || this.graph.currency[edges[at]!] === this.currency;
  }

  private begin(end: number, amount: number): void {
    const { state, spans } = this;
    this.touchedCount = 0;
    this.epoch += 1;
    this.touch(this.root);
    this.touch(this.last);
    const [root, last] = [this.root * WIDTH, this.last * WIDTH];
    state[root + READY] = this.since;
    state[root + HOPS] = 0;
    state[last + LEAVE] = end;
    // The first amount may be anything that the closing one allows.
    spans[root + CAME] = 0;
    spans[root + CAME + 1] = Infinity;
    spans[last + GOES] = amount;
    spans[last + GOES + 1] = amount;
  }

  private isHub(vertex: number): boolean {
    const { hubCap } = this.limits;
    return (
      this.incoming.hasMoreThan(hubCap, vertex, this.since) || this.outgoing.hasMoreThan(hubCap, vertex, this.since)
    );
  }

  private touch(vertex: number): void {
    const { state, spans } = this;
    const at = vertex * WIDTH;
    state[at] = this.epoch;
    state[at + READY] = NEVER;
    state[at + LEAVE] = 0;
    state[at + HOPS] = HOPS_MASK;
    spans[at + CAME] = Infinity;
    spans[at + CAME + 1] = 0;
    spans[at + GOES] = Infinity;
    spans[at + GOES + 1] = 0;
    this.touched[this.touchedCount] = vertex;
    this.touchedCount += 1;
  }

  /** May the search pass the account? The first contact checks the hub cap, once per closing edge. */
  private enter(vertex: number): boolean {
    const at = vertex * WIDTH;
    if (this.state[at] === this.epoch) return (this.state[at + HOPS]! & HUB) === 0;
    this.touch(vertex);
    if (!this.isHub(vertex)) return true;
    this.state[at + HOPS]! |= HUB;
    this.hubSkips += 1;
    return false;
  }

  /** Queues the accounts that both searches reached in a possible order; gives their number. */
  private queueCrossing(): number {
    let length = 0;
    for (let i = 0; i < this.touchedCount; i += 1) {
      const v = this.touched[i]!;
      if (this.readyOf(v) > this.leaveOf(v) || !this.canPassOn(v * WIDTH)) continue;
      this.queue[length] = v;
      length += 1;
    }
    return length;
  }

  /** Takes an amount into a span of two words; true when the span grew. */
  private widens(span: number, value: number): boolean {
    const { spans } = this;
    const grows = value < spans[span]! || value > spans[span + 1]!;
    if (value < spans[span]!) spans[span] = value;
    if (value > spans[span + 1]!) spans[span + 1] = value;
    return grows;
  }

  /** `older`: through the older half, anywhere; else through the newer half, only where the backward search was. */
  private forward(length: number, older: boolean): void {
    const { state, spans, queue, outgoing, middle, root } = this;
    const { stepLimit, maximumHops, valueRule } = this.limits;
    const { cells, amounts, edges } = outgoing;
    let queued = length;
    for (let i = 0; i < queued && this.steps <= stepLimit; i += 1) {
      const v = queue[i]!;
      const s0 = v * WIDTH;
      state[s0 + HOPS]! &= ~QUEUED;
      const hops = (state[s0 + HOPS]! & HOPS_MASK) + 1;
      if (v === this.last || hops >= maximumHops) continue;
      const ready = state[s0 + READY]!;
      const low = Math.max(this.lowest, spans[s0 + CAME]! * this.least);
      const high = Math.min(this.highest, spans[s0 + CAME + 1]! * this.most);
      const tail = outgoing.tailOf(v);
      for (let at = outgoing.expire(v, this.since); at < tail; at += 1) {
        const cell = at * CELL_WIDTH;
        const time = cells[cell]!;
        if (older && time >= middle) break;
        this.steps += 1;
        if (time < ready || (!older && time < middle)) continue;
        const value = amounts[cell + CELL.amount]!;
        if (valueRule && (value < low || value > high || !this.hasCurrency(edges, at))) continue;
        const w = cells[cell + CELL.partner]!;
        const s = w * WIDTH;
        const arrival = cells[cell + CELL.done]!;
        if (w === root || (older ? !this.enter(w) : state[s] !== this.epoch || arrival > state[s + LEAVE]!)) continue;
        const isSooner = arrival < state[s + READY]!;
        const isCloser = hops < (state[s + HOPS]! & HOPS_MASK);
        const isWider = valueRule !== undefined && this.widens(s + CAME, value);
        if (!isSooner && !isCloser && !isWider) continue;
        if (isSooner) state[s + READY] = arrival;
        if (isCloser) state[s + HOPS] = (state[s + HOPS]! & ~HOPS_MASK) | hops;
        if ((state[s + HOPS]! & QUEUED) !== 0) continue;
        state[s + HOPS]! |= QUEUED;
        queue[queued] = w;
        queued += 1;
      }
    }
  }

  private backward(length: number, newer: boolean): void {
    const { state, spans, queue, incoming, middle, last } = this;
    const { stepLimit, valueRule } = this.limits;
    const { cells, amounts, edges } = incoming;
    let queued = length;
    for (let i = 0; i < queued && this.steps <= stepLimit; i += 1) {
      const v = queue[i]!;
      const s0 = v * WIDTH;
      state[s0 + HOPS]! &= ~QUEUED;
      if (v === this.root) continue;
      const leave = state[s0 + LEAVE]!;
      const low = Math.max(this.lowest, (spans[s0 + GOES]! / this.most) * (1 - ROUNDING));
      const high = Math.min(this.highest, (spans[s0 + GOES + 1]! / this.least) * (1 + ROUNDING));
      const head = incoming.expire(v, this.since);
      for (let at = incoming.tailOf(v) - 1; at >= head; at -= 1) {
        const cell = at * CELL_WIDTH;
        const time = cells[cell]!;
        if (newer && time < middle) break;
        this.steps += 1;
        if (cells[cell + CELL.done]! > leave || (!newer && time >= middle)) continue;
        const value = amounts[cell + CELL.amount]!;
        if (valueRule && (value < low || value > high || !this.hasCurrency(edges, at))) continue;
        const w = cells[cell + CELL.partner]!;
        const s = w * WIDTH;
        if (w === last || (newer ? !this.enter(w) : state[s] !== this.epoch || time < state[s + READY]!)) continue;
        const isLater = time > state[s + LEAVE]!;
        const isWider = valueRule !== undefined && this.widens(s + GOES, value);
        if (!isLater && !isWider) continue;
        if (isLater) state[s + LEAVE] = time;
        if ((state[s + HOPS]! & QUEUED) !== 0) continue;
        state[s + HOPS]! |= QUEUED;
        queue[queued] = w;
        queued += 1;
      }
    }
  }
}
