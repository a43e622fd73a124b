import type { Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import type { FlowsOn } from './flows-on.ts';
import { joinPieces, type JoinedPieces } from './layered-joins.ts';
import { judgeOf, searchedGraph, type Piece } from './layered-search.ts';
import { membersOf } from './layered-surprise.ts';
import type { FoundPattern } from './ring-output.ts';

/**
 * BIP: payers who all pay several of the same payees, a (2,2)-core inside W. Pieces are two payers with k common payees
 * and two payees with k common payers; those that share a transfer are one group. Payees are core, payers by RING-1.
 */
export function bipartitePatterns(
  view: CaseView,
  parameters: Parameters,
  { pieces, flows }: { readonly pieces: readonly Piece[]; readonly flows: FlowsOn },
): {
  readonly found: readonly FoundPattern[];
  readonly counts: JoinedPieces['counts'] & { readonly 'values-differ': number };
} {
  const { graph } = searchedGraph(view, parameters);
  const judge = judgeOf(view, parameters);
  const flat = pieces.filter(({ shape }) => shape !== 'through');
  const { groups, counts } = joinPieces(view, parameters, flat);
  const known = new Set<string>();
  const found: FoundPattern[] = [];
  let valuesDiffer = 0;
  for (const { edges, windowSeconds } of groups) {
    const judged = judge.judge(edges, numberOf(parameters, 'minimumSurprise'));
    const key = edges.join(' ');
    if (!judged || known.has(key)) continue;
    known.add(key);
    const accounts = membersOf(graph, edges);
    const payers = new Set(edges.map((e) => graph.src[e]!));
    const payees = new Set(edges.map((e) => graph.dst[e]!));
    const shape = flows.coreOf({ accounts, edges, windowSeconds });
    if (shape.core.length === 0) {
      valuesDiffer += 1;
      continue;
    }
    found.push({
      typology: 'bipartite',
      accounts,
      ...shape,
      evidence: edges,
      spanSeconds: graph.t[edges.at(-1)!]! - graph.t[edges[0]!]!,
      windowSeconds,
      surprise: judged.surprise,
      values: {
        payers: payers.size,
        payees: payees.size,
        familiarPairs: judged.familiarPairs,
      },
    });
  }
  return { found, counts: { ...counts, 'values-differ': valuesDiffer } };
}
