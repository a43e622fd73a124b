import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';
import { buildTemporalGraph } from './build-temporal-graph.ts';
import { mulberry32 } from './mulberry32.ts';
import { NO_PAIR, type PairIndex } from './pairs.ts';

export interface RewireOptions {
  readonly seed: number;
  /** Pairs are exchanged among those that begin in one stretch of so many seconds, or of `leastPairs` pairs if that is longer. */
  readonly blockSeconds: number;
  readonly leastPairs: number;
}

/**
 * A graph by chance: the searched pairs (those with a pattern edge) exchange their payees, a whole pair's transfers together,
 * among pairs that begin at about the same time. Who pays how many and who is paid by how many stays, and so do times,
 * amounts and all other edges; nobody pays itself. Degree-preserving rewiring (Maslov and Sneppen 2002) in blocks of time.
 */
export function rewirePairs(graph: TemporalGraph, pairs: PairIndex, options: RewireOptions): TemporalGraph {
  const random = mulberry32(options.seed);
  const { src, t } = graph;
  const dst = graph.dst.slice();
  const firstEdge = firstEdges(pairs);
  for (let from = 0; from < firstEdge.length;) {
    const to = blockEnd(firstEdge, t, from, options);
    for (let i = to - 1; i > from; i -= 1) {
      const [a, b] = [firstEdge[i]!, firstEdge[from + Math.floor(random() * (i - from + 1))]!];
      if (src[a] === dst[b] || src[b] === dst[a]) continue;
      [dst[a], dst[b]] = [dst[b]!, dst[a]!];
    }
    from = to;
  }
  const payee = new Uint32Array(pairs.pairCount);
  for (const edge of firstEdge) payee[pairs.pair[edge]!] = dst[edge]!;
  for (let edge = 0; edge < dst.length; edge += 1) {
    const pair = pairs.pair[edge]!;
    if (pair !== NO_PAIR && (graph.kind[edge]! & EDGE_KIND.pattern) !== 0) dst[edge] = payee[pair]!;
  }
  return buildTemporalGraph({ ...graph, dst, shared: graph.buffer instanceof SharedArrayBuffer });
}

/** First edge of each pair, rising. */
function firstEdges({ pair, ordinal, pairCount }: PairIndex): Uint32Array {
  const first = new Uint32Array(pairCount);
  let count = 0;
  for (let edge = 0; edge < pair.length; edge += 1)
    if (pair[edge] !== NO_PAIR && ordinal[edge] === 0) first[count++] = edge;
  return first;
}

function blockEnd(
  firstEdge: Uint32Array,
  t: Uint32Array,
  from: number,
  { blockSeconds, leastPairs }: RewireOptions,
): number {
  const end = t[firstEdge[from]!]! + blockSeconds;
  let to = from + 1;
  while (to < firstEdge.length && (t[firstEdge[to]!]! < end || to - from < leastPairs)) to += 1;
  // A short rest joins the block before it.
  return firstEdge.length - to < leastPairs ? firstEdge.length : to;
}
