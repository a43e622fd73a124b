import { isBusyEnough, LivePartners, type GatherScatterBurst, type GatherScatterQuery } from './gather-scatter.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/**
 * GS, loose form (what a fan-in and a fan-out at one account imply): ≥ k payers and ≥ k payees in one window, both ends
 * included, in any order, partners on both sides taken out. `visit` gets each maximal run of windows, read at the transfer
 * that ends them, with its best window (most partners; of equals the earliest). O(edges). Gives the centres skipped.
 */
export function looseGatherScatters(
  graph: TemporalGraph,
  query: Omit<GatherScatterQuery, 'strict'>,
  visit: (burst: GatherScatterBurst) => void,
): number {
  const live = new LivePartners(graph.vertexCount);
  let hubs = 0;
  for (let centre = 0; centre < graph.vertexCount; centre += 1) {
    if (!isBusyEnough(graph, query, centre)) continue;
    if (sweepWindows({ graph, query, live, centre }, visit)) hubs += 1;
  }
  return hubs;
}

interface Sweep {
  readonly graph: TemporalGraph;
  readonly query: Omit<GatherScatterQuery, 'strict'>;
  readonly live: LivePartners;
  readonly centre: number;
}

function sweepWindows({ graph, query, live, centre }: Sweep, visit: (burst: GatherScatterBurst) => void): boolean {
  const { t, src, dst, inEdges, outEdges } = graph;
  const { minimumPartners, minimumTransfers, windowSeconds, hubCap = Infinity } = query;
  const inStop = graph.inOffsets[centre + 1]!;
  const outStop = graph.outOffsets[centre + 1]!;
  let inStart = graph.inOffsets[centre]!;
  let outStart = graph.outOffsets[centre]!;
  let inEnd = inStart;
  let outEnd = outStart;
  let best: GatherScatterBurst | undefined;
  let isSkipped = false;
  while (inEnd < inStop || outEnd < outStop) {
    const isCredit = outEnd === outStop || (inEnd < inStop && inEdges[inEnd]! < outEdges[outEnd]!);
    const e = isCredit ? inEdges[inEnd]! : outEdges[outEnd]!;
    const since = t[e]! - windowSeconds;
    if (isCredit) live.credit(src[e]!, 1);
    else live.debit(dst[e]!, 1);
    if (isCredit) inEnd += 1;
    else outEnd += 1;
    for (; t[inEdges[inStart]!]! < since && inStart < inEnd; inStart += 1) live.credit(src[inEdges[inStart]!]!, -1);
    for (; t[outEdges[outStart]!]! < since && outStart < outEnd; outStart += 1)
      live.debit(dst[outEdges[outStart]!]!, -1);
    const isHub = inEnd - inStart > hubCap || outEnd - outStart > hubCap;
    if (isHub) isSkipped = true;
    const { payers, payees } = live;
    if (isHub || payers < minimumPartners || payees < minimumPartners || live.transfers < minimumTransfers) {
      if (best) visit(best);
      best = undefined;
    } else if (!best || payers + payees > best.payers + best.payees) {
      best = { centre, payers, payees, inStart, inEnd, outStart, outEnd };
    }
  }
  if (best) visit(best);
  for (; inStart < inEnd; inStart += 1) live.credit(src[inEdges[inStart]!]!, -1);
  for (; outStart < outEnd; outStart += 1) live.debit(dst[outEdges[outStart]!]!, -1);
  return isSkipped;
}
