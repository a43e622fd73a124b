import type { AnyOrderQuery } from './any-order-cycles.ts';
import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

export interface ReferenceCircle {
  /** From the payee of the last transfer on. */
  readonly accounts: readonly number[];
  readonly edges: readonly number[];
  readonly isInOrder: boolean;
}

/** Every circle by extending every edge in every way, read from the step after its last transfer: exponential. */
export function anyOrderCyclesReference(graph: TemporalGraph, query: AnyOrderQuery): ReferenceCircle[] {
  const { src, dst, t, kind } = graph;
  const found: ReferenceCircle[] = [];
  const isPattern = (e: number): boolean => (kind[e]! & EDGE_KIND.pattern) !== 0 && src[e] !== dst[e];
  const extend = (path: readonly number[], closing: number): void => {
    for (let e = 0; e < closing; e += 1) {
      const at = path.length === 0 ? dst[closing]! : dst[path.at(-1)!]!;
      if (!isPattern(e) || src[e] !== at || t[closing]! - t[e]! > query.windowSeconds) continue;
      const accounts = [...path.map((f) => src[f]!), at];
      if (accounts.includes(dst[e]!) || path.length + 2 > query.maximumHops) continue;
      if (dst[e] !== src[closing]) {
        extend([...path, e], closing);
        continue;
      }
      const edges = [...path, e, closing];
      if (edges.length < query.minimumHops || countBreaks(graph, query, edges) > 1) continue;
      found.push({ accounts: [...accounts, src[closing]!], edges, isInOrder: isInOrder(graph, edges) });
    }
  };
  for (let closing = 0; closing < graph.edgeCount; closing += 1) if (isPattern(closing)) extend([], closing);
  return found;
}

function countBreaks(graph: TemporalGraph, { valueRule }: AnyOrderQuery, edges: readonly number[]): number {
  if (!valueRule) return 0;
  const { amount, currency } = graph;
  return edges.filter((e, i) => {
    const next = edges[(i + 1) % edges.length]!;
    const share = amount[next]! / amount[e]!;
    const isLike = share >= 1 - valueRule.lossShare && share <= 1 + valueRule.gainShare;
    return currency[e] !== currency[next] || !isLike;
  }).length;
}

/** Some rotation has strictly rising times. */
function isInOrder({ t, precision }: TemporalGraph, edges: readonly number[]): boolean {
  return edges.some((_, turn) => {
    const turned = [...edges.slice(turn), ...edges.slice(0, turn)];
    return turned
      .slice(1)
      .every((f, i) => t[turned[i]!]! + PRECISION_SECONDS[precision[turned[i]!] as 0 | 1 | 2] <= t[f]!);
  });
}
