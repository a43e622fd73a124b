import type { WedgeShape } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isOn, numberOf } from '../parameters.ts';
import type { PatternGraph } from '../pattern-graph.ts';
import {
  countSearchParts,
  forgetDiamonds,
  judgeOf,
  runSearchPart,
  searchCounts,
  searchedGraph,
  type Piece,
  type SearchPart,
} from './layered-search.ts';
import { OWN_MONEY_PARAMETER } from './own-money-parameter.ts';
import { ringOutput, type FoundPattern } from './ring-output.ts';
import { SCATTER_GATHER_PARAMETERS } from './scatter-gather-parameters.ts';
import { keepPassingOn } from './scatter-gather-values.ts';

/** SG as a detector: one account pays several, who all pay one other. With `anyOrder` also where some pay out first. */
export const scatterGather: Detector<CaseView> = {
  id: 'scatter-gather',
  version: 1,
  title: { zh: '分散后归集', en: 'Spread out, then gathered' },
  subject: 'ring',
  family: 'ring',
  parameters: SCATTER_GATHER_PARAMETERS,
  run: findScatterGather,
  parts: {
    count: (view, parameters) => countSearchParts(view, shapesOf(parameters)),
    runPart: (view, parameters, part) => runSearchPart(view, parameters, { shapes: shapesOf(parameters), part }),
    join: (view, parameters, outputs) => joinParts(view, parameters, outputs as readonly SearchPart[]),
  },
};

function shapesOf(parameters: Parameters): readonly WedgeShape[] {
  return isOn(parameters, 'anyOrder') ? ['through', 'through-any-order'] : ['through'];
}

function findScatterGather(view: CaseView, parameters: Parameters): DetectorOutput {
  const shapes = shapesOf(parameters);
  const parts = Array.from({ length: countSearchParts(view, shapes) }, (_, part) =>
    runSearchPart(view, parameters, { shapes, part }),
  );
  forgetDiamonds(view, parameters);
  return joinParts(view, parameters, parts);
}

function joinParts(view: CaseView, parameters: Parameters, parts: readonly SearchPart[]): DetectorOutput {
  const pattern = searchedGraph(view, parameters);
  const all = parts.flatMap(({ pieces }) => pieces);
  const checked = isOn(parameters, 'valueRule') ? checkValues(view, parameters, all) : all;
  return ringOutput(view, parameters, {
    pattern,
    found: distinctPieces(checked).map((piece) => toPattern(pattern, piece, isOn(parameters, OWN_MONEY_PARAMETER.id))),
    counts: { ...searchCounts(parts), 'values-differ': all.length - checked.length },
  });
}

/** Without the middles whose payments do not follow each other; what is left must still be a pattern, and no chance. */
function checkValues(view: CaseView, parameters: Parameters, pieces: readonly Piece[]): Piece[] {
  const { graph } = searchedGraph(view, parameters);
  const judge = judgeOf(view, parameters);
  const rule = { least: numberOf(parameters, 'leastShare'), most: numberOf(parameters, 'mostShare') };
  return pieces.flatMap((piece) => {
    const kept = keepPassingOn(graph, piece, rule);
    if (kept.middles.length < numberOf(parameters, 'minimumMiddles')) return [];
    const judged = judge.judge(kept.edges, numberOf(parameters, 'minimumSurprise'));
    return judged ? [{ ...piece, ...kept, ...judged }] : [];
  });
}

/** Each set of transfers once: in the shorter window, and in order if it is. */
function distinctPieces(pieces: readonly Piece[]): Piece[] {
  const byEvidence = new Map<string, Piece>();
  for (const piece of pieces.toSorted(plainestFirst)) {
    const key = piece.edges.join(' ');
    if (!byEvidence.has(key)) byEvidence.set(key, piece);
  }
  return [...byEvidence.values()];
}

function plainestFirst(a: Piece, b: Piece): number {
  return Number(b.shape === 'through') - Number(a.shape === 'through') || a.windowSeconds - b.windowSeconds;
}

function toPattern({ graph }: PatternGraph, piece: Piece, needsRingMoney: boolean): FoundPattern {
  const { first, second, middles, edges } = piece;
  return {
    typology: piece.shape === 'through' ? 'scatter-gather' : 'scatter-gather-any-order',
    accounts: [first, ...middles, second],
    core: [...middles, second],
    ...(needsRingMoney ? { payers: [first] } : { sources: [first] }),
    evidence: edges,
    spanSeconds: graph.t[edges.at(-1)!]! - graph.t[edges[0]!]!,
    windowSeconds: piece.windowSeconds,
    surprise: piece.surprise,
    values: { middles: middles.length, familiarPairs: piece.familiarPairs },
  };
}
