import type { FourValues } from './fan-windows.ts';
import { indexPairs, NO_PAIR } from './pairs.ts';
import type { TemporalGraph } from './temporal-graph.ts';

export const NO_GAP = 0xff_ff_ff_ff;
const DAY = 86_400;

/** By edge, causal: nothing after the edge in the total order is used. Edges outside the patterns have 0 and NO_GAP. */
export interface PairHistory {
  /** Transfers of the ordered pair up to this one, itself included: 1 for the first ever. */
  readonly pairCount: Uint32Array;
  /** Seconds since the pair's transfer before; NO_GAP for the first. */
  readonly gapSeconds: Uint32Array;
  /**
   * Partners first met in the last day and the last four, this transfer included: `…Out` counts payees that the account
   * had never paid before, `…In` payers that had never paid it, within the data.
   */
  readonly newInDay: FourValues;
  readonly newInFourDays: FourValues;
}

/** NOVEL and the history of both parties of every transfer (feature columns). O(edges). */
export function pairHistory(graph: TemporalGraph): PairHistory {
  const { pair, ordinal, pairCount } = indexPairs(graph);
  const { edgeCount, t } = graph;
  const counts = new Uint32Array(edgeCount);
  const gapSeconds = new Uint32Array(edgeCount).fill(NO_GAP);
  const lastOfPair = new Uint32Array(pairCount);
  for (let e = 0; e < edgeCount; e += 1) {
    const p = pair[e]!;
    if (p === NO_PAIR) continue;
    counts[e] = ordinal[e]! + 1;
    if (ordinal[e]! > 0) gapSeconds[e] = t[e]! - lastOfPair[p]!;
    lastOfPair[p] = t[e]!;
  }
  return {
    pairCount: counts,
    gapSeconds,
    newInDay: newPartners(graph, { pair, ordinal }, DAY),
    newInFourDays: newPartners(graph, { pair, ordinal }, 4 * DAY),
  };
}

/** A partner is new in the window [t − W, t] if the pair's first transfer lies in it. */
function newPartners(
  { vertexCount, edgeCount, src, dst, t }: TemporalGraph,
  { pair, ordinal }: { readonly pair: Uint32Array; readonly ordinal: Uint32Array },
  windowSeconds: number,
): FourValues {
  const isFirst = (e: number): boolean => pair[e] !== NO_PAIR && ordinal[e] === 0;
  const payees = new Uint32Array(vertexCount);
  const payers = new Uint32Array(vertexCount);
  const values = {
    sourceOut: new Uint32Array(edgeCount),
    sourceIn: new Uint32Array(edgeCount),
    destinationOut: new Uint32Array(edgeCount),
    destinationIn: new Uint32Array(edgeCount),
  };
  let oldest = 0;
  for (let e = 0; e < edgeCount; e += 1) {
    for (; t[oldest]! + windowSeconds < t[e]!; oldest += 1) {
      if (!isFirst(oldest)) continue;
      payees[src[oldest]!]! -= 1;
      payers[dst[oldest]!]! -= 1;
    }
    if (pair[e] === NO_PAIR) continue;
    const u = src[e]!;
    const v = dst[e]!;
    if (isFirst(e)) {
      payees[u]! += 1;
      payers[v]! += 1;
    }
    values.sourceOut[e] = payees[u]!;
    values.sourceIn[e] = payers[u]!;
    values.destinationOut[e] = payees[v]!;
    values.destinationIn[e] = payers[v]!;
  }
  return values;
}
