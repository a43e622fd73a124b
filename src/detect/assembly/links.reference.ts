import { fifoLots } from '#ledger';
import type { CaseView } from '../case-view.ts';
import { controlPeers } from '../control-links.ts';
import type { Hit } from '../hits.ts';

export type LinkKind = 'transfers' | 'accounts' | 'onward' | 'control';

/** RING-3 as it is written: every pair of hits, every kind of link. */
export function linkOfPair(view: CaseView, a: Hit, b: Hit): readonly LinkKind[] {
  const kinds: LinkKind[] = [];
  const shared = a.core.filter((account) => b.core.includes(account));
  const { src, dst } = view.graph;
  const touches = (hit: Hit, e: number): boolean => hit.core.includes(src[e]!) || hit.core.includes(dst[e]!);
  if (a.evidence.some((e) => b.evidence.includes(e) && touches(a, e) && touches(b, e))) kinds.push('transfers');
  if (shared.length >= 2) kinds.push('accounts');
  const gap = Math.max(0, a.from - b.to, b.from - a.to);
  if (gap <= 72 * 3600 && shared.some((v) => flowsOn(view, v, [a, b]) || flowsOn(view, v, [b, a])))
    kinds.push('onward');
  const { pairs } = controlPeers(view);
  for (let i = 0; i < pairs.count; i += 1) {
    const [x, y] = [pairs.a[i]!, pairs.b[i]!];
    const isTied = (a.core.includes(x) && b.core.includes(y)) || (a.core.includes(y) && b.core.includes(x));
    if (isTied && gap === 0) return [...kinds, 'control'];
  }
  return kinds;
}

/** Half of the smaller of what the giver brings to v and what the taker takes from it is the same money. */
function flowsOn(view: CaseView, v: number, [giver, taker]: readonly [Hit, Hit]): boolean {
  const { src, dst, amount, currency } = view.graph;
  return view.currencies.some((_, money) => {
    const sum = (edges: readonly number[]): number => edges.reduce((total, e) => total + amount[e]!, 0);
    const into = giver.evidence.filter((e) => dst[e] === v && currency[e] === money);
    const outOf = taker.evidence.filter((e) => src[e] === v && currency[e] === money);
    if (into.length === 0 || outOf.length === 0) return false;
    const lots = fifoLots(view.ledger, v, { currency: money });
    let flow = 0;
    for (let i = 0; i < lots.amount.length; i += 1) {
      const credit = lots.credit[i]! < 0 ? -1 : view.ledger.edge[lots.credit[i]!]!;
      if (into.includes(credit) && outOf.includes(view.ledger.edge[lots.debit[i]!]!)) flow += lots.amount[i]!;
    }
    return flow >= 0.5 * Math.min(sum(into), sum(outOf)) && flow > 0;
  });
}

/** Sets of hits that links of the given kinds hold together, as lists of places. */
export function componentsByReference(view: CaseView, hits: readonly Hit[], kinds: readonly LinkKind[]): number[][] {
  const group = hits.map((_, i) => i);
  for (const [i, a] of hits.entries()) {
    for (const [j, b] of hits.entries()) {
      if (i >= j || group[i] === group[j] || !linkOfPair(view, a, b).some((kind) => kinds.includes(kind))) continue;
      const [from, to] = [group[j]!, group[i]!];
      for (let k = 0; k < group.length; k += 1) if (group[k] === from) group[k] = to;
    }
  }
  return [...Map.groupBy(hits.keys(), (i) => group[i]!).values()];
}
