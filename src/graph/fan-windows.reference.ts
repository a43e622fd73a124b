import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

/** The window of edge `e` re-read from the definition: pattern edges up to `e` with t ≥ t(e) − W. Quadratic. */
export function fanWindowReference(graph: TemporalGraph, windowSeconds: number, e: number) {
  const edges = patternEdgesInWindow(graph, windowSeconds, e);
  const of = (v: number) => {
    const out = edges.filter((f) => graph.src[f] === v);
    const into = edges.filter((f) => graph.dst[f] === v);
    return {
      fanOut: new Set(out.map((f) => graph.dst[f])).size,
      fanIn: new Set(into.map((f) => graph.src[f])).size,
      degreeOut: out.length,
      degreeIn: into.length,
    };
  };
  return { source: of(graph.src[e]!), destination: of(graph.dst[e]!) };
}

export interface ReferenceBurst {
  readonly hub: number;
  readonly partners: number;
  readonly edges: readonly number[];
  readonly runFrom: number;
  readonly runTo: number;
}

/** Bursts by recomputing every window of every hub. */
export function fanBurstsReference(
  graph: TemporalGraph,
  direction: 'in' | 'out',
  minimumPartners: number,
  windowSeconds: number,
): ReferenceBurst[] {
  const hubOf = direction === 'in' ? graph.dst : graph.src;
  const partnerOf = direction === 'in' ? graph.src : graph.dst;
  const bursts: ReferenceBurst[] = [];
  for (let hub = 0; hub < graph.vertexCount; hub += 1) {
    let best: ReferenceBurst | undefined;
    for (let e = 0; e < graph.edgeCount; e += 1) {
      if (hubOf[e] !== hub || (graph.kind[e]! & EDGE_KIND.pattern) === 0) continue;
      const edges = patternEdgesInWindow(graph, windowSeconds, e).filter((f) => hubOf[f] === hub);
      const partners = new Set(edges.map((f) => partnerOf[f])).size;
      if (partners < minimumPartners) {
        if (best) bursts.push(best);
        best = undefined;
      } else if (!best || partners > best.partners) {
        best = { hub, partners, edges, runFrom: best?.runFrom ?? e, runTo: e };
      } else best = { ...best, runTo: e };
    }
    if (best) bursts.push(best);
  }
  return bursts;
}

function patternEdgesInWindow(graph: TemporalGraph, windowSeconds: number, e: number): number[] {
  const edges: number[] = [];
  for (let f = 0; f <= e; f += 1) {
    if ((graph.kind[f]! & EDGE_KIND.pattern) !== 0 && graph.t[f]! >= graph.t[e]! - windowSeconds) edges.push(f);
  }
  return edges;
}
