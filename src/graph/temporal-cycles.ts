import type { CycleBundle } from './cycle-paths.ts';
import { CycleSearch, type CycleCounts, type CycleQuery } from './cycle-search.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/**
 * CYC: temporal cycles v₁ → … → v_h → v₁ of distinct accounts with strictly rising times inside the window (both ends
 * included), each at the edge that closes it. `visit` gets one bundle per sequence of accounts and closing edge.
 */
export function temporalCycles(
  graph: TemporalGraph,
  query: CycleQuery & { readonly closingFrom?: number; readonly closingTo?: number; readonly stepBudget?: number },
  visit?: (bundle: CycleBundle) => void,
): CycleCounts {
  const { closingFrom = 0, closingTo = graph.edgeCount, stepBudget = Infinity } = query;
  return new CycleSearch(graph, query).run({ from: closingFrom, to: closingTo, stepBudget }, visit);
}
