import type { TemporalGraph } from '#graph';
import type { WorkingDayNumbers } from './working-day-numbers.ts';

export interface LikePairRule {
  readonly moreThan: number;
  readonly workingDays: number;
  readonly tolerance: number;
}

export interface LikeTransfers {
  /** Rising. */
  readonly edges: readonly number[];
  readonly leastMinor: number;
  readonly mostMinor: number;
  readonly workingDays: number;
  readonly assumed: boolean;
}

/**
 * PAIR over the transfers of one payer to one payee in one currency, in total order: of all windows of so many working
 * days the most transfers whose amounts lie within c·(1 ± δ) of some c; of equals the earliest.
 */
export function likeTransfers(
  graph: TemporalGraph,
  edges: readonly number[],
  rule: LikePairRule,
  days: WorkingDayNumbers,
): LikeTransfers | undefined {
  let best: readonly number[] | undefined;
  let start = 0;
  for (const [end, e] of edges.entries()) {
    const last = days.dayAt(graph.t[e]!);
    while (days.between(days.dayAt(graph.t[edges[start]!]!), last) > rule.workingDays) start += 1;
    // Only a window that the next transfer would move on says something new.
    const next = edges[end + 1];
    if (next !== undefined && fits(graph, rule, days, [edges[start]!, next])) continue;
    const alike = mostAlike(graph, edges.slice(start, end + 1), rule.tolerance);
    if (alike.length > Math.max(rule.moreThan, best?.length ?? 0)) best = alike;
  }
  if (!best) return undefined;
  const amounts = best.map((e) => graph.amount[e]!);
  const [first, last] = [days.dayAt(graph.t[best[0]!]!), days.dayAt(graph.t[best.at(-1)!]!)];
  return {
    edges: best,
    leastMinor: Math.min(...amounts),
    mostMinor: Math.max(...amounts),
    workingDays: days.between(first, last),
    assumed: days.isAssumed(first, last),
  };
}

function fits(
  { t }: TemporalGraph,
  rule: LikePairRule,
  days: WorkingDayNumbers,
  [first, last]: readonly [number, number],
): boolean {
  return days.between(days.dayAt(t[first]!), days.dayAt(t[last]!)) <= rule.workingDays;
}

/** The largest subset with most·(1 − δ) ≤ least·(1 + δ); of equals the one of smaller amounts. */
function mostAlike({ amount }: TemporalGraph, edges: readonly number[], tolerance: number): readonly number[] {
  const rising = edges.toSorted((a, b) => amount[a]! - amount[b]! || a - b);
  let [from, count, start] = [0, 0, 0];
  for (let end = 0; end < rising.length; end += 1) {
    while (amount[rising[end]!]! * (1 - tolerance) > amount[rising[start]!]! * (1 + tolerance)) start += 1;
    if (end + 1 - start <= count) continue;
    [from, count] = [start, end + 1 - start];
  }
  return rising.slice(from, from + count).toSorted((a, b) => a - b);
}
