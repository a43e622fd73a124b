import type { PairIndex } from './pairs.ts';
import { PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

export interface SurpriseInput {
  readonly graph: TemporalGraph;
  readonly pairs: PairIndex;
  /** Edges of the hit, rising; parallel edges of a pair count once. */
  readonly edges: readonly number[];
  readonly accountCount: number;
  readonly spanSeconds: number;
  /** T: length of the data. */
  readonly dataSeconds: number;
}

/**
 * SURPRISE in nats: −Σ ln(k_out(u)·k_in(v)/M · span/T) − nodes·ln N over the pairs of the hit, k = distinct partners in
 * the data, M = pairs, N = accounts. How unlikely the shape is among accounts as busy as these; may be negative.
 */
export function surprise(input: SurpriseInput): number {
  const { graph, pairs, edges, accountCount, dataSeconds } = input;
  const unit = edges.reduce((coarsest, e) => Math.max(coarsest, PRECISION_SECONDS[precisionOf(graph, e)]), 1);
  const share = Math.min(1, Math.max(input.spanSeconds, unit) / Math.max(dataSeconds, unit));
  const seen = new Set<number>();
  let nats = 0;
  for (const e of edges) {
    const pair = pairs.pair[e]!;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const chance = (pairs.payees[graph.src[e]!]! * pairs.payers[graph.dst[e]!]!) / pairs.pairCount;
    nats -= Math.log(chance * share);
  }
  return nats - accountCount * Math.log(graph.vertexCount);
}

function precisionOf(graph: TemporalGraph, e: number): 0 | 1 | 2 {
  return graph.precision[e] as 0 | 1 | 2;
}
