import { LiveLists } from './live-lists.ts';
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

/** One account's state in 16 bytes, so that a visit costs one cache line: epoch, ready, leave, hops and flags. */
const WIDTH = 4;
const READY = 1;
const LEAVE = 2;
const HOPS = 3;
const NEVER = 0xff_ff_ff_ff;
const HOPS_MASK = 0xff_ff;
const QUEUED = 0x1_00_00;
const HUB = 0x2_00_00;

/**
 * Which accounts can lie on a rising path from `root` to `last` before the closing edge `last → root`. Searches forward
 * from the root through the older half of the window and backward from the last account through the newer half; where
 * the two do not meet there is no cycle. The work is about the square root of what one direction would touch.
 */
export class CycleReach {
  readonly incoming: LiveLists;
  readonly outgoing: LiveLists;
  hubSkips = 0;
  root = 0;

  private readonly graph: TemporalGraph;
  private readonly limits: ReachLimits;
  private readonly state: Uint32Array;
  private readonly touched: Uint32Array;
  private touchedCount = 0;
  private readonly queue: number[] = [];
  private epoch = 0;
  private steps = 0;
  private last = 0;
  private since = 0;
  private middle = 0;
  private currency = 0;
  private lowest = 0;
  private highest = Infinity;

  constructor(graph: TemporalGraph, limits: ReachLimits) {
    this.graph = graph;
    this.limits = limits;
    this.incoming = new LiveLists(graph, 'in', limits.gap);
    this.outgoing = new LiveLists(graph, 'out', limits.gap);
    this.state = new Uint32Array(graph.vertexCount * WIDTH);
    this.touched = new Uint32Array(graph.vertexCount);
  }

  /** False when no cycle can close with this edge. A search that exceeds the step limit gives 'stopped'. */
  meet(closing: number): boolean | 'stopped' {
    const { graph, state, incoming, outgoing } = this;
    const end = graph.t[closing]!;
    this.root = graph.dst[closing]!;
    this.last = graph.src[closing]!;
    this.since = Math.max(1, end - this.limits.windowSeconds);
    if (outgoing.expire(this.root, this.since) === outgoing.tail[this.root]) return false;
    if (incoming.expire(this.last, this.since) === incoming.tail[this.last]) return false;
    if (this.isHub(this.root) || this.isHub(this.last)) {
      this.hubSkips += 1;
      return false;
    }
    this.middle = (Math.max(this.since, graph.t[0]!) + end) / 2;
    this.boundAmounts(closing);
    this.steps = 0;
    this.touchedCount = 0;
    this.epoch += 1;
    this.touch(this.root);
    this.touch(this.last);
    state[this.root * WIDTH + READY] = this.since;
    state[this.root * WIDTH + HOPS] = 0;
    state[this.last * WIDTH + LEAVE] = end;
    this.queue[0] = this.root;
    this.forward(1, true);
    this.queue[0] = this.last;
    this.backward(1, true);
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
    return this.state[vertex * WIDTH] === this.epoch && this.readyOf(vertex) <= this.leaveOf(vertex);
  }

  /** Under the value rule every amount of the cycle lies within (H − 1) steps of the closing amount. */
  isPossibleAmount(e: number): boolean {
    const amount = this.graph.amount[e]!;
    return amount >= this.lowest && amount <= this.highest && this.graph.currency[e] === this.currency;
  }

  private boundAmounts(closing: number): void {
    const { valueRule, maximumHops } = this.limits;
    if (!valueRule) return;
    const amount = this.graph.amount[closing]!;
    const slack = 1e-9;
    this.currency = this.graph.currency[closing]!;
    this.lowest = (amount / (1 + valueRule.gainShare) ** (maximumHops - 1)) * (1 - slack);
    this.highest = (amount / (1 - valueRule.lossShare) ** (maximumHops - 1)) * (1 + slack);
  }

  private isHub(vertex: number): boolean {
    const { hubCap } = this.limits;
    return (
      this.incoming.hasMoreThan(hubCap, vertex, this.since) || this.outgoing.hasMoreThan(hubCap, vertex, this.since)
    );
  }

  private touch(vertex: number): void {
    const at = vertex * WIDTH;
    this.state[at] = this.epoch;
    this.state[at + READY] = NEVER;
    this.state[at + LEAVE] = 0;
    this.state[at + HOPS] = HOPS_MASK;
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
      if (this.readyOf(v) > this.leaveOf(v)) continue;
      this.queue[length] = v;
      length += 1;
    }
    return length;
  }

  /** `older`: through the older half, anywhere; else through the newer half, only where the backward search was. */
  private forward(length: number, older: boolean): void {
    const { state, queue, outgoing, middle, root } = this;
    const { stepLimit, maximumHops, valueRule } = this.limits;
    const { time, done, partner, edges } = outgoing;
    let queued = length;
    for (let i = 0; i < queued && this.steps <= stepLimit; i += 1) {
      const v = queue[i]!;
      state[v * WIDTH + HOPS]! &= ~QUEUED;
      const hops = (state[v * WIDTH + HOPS]! & HOPS_MASK) + 1;
      if (v === this.last || hops >= maximumHops) continue;
      const ready = state[v * WIDTH + READY]!;
      const tail = outgoing.tail[v]!;
      for (let at = outgoing.expire(v, this.since); at < tail; at += 1) {
        if (older && time[at]! >= middle) break;
        this.steps += 1;
        if (time[at]! < ready || (!older && time[at]! < middle)) continue;
        if (valueRule && !this.isPossibleAmount(edges[at]!)) continue;
        const w = partner[at]!;
        const s = w * WIDTH;
        const arrival = done[at]!;
        if (w === root || (older ? !this.enter(w) : state[s] !== this.epoch || arrival > state[s + LEAVE]!)) continue;
        const isSooner = arrival < state[s + READY]!;
        const isCloser = hops < (state[s + HOPS]! & HOPS_MASK);
        if (!isSooner && !isCloser) continue;
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
    const { state, queue, incoming, middle, last } = this;
    const { stepLimit, valueRule } = this.limits;
    const { time, done, partner, edges } = incoming;
    let queued = length;
    for (let i = 0; i < queued && this.steps <= stepLimit; i += 1) {
      const v = queue[i]!;
      state[v * WIDTH + HOPS]! &= ~QUEUED;
      if (v === this.root) continue;
      const leave = state[v * WIDTH + LEAVE]!;
      const head = incoming.expire(v, this.since);
      for (let at = incoming.tail[v]! - 1; at >= head; at -= 1) {
        if (newer && time[at]! < middle) break;
        this.steps += 1;
        if (done[at]! > leave || (!newer && time[at]! >= middle)) continue;
        if (valueRule && !this.isPossibleAmount(edges[at]!)) continue;
        const w = partner[at]!;
        const s = w * WIDTH;
        if (w === last || (newer ? !this.enter(w) : state[s] !== this.epoch || time[at]! < state[s + READY]!)) continue;
        if (time[at]! <= state[s + LEAVE]!) continue;
        state[s + LEAVE] = time[at]!;
        if ((state[s + HOPS]! & QUEUED) !== 0) continue;
        state[s + HOPS]! |= QUEUED;
        queue[queued] = w;
        queued += 1;
      }
    }
  }
}
