import { EDGE_KIND } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { LotBook } from './lot-book.ts';
import type { RingScope } from './ring-flows.ts';

/** RING-6: a least tier that carries less than `rangeBelow` of the money is shown as a range up to where `rangeTo` had arrived. */
export const TIER_RULES = { rangeBelow: 0.2, rangeTo: 0.8 } as const;

export interface Tier {
  readonly tier: number;
  readonly tierTo?: number;
}

export interface TierInput {
  readonly view: CaseView;
  readonly scope: RingScope;
  /** Accounts of tier 1. */
  readonly first: ReadonlySet<number>;
  readonly lots: LotBook;
}

/** Money in the order it arrived: minor units with the hop they had at the receiver; hop 0 is not the ring's. */
interface Piece {
  readonly minor: number;
  readonly hop: number;
}

/**
 * RING-6: the tier of every core account that money of tier 1 reached, first in first out over the accounts' lots. What
 * comes from outside the core to an account of tier 1 in the ring's period is at hop 1; each transfer inside the core is
 * one hop more. Nothing without an account of tier 1.
 */
export function tiersOf(input: TierInput): ReadonlyMap<number, Tier> {
  const { view, scope, first } = input;
  const tiers = new Map<number, Tier>();
  if (first.size === 0) return tiers;
  const flows = new HopFlows(input);
  for (const account of scope.core) {
    if (first.has(account)) {
      tiers.set(account, { tier: 1 });
      continue;
    }
    const byHop = new Map<number, number>();
    for (const e of creditsFromCore(view, scope, account)) {
      for (const { minor, hop } of flows.piecesOf(e)) {
        if (hop > 0) byHop.set(hop, (byHop.get(hop) ?? 0) + minor);
      }
    }
    const tier = tierOf(byHop);
    if (tier) tiers.set(account, tier);
  }
  return tiers;
}

export function tierOf(byHop: ReadonlyMap<number, number>): Tier | undefined {
  const hops = [...byHop].toSorted(([a], [b]) => a - b);
  const total = hops.reduce((sum, [, minor]) => sum + minor, 0);
  const [least] = hops;
  if (least === undefined || total === 0) return undefined;
  if (least[1] >= TIER_RULES.rangeBelow * total) return { tier: least[0] };
  let arrived = 0;
  for (const [hop, minor] of hops) {
    arrived += minor;
    if (arrived >= TIER_RULES.rangeTo * total) return { tier: least[0], tierTo: hop };
  }
  return { tier: least[0] };
}

/** Pattern transfers from the core to the account in the ring's period, falling. */
function* creditsFromCore({ graph }: CaseView, scope: RingScope, account: number): Generator<number> {
  for (let i = graph.inOffsets[account + 1]! - 1; i >= graph.inOffsets[account]!; i -= 1) {
    const e = graph.inEdges[i]!;
    if (graph.t[e]! < scope.from) return;
    if (isInside(graph.t[e]!, scope) && graph.currency[e] === scope.currency && scope.core.has(graph.src[e]!)) yield e;
  }
}

/** Which lots each transfer of the core is made of, worked out when asked for. */
class HopFlows {
  private readonly input: TierInput;
  private readonly known = new Map<number, readonly Piece[]>();

  constructor(input: TierInput) {
    this.input = input;
  }

  /**
   * The pieces of a transfer inside the core, hops as at its payee. A transfer's money came before it, so the way back
   * ends; where stamps of a day make two transfers wait for each other, the second is taken as not the ring's.
   */
  piecesOf(edge: number): readonly Piece[] {
    const waiting = [edge];
    while (waiting.length > 0) {
      const e = waiting.at(-1)!;
      const missing = this.known.has(e) ? [] : this.fundersOf(e).filter((funder) => !this.known.has(funder));
      const isWaitedFor = new Set(waiting);
      const next = missing.find((funder) => !isWaitedFor.has(funder));
      if (next !== undefined) {
        waiting.push(next);
        continue;
      }
      if (!this.known.has(e)) this.known.set(e, this.madeOf(e));
      waiting.pop();
    }
    return this.known.get(edge)!;
  }

  private *linesOf(edge: number): Generator<Line> {
    const { view, scope, lots } = this.input;
    const own = lots.lotsOf(view.graph.src[edge]!, scope.currency);
    const first = own.firstLine.get(edge);
    if (first === undefined) return;
    for (let i = first; own.debit[i] === own.debit[first]; i += 1) {
      yield { credit: own.credit[i]!, minor: own.amount[i]!, start: own.start[i]! };
    }
  }

  private fundersOf(edge: number): number[] {
    const { view, scope } = this.input;
    const funders: number[] = [];
    for (const { credit } of this.linesOf(edge)) {
      const e = view.ledger.edge[credit] ?? -1;
      if (e >= 0 && isInside(view.graph.t[e]!, scope) && scope.core.has(view.graph.src[e]!)) funders.push(e);
    }
    return funders;
  }

  private madeOf(edge: number): readonly Piece[] {
    const { view, scope, first } = this.input;
    const payer = view.graph.src[edge]!;
    const pieces: { minor: number; hop: number }[] = [];
    const add = (minor: number, hop: number): void => {
      const last = pieces.at(-1);
      if (last?.hop === hop) last.minor += minor;
      else pieces.push({ minor, hop });
    };
    for (const { credit, minor, start } of this.linesOf(edge)) {
      const e = credit < 0 ? -1 : view.ledger.edge[credit]!;
      const isOfPeriod = e >= 0 && isInside(view.graph.t[e]!, scope);
      if (isOfPeriod && scope.core.has(view.graph.src[e]!)) {
        const known = this.known.get(e) ?? [];
        for (const piece of slice(known, start, minor)) add(piece.minor, piece.hop > 0 ? piece.hop + 1 : 0);
      } else add(minor, isOfPeriod && first.has(payer) ? 2 : 0);
    }
    return pieces;
  }
}

interface Line {
  readonly credit: number;
  readonly minor: number;
  readonly start: number;
}

/** `minor` units of the pieces from `start` on; what lies beyond them was paid without cover and is not the ring's. */
function* slice(pieces: readonly Piece[], start: number, minor: number): Generator<Piece> {
  let before = 0;
  for (const piece of pieces) {
    const from = Math.max(start, before);
    const to = Math.min(start + minor, before + piece.minor);
    before += piece.minor;
    if (to > from) yield { minor: to - from, hop: piece.hop };
    if (before >= start + minor) return;
  }
  yield { minor: start + minor - Math.max(start, before), hop: 0 };
}

function isInside(t: number, { from, to }: RingScope): boolean {
  return t >= from && t <= to;
}

/** Whether an edge is one that lots know: reversals are left out of them. */
export function skippedEntries({ ledger, graph }: CaseView): Uint8Array {
  const skipped = new Uint8Array(ledger.edge.length);
  for (let i = 0; i < skipped.length; i += 1) {
    const e = ledger.edge[i]!;
    if (e >= 0 && (graph.kind[e]! & EDGE_KIND.reversal) !== 0) skipped[i] = 1;
  }
  return skipped;
}
