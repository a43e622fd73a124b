import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from '#graph';

export interface GatherRule {
  readonly minimumPayers: number;
  readonly windowSeconds: number;
  readonly onwardSeconds: number;
  readonly maximumPayees: number;
  readonly minimumShare: number;
}

/** GATHER by reading every account's every window anew: the one with most payers, of equals the first. */
export function gatherReference(graph: TemporalGraph, rule: GatherRule) {
  const edges = Array.from({ length: graph.edgeCount }, (_, e) => e).filter(
    (e) => (graph.kind[e]! & EDGE_KIND.pattern) !== 0,
  );
  const found = [];
  for (let account = 0; account < graph.vertexCount; account += 1) {
    let best;
    const receipts = edges.filter((e) => graph.dst[e] === account);
    for (const currency of new Set(receipts.map((e) => graph.currency[e]!))) {
      for (const e of receipts.filter((receipt) => graph.currency[receipt] === currency)) {
        const window = readWindow(graph, rule, { account, edges, end: e });
        const isEnough = window.payers >= rule.minimumPayers && window.passedOn >= rule.minimumShare * window.inflow;
        if (isEnough && window.passedOn > 0 && (!best || window.payers > best.payers)) best = window;
      }
    }
    if (best) found.push(best);
  }
  return found;
}

function readWindow(
  graph: TemporalGraph,
  rule: GatherRule,
  { account, edges, end }: { readonly account: number; readonly edges: readonly number[]; readonly end: number },
) {
  const { t, src, dst, amount, currency, precision } = graph;
  const ofCurrency = edges.filter((e) => currency[e] === currency[end]);
  const into = ofCurrency.filter((e) => dst[e] === account && e <= end && t[e]! >= t[end]! - rule.windowSeconds);
  const after = t[end]! + PRECISION_SECONDS[precision[end] as 0 | 1 | 2];
  const out = ofCurrency.filter((e) => src[e] === account && t[e]! >= after && t[e]! <= t[end]! + rule.onwardSeconds);
  const sum = (list: readonly number[]): number => list.reduce((total, e) => total + amount[e]!, 0);
  const paid = (payee: number): number => sum(out.filter((e) => dst[e] === payee));
  const largest = [...new Set(out.map((e) => dst[e]!))]
    .toSorted((a, b) => paid(b) - paid(a))
    .slice(0, rule.maximumPayees);
  const onward = out.filter((e) => largest.includes(dst[e]!));
  return {
    account,
    payers: new Set(into.map((e) => src[e])).size,
    inflow: sum(into),
    passedOn: sum(onward),
    evidence: [...into, ...onward].toSorted((a, b) => a - b),
  };
}
