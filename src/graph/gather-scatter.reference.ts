import type { GatherScatterQuery } from './gather-scatter.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

export interface ReferenceGatherScatter {
  readonly centre: number;
  readonly payers: number;
  readonly payees: number;
  readonly edges: readonly number[];
}

/** GS from the definition: every account, every second that can be a split. */
export function gatherScattersReference(graph: TemporalGraph, query: GatherScatterQuery): ReferenceGatherScatter[] {
  const { t } = graph;
  const w = query.windowSeconds;
  const last = graph.edgeCount === 0 ? 0 : Math.max(...t);
  const splits = Array.from({ length: last + w + 2 }, (_, i) => i - w - 1);
  return everyCentre(graph, splits, (centre, s) => {
    const counted = countedEdges(
      graph,
      patternEdges(graph, (e) => graph.dst[e] === centre && t[e]! >= s - w && t[e]! <= s),
      patternEdges(graph, (e) => graph.src[e] === centre && t[e]! > s && t[e]! <= s + w),
    );
    return isEnough(graph, query, centre, counted) && isStrict(graph, query, centre, counted) ? counted : undefined;
  });
}

/** The loose form: every account, every window that ends at one of its transfers. */
export function looseGatherScattersReference(
  graph: TemporalGraph,
  query: GatherScatterQuery,
): ReferenceGatherScatter[] {
  const { t, src, dst } = graph;
  const found: ReferenceGatherScatter[] = [];
  for (let centre = 0; centre < graph.vertexCount; centre += 1) {
    const own = patternEdges(graph, (e) => (src[e] === centre) !== (dst[e] === centre));
    const windows = everyCentre(graph, own, (vertex, end) => {
      if (vertex !== centre) return undefined;
      const live = own.filter((e) => e <= end && t[e]! >= t[end]! - query.windowSeconds);
      const counted = countedEdges(
        graph,
        live.filter((e) => dst[e] === centre),
        live.filter((e) => src[e] === centre),
      );
      return isEnough(graph, query, centre, counted) ? counted : undefined;
    });
    found.push(...windows);
  }
  return found;
}

/** Maximal runs of consecutive moments, each with its best: most partners, of equals the first. */
function everyCentre(
  graph: TemporalGraph,
  moments: readonly number[],
  countedAt: (centre: number, moment: number) => readonly number[] | undefined,
): ReferenceGatherScatter[] {
  const found: ReferenceGatherScatter[] = [];
  for (let centre = 0; centre < graph.vertexCount; centre += 1) {
    let best: ReferenceGatherScatter | undefined;
    for (const moment of moments) {
      const edges = countedAt(centre, moment);
      if (!edges) {
        if (best) found.push(best);
        best = undefined;
        continue;
      }
      const payers = partners(graph, centre, edges, 'in').size;
      const payees = partners(graph, centre, edges, 'out').size;
      if (!best || payers + payees > best.payers + best.payees) best = { centre, payers, payees, edges };
    }
    if (best) found.push(best);
  }
  return found;
}

function countedEdges(graph: TemporalGraph, credits: readonly number[], debits: readonly number[]): readonly number[] {
  const payers = new Set(credits.map((e) => graph.src[e]));
  const payees = new Set(debits.map((e) => graph.dst[e]));
  return [
    ...credits.filter((e) => !payees.has(graph.src[e])),
    ...debits.filter((e) => !payers.has(graph.dst[e])),
  ].toSorted((a, b) => a - b);
}

function isEnough(
  graph: TemporalGraph,
  query: GatherScatterQuery,
  centre: number,
  counted: readonly number[],
): boolean {
  return (
    counted.length >= query.minimumTransfers &&
    partners(graph, centre, counted, 'in').size >= query.minimumPartners &&
    partners(graph, centre, counted, 'out').size >= query.minimumPartners
  );
}

function isStrict(
  graph: TemporalGraph,
  { strict }: GatherScatterQuery,
  centre: number,
  counted: readonly number[],
): boolean {
  if (!strict) return true;
  const credits = counted.filter((e) => graph.dst[e] === centre);
  const debits = counted.filter((e) => graph.src[e] === centre);
  if (new Set(counted.map((e) => graph.currency[e])).size > 1) return false;
  const inOrder = credits.every((e) =>
    debits.every((f) => graph.t[e]! + strict.gap[graph.precision[e]!]! <= graph.t[f]!),
  );
  const sum = (edges: readonly number[]): number => edges.reduce((total, e) => total + graph.amount[e]!, 0);
  return inOrder && sum(debits) >= strict.outFrom * sum(credits) && sum(debits) <= strict.outTo * sum(credits);
}

function partners(graph: TemporalGraph, centre: number, edges: readonly number[], side: 'in' | 'out'): Set<number> {
  return side === 'in'
    ? new Set(edges.filter((e) => graph.dst[e] === centre).map((e) => graph.src[e]!))
    : new Set(edges.filter((e) => graph.src[e] === centre).map((e) => graph.dst[e]!));
}

function patternEdges(graph: TemporalGraph, holds: (e: number) => boolean): number[] {
  const edges: number[] = [];
  for (let e = 0; e < graph.edgeCount; e += 1) {
    if ((graph.kind[e]! & EDGE_KIND.pattern) !== 0 && graph.src[e] !== graph.dst[e] && holds(e)) edges.push(e);
  }
  return edges;
}
