import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

const DAY = 86_400;

/** One edge's history read from the definition: all pattern edges up to it. Quadratic. */
export function pairHistoryReference(graph: TemporalGraph, e: number) {
  const { src, dst, t, kind } = graph;
  const past = Array.from({ length: e + 1 }, (_, f) => f).filter((f) => (kind[f]! & EDGE_KIND.pattern) !== 0);
  const ofPair = (u: number, v: number): number[] => past.filter((f) => src[f] === u && dst[f] === v);
  const own = ofPair(src[e]!, dst[e]!);
  const before = own.at(-2);
  const isNew = (u: number, v: number, days: number): boolean => t[ofPair(u, v)[0]!]! >= t[e]! - days * DAY;
  const payees = (u: number): number[] => [...new Set(past.filter((f) => src[f] === u).map((f) => dst[f]!))];
  const payers = (v: number): number[] => [...new Set(past.filter((f) => dst[f] === v).map((f) => src[f]!))];
  const newWithin = (days: number) => ({
    sourceOut: payees(src[e]!).filter((v) => isNew(src[e]!, v, days)).length,
    sourceIn: payers(src[e]!).filter((u) => isNew(u, src[e]!, days)).length,
    destinationOut: payees(dst[e]!).filter((v) => isNew(dst[e]!, v, days)).length,
    destinationIn: payers(dst[e]!).filter((u) => isNew(u, dst[e]!, days)).length,
  });
  return {
    pairCount: own.length,
    gapSeconds: before === undefined ? undefined : t[e]! - t[before]!,
    newInDay: newWithin(1),
    newInFourDays: newWithin(4),
  };
}
