import { NO_PAIR, type PairIndex } from './pairs.ts';
import { PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

/** What SURPRISE can be worth at most, so that pairs that chance explains are not gathered. */
export interface WedgeWorth {
  /** −ln(k_out·k_in/M) by edge. */
  readonly edgeNats: Float32Array;
  /** ln N, what an account costs. */
  readonly accountNats: number;
  /** Pairs that cannot be worth more are left out. */
  readonly least: number;
  readonly dataSeconds: number;
}

/** Of the longest window. */
export const BUCKETS = 2048;

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

/** The span of a pattern is never shorter than that of any of its wedges; it is rounded down to the start of its bucket. */
export function natsOfTime(
  worth: WedgeWorth | undefined,
  { unitSeconds, bucketSeconds }: { readonly unitSeconds: number; readonly bucketSeconds: number },
): Float32Array {
  const nats = new Float32Array(BUCKETS + 1);
  if (!worth) return nats;
  for (let bucket = 0; bucket <= BUCKETS; bucket += 1) {
    const atLeast = Math.max(unitSeconds, bucket * bucketSeconds);
    const share = Math.min(1, atLeast / Math.max(worth.dataSeconds, unitSeconds));
    nats[bucket] = -2 * Math.log(share) - worth.accountNats;
  }
  return nats;
}

/** Seconds of the finest precision in the data. */
export function finestUnit({ precision }: TemporalGraph): number {
  let finest = 2;
  for (let e = 0; e < precision.length && finest > 0; e += 1) finest = Math.min(finest, precision[e]!);
  return PRECISION_SECONDS[finest as 0 | 1 | 2];
}
