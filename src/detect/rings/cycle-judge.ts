import { familiarPairs, surprise, type VertexCycle } from '#graph';
import type { Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSmall } from '../expected-precision.ts';
import { isOn, numberOf } from '../parameters.ts';
import type { PatternGraph } from '../pattern-graph.ts';
import { logFactorial } from '../burst-tail.ts';

/**
 * How surprising a circle is, in nats; undefined when too many of its kind are expected by chance. SURPRISE over the
 * shortest occurrence; a circle in order gains ln (h − 1)!, because of h transfers in a span so few arrangements are in order
 * round the circle; members who know each other otherwise take away (SHAPE-1).
 */
export function cycleJudge(
  view: CaseView,
  pattern: PatternGraph,
  parameters: Parameters,
): (cycle: VertexCycle, isInOrder: boolean) => number | undefined {
  const usesFamiliarPairs = isOn(parameters, 'familiarPairs');
  const least = -Math.log(numberOf(parameters, 'mostByChance'));
  const leastOfSmall = -Math.log(numberOf(parameters, 'mostByChanceOfSmall'));
  const pairs = pattern.pairs();
  const worth = (payer: number, payee: number): number =>
    Math.log(pairs.pairCount) - Math.log(Math.max(1, pairs.payees[payer]!) * Math.max(1, pairs.payers[payee]!));
  return ({ accounts, edges, shortestSpanSeconds }, isInOrder) => {
    let nats = surprise({
      graph: pattern.graph,
      pairs,
      edges,
      accountCount: accounts.length,
      spanSeconds: shortestSpanSeconds,
      dataSeconds: view.to - view.from,
    });
    if (isInOrder) nats += logFactorial(accounts.length - 1);
    const enough = isSmall({ accounts: accounts.length, transfers: edges.length }) ? leastOfSmall : least;
    if (nats >= enough && usesFamiliarPairs) {
      for (const { payer, payee } of familiarPairs(view.graph, accounts, edges))
        nats -= Math.max(0, worth(payer, payee));
    }
    return nats >= enough ? nats : undefined;
  };
}
