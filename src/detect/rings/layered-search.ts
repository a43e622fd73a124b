import { DiamondSearch, wedgeWorth, type WedgeShape, type WedgeWorth } from '#graph';
import type { Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph, type PatternGraph } from '../pattern-graph.ts';
import { ShapeJudge, type JudgedShape } from './layered-surprise.ts';

/** A diamond that is not there by chance. Plain data: it may come from another thread. */
export interface Piece extends JudgedShape {
  readonly shape: WedgeShape;
  readonly first: number;
  readonly second: number;
  readonly middles: readonly number[];
  readonly edges: readonly number[];
  readonly windowSeconds: number;
}

export interface SearchPart {
  readonly pieces: readonly Piece[];
  readonly hubSkips: number;
  readonly stoppedSearches: number;
  readonly piecesCut: number;
}

/** Blocks of accounts share the step budget by their transfers; their number rests on the data only. */
const MOST_BLOCKS = 8;
const LEAST_BLOCK = 4096;

export function countSearchParts(view: CaseView, shapes: readonly WedgeShape[]): number {
  return shapes.length * blocksOf(view).count;
}

/** Parts are numbered shape by shape and, inside one, by account. */
export function runSearchPart(
  view: CaseView,
  parameters: Parameters,
  { shapes, part }: { readonly shapes: readonly WedgeShape[]; readonly part: number },
): SearchPart {
  const { count, length } = blocksOf(view);
  const shape = shapes[Math.floor(part / count)]!;
  const from = (part % count) * length;
  const to = Math.min(from + length, view.graph.vertexCount);
  const { search, judge, pattern } = searchFor(view, parameters, shape);
  const least = numberOf(parameters, 'minimumSurprise');
  const most = Math.ceil(numberOf(parameters, 'maximumPieces') / count);
  const pieces: Piece[] = [];
  let piecesCut = 0;
  const stepBudget = budgetOf(pattern, parameters, { from, to, count });
  const counts = search.run({ from, to, stepBudget }, (diamond) => {
    const judged = judge.judge(diamond.edges, least);
    if (!judged) return;
    if (pieces.length < most) pieces.push({ ...diamond, ...judged, shape });
    else piecesCut += 1;
  });
  return { pieces, hubSkips: counts.hubSkips, stoppedSearches: counts.stoppedSearches, piecesCut };
}

export function searchCounts(parts: readonly SearchPart[]) {
  const sum = (of: (part: SearchPart) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return {
    'hub-skips': sum(({ hubSkips }) => hubSkips),
    'stopped-searches': sum(({ stoppedSearches }) => stoppedSearches),
    'pieces-cut': sum(({ piecesCut }) => piecesCut),
  };
}

export function searchedGraph(view: CaseView, parameters: Parameters): PatternGraph {
  return patternGraph(view, isOn(parameters, 'novelOnly'));
}

export function judgeOf(view: CaseView, parameters: Parameters): ShapeJudge {
  return new ShapeJudge(view, searchedGraph(view, parameters), isOn(parameters, 'familiarPairs'));
}

interface Prepared {
  readonly search: DiamondSearch;
  readonly judge: ShapeJudge;
  readonly pattern: PatternGraph;
}

/** A search keeps columns as long as the transfers; only the last one of a graph stays, and `forgetDiamonds` drops it. */
const prepared = new WeakMap<PatternGraph, { readonly key: string; readonly of: Prepared }>();

export function forgetDiamonds(view: CaseView, parameters: Parameters): void {
  prepared.delete(searchedGraph(view, parameters));
  worths.delete(searchedGraph(view, parameters));
}

/** The same for every shape; the lists that the searches share live as long. */
const worths = new WeakMap<PatternGraph, WedgeWorth>();

function worthOf(view: CaseView, parameters: Parameters): WedgeWorth {
  const pattern = searchedGraph(view, parameters);
  const least = numberOf(parameters, 'minimumSurprise');
  let worth = worths.get(pattern);
  if (worth?.least !== least) {
    worth = wedgeWorth({ graph: pattern.graph, pairs: pattern.pairs(), least, dataSeconds: view.to - view.from });
    worths.set(pattern, worth);
  }
  return worth;
}

function searchFor(view: CaseView, parameters: Parameters, shape: WedgeShape): Prepared {
  const pattern = searchedGraph(view, parameters);
  const query = {
    shape,
    minimumMiddles: numberOf(parameters, 'minimumMiddles'),
    windowsSeconds: listOf(parameters, 'windowsSeconds'),
    hubCap: numberOf(parameters, 'hubCap'),
    stepLimit: numberOf(parameters, 'stepLimit'),
  };
  const key = JSON.stringify([query, isOn(parameters, 'familiarPairs'), numberOf(parameters, 'minimumSurprise')]);
  const known = prepared.get(pattern);
  if (known?.key === key) return known.of;
  const of = {
    search: new DiamondSearch(pattern.graph, { ...query, worth: worthOf(view, parameters) }),
    judge: judgeOf(view, parameters),
    pattern,
  };
  prepared.set(pattern, { key, of });
  return of;
}

function blocksOf({ graph }: CaseView): { readonly count: number; readonly length: number } {
  const length = Math.max(LEAST_BLOCK, Math.ceil(graph.vertexCount / MOST_BLOCKS));
  return { count: Math.ceil(graph.vertexCount / length), length };
}

/** A fixed number of steps for every block and so many for each transfer of its accounts. */
function budgetOf(
  { graph }: PatternGraph,
  parameters: Parameters,
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
): number {
  const transfers = graph.outOffsets[to]! - graph.outOffsets[from]!;
  return numberOf(parameters, 'stepsAtLeast') / count + numberOf(parameters, 'stepsPerTransfer') * transfers;
}
