import { LiveLists } from './live-lists.ts';
import { PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

export interface ReachLimits {
  readonly maximumHops: number;
  readonly windowSeconds: number;
  /** Live in- or out-degree above which an account is not passed; Infinity switches it off. */
  readonly hubCap: number;
  /** Work per closing edge. */
  readonly stepLimit: number;
  /** Seconds by precision code that must lie between two steps: [1, 1, 1] counts t₁ < t₂ only. */
  readonly gap: readonly number[];
}

/** `definitions.md`: strictly before needs t₁ + p₁ ≤ t₂; `plain` is t₁ < t₂ whatever the precision. */
export const GAPS = { precise: PRECISION_SECONDS, plain: [1, 1, 1] } as const;

/**
 * Which accounts can lie on a rising path from `root` to `last` before the closing edge `last → root`. Searches forward
 * from the root through the older half of the window and backward from the last account through the newer half; where
 * the two do not meet there is no cycle. Reach is thereby the square root of what one direction would touch.
 */
export class CycleReach {
  readonly incoming: LiveLists;
  readonly outgoing: LiveLists;
  /** Earliest second at which money can be ready in the account, and latest second at which it must leave. */
  readonly ready: Float64Array;
  readonly leave: Float64Array;
  /** Lower bound of the hops from the root. */
  readonly hops: Uint32Array;
  /** Accounts touched for this closing edge. */
  readonly touched: number[] = [];
  steps = 0;
  hubSkips = 0;

  private readonly graph: TemporalGraph;
  private readonly limits: ReachLimits;
  private readonly queued: Uint8Array;
  private readonly stamp: Uint32Array;
  private epoch = 0;
  private queue: number[] = [];
  private root = 0;
  private last = 0;
  private since = 0;
  private middle = 0;

  constructor(graph: TemporalGraph, limits: ReachLimits) {
    this.graph = graph;
    this.limits = limits;
    this.incoming = new LiveLists(graph, 'in');
    this.outgoing = new LiveLists(graph, 'out');
    this.ready = new Float64Array(graph.vertexCount);
    this.leave = new Float64Array(graph.vertexCount);
    this.hops = new Uint32Array(graph.vertexCount);
    this.queued = new Uint8Array(graph.vertexCount);
    this.stamp = new Uint32Array(graph.vertexCount);
  }

  /** False when no cycle can close with this edge. A search that exceeds the step limit gives 'stopped'. */
  meet(closing: number): boolean | 'stopped' {
    this.root = this.graph.dst[closing]!;
    this.last = this.graph.src[closing]!;
    const end = this.graph.t[closing]!;
    this.since = end - this.limits.windowSeconds;
    this.middle = (Math.max(this.since, this.graph.t[0]!) + end) / 2;
    this.steps = 0;
    this.touched.length = 0;
    if (this.outgoing.expire(this.root, this.since) === 0) return false;
    if (this.incoming.expire(this.last, this.since) === 0) return false;
    if (this.isHub(this.root) || this.isHub(this.last)) {
      this.hubSkips += 1;
      return false;
    }
    this.epoch += 1;
    this.touch(this.root);
    this.touch(this.last);
    this.ready[this.root] = this.since;
    this.hops[this.root] = 0;
    this.leave[this.last] = end;
    this.queue = [this.root];
    this.forward(true);
    this.queue = [this.last];
    this.backward(true);
    if (this.steps > this.limits.stepLimit) return 'stopped';
    const crossing = this.touched.filter((v) => this.ready[v]! <= this.leave[v]!);
    if (crossing.length === 0) return false;
    this.queue = crossing.slice();
    this.forward(false);
    this.queue = crossing;
    this.backward(false);
    return this.steps > this.limits.stepLimit ? 'stopped' : true;
  }

  isUseful(vertex: number): boolean {
    return this.stamp[vertex] === this.epoch && this.ready[vertex]! <= this.leave[vertex]!;
  }

  private isHub(vertex: number): boolean {
    const cap = this.limits.hubCap;
    return this.incoming.expire(vertex, this.since) > cap || this.outgoing.expire(vertex, this.since) > cap;
  }

  private touch(vertex: number): void {
    this.stamp[vertex] = this.epoch;
    this.ready[vertex] = Infinity;
    this.leave[vertex] = -1;
    this.hops[vertex] = 0xff_ff_ff_ff;
    this.touched.push(vertex);
  }

  /** May the search enter the account? First contact checks the hub cap once per closing edge. */
  private enter(vertex: number): boolean {
    if (this.stamp[vertex] === this.epoch) return this.hops[vertex] !== HUB;
    this.touch(vertex);
    if (!this.isHub(vertex)) return true;
    this.hops[vertex] = HUB;
    this.hubSkips += 1;
    return false;
  }

  /** `older`: through the older half, anywhere; else through the newer half, only where the backward search was. */
  private forward(older: boolean): void {
    const { graph, outgoing, ready, leave, hops, queue, queued } = this;
    const { t, dst, precision } = graph;
    const { gap, stepLimit, maximumHops } = this.limits;
    for (let i = 0; i < queue.length; i += 1) {
      const v = queue[i]!;
      queued[v] = 0;
      if (v === this.last || hops[v]! + 1 >= maximumHops) continue;
      outgoing.expire(v, this.since);
      const tail = outgoing.tail[v]!;
      const from = ready[v]!;
      for (let at = outgoing.head[v]!; at < tail; at += 1) {
        const e = outgoing.edges[at]!;
        const time = t[e]!;
        if (older && time >= this.middle) break;
        this.steps += 1;
        if (time < from || (!older && time < this.middle)) continue;
        const w = dst[e]!;
        const arrival = time + gap[precision[e]!]!;
        if (w === this.root) continue;
        if (older ? !this.enter(w) : this.stamp[w] !== this.epoch || arrival > leave[w]!) continue;
        if (hops[w] === HUB) continue;
        if (arrival >= ready[w]! && hops[v]! + 1 >= hops[w]!) continue;
        if (arrival < ready[w]!) ready[w] = arrival;
        if (hops[v]! + 1 < hops[w]!) hops[w] = hops[v]! + 1;
        if (queued[w] === 0) {
          queued[w] = 1;
          queue.push(w);
        }
      }
      if (this.steps > stepLimit) break;
    }
    for (const v of queue) queued[v] = 0;
  }

  private backward(newer: boolean): void {
    const { graph, incoming, ready, leave, hops, queue, queued } = this;
    const { t, src, precision } = graph;
    const { gap, stepLimit } = this.limits;
    for (let i = 0; i < queue.length; i += 1) {
      const v = queue[i]!;
      queued[v] = 0;
      if (v === this.root) continue;
      incoming.expire(v, this.since);
      const head = incoming.head[v]!;
      const until = leave[v]!;
      for (let at = incoming.tail[v]! - 1; at >= head; at -= 1) {
        const e = incoming.edges[at]!;
        const time = t[e]!;
        if (newer && time < this.middle) break;
        this.steps += 1;
        if (time + gap[precision[e]!]! > until || (!newer && time >= this.middle)) continue;
        const w = src[e]!;
        if (w === this.last) continue;
        if (newer ? !this.enter(w) : this.stamp[w] !== this.epoch || time < ready[w]!) continue;
        if (hops[w] === HUB || time <= leave[w]!) continue;
        leave[w] = time;
        if (queued[w] === 0) {
          queued[w] = 1;
          queue.push(w);
        }
      }
      if (this.steps > stepLimit) break;
    }
    for (const v of queue) queued[v] = 0;
  }
}

const HUB = 0xff_ff_ff_fe;
