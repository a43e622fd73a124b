import { novelEdges, type CaseView } from '#detect';
import { EDGE_KIND, fanWindows, pairHistory, type FourValues } from '#graph';

import type { NumericArray } from './engine.ts';

const DAY_SECONDS = 86_400;

/**
 * The features of every edge of the view, causal, by column of the published file; `pattern` is 0 where an edge is outside
 * the patterns and has none. A first transfer of a pair has NO_GAP.
 */
export function featureColumns(view: CaseView, fanWindowsSeconds: readonly number[]): Record<string, NumericArray> {
  const { graph } = view;
  const history = pairHistory(graph);
  const columns: Record<string, NumericArray> = {
    pattern: graph.kind.map((kind) => kind & EDGE_KIND.pattern),
    pair_count: history.pairCount,
    gap_seconds: history.gapSeconds,
    is_novel: novelEdges(view),
    ...named(history.newInDay, (party, side) => `${party}_new_${PARTNERS[side]}_1d`),
    ...named(history.newInFourDays, (party, side) => `${party}_new_${PARTNERS[side]}_4d`),
  };
  for (const seconds of fanWindowsSeconds) {
    const { fan } = fanWindows(graph, seconds);
    Object.assign(
      columns,
      named(fan, (party, side) => `${party}_fan_${side}_${spanName(seconds)}`),
    );
  }
  return columns;
}

type Party = 'payer' | 'payee';
type Side = 'out' | 'in';

const PARTNERS = { out: 'payees', in: 'payers' } as const;

function named(values: FourValues, name: (party: Party, side: Side) => string): Record<string, NumericArray> {
  return {
    [name('payer', 'out')]: values.sourceOut,
    [name('payer', 'in')]: values.sourceIn,
    [name('payee', 'out')]: values.destinationOut,
    [name('payee', 'in')]: values.destinationIn,
  };
}

function spanName(seconds: number): string {
  return seconds % DAY_SECONDS === 0 ? `${seconds / DAY_SECONDS}d` : `${seconds}s`;
}
