import type { CycleQuery } from './cycle-search.ts';
import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

export interface ReferenceCycle {
  readonly accounts: readonly number[];
  readonly edges: readonly number[];
}

/** Every edge cycle, by extending every edge in every way: the definition, exponential. */
export function temporalCyclesReference(graph: TemporalGraph, query: CycleQuery): ReferenceCycle[] {
  const cycles: ReferenceCycle[] = [];
  const extend = (path: readonly number[]): void => {
    const start = graph.src[path[0]!]!;
    for (let e = 0; e < graph.edgeCount; e += 1) {
      if (!canFollow(graph, query, path, e)) continue;
      const longer = [...path, e];
      if (graph.dst[e] === start) {
        if (longer.length < (query.minimumHops ?? 2)) continue;
        const accounts = longer.map((f) => graph.src[f]!);
        if (!passesHub(graph, query, accounts, e)) cycles.push({ accounts, edges: longer });
      } else if (!path.some((f) => graph.src[f] === graph.dst[e])) extend(longer);
    }
  };
  for (let e = 0; e < graph.edgeCount; e += 1) {
    if (isPattern(graph, e)) extend([e]);
  }
  return cycles;
}

function isPattern(graph: TemporalGraph, e: number): boolean {
  return (graph.kind[e]! & EDGE_KIND.pattern) !== 0 && graph.src[e] !== graph.dst[e];
}

function canFollow(graph: TemporalGraph, query: CycleQuery, path: readonly number[], e: number): boolean {
  const { t, src, dst, precision, amount, currency } = graph;
  const last = path.at(-1)!;
  if (!isPattern(graph, e) || src[e] !== dst[last] || path.length >= query.maximumHops) return false;
  const gap = query.order === 'plain' ? 1 : PRECISION_SECONDS[precision[last] as 0 | 1 | 2];
  if (t[last]! + gap > t[e]! || t[e]! - t[path[0]!]! > query.windowSeconds) return false;
  const rule = query.valueRule;
  if (!rule) return true;
  const share = amount[e]! / amount[last]!;
  return currency[e] === currency[last] && share >= 1 - rule.lossShare && share <= 1 + rule.gainShare;
}

/** Does one of the accounts have more than `hubCap` edges on a side in the window before the closing edge? */
function passesHub(graph: TemporalGraph, query: CycleQuery, accounts: readonly number[], closing: number): boolean {
  const cap = query.hubCap ?? Infinity;
  return accounts.some((v) => {
    let into = 0;
    let out = 0;
    for (let f = 0; f < closing; f += 1) {
      if (!isPattern(graph, f) || graph.t[f]! < graph.t[closing]! - query.windowSeconds) continue;
      if (graph.dst[f] === v) into += 1;
      if (graph.src[f] === v) out += 1;
    }
    return into > cap || out > cap;
  });
}
