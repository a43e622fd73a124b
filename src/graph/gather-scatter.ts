import type { TemporalGraph } from './temporal-graph.ts';

export interface GatherScatterQuery {
  /** k: payers and payees at the least, each side counted without the partners that stand on both. */
  readonly minimumPartners: number;
  readonly minimumTransfers: number;
  /** W, of each side. */
  readonly windowSeconds: number;
  /** Centres with more live transfers on a side are skipped there, and counted. */
  readonly hubCap?: number;
  /** Strict form: the order must hold by precision and Σout must lie within these shares of Σin, in one currency. */
  readonly strict?: { readonly gap: readonly number[]; readonly outFrom: number; readonly outTo: number };
}

export interface GatherScatterBurst {
  readonly centre: number;
  readonly payers: number;
  readonly payees: number;
  /** Credits are `inEdges[inStart] … inEdges[inEnd - 1]`, debits likewise; common partners among them do not count. */
  readonly inStart: number;
  readonly inEnd: number;
  readonly outStart: number;
  readonly outEnd: number;
}

/**
 * GS at every account: the split times s with ≥ k payers in [s − W, s] and ≥ k payees in (s, s + W], partners on both
 * sides taken out. Calls `visit` for each maximal run of such times with its best split (most partners; of equals the
 * earliest), account by account. Everything changes at four kinds of moments only, so the sweep is O(edges). Gives the
 * number of centres that were skipped somewhere for the hub cap.
 */
export function gatherScatters(
  graph: TemporalGraph,
  query: GatherScatterQuery,
  visit: (burst: GatherScatterBurst) => void,
): number {
  const sweep = new SplitSweep(graph, query);
  let hubs = 0;
  for (let centre = 0; centre < graph.vertexCount; centre += 1) {
    if (!isBusyEnough(graph, query, centre)) continue;
    if (sweep.run(centre, visit)) hubs += 1;
  }
  return hubs;
}

/** The transfers that count, rising. */
export function gatherScatterEdges(graph: TemporalGraph, burst: GatherScatterBurst): number[] {
  const credits = graph.inEdges.subarray(burst.inStart, burst.inEnd);
  const debits = graph.outEdges.subarray(burst.outStart, burst.outEnd);
  const payers = new Set<number>();
  const payees = new Set<number>();
  for (const e of credits) payers.add(graph.src[e]!);
  for (const e of debits) payees.add(graph.dst[e]!);
  const edges: number[] = [];
  for (const e of credits) if (!payees.has(graph.src[e]!)) edges.push(e);
  for (const e of debits) if (!payers.has(graph.dst[e]!)) edges.push(e);
  return edges.toSorted((a, b) => a - b);
}

export function isBusyEnough(
  { inOffsets, outOffsets }: TemporalGraph,
  { minimumPartners, minimumTransfers }: Pick<GatherScatterQuery, 'minimumPartners' | 'minimumTransfers'>,
  centre: number,
): boolean {
  const credits = inOffsets[centre + 1]! - inOffsets[centre]!;
  const debits = outOffsets[centre + 1]! - outOffsets[centre]!;
  return credits >= minimumPartners && debits >= minimumPartners && credits + debits >= minimumTransfers;
}

/** Partners of one centre that are live on each side, and what of it counts. */
export class LivePartners {
  payers = 0;
  payees = 0;
  transfers = 0;
  private readonly credits: Uint32Array;
  private readonly debits: Uint32Array;

  constructor(vertexCount: number) {
    this.credits = new Uint32Array(vertexCount);
    this.debits = new Uint32Array(vertexCount);
  }

  /** `by` is 1 when a credit from the partner comes into the window and -1 when it leaves. */
  credit(partner: number, by: 1 | -1): void {
    this.take(partner, -1);
    this.credits[partner]! += by;
    this.take(partner, 1);
  }

  debit(partner: number, by: 1 | -1): void {
    this.take(partner, -1);
    this.debits[partner]! += by;
    this.take(partner, 1);
  }

  isCommon(partner: number): boolean {
    return this.credits[partner]! > 0 && this.debits[partner]! > 0;
  }

  private take(partner: number, by: 1 | -1): void {
    const credits = this.credits[partner]!;
    const debits = this.debits[partner]!;
    if (credits > 0 === debits > 0) return;
    this.transfers += by * (credits + debits);
    if (credits > 0) this.payers += by;
    else this.payees += by;
  }
}

const NEVER = Infinity;

class SplitSweep {
  private readonly graph: TemporalGraph;
  private readonly query: GatherScatterQuery;
  private readonly live: LivePartners;
  private inStart = 0;
  private inEnd = 0;
  private outStart = 0;
  private outEnd = 0;

