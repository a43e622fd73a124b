import type { ChainQuery } from './like-amount-chains.ts';
import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

/** CHAIN from the definition: every valid path, then those that no other valid path continues at either end. */
export function likeAmountChainsReference(graph: TemporalGraph, query: ChainQuery): number[][] {
  const all: number[][] = [];
  const extend = (path: readonly number[]): void => {
    all.push([...path]);
    for (let e = 0; e < graph.edgeCount; e += 1) {
      if (isChain(graph, query, [...path, e])) extend([...path, e]);
    }
  };
  for (let e = 0; e < graph.edgeCount; e += 1) if (isChain(graph, query, [e])) extend([e]);
  const heads = new Set(all.map((path) => path.slice(0, -1).join(' ')));
  const tails = new Set(all.map((path) => path.slice(1).join(' ')));
  return all.filter(
    (path) => path.length >= query.minimumTransfers && !heads.has(path.join(' ')) && !tails.has(path.join(' ')),
  );
}

function isChain(graph: TemporalGraph, query: ChainQuery, path: readonly number[]): boolean {
  const { src, dst, t, kind, precision, amount, currency } = graph;
  if (path.some((e) => (kind[e]! & EDGE_KIND.pattern) === 0 || src[e] === dst[e])) return false;
  const accounts = [src[path[0]!]!, ...path.map((e) => dst[e]!)];
  if (new Set(accounts).size < accounts.length) return false;
  if (t[path.at(-1)!]! - t[path[0]!]! > query.windowSeconds) return false;
  return path.slice(1).every((f, i) => {
    const e = path[i]!;
    const unit = PRECISION_SECONDS[precision[e] as 0 | 1 | 2];
    const isLike = amount[f]! >= query.shareFrom * amount[e]! && amount[f]! <= query.shareTo * amount[e]!;
    const mayFollow = currency[e] === currency[f] ? isLike : query.acrossCurrencies === true;
    return dst[e] === src[f] && t[e]! + unit <= t[f]! && mayFollow;
  });
}
