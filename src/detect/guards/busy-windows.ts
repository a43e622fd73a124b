import type { TemporalGraph } from '#graph';

export interface BusyWindow {
  readonly payers: number;
  readonly payees: number;
}

/**
 * Whether some window of an account holds at least so many distinct payers and payees; the first such, with its counts.
 * Scratch columns are kept between accounts.
 */
export function busyWindows(graph: TemporalGraph) {
  const { t, src, dst, inOffsets, inEdges, outOffsets, outEdges } = graph;
  const [payerLive, payeeLive] = [new Uint32Array(graph.vertexCount), new Uint32Array(graph.vertexCount)];
  return (account: number, least: BusyWindow, windowSeconds: number): BusyWindow | undefined => {
    const into = inEdges.subarray(inOffsets[account], inOffsets[account + 1]);
    const out = outEdges.subarray(outOffsets[account], outOffsets[account + 1]);
    if (into.length < least.payers || out.length < least.payees) return undefined;
    const payers = slider(into, src, payerLive);
    const payees = slider(out, dst, payeeLive);
    let found: BusyWindow | undefined;
    for (let i = 0, k = 0; (i < into.length || k < out.length) && !found;) {
      const isIn = k >= out.length || (i < into.length && into[i]! < out[k]!);
      const now = t[isIn ? into[i]! : out[k]!]!;
      if (isIn) i += 1;
      else k += 1;
      payers.move(i, now - windowSeconds, t);
      payees.move(k, now - windowSeconds, t);
      if (payers.distinct() >= least.payers && payees.distinct() >= least.payees) {
        found = { payers: payers.distinct(), payees: payees.distinct() };
      }
    }
    payers.clear();
    payees.clear();
    return found;
  };
}

function slider(edges: Uint32Array, end: Uint32Array, live: Uint32Array) {
  let [first, last, count] = [0, 0, 0];
  const drop = (): void => {
    const v = end[edges[first]!]!;
    live[v]! -= 1;
    if (live[v] === 0) count -= 1;
    first += 1;
  };
  return {
    distinct: (): number => count,
    move: (to: number, since: number, t: Uint32Array): void => {
      for (; last < to; last += 1) {
        const v = end[edges[last]!]!;
        if (live[v] === 0) count += 1;
        live[v]! += 1;
      }
      while (first < last && t[edges[first]!]! < since) drop();
    },
    clear: (): void => {
      while (first < last) drop();
    },
  };
}
