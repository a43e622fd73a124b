import type { GroupLimits, LayeredGroup, LayerPiece } from './layered-groups.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/** The same groups by laying out, for every piece, all pieces of the groups it touches anew. */
export function joinLayersReference(
  graph: TemporalGraph,
  pieces: readonly LayerPiece[],
  limits: GroupLimits,
): { readonly groups: readonly LayeredGroup[]; readonly refused: number; readonly cut: number } {
  let groups: (readonly LayerPiece[])[] = [];
  let refused = 0;
  let cut = 0;
  for (const piece of pieces) {
    const touched = groups.filter((group) => group.some(({ edges }) => edges.some((e) => piece.edges.includes(e))));
    const sizes = touched.map((group) => edgesOf(group).length);
    const merged = [...touched.flat(), piece];
    const edges = edgesOf(merged);
    const span = graph.t[edges.at(-1)!]! - graph.t[edges[0]!]!;
    if (sizes.reduce((a, b) => a + b, 0) > limits.maximumTransfers) cut += 1;
    else if (span > limits.windowSeconds || layersOf(graph, merged) === undefined) refused += 1;
    else groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return {
    groups: groups
      .map((group) => ({ edges: edgesOf(group), layers: layersOf(graph, group)!, pieces: group.length }))
      .toSorted((a, b) => a.edges[0]! - b.edges[0]!),
    refused,
    cut,
  };
}

function edgesOf(pieces: readonly LayerPiece[]): number[] {
  return [...new Set(pieces.flatMap(({ edges }) => edges))].toSorted((a, b) => a - b);
}

/** How many layers of transfers the pieces have when each transfer goes one layer down; undefined when that cannot be. */
function layersOf(graph: TemporalGraph, pieces: readonly LayerPiece[]): number | undefined {
  const standing = new Map<number, number>([[pieces[0]!.first, 0]]);
  const edges = edgesOf(pieces);
  for (let round = 0; round < edges.length + 1; round += 1) {
    for (const e of edges) {
      const [payer, payee] = [standing.get(graph.src[e]!), standing.get(graph.dst[e]!)];
      if (payer !== undefined && payee === undefined) standing.set(graph.dst[e]!, payer + 1);
      if (payee !== undefined && payer === undefined) standing.set(graph.src[e]!, payee - 1);
    }
  }
  const isLayered = edges.every((e) => standing.get(graph.dst[e]!) === (standing.get(graph.src[e]!) ?? Infinity) + 1);
  const layers = new Set(edges.map((e) => standing.get(graph.src[e]!)!));
  return isLayered ? layers.size : undefined;
}
