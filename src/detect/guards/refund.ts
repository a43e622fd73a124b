import type { TemporalGraph } from '#graph';
import type { Parameters } from '#model';
import { EDGE_GUARD } from '../case-view.ts';
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
  const search = new RefundSearch(context.view.graph, numberOf(parameters, 'windowSeconds'));
  for (const history of context.histories.pairs) {
    for (const e of search.refundsOf(history)) tally.mark(e);
  }
  return tally.drafts();
}

/** Each payment is given back at most once in full: what is left of it counts, the latest payment first. */
class RefundSearch {
  private readonly graph: TemporalGraph;
  private readonly window: number;
  /** Payments that are not given back in full, with what is left of them; scratch of one pair. */
  private readonly open: number[] = [];
  private readonly left: number[] = [];

  constructor(graph: TemporalGraph, window: number) {
    this.graph = graph;
    this.window = window;
  }

  refundsOf({ edges }: PairHistory): readonly number[] {
    const { t, amount } = this.graph;
    const { open, left } = this;
    open.length = 0;
    left.length = 0;
    const refunds: number[] = [];
    let oldest = 0;
    for (const e of edges) {
      for (; oldest < open.length; oldest += 1) if (t[open[oldest]!]! + this.window >= t[e]!) break;
      let i = open.length - 1;
      while (i >= oldest && !this.givesBack(i, e)) i -= 1;
      if (i < oldest) {
        open.push(e);
        left.push(amount[e]!);
        continue;
      }
      left[i]! -= amount[e]!;
      refunds.push(e);
    }
    return refunds;
  }

  private givesBack(i: number, e: number): boolean {
    const { src, dst, t, amount, currency } = this.graph;
    const paid = this.open[i]!;
    return src[paid] === dst[e] && this.left[i]! >= amount[e]! && currency[paid] === currency[e] && t[paid]! < t[e]!;
  }
}
