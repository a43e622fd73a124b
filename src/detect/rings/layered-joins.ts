import { joinLayers, type LayeredGroup } from '#graph';
import type { Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { compareEvidence } from '../evidence.ts';
import { listOf, numberOf } from '../parameters.ts';
import { searchedGraph, type Piece } from './layered-search.ts';

export interface WindowGroup extends LayeredGroup {
  readonly windowSeconds: number;
}

export interface JoinedPieces {
  readonly groups: readonly WindowGroup[];
  readonly counts: { readonly 'joins-refused': number; readonly 'joins-cut': number };
}

/** LAYERED: the pieces of each window joined, the most surprising first; no numbering of accounts decides. */
export function joinPieces(view: CaseView, parameters: Parameters, pieces: readonly Piece[]): JoinedPieces {
  const { graph } = searchedGraph(view, parameters);
  const groups: WindowGroup[] = [];
  let refused = 0;
  let cut = 0;
  for (const windowSeconds of listOf(parameters, 'windowsSeconds')) {
    const ordered = pieces
      .filter((piece) => piece.windowSeconds === windowSeconds)
      .toSorted((a, b) => b.surprise - a.surprise || compareEvidence(a.edges, b.edges));
    const joined = joinLayers(
      graph,
      ordered.map(({ shape, first, edges }) => ({ isThrough: shape === 'through', first, edges })),
      { windowSeconds, maximumTransfers: numberOf(parameters, 'maximumTransfers') },
    );
    groups.push(...joined.groups.map((group) => ({ ...group, windowSeconds })));
    refused += joined.refused;
    cut += joined.cut;
  }
  return { groups, counts: { 'joins-refused': refused, 'joins-cut': cut } };
}
