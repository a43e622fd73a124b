import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from '#graph';

export interface SpreadRule {
  readonly minimumPayees: number;
  readonly onwardSeconds: number;
  readonly maximumPayers: number;
  readonly windowSeconds: number;
  readonly minimumShare: number;
}

/** SPREAD by reading every account's every window anew: the one with most payees, of equals the first; one per currency. */
export function spreadReference(graph: TemporalGraph, rule: SpreadRule) {
  const { src, dst, t, amount, currency, precision } = graph;
  const edges = Array.from({ length: graph.edgeCount }, (_, e) => e).filter(
    (e) => (graph.kind[e]! & EDGE_KIND.pattern) !== 0,
  );
  const sum = (list: readonly number[]): number => list.reduce((total, e) => total + amount[e]!, 0);
  const found = [];
  for (let account = 0; account < graph.vertexCount; account += 1) {
    for (const code of new Set(edges.filter((e) => dst[e] === account).map((e) => currency[e]!))) {
      let best;
      for (const last of edges.filter((e) => dst[e] === account && currency[e] === code)) {
        const into = edges.filter(
          (e) => dst[e] === account && currency[e] === code && e <= last && t[e]! >= t[last]! - rule.windowSeconds,
        );
        const after = t[last]! + PRECISION_SECONDS[precision[last] as 0 | 1 | 2];
        const out = edges.filter(
          (e) => src[e] === account && currency[e] === code && t[e]! >= after && t[e]! <= t[last]! + rule.onwardSeconds,
        );
        const meanwhile = edges.filter(
          (e) =>
            dst[e] === account &&
            currency[e] === code &&
            t[e]! >= t[last]! - rule.windowSeconds &&
            t[e]! <= t[last]! + rule.onwardSeconds,
        );
        const payers = new Set(meanwhile.map((e) => src[e])).size;
        const payees = new Set(out.map((e) => dst[e])).size;
        if (payers > rule.maximumPayers || payees < rule.minimumPayees) continue;
        if (sum(out) < rule.minimumShare * sum(into) || payees <= (best?.payees ?? 0)) continue;
        const evidence = [...into, ...out].toSorted((a, b) => a - b);
        best = { account, payers, payees, inflow: sum(into), paidOut: sum(out), evidence };
      }
      if (best) found.push(best);
    }
  }
  return found;
}
