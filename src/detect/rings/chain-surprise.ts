import { PRECISION_SECONDS, type TemporalGraph } from '#graph';
import type { CaseView } from '../case-view.ts';
import { usualRate } from './usual-rate.ts';

interface LikeRule {
  readonly shareFrom: number;
  readonly shareTo: number;
}

/** Pairs of transfers that are compared to learn how often amounts are alike by chance. */
const PAIRS = 20_000;

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

/** How often two transfers far apart in the data are of like amounts in one currency, and how often of two currencies. */
function chanceShares({ amount, currency, outEdges }: TemporalGraph, { shareFrom, shareTo }: LikeRule) {
  const count = outEdges.length;
  const stride = Math.max(1, Math.floor(count / PAIRS));
  const half = Math.floor(count / 2);
  let like = 1;
  let otherCurrency = 1;
  let pairs = 2;
  for (let i = 0; i + half < count; i += stride) {
    const e = outEdges[i]!;
    const f = outEdges[i + half]!;
    const share = amount[f]! / amount[e]!;
    pairs += 1;
    if (currency[e] !== currency[f]) otherCurrency += 1;
    else if (share >= shareFrom && share <= shareTo) like += 1;
  }
  return { like: like / pairs, otherCurrency: otherCurrency / pairs };
}
