import { EDGE_KIND } from '#graph';
import { CHINA_OFFSET_MS } from '#model';
import type { CaseView } from '../case-view.ts';
import { REGULAR_MONTHS, type PairHistory } from './pair-histories.ts';

/** Pair by pair, with dates as the calendar has them. */
export function referencePairs(view: CaseView) {
  const { graph } = view;
  const dates = Array.from(graph.t, (t) => new Date((view.epochSeconds + t) * 1000 + CHINA_OFFSET_MS));
  const months = dates.map((date) => date.getUTCFullYear() * 12 + date.getUTCMonth());
  const edges = Array.from(graph.t, (_, e) => e).filter((e) => (graph.kind[e]! & EDGE_KIND.pattern) !== 0);
  const between = (u: number, v: number): number[] => edges.filter((e) => graph.src[e] === u && graph.dst[e] === v);
  const monthsOf = (list: readonly number[]): number => new Set(list.map((e) => months[e])).size;
  const accounts = Array.from({ length: graph.vertexCount }, (_, v) => v);
  const pairs: PairHistory[] = [];
  for (const a of accounts) {
    for (const b of accounts.slice(a + 1)) {
      const both = [...between(a, b), ...between(b, a)].toSorted((x, y) => x - y);
      const isTwoWay = between(a, b).length > 0 && between(b, a).length > 0;
      if (isTwoWay || monthsOf(both) >= REGULAR_MONTHS) pairs.push({ a, b, edges: both });
    }
  }
  const count = (v: number, holds: (u: number) => boolean): number =>
    accounts.filter((u) => u !== v && holds(u)).length;
  return {
    pairs,
    calendar: months.map((month, e) => [month - (months[0] ?? 0), dates[e]!.getUTCDate()]),
    counts: [
      accounts.map((v) => count(v, (u) => monthsOf(between(v, u)) >= REGULAR_MONTHS)),
      accounts.map((v) => count(v, (u) => between(u, v).length > 0)),
      accounts.map((v) => count(v, (u) => between(u, v).length > 1)),
    ],
  };
}
