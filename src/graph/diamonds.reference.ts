import type { Diamond, DiamondQuery } from './diamonds.ts';
import { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';

interface Wedge {
  readonly middle: number;
  readonly e: number;
  readonly f: number;
}

/** Diamonds by trying every pair of transfers for every pair of accounts, and every window. */
export function diamondsReference(graph: TemporalGraph, query: DiamondQuery): Diamond[] {
  const found: Diamond[] = [];
  for (let first = 0; first < graph.vertexCount; first += 1) {
    for (let second = 0; second < graph.vertexCount; second += 1) {
      const isPaired = query.shape === 'into' || query.shape === 'out-of';
      if (first === second || (isPaired && second < first)) continue;
      for (const windowSeconds of query.windowsSeconds) {
        found.push(...runsOf(graph, query, { first, second, windowSeconds }));
      }
    }
  }
  return found;
}

interface Sought {
  readonly first: number;
  readonly second: number;
  readonly windowSeconds: number;
}

function runsOf(graph: TemporalGraph, query: DiamondQuery, sought: Sought): Diamond[] {
  const wedges = wedgesOf(graph, query, sought);
  const found: Diamond[] = [];
  let best: readonly Wedge[] | undefined;
  const middlesOf = (window: readonly Wedge[]): number[] => rising(window.map(({ middle }) => middle));
  const finish = (): void => {
    if (!best) return;
    found.push({ ...sought, middles: middlesOf(best), edges: rising(best.flatMap(({ e, f }) => [e, f])) });
    best = undefined;
  };
  for (let end = 0; end < graph.edgeCount; end += 1) {
    if (!wedges.some(({ e, f }) => Math.max(e, f) === end)) continue;
    const since = graph.t[end]! - sought.windowSeconds;
    const window = wedges.filter(({ e, f }) => Math.max(e, f) <= end && graph.t[Math.min(e, f)]! >= since);
    const middles = middlesOf(window).length;
    if (middles < query.minimumMiddles) finish();
    else if (!best || middles > middlesOf(best).length) best = window;
    else if (middles === middlesOf(best).length && window.length > best.length) best = window;
  }
  finish();
  return found;
}

function wedgesOf(graph: TemporalGraph, { shape, hubCap, windowsSeconds }: DiamondQuery, sought: Sought): Wedge[] {
  const { src, dst, t, precision } = graph;
  const longest = Math.max(...windowsSeconds);
  const edges = Array.from(src, (_, e) => e).filter((e) => (graph.kind[e]! & EDGE_KIND.pattern) !== 0);
  const [firstOf, firstMiddle] = shape === 'out-of' ? [dst, src] : [src, dst];
  const [secondOf, secondMiddle] = shape === 'into' ? [src, dst] : [dst, src];
  const busy = shape === 'out-of' ? src : dst;
  const wedges: Wedge[] = [];
  for (const e of edges) {
    for (const f of edges) {
      const middle = firstMiddle[e]!;
      if (firstOf[e] !== sought.first || secondOf[f] !== sought.second || secondMiddle[f] !== middle) continue;
      if (Math.abs(t[e]! - t[f]!) > sought.windowSeconds) continue;
      if (shape === 'through' && t[e]! + PRECISION_SECONDS[precision[e] as 0 | 1 | 2] > t[f]!) continue;
      const live = edges.filter((g) => busy[g] === middle && t[g]! <= t[f]! && t[g]! + longest >= t[f]!);
      if (live.length <= hubCap) wedges.push({ middle, e, f });
    }
  }
  return wedges;
}

function rising(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
