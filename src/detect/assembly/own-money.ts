import type { CaseView } from '../case-view.ts';
import type { LotBook } from './lot-book.ts';

/** RING-1. Setting: least share of what an account pays into a ring that is money of the ring's core. */
export const OWN_MONEY_SHARE = 0.5;

export interface RingPayments {
  readonly account: number;
  /** The account's payments among the ring's transfers. */
  readonly edges: readonly number[];
  /** Credits before this moment are no money of the ring. */
  readonly from: number;
}

/** Whether what the account pays into the ring is, first in first out, mostly money that the ring's core paid it. */
export function paysOwnMoney(
  { view, lots: book }: { readonly view: CaseView; readonly lots: LotBook },
  core: ReadonlySet<number>,
  { account, edges, from }: RingPayments,
): boolean {
  const { graph, ledger } = view;
  let [paid, own] = [0, 0];
  for (const e of edges) {
    paid += graph.amount[e]!;
    const lots = book.lotsOf(account, graph.currency[e]!);
    const first = lots.firstLine.get(e);
    if (first === undefined) continue;
    for (let line = first; lots.debit[line] === lots.debit[first]; line += 1) {
      const incoming = ledger.edge[lots.credit[line]!] ?? -1;
      if (incoming < 0 || graph.t[incoming]! < from || !core.has(graph.src[incoming]!)) continue;
      own += lots.amount[line]!;
    }
  }
  return paid > 0 && own >= OWN_MONEY_SHARE * paid;
}
