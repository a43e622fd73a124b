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
    for (const e of merged(into, out)) {
      payers.move(e, t[e]! - windowSeconds, t);
      payees.move(e, t[e]! - windowSeconds, t);
      if (payers.distinct() < least.payers || payees.distinct() < least.payees) continue;
      found = { payers: payers.distinct(), payees: payees.distinct() };
      break;
    }
    payers.clear();
    payees.clear();
    return found;
  };
}

function merged(a: Uint32Array, b: Uint32Array): Uint32Array {
  const all = new Uint32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all.sort();
}

function slider(edges: Uint32Array, end: Uint32Array, live: Uint32Array) {
  let [first, last, count] = [0, 0, 0];
  return {
    distinct: (): number => count,
    /** Takes in what comes up to edge `e` and drops what lies before `since`. */
    move: (e: number, since: number, t: Uint32Array): void => {
      for (; edges[last]! <= e; last += 1) {
        const v = end[edges[last]!]!;
        if (live[v] === 0) count += 1;
        live[v]! += 1;
      }
      for (; t[edges[first]!]! < since; first += 1) {
        const v = end[edges[first]!]!;
        live[v]! -= 1;
        if (live[v] === 0) count -= 1;
      }
    },
    clear: (): void => {
      for (const e of edges.subarray(first, last)) live[end[e]!] = 0;
    },
  };
}
