import { bothLists, CycleSearch, GAPS, VertexCycleCollector, type BothLists, type VertexCycle } from '#graph';
import type { Parameters } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph, type PatternGraph } from '../pattern-graph.ts';

/** What one block of closing transfers gives in one window. Plain data: it may come from another thread. */
export interface CyclePart {
  readonly cycles: readonly VertexCycle[];
  readonly hubSkips: number;
  readonly stoppedClosings: number;
  readonly dropped: number;
}

const ORDER = 'precise';
/** Blocks share the step budget evenly; their number rests on the data only, so that no result rests on the threads. */
const MOST_BLOCKS = 64;
const LEAST_BLOCK = 4096;

export function countCycleParts(view: CaseView, parameters: Parameters): number {
  return listOf(parameters, 'windowsSeconds').length * blocksOf(view.graph.edgeCount).count;
}

/** Parts are numbered window by window and, inside one, by time. */
export function runCyclePart(view: CaseView, parameters: Parameters, part: number): CyclePart {
  const pattern = patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.cycle);
  const { count, length } = blocksOf(view.graph.edgeCount);
  const windowSeconds = listOf(parameters, 'windowsSeconds')[Math.floor(part / count)]!;
  const from = (part % count) * length;
  const to = Math.min(from + length, view.graph.edgeCount);
  const found = new VertexCycleCollector(numberOf(parameters, 'maximumSequences'));
  const searched = searchFor(pattern, parameters, windowSeconds).run(
    { from, to, stepBudget: stepBudget(pattern, parameters, { from, to, count }) },
    (bundle) => found.add(bundle),
  );
  return {
    cycles: found.cycles(),
    hubSkips: searched.hubSkips,
    stoppedClosings: searched.stoppedClosings,
    dropped: found.dropped,
  };
}

export function windowOfPart(view: CaseView, parameters: Parameters, part: number): number {
  return listOf(parameters, 'windowsSeconds')[Math.floor(part / blocksOf(view.graph.edgeCount).count)]!;
}

/** Searches keep columns as long as the accounts; they are dropped with their pattern graph or by `forgetSearches`. */
const searches = new WeakMap<PatternGraph, { readonly lists: BothLists; readonly byQuery: Map<string, CycleSearch> }>();

export function forgetSearches(view: CaseView, parameters: Parameters): void {
  searches.delete(patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.cycle));
}

function searchFor(pattern: PatternGraph, parameters: Parameters, windowSeconds: number): CycleSearch {
  let known = searches.get(pattern);
  if (!known) {
    known = { lists: bothLists(pattern.graph, GAPS[ORDER]), byQuery: new Map() };
    searches.set(pattern, known);
  }
  const query = cycleQuery(parameters, windowSeconds);
  const key = JSON.stringify(query);
  let search = known.byQuery.get(key);
  if (!search) {
    search = new CycleSearch(pattern.graph, query, known.lists);
    known.byQuery.set(key, search);
  }
  return search;
}

function blocksOf(edgeCount: number): { readonly count: number; readonly length: number } {
  const length = Math.max(LEAST_BLOCK, Math.ceil(edgeCount / MOST_BLOCKS));
  return { count: Math.ceil(edgeCount / length), length };
}

/** A fixed number of steps for every block and so many for each transfer in it. */
function stepBudget(
  { graph }: PatternGraph,
  parameters: Parameters,
  { from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
): number {
  const share = (to - from) / graph.edgeCount;
  const most = numberOf(parameters, 'stepsAtLeast') / count;
  return Math.ceil(most + numberOf(parameters, 'stepsPerTransfer') * graph.outEdges.length * share);
}

function cycleQuery(parameters: Parameters, windowSeconds: number) {
  const valueRule = {
    lossShare: numberOf(parameters, 'lossShare'),
    gainShare: numberOf(parameters, 'gainShare'),
  };
  return {
    windowSeconds,
    maximumHops: numberOf(parameters, 'maximumHops'),
    minimumHops: numberOf(parameters, 'minimumAccounts'),
    order: ORDER,
    hubCap: numberOf(parameters, 'hubCap'),
    stepLimit: numberOf(parameters, 'stepLimit'),
    ...(isOn(parameters, 'valueRule') ? { valueRule } : {}),
  } as const;
}
