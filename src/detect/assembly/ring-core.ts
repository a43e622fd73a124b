import type { CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import type { LotBook } from './lot-book.ts';
import { paysOwnMoney } from './own-money.ts';
import { receiversOf } from './receivers.ts';

/** RING-1. Settings: how long before the ring money still reaches a source, and the least share of what the source pays. */
export const REACHED = { beforeSeconds: 72 * 3600, share: 0.1 } as const;

/** Core accounts of hits, rising, each once. */
export function coreOfHits(hits: readonly Pick<Hit, 'core'>[]): number[] {
  const core = new Set<number>();
  for (const hit of hits) for (const account of hit.core) core.add(account);
  return [...core].toSorted((a, b) => a - b);
}

export interface RingEvidence {
  readonly hits: readonly Hit[];
  /** Edges, rising. */
  readonly transfers: readonly number[];
}

/**
 * RING-1: the core of a ring, with those sources (the S of a scatter-gather) that money of the core reaches, and those
 * payers whose payments are money of the core. A rebate of less than a tenth of what a source pays reaches nobody:
 * victims get such. Customers who win and play again pay their own money all the same. Last come the receivers (RING-11):
 * what they pay is not looked at, so that nobody they pay is drawn in.
 */
export function coreOfRing(
  given: { readonly view: CaseView; readonly lots: LotBook; readonly receivers?: Uint8Array },
  { hits, transfers }: RingEvidence,
): number[] {
  const { view } = given;
  const core = certainCore(hits);
  const sources = new Set(hits.flatMap((hit) => hit.sources ?? []));
  const payers = new Set(hits.flatMap((hit) => hit.payers ?? []));
  for (const account of core) {
    sources.delete(account);
    payers.delete(account);
  }
  const paid = paymentsOf(view, sources, transfers);
  const own = edgesOf(view, payers, transfers);
  const from = transfers.length === 0 ? 0 : view.graph.t[transfers[0]!]! - REACHED.beforeSeconds;
  for (let changed = true; changed;) {
    changed = false;
    for (const [account, payments] of paid) {
      if (core.has(account) || !isReached(view, core, { account, payments, from })) continue;
      core.add(account);
      changed = true;
    }
    for (const [account, edges] of own) {
      if (core.has(account) || !paysOwnMoney(given, core, { account, edges, from })) continue;
      core.add(account);
      changed = true;
    }
  }
  if (given.receivers) {
    for (const account of receiversOf(view, given.receivers, { core, transfers })) core.add(account);
  }
  return [...core].toSorted((a, b) => a - b);
}

/** Without the hubs that only pay, unless they are all the core that there is. */
function certainCore(hits: readonly Hit[]): Set<number> {
  const core = new Set<number>();
  for (const hit of hits) {
    const doubtful = new Set(hit.payers ?? []);
    for (const account of hit.core) if (!doubtful.has(account)) core.add(account);
  }
  return core.size > 0 ? core : new Set(coreOfHits(hits));
}

function edgesOf({ graph }: CaseView, of: ReadonlySet<number>, transfers: readonly number[]): Map<number, number[]> {
  const edges = new Map<number, number[]>();
  if (of.size === 0) return edges;
  for (const e of transfers) {
    const account = graph.src[e]!;
    if (!of.has(account)) continue;
    const list = edges.get(account);
    if (list) list.push(e);
    else edges.set(account, [e]);
  }
  return edges;
}

interface Payments {
  readonly byCurrency: Map<number, number>;
  last: number;
}

function paymentsOf(view: CaseView, sources: ReadonlySet<number>, transfers: readonly number[]): Map<number, Payments> {
  const { src, amount, currency, t } = view.graph;
  const paid = new Map<number, Payments>();
  if (sources.size === 0) return paid;
  for (const e of transfers) {
    const account = src[e]!;
    if (!sources.has(account)) continue;
    const payments = paid.get(account) ?? { byCurrency: new Map<number, number>(), last: 0 };
    payments.byCurrency.set(currency[e]!, (payments.byCurrency.get(currency[e]!) ?? 0) + amount[e]!);
    payments.last = Math.max(payments.last, t[e]!);
    paid.set(account, payments);
  }
  return paid;
}

function isReached(
  view: CaseView,
  core: ReadonlySet<number>,
  { account, payments, from }: { account: number; payments: Payments; from: number },
): boolean {
  const { graph } = view;
  const got = new Map<number, number>();
  for (let i = graph.inOffsets[account + 1]! - 1; i >= graph.inOffsets[account]!; i -= 1) {
    const e = graph.inEdges[i]!;
    if (graph.t[e]! < from) break;
    if (graph.t[e]! > payments.last || !core.has(graph.src[e]!)) continue;
    got.set(graph.currency[e]!, (got.get(graph.currency[e]!) ?? 0) + graph.amount[e]!);
  }
  for (const [currency, minor] of got) {
    const paidMinor = payments.byCurrency.get(currency);
    // Money that came in one currency and left in another cannot be measured against it.
    if (paidMinor === undefined || minor >= REACHED.share * paidMinor) return true;
  }
  return false;
}
