import { CentreSides } from './centre-sides.ts';
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
  const sides = new CentreSides(graph);
  const live = new LivePartners(sides.mostPartners);
  let hubs = 0;
  for (let centre = 0; centre < graph.vertexCount; centre += 1) {
    if (!isBusyEnough(graph, query, centre)) continue;
    if (sweepWindows({ graph, query, sides, live, centre }, visit)) hubs += 1;
  }
  return hubs;
}

interface Sweep {
  readonly graph: TemporalGraph;
  readonly query: Omit<GatherScatterQuery, 'strict'>;
  readonly sides: CentreSides;
  readonly live: LivePartners;
  readonly centre: number;
}

function sweepWindows({ graph, query, sides, live, centre }: Sweep, visit: (burst: GatherScatterBurst) => void) {
  const { minimumPartners, minimumTransfers, windowSeconds, hubCap = Infinity } = query;
  sides.load(centre);
  const { creditTimes, payers: payerOf, debitTimes, payees: payeeOf, credits, debits } = sides;
  const inFirst = graph.inOffsets[centre]!;
  const outFirst = graph.outOffsets[centre]!;
  let [inStart, outStart, inEnd, outEnd] = [0, 0, 0, 0];
  let best: GatherScatterBurst | undefined;
  let isSkipped = false;
  while (inEnd < credits || outEnd < debits) {
    const isCredit =
      outEnd === debits || (inEnd < credits && graph.inEdges[inFirst + inEnd]! < graph.outEdges[outFirst + outEnd]!);
    const since = (isCredit ? creditTimes[inEnd]! : debitTimes[outEnd]!) - windowSeconds;
    if (isCredit) live.credit(payerOf[inEnd]!, 1);
    else live.debit(payeeOf[outEnd]!, 1);
    if (isCredit) inEnd += 1;
    else outEnd += 1;
    for (; inStart < inEnd && creditTimes[inStart]! < since; inStart += 1) live.credit(payerOf[inStart]!, -1);
    for (; outStart < outEnd && debitTimes[outStart]! < since; outStart += 1) live.debit(payeeOf[outStart]!, -1);
    const isHub = inEnd - inStart > hubCap || outEnd - outStart > hubCap;
    if (isHub) isSkipped = true;
    const { payers, payees } = live;
    if (isHub || payers < minimumPartners || payees < minimumPartners || live.transfers < minimumTransfers) {
      if (best) visit(best);
      best = undefined;
    } else if (!best || payers + payees > best.payers + best.payees) {
      const places = { inStart: inFirst + inStart, inEnd: inFirst + inEnd };
      best = { centre, payers, payees, ...places, outStart: outFirst + outStart, outEnd: outFirst + outEnd };
    }
  }
  if (best) visit(best);
  for (; inStart < inEnd; inStart += 1) live.credit(payerOf[inStart]!, -1);
  for (; outStart < outEnd; outStart += 1) live.debit(payeeOf[outStart]!, -1);
  return isSkipped;
}
