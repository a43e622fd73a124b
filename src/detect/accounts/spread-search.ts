import { PRECISION_SECONDS, type TemporalGraph } from '#graph';
import type { Parameters } from '#model';
import { EDGE_GUARD } from '../case-view.ts';
import { numberOf } from '../parameters.ts';

export interface Spreading {
  readonly payers: number;
  readonly inflow: number;
  readonly payees: number;
  readonly paidOut: number;
  readonly currency: number;
  readonly evidence: readonly number[];
}

/** The mirror of GATHER: a window of receipts from few payers, then many payees; scratch columns are kept between accounts. */
export class SpreadSearch {
  hubSkips = 0;
  private readonly graph: TemporalGraph;
  /** EDGE_GUARD bits: the holder's own accounts are no payees. */
  private readonly guarded: Uint8Array | undefined;
  private readonly minimumPayees: number;
  private readonly onwardSeconds: number;
  private readonly maximumPayers: number;
  private readonly windowSeconds: number;
  private readonly minimumShare: number;
  private readonly hubCap: number;
  private readonly live: Uint32Array;
  /** The window that last counted a payee. */
  private readonly countedIn: Uint32Array;
  private windows = 0;

  constructor(graph: TemporalGraph, parameters: Parameters, guarded?: Uint8Array) {
    this.graph = graph;
    this.guarded = guarded;
    this.minimumPayees = numberOf(parameters, 'minimumPayees');
    this.onwardSeconds = numberOf(parameters, 'onwardSeconds');
    this.maximumPayers = numberOf(parameters, 'maximumPayers');
    this.windowSeconds = numberOf(parameters, 'windowSeconds');
    this.minimumShare = numberOf(parameters, 'minimumShare');
    this.hubCap = numberOf(parameters, 'hubCap');
    this.live = new Uint32Array(graph.vertexCount);
    this.countedIn = new Uint32Array(graph.vertexCount);
  }

  /** By currency in order of first receipt: the window with most payees, of equals the earliest. */
  best(account: number): readonly Spreading[] {
    const { inOffsets, outOffsets, inEdges, outEdges, currency } = this.graph;
    const into = inEdges.subarray(inOffsets[account], inOffsets[account + 1]);
    const all = outEdges.subarray(outOffsets[account], outOffsets[account + 1]);
    if (!this.canSpread(all)) return [];
    const { guarded } = this;
    const out = guarded ? all.filter((e) => (guarded[e]! & EDGE_GUARD.own) === 0) : all;
    return [...new Set(Array.from(into, (e) => currency[e]!))].flatMap((one) => {
      const ofCurrency = (e: number): boolean => currency[e] === one;
      return this.bestIn(into.filter(ofCurrency), out.filter(ofCurrency));
    });
  }

  /** Are there ever as many payments in the time limit as there must be payees? */
  private canSpread(out: Uint32Array): boolean {
    const { t } = this.graph;
    const others = Math.max(this.minimumPayees - 1, 0);
    // The first payment stands a second after the receipt at the earliest.
    const longest = this.onwardSeconds - PRECISION_SECONDS[0];
    return out.subarray(others).some((e, i) => t[e]! - t[out[i]!]! <= longest);
  }

  private bestIn(into: Uint32Array, out: Uint32Array): readonly Spreading[] {
    const { t, src, amount, precision, currency } = this.graph;
    let best: Spreading | undefined;
    let payers = 0;
    let inflow = 0;
    let start = 0;
    let ahead = 0;
    for (const [i, e] of into.entries()) {
      const until = t[e]! + this.onwardSeconds;
      for (; t[into[start]!]! + this.windowSeconds < t[e]!; start += 1) {
        const payer = src[into[start]!]!;
        inflow -= amount[into[start]!]!;
        this.live[payer]! -= 1;
        if (this.live[payer] === 0) payers -= 1;
      }
      // Who pays in while it is paid out counts as a payer too, else the first of many would look like a single one.
      for (const reach = lowerBound(into, t, until + 1); ahead < reach; ahead += 1) {
        const payer = src[into[ahead]!]!;
        if (this.live[payer] === 0) payers += 1;
        this.live[payer]! += 1;
      }
      inflow += amount[e]!;
      if (payers > this.maximumPayers || inflow === 0) continue;
      const after = t[e]! + PRECISION_SECONDS[precision[e] as 0 | 1 | 2];
      const onward = this.onward(out, { after, until, least: this.minimumShare * inflow });
      if (!onward || onward.payees <= (best?.payees ?? 0)) continue;
      const evidence = [...into.subarray(start, i + 1), ...onward.edges].toSorted((a, b) => a - b);
      best = { payers, inflow, payees: onward.payees, paidOut: onward.paidOut, currency: currency[e]!, evidence };
    }
    for (const e of into.subarray(start, ahead)) this.live[src[e]!] = 0;
    return best ? [best] : [];
  }

  /** What left between two instants, both included, if enough payees took at least `least`. */
  private onward(
    out: Uint32Array,
    { after, until, least }: { readonly after: number; readonly until: number; readonly least: number },
  ) {
    const { t, dst, amount } = this.graph;
    const first = lowerBound(out, t, after);
    const stop = lowerBound(out, t, until + 1);
    if (stop - first < this.minimumPayees) return undefined;
    if (stop - first > this.hubCap) {
      this.hubSkips += 1;
      return undefined;
    }
    this.windows += 1;
    let [payees, paidOut] = [0, 0];
    for (let i = first; i < stop; i += 1) {
      const v = dst[out[i]!]!;
      paidOut += amount[out[i]!]!;
      if (this.countedIn[v] === this.windows) continue;
      this.countedIn[v] = this.windows;
      payees += 1;
    }
    if (payees < this.minimumPayees || paidOut < least) return undefined;
    return { payees, paidOut, edges: out.subarray(first, stop) };
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
