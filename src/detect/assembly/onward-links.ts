import type { DisjointSets } from '#graph';
import { fifoLots } from '#ledger';
import type { CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import type { HitsByAccount } from './hits-by-account.ts';

/** RING-3 (iii). Settings. */
export const ONWARD_LINK = { gapSeconds: 72 * 3600, share: 0.5 } as const;
/** Pairs of hits looked at on one account; what is beyond is counted. */
const PAIRS_PER_ACCOUNT = 200_000;

/**
 * RING-3 (iii): hits that share one core account v, whose periods lie at most 72 h apart, and where at least half of the
 * smaller of what one hit brings to v and what the other takes from v is, first in first out, the same money. Hits that
 * are one set already are left alone. Returns the pairs left out beyond the cap of an account.
 */
export function joinByOnwardFlow(
  view: CaseView,
  hits: readonly Hit[],
  { byAccount, sets, skip }: { byAccount: HitsByAccount; sets: DisjointSets; skip: Uint8Array },
): number {
  let left = 0;
  for (const [account, end] of byAccount.offsets.subarray(1).entries()) {
    const own = byAccount.hits.subarray(byAccount.offsets[account], end);
    if (own.every((hit) => sets.find(hit) === sets.find(own[0]!))) continue;
    left += joinAt(view, hits, { account, own, sets, skip });
  }
  return left;
}

interface At {
  readonly account: number;
  readonly own: Uint32Array;
  readonly sets: DisjointSets;
  readonly skip: Uint8Array;
}

/** What the hits bring to and take from one account. */
interface Sides {
  /** Hits by edge; value by hit. */
  readonly into: Map<number, number[]>;
  readonly outOf: Map<number, number[]>;
  readonly brought: Map<number, number>;
  readonly taken: Map<number, number>;
  readonly currencies: Set<number>;
}

function joinAt(view: CaseView, hits: readonly Hit[], at: At): number {
  const { account, sets } = at;
  const { ledger } = view;
  const sides = sidesOf(view, hits, at);
  if (sides.into.size === 0 || sides.outOf.size === 0) return 0;
  let left = PAIRS_PER_ACCOUNT;
  let leftOut = 0;
  for (const currency of sides.currencies) {
    const lots = fifoLots(ledger, account, { currency, skip: at.skip });
    const flows = new Map<number, number>();
    for (const [line, credit] of lots.credit.entries()) {
      const givers = credit < 0 ? undefined : sides.into.get(ledger.edge[credit]!);
      const takers = givers && sides.outOf.get(ledger.edge[lots.debit[line]!]!);
      // All hits of one transfer of a core account are one set by (i).
      if (!givers || !takers || sets.find(givers[0]!) === sets.find(takers[0]!)) continue;
      const pairs = givers.length * takers.length;
      if (pairs > left) {
        leftOut += pairs;
        continue;
      }
      left -= pairs;
      for (const giver of givers) {
        for (const taker of takers) {
          const key = giver * hits.length + taker;
          flows.set(key, (flows.get(key) ?? 0) + lots.amount[line]!);
        }
      }
    }
    for (const [key, flow] of flows) {
      const giver = Math.floor(key / hits.length);
      const taker = key % hits.length;
      const brought = sides.brought.get(giver * view.currencies.length + currency)!;
      const taken = sides.taken.get(taker * view.currencies.length + currency)!;
      if (flow >= ONWARD_LINK.share * Math.min(brought, taken) && areNear(hits[giver]!, hits[taker]!)) {
        sets.join(giver, taker);
      }
    }
  }
  return leftOut;
}

function sidesOf(view: CaseView, hits: readonly Hit[], { account, own }: At): Sides {
  const { src, dst, amount, currency } = view.graph;
  const sides: Sides = {
    into: new Map(),
    outOf: new Map(),
    brought: new Map(),
    taken: new Map(),
    currencies: new Set(),
  };
  const add = (e: number, hit: number, [byEdge, byHit]: [Map<number, number[]>, Map<number, number>]): void => {
    const list = byEdge.get(e);
    if (list) list.push(hit);
    else byEdge.set(e, [hit]);
    const key = hit * view.currencies.length + currency[e]!;
    byHit.set(key, (byHit.get(key) ?? 0) + amount[e]!);
    sides.currencies.add(currency[e]!);
  };
  for (const hit of own) {
    for (const e of hits[hit]!.evidence) {
      if (dst[e] === account) add(e, hit, [sides.into, sides.brought]);
      else if (src[e] === account) add(e, hit, [sides.outOf, sides.taken]);
    }
  }
  return sides;
}

function areNear(a: Hit, b: Hit): boolean {
  return Math.max(a.from - b.to, b.from - a.to) <= ONWARD_LINK.gapSeconds;
}
