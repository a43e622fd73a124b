import { CentreSides } from './centre-sides.ts';
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
  /** By partner: credits and debits in the window. */
  private readonly counts: Uint32Array;

  constructor(mostPartners: number) {
    this.counts = new Uint32Array(mostPartners * 2);
  }

  /** `by` is 1 when a credit from the partner comes into the window and -1 when it leaves. */
  credit(partner: number, by: 1 | -1): void {
    this.take(partner, -1);
    this.counts[partner * 2]! += by;
    this.take(partner, 1);
  }

  debit(partner: number, by: 1 | -1): void {
    this.take(partner, -1);
    this.counts[partner * 2 + 1]! += by;
    this.take(partner, 1);
  }

  isCommon(partner: number): boolean {
    return this.counts[partner * 2]! > 0 && this.counts[partner * 2 + 1]! > 0;
  }

  private take(partner: number, by: 1 | -1): void {
    const credits = this.counts[partner * 2]!;
    const debits = this.counts[partner * 2 + 1]!;
    if (credits > 0 === debits > 0) return;
    this.transfers += by * (credits + debits);
    if (credits > 0) this.payers += by;
    else this.payees += by;
  }
}

const NEVER = Infinity;

/** Places count from the first transfer of the account's list. */
class SplitSweep {
  private readonly graph: TemporalGraph;
  private readonly query: GatherScatterQuery;
  private readonly sides: CentreSides;
  private readonly live: LivePartners;
  private inStart = 0;
  private inEnd = 0;
  private outStart = 0;
  private outEnd = 0;

  constructor(graph: TemporalGraph, query: GatherScatterQuery) {
    this.graph = graph;
    this.query = query;
    this.sides = new CentreSides(graph);
    this.live = new LivePartners(this.sides.mostPartners);
  }

  /** True when the hub cap kept it from looking at a split. */
  run(centre: number, visit: (burst: GatherScatterBurst) => void): boolean {
    const { live, sides } = this;
    const { minimumPartners, minimumTransfers, hubCap = Infinity, strict } = this.query;
    sides.load(centre);
    this.inStart = this.inEnd = 0;
    this.outStart = this.outEnd = 0;
    let best: GatherScatterBurst | undefined;
    let isSkipped = false;
    // Splits before the first credit or from the last debit on have an empty side.
    for (let s = this.next(); this.outStart < sides.debits && s !== NEVER; s = this.next()) {
      this.moveTo(s);
      const isHub = this.inEnd - this.inStart > hubCap || this.outEnd - this.outStart > hubCap;
      if (isHub) isSkipped = true;
      const holds =
        !isHub &&
        live.payers >= minimumPartners &&
        live.payees >= minimumPartners &&
        live.transfers >= minimumTransfers &&
        (strict === undefined || this.isStrict(centre, strict));
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
  private next(): number {
    const { creditTimes, debitTimes, credits, debits } = this.sides;
    const w = this.query.windowSeconds;
    return Math.min(
      this.inEnd < credits ? creditTimes[this.inEnd]! : NEVER,
      this.inStart < this.inEnd ? creditTimes[this.inStart]! + w + 1 : NEVER,
      this.outStart < this.outEnd ? debitTimes[this.outStart]! : NEVER,
      this.outEnd < debits ? debitTimes[this.outEnd]! - w : NEVER,
    );
  }

  private moveTo(s: number): void {
    const { live } = this;
    const { creditTimes, debitTimes, credits, debits, payers, payees } = this.sides;
    const w = this.query.windowSeconds;
    for (; this.inEnd < credits && creditTimes[this.inEnd]! <= s; this.inEnd += 1) live.credit(payers[this.inEnd]!, 1);
    for (; this.inStart < this.inEnd && creditTimes[this.inStart]! < s - w; this.inStart += 1)
      live.credit(payers[this.inStart]!, -1);
    for (; this.outEnd < debits && debitTimes[this.outEnd]! <= s + w; this.outEnd += 1)
      live.debit(payees[this.outEnd]!, 1);
    for (; this.outStart < this.outEnd && debitTimes[this.outStart]! <= s; this.outStart += 1)
      live.debit(payees[this.outStart]!, -1);
  }

  private burst(centre: number): GatherScatterBurst {
    const inFirst = this.graph.inOffsets[centre]!;
    const outFirst = this.graph.outOffsets[centre]!;
    return {
      centre,
      payers: this.live.payers,
      payees: this.live.payees,
      inStart: inFirst + this.inStart,
      inEnd: inFirst + this.inEnd,
      outStart: outFirst + this.outStart,
      outEnd: outFirst + this.outEnd,
    };
  }

  private isStrict(centre: number, { gap, outFrom, outTo }: NonNullable<GatherScatterQuery['strict']>): boolean {
    const { t, precision, currency, amount, inEdges, outEdges, inOffsets, outOffsets } = this.graph;
    const { payers, payees } = this.sides;
    let received = 0;
    let paid = 0;
    let ready = 0;
    let money = -1;
    for (let i = this.inStart; i < this.inEnd; i += 1) {
      if (this.live.isCommon(payers[i]!)) continue;
      const e = inEdges[inOffsets[centre]! + i]!;
      if (money >= 0 && money !== currency[e]) return false;
      money = currency[e]!;
      received += amount[e]!;
      ready = Math.max(ready, t[e]! + gap[precision[e]!]!);
    }
    for (let i = this.outStart; i < this.outEnd; i += 1) {
      if (this.live.isCommon(payees[i]!)) continue;
      const e = outEdges[outOffsets[centre]! + i]!;
      if (t[e]! < ready || money !== currency[e]) return false;
      paid += amount[e]!;
    }
    return paid >= outFrom * received && paid <= outTo * received;
  }

  private clear(): void {
    const { payers, payees } = this.sides;
    for (; this.inStart < this.inEnd; this.inStart += 1) this.live.credit(payers[this.inStart]!, -1);
    for (; this.outStart < this.outEnd; this.outStart += 1) this.live.debit(payees[this.outStart]!, -1);
  }
}
