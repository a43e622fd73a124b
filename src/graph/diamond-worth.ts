import type { WedgeWorth } from './diamond-wedges.ts';
import { NO_PAIR, type PairIndex } from './pairs.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/** What a search for diamonds must know to leave out those whose SURPRISE cannot be above `least`. O(edges). */
export function wedgeWorth({
  graph,
  pairs,
  least,
  dataSeconds,
}: {
  readonly graph: TemporalGraph;
  readonly pairs: PairIndex;
  readonly least: number;
  readonly dataSeconds: number;
}): WedgeWorth {
  const edgeNats = new Float32Array(graph.edgeCount);
  const logPairs = Math.log(pairs.pairCount);
  for (let e = 0; e < edgeNats.length; e += 1) {
    if (pairs.pair[e] === NO_PAIR) continue;
    edgeNats[e] = logPairs - Math.log(pairs.payees[graph.src[e]!]! * pairs.payers[graph.dst[e]!]!);
  }
  return { edgeNats, accountNats: Math.log(graph.vertexCount), least, dataSeconds };
}
