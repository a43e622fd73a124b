import type { Parameters } from '#model';
import { EDGE_GUARD, type CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { EdgeTally } from './edge-tally.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { REFUND_PARAMETERS } from './guard-parameters.ts';
import type { PairHistory } from './pair-histories.ts';

/** Money that a former payee gives back, at most what was paid and soon: no step of a cycle, no two-way customer. */
export const refund: Guard = {
  id: 'refund',
  version: 1,
  title: { zh: '退款', en: 'Refund' },
  parameters: REFUND_PARAMETERS,
  damps: [],
  measure: measureRefunds,
};

function measureRefunds(context: GuardContext, parameters: Parameters): GuardDraft[] {
  const tally = new EdgeTally(context, EDGE_GUARD.refund);
  const window = numberOf(parameters, 'windowSeconds');
  for (const history of context.histories.pairs) tally.add(refundsOf(context.view, history, window));
  return tally.drafts();
}

/** Each payment is given back at most once in full: what is left of it counts, the latest payment first. */
function refundsOf({ graph }: CaseView, { edges }: PairHistory, window: number): number[] {
  const open: { readonly edge: number; left: number }[] = [];
  const refunds: number[] = [];
  let oldest = 0;
  for (const e of edges) {
    while (oldest < open.length && graph.t[open[oldest]!.edge]! + window < graph.t[e]!) oldest += 1;
    let i = open.length - 1;
    while (i >= oldest && !givesBack(graph, open[i]!, e)) i -= 1;
    if (i < oldest) {
      open.push({ edge: e, left: graph.amount[e]! });
      continue;
    }
    open[i]!.left -= graph.amount[e]!;
    refunds.push(e);
    if (open[i]!.left === 0) open.splice(i, 1);
  }
  return refunds;
}

function givesBack(
  graph: CaseView['graph'],
  paid: { readonly edge: number; readonly left: number },
  e: number,
): boolean {
  return (
    graph.src[paid.edge] === graph.dst[e] &&
    graph.currency[paid.edge] === graph.currency[e] &&
    paid.left >= graph.amount[e]! &&
    graph.t[paid.edge]! < graph.t[e]!
  );
}
