import { PRECISION_SECONDS, type TemporalGraph } from '#graph';
import type { Parameters } from '#model';
import { EDGE_GUARD } from '../case-view.ts';
import { numberOf } from '../parameters.ts';

export interface Gathering {
  readonly payers: number;
  readonly inflow: number;
  readonly payees: number;
  readonly passedOn: number;
  /** What had already left, to anyone, from the first counted receipt until the last. */
  readonly leftBefore: number;
  readonly currency: number;
  readonly evidence: readonly number[];
}

/** Sliding window over one account's receipts, one currency at a time; scratch columns are kept between accounts. */
export class GatherSearch {
  hubSkips = 0;
  private readonly graph: TemporalGraph;
  /** EDGE_GUARD bits: receipts from the holder's own accounts are no payers. */
  private readonly guarded: Uint8Array | undefined;
  private readonly minimumPayers: number;
  private readonly windowSeconds: number;
  private readonly onwardSeconds: number;
  private readonly maximumPayees: number;
  private readonly minimumShare: number;
  private readonly hubCap: number;
  private readonly isOneCurrency: boolean;
  private readonly live: Uint32Array;
  private readonly paid: Float64Array;

  constructor(graph: TemporalGraph, parameters: Parameters, guarded?: Uint8Array) {
    this.graph = graph;
    this.guarded = guarded;
    this.minimumPayers = numberOf(parameters, 'minimumPayers');
    this.windowSeconds = numberOf(parameters, 'windowSeconds');
    this.onwardSeconds = numberOf(parameters, 'onwardSeconds');
    this.maximumPayees = numberOf(parameters, 'maximumPayees');
    this.minimumShare = numberOf(parameters, 'minimumShare');
    this.hubCap = numberOf(parameters, 'hubCap');
    this.isOneCurrency = new Set(graph.currency).size === 1;
    this.live = new Uint32Array(graph.vertexCount);
    this.paid = new Float64Array(graph.vertexCount);
  }

  /** The window with most payers (of equals the earliest) whose inflow was passed on to few in time. */
  best(account: number): Gathering | undefined {
    const { inOffsets, outOffsets, inEdges, outEdges, currency } = this.graph;
    const [inStart, inEnd] = [inOffsets[account]!, inOffsets[account + 1]!];
    const [outStart, outEnd] = [outOffsets[account]!, outOffsets[account + 1]!];
    if (inEnd - inStart < this.minimumPayers || outEnd === outStart) return undefined;
    const all = inEdges.subarray(inStart, inEnd);
    if (!this.canGather(all)) return undefined;
    const { guarded } = this;
    const into = guarded ? all.filter((e) => (guarded[e]! & EDGE_GUARD.own) === 0) : all;
    const out = outEdges.subarray(outStart, outEnd);
    if (this.isOneCurrency) return this.bestIn(into, out, currency[0]!);
    let best: Gathering | undefined;
    for (const code of new Set(Array.from(into, (e) => currency[e]!))) {
      const ofCurrency = (e: number): boolean => currency[e] === code;
      const found = this.bestIn(into.filter(ofCurrency), out.filter(ofCurrency), code);
      if (found && (!best || found.payers > best.payers)) best = found;
    }
    return best;
  }

  /** Are there ever as many receipts in a window as there must be payers? */
  private canGather(into: Uint32Array): boolean {
    const { t } = this.graph;
    const others = Math.max(this.minimumPayers - 1, 0);
    return into.subarray(others).some((e, i) => t[e]! - t[into[i]!]! <= this.windowSeconds);
  }

  private bestIn(into: Uint32Array, out: Uint32Array, currency: number): Gathering | undefined {
    const { t, src, amount, precision } = this.graph;
    let best: Gathering | undefined;
    let payers = 0;
    let inflow = 0;
    let start = 0;
    for (const [i, e] of into.entries()) {
      for (; t[into[start]!]! + this.windowSeconds < t[e]!; start += 1) {
        const leaving = into[start]!;
        inflow -= amount[leaving]!;
        this.live[src[leaving]!]! -= 1;
        if (this.live[src[leaving]!] === 0) payers -= 1;
      }
      inflow += amount[e]!;
      if (this.live[src[e]!] === 0) payers += 1;
      this.live[src[e]!]! += 1;
      if (payers < this.minimumPayers || payers <= (best?.payers ?? 0)) continue;
      const after = t[e]! + PRECISION_SECONDS[precision[e] as 0 | 1 | 2];
      const onward = this.onward(out, { after, until: t[e]! + this.onwardSeconds, least: this.minimumShare * inflow });
      if (!onward) continue;
      const evidence = [...into.subarray(start, i + 1), ...onward.edges].toSorted((a, b) => a - b);
      const leftBefore = this.paidOut(out, t[into[start]!]!, after);
      const { payees, passedOn } = onward;
      best = { payers, inflow, payees, passedOn, leftBefore, currency, evidence };
    }
    for (const e of into.subarray(start)) this.live[src[e]!] = 0;
    return best;
  }

  private paidOut(out: Uint32Array, from: number, before: number): number {
    const { t, amount } = this.graph;
    let sum = 0;
    for (const e of out.subarray(lowerBound(out, t, from), lowerBound(out, t, before))) sum += amount[e]!;
    return sum;
  }

  /** What the largest payees took between two instants, both included, if it is at least `least`. */
  private onward(
    out: Uint32Array,
    { after, until, least }: { readonly after: number; readonly until: number; readonly least: number },
  ) {
    const { t, dst, amount } = this.graph;
    const first = lowerBound(out, t, after);
    const stop = lowerBound(out, t, until + 1);
    if (first === stop) return undefined;
    if (stop - first > this.hubCap) {
      this.hubSkips += 1;
      return undefined;
    }
    const payments = out.subarray(first, stop);
    let all = 0;
    for (const e of payments) all += amount[e]!;
    if (all < least) return undefined;
    const payees: number[] = [];
    for (const e of payments) {
      if (this.paid[dst[e]!] === 0) payees.push(dst[e]!);
      this.paid[dst[e]!]! += amount[e]!;
    }
    const largest = payees.toSorted((a, b) => this.paid[b]! - this.paid[a]!).slice(0, this.maximumPayees);
    let passedOn = 0;
    for (const v of largest) passedOn += this.paid[v]!;
    for (const v of payees) this.paid[v] = 0;
    if (passedOn < least) return undefined;
    return {
      payees: largest.length,
      passedOn,
      edges: Array.from(payments).filter((e) => largest.includes(dst[e]!)),
    };
  }
}

function lowerBound(edges: Uint32Array, t: Uint32Array, time: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (t[edges[middle]!]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