  constructor(graph: TemporalGraph, query: GatherScatterQuery) {
    this.graph = graph;
    this.query = query;
    this.live = new LivePartners(graph.vertexCount);
  }

  /** True when the hub cap kept it from looking at a split. */
  run(centre: number, visit: (burst: GatherScatterBurst) => void): boolean {
    const { graph, live } = this;
    const { minimumPartners, minimumTransfers, hubCap = Infinity, strict } = this.query;
    this.inStart = this.inEnd = graph.inOffsets[centre]!;
    this.outStart = this.outEnd = graph.outOffsets[centre]!;
    const inStop = graph.inOffsets[centre + 1]!;
    const outStop = graph.outOffsets[centre + 1]!;
    let best: GatherScatterBurst | undefined;
    let isSkipped = false;
    // Splits before the first credit or from the last debit on have an empty side.
    for (let s = this.next(inStop, outStop); this.outStart < outStop && s !== NEVER; s = this.next(inStop, outStop)) {
      this.moveTo(s, inStop, outStop);
      const isHub = this.inEnd - this.inStart > hubCap || this.outEnd - this.outStart > hubCap;
      if (isHub) isSkipped = true;
      const holds =
        !isHub &&
        live.payers >= minimumPartners &&
        live.payees >= minimumPartners &&
        live.transfers >= minimumTransfers &&
        (strict === undefined || this.isStrict(strict));
      if (!holds) {
        if (best) visit(best);
        best = undefined;
      } else if (!best || live.payers + live.payees > best.payers + best.payees) best = this.burst(centre);
    }
    if (best) visit(best);
    this.clear();
    return isSkipped;
  }

  /** The next moment at which a transfer comes into a window or leaves one. */
  private next(inStop: number, outStop: number): number {
    const { t, inEdges, outEdges } = this.graph;
    const w = this.query.windowSeconds;
    return Math.min(
      this.inEnd < inStop ? t[inEdges[this.inEnd]!]! : NEVER,
      this.inStart < this.inEnd ? t[inEdges[this.inStart]!]! + w + 1 : NEVER,
      this.outStart < this.outEnd ? t[outEdges[this.outStart]!]! : NEVER,
      this.outEnd < outStop ? t[outEdges[this.outEnd]!]! - w : NEVER,
    );
  }

  private moveTo(s: number, inStop: number, outStop: number): void {
    const { live } = this;
    const { t, src, dst, inEdges, outEdges } = this.graph;
    const w = this.query.windowSeconds;
    for (; this.inEnd < inStop && t[inEdges[this.inEnd]!]! <= s; this.inEnd += 1)
      live.credit(src[inEdges[this.inEnd]!]!, 1);
    for (; this.inStart < this.inEnd && t[inEdges[this.inStart]!]! < s - w; this.inStart += 1)
      live.credit(src[inEdges[this.inStart]!]!, -1);
    for (; this.outEnd < outStop && t[outEdges[this.outEnd]!]! <= s + w; this.outEnd += 1)
      live.debit(dst[outEdges[this.outEnd]!]!, 1);
    for (; this.outStart < this.outEnd && t[outEdges[this.outStart]!]! <= s; this.outStart += 1)
      live.debit(dst[outEdges[this.outStart]!]!, -1);
  }

  private burst(centre: number): GatherScatterBurst {
    const { inStart, inEnd, outStart, outEnd } = this;
    return { centre, payers: this.live.payers, payees: this.live.payees, inStart, inEnd, outStart, outEnd };
  }

  private isStrict({ gap, outFrom, outTo }: NonNullable<GatherScatterQuery['strict']>): boolean {
    const { t, precision, currency, amount, inEdges, outEdges, src, dst } = this.graph;
    let received = 0;
    let paid = 0;
    let ready = 0;
    let money = -1;
    for (let i = this.inStart; i < this.inEnd; i += 1) {
      const e = inEdges[i]!;
      if (this.live.isCommon(src[e]!)) continue;
      if (money >= 0 && money !== currency[e]) return false;
      money = currency[e]!;
      received += amount[e]!;
      ready = Math.max(ready, t[e]! + gap[precision[e]!]!);
    }
    for (let i = this.outStart; i < this.outEnd; i += 1) {
      const e = outEdges[i]!;
      if (this.live.isCommon(dst[e]!)) continue;
      if (t[e]! < ready || money !== currency[e]) return false;
      paid += amount[e]!;
    }
    return paid >= outFrom * received && paid <= outTo * received;
  }

  private clear(): void {
    const { src, dst, inEdges, outEdges } = this.graph;
    for (; this.inStart < this.inEnd; this.inStart += 1) this.live.credit(src[inEdges[this.inStart]!]!, -1);
    for (; this.outStart < this.outEnd; this.outStart += 1) this.live.debit(dst[outEdges[this.outStart]!]!, -1);
  }
}
