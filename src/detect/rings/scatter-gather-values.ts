import type { TemporalGraph } from '#graph';

export interface PassedShare {
  /** Σ out of an account between, as a share of Σ into it. */
  readonly least: number;
  readonly most: number;
}

export interface Through {
  readonly first: number;
  readonly second: number;
  readonly middles: readonly number[];
  /** Rising. */
  readonly edges: readonly number[];
}

/** SG value check: the middles that pass on about what they got, with their transfers; several currencies say nothing. */
export function keepPassingOn(graph: TemporalGraph, piece: Through, share: PassedShare): Through {
  const middles = piece.middles.filter((middle) => passesOn(graph, piece.edges, { middles: [middle], share }));
  const kept = new Set(middles);
  const edges = piece.edges.filter((e) => kept.has(graph.src[e] === piece.first ? graph.dst[e]! : graph.src[e]!));
  return { ...piece, middles, edges };
}

/** Whether the accounts together pay out about what they get. */
export function passesOn(
  { src, dst, currency, amount }: TemporalGraph,
  edges: readonly number[],
  { middles, share }: { readonly middles: readonly number[]; readonly share: PassedShare },
): boolean {
  const between = new Set(middles);
  let inMinor = 0;
  let outMinor = 0;
  let currencies = 0;
  let last = -1;
  for (const e of edges) {
    const goesIn = between.has(dst[e]!);
    const goesOut = between.has(src[e]!);
    if (goesIn) inMinor += amount[e]!;
    if (goesOut) outMinor += amount[e]!;
    if ((goesIn || goesOut) && currency[e] !== last) {
      currencies += 1;
      last = currency[e]!;
    }
  }
  return currencies > 1 || (outMinor >= share.least * inMinor && outMinor <= share.most * inMinor);
}
