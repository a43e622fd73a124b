import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from '#graph';
import type { CaseView } from '../case-view.ts';
import { usualRate } from './usual-rate.ts';

interface LikeRule {
  readonly shareFrom: number;
  readonly shareTo: number;
}

/**
 * −ln of the number of such chains expected by chance in the data: as many beginnings as transfers, and at each account on
 * the way the payments of a like amount that its own usual rate gives in the time that passed. In nats; may be negative.
 */
export function chainSurprise(
  view: CaseView,
  graph: TemporalGraph,
  rule: LikeRule,
): (edges: readonly number[]) => number {
  const { src, t, precision, currency, outEdges } = graph;
  const rate = usualRate(view, graph);
  const chance = chanceShares(graph, rule);
  const beginnings = Math.log(Math.max(1, outEdges.length));
  return (edges) => {
    let nats = -beginnings;
    for (let i = 1; i < edges.length; i += 1) {
      const e = edges[i]!;
      const unit = PRECISION_SECONDS[precision[e] as 0 | 1 | 2];
      const from = Math.min(t[edges[i - 1]!]!, t[e]! - unit);
      const expected = rate.expected({ account: src[e]!, direction: 'out', inside: 1, from, to: t[e]! });
      const isOneCurrency = currency[e] === currency[edges[i - 1]!];
      nats -= Math.log(expected * (isOneCurrency ? chance.like : chance.otherCurrency));
    }
    return nats;
  };
}

/**
 * How often two transfers of the data, of any two accounts, are of like amounts in one currency, and how often of two
 * currencies: counted over all ordered pairs, so that neither the order of rows nor the numbers of accounts matter.
 */
function chanceShares(graph: TemporalGraph, { shareFrom, shareTo }: LikeRule) {
  const { outEdges } = graph;
  let like = 1;
  let sameCurrency = 0;
  for (const amounts of amountsByCurrency(graph)) {
    sameCurrency += amounts.length ** 2;
    let below = 0;
    let upTo = 0;
    for (const base of amounts) {
      // Past the last amount there is NaN, which ends both.
      while (amounts[below]! / base < shareFrom) below += 1;
      while (amounts[upTo]! / base <= shareTo) upTo += 1;
      like += upTo - below;
    }
  }
  const pairs = outEdges.length ** 2 + 2;
  return { like: like / pairs, otherCurrency: (outEdges.length ** 2 - sameCurrency + 1) / pairs };
}

/** Rising amounts in minor units, currency by currency. */
function amountsByCurrency({ amount, currency, kind }: TemporalGraph): Float64Array[] {
  const sizes = new Map<number, number>();
  const isPattern = (e: number): boolean => (kind[e]! & EDGE_KIND.pattern) !== 0;
  for (let e = 0; e < kind.length; e += 1) {
    if (isPattern(e)) sizes.set(currency[e]!, (sizes.get(currency[e]!) ?? 0) + 1);
  }
  return [...sizes].map(([code, size]) => {
    const amounts = new Float64Array(size);
    let at = 0;
    for (let e = 0; e < kind.length; e += 1) if (currency[e] === code && isPattern(e)) amounts[at++] = amount[e]!;
    return amounts.sort();
  });
}
