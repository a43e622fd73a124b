import type { TemporalGraph } from '#graph';

export interface EvidenceAmount {
  /** Sum in minor units of the currency most of the evidence is in (of equals the smaller index). */
  readonly amount: number;
  readonly currency: number;
  readonly currencyCount: number;
}

/** Amounts are added only inside one currency. */
export function evidenceAmount(graph: TemporalGraph, edges: readonly number[]): EvidenceAmount {
  const sums = new Map<number, { count: number; amount: number }>();
  for (const e of edges) {
    const sum = sums.get(graph.currency[e]!) ?? { count: 0, amount: 0 };
    sum.count += 1;
    sum.amount += graph.amount[e]!;
    sums.set(graph.currency[e]!, sum);
  }
  const [best] = [...sums].toSorted(([a, x], [b, y]) => y.count - x.count || a - b);
  return { amount: best?.[1].amount ?? 0, currency: best?.[0] ?? 0, currencyCount: sums.size };
}

/** The fields of a hit that follow from its evidence. Mixed currencies have no amount: -1. */
export function evidenceFields(graph: TemporalGraph, edges: readonly number[]) {
  const { amount, currency, currencyCount } = evidenceAmount(graph, edges);
  return {
    evidence: edges,
    from: graph.t[edges[0]!]!,
    to: graph.t[edges.at(-1)!]!,
    amount: currencyCount > 1 ? -1 : amount,
    currency,
  };
}

/** Orders hits of equal strength by their evidence, which no renumbering of accounts changes. */
export function compareEvidence(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}
