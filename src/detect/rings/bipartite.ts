import type { WedgeShape } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { joinPieces } from './layered-joins.ts';
import { diamondParameters } from './layered-parameters.ts';
import {
  countSearchParts,
  forgetDiamonds,
  judgeOf,
  runSearchPart,
  searchCounts,
  searchedGraph,
  type SearchPart,
} from './layered-search.ts';
import { membersOf } from './layered-surprise.ts';
import { ringOutput, type FoundPattern } from './ring-output.ts';

const DAY = 86_400;
const SHAPES: readonly WedgeShape[] = ['into', 'out-of'];

/**
 * BIP as a detector: payers who all pay several of the same payees. Pieces are two payers with k common payees and two
 * payees with k common payers; pieces that share a transfer are one group.
 */
export const bipartite: Detector<CaseView> = {
  id: 'bipartite',
  version: 1,
  title: { zh: '多对多转账（二部图）', en: 'Many pay the same many' },
  subject: 'ring',
  family: 'ring',
  parameters: diamondParameters(3 * DAY),
  run: findBipartite,
  parts: {
    count: (view) => countSearchParts(view, SHAPES),
    runPart: (view, parameters, part) => runSearchPart(view, parameters, { shapes: SHAPES, part }),
    join: (view, parameters, outputs) => joinParts(view, parameters, outputs as readonly SearchPart[]),
  },
};

function findBipartite(view: CaseView, parameters: Parameters): DetectorOutput {
  const parts = Array.from({ length: countSearchParts(view, SHAPES) }, (_, part) =>
    runSearchPart(view, parameters, { shapes: SHAPES, part }),
  );
  forgetDiamonds(view, parameters);
  return joinParts(view, parameters, parts);
}

function joinParts(view: CaseView, parameters: Parameters, parts: readonly SearchPart[]): DetectorOutput {
  const pattern = searchedGraph(view, parameters);
  const judge = judgeOf(view, parameters);
  const { src, dst, t } = pattern.graph;
  const joined = joinPieces(
    view,
    parameters,
    parts.flatMap(({ pieces }) => pieces),
  );
  const known = new Set<string>();
  const found: FoundPattern[] = [];
  for (const { edges, windowSeconds } of joined.groups) {
    const judged = judge.judge(edges, numberOf(parameters, 'minimumSurprise'));
    const key = edges.join(' ');
    if (!judged || known.has(key)) continue;
    known.add(key);
    const accounts = membersOf(pattern.graph, edges);
    found.push({
      typology: 'bipartite',
      accounts,
      core: accounts,
      evidence: edges,
      spanSeconds: t[edges.at(-1)!]! - t[edges[0]!]!,
      windowSeconds,
      surprise: judged.surprise,
      values: {
        payers: new Set(edges.map((e) => src[e]!)).size,
        payees: new Set(edges.map((e) => dst[e]!)).size,
        familiarPairs: judged.familiarPairs,
      },
    });
  }
  return ringOutput(view, parameters, { pattern, found, counts: { ...searchCounts(parts), ...joined.counts } });
}
