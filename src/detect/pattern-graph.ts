import {
  EDGE_KIND,
  graphFromBuffer,
  indexPairs,
  pairOrdinals,
  repaidLoans,
  withPatternEdges,
  type PairIndex,
  type TemporalGraph,
} from '#graph';
import { ACCOUNT_KIND } from '#model';
import type { CaseView } from './case-view.ts';
import { isSubject } from './coverage.ts';

export interface PatternGraph {
  readonly graph: TemporalGraph;
  /** Made when first asked for. */
  readonly pairs: () => PairIndex;
  /** Pattern edges taken out: of clearing accounts, of pairs that are not novel, of loans that came back. */
  readonly clearingEdges: number;
  readonly repeatedEdges: number;
  readonly repaidEdges: number;
}

const known = new WeakMap<CaseView, Map<boolean, PatternGraph>>();

/** A pattern graph as data, for another thread. */
export type PatternData = Omit<PatternGraph, 'pairs' | 'graph'> & {
  readonly novelOnly: boolean;
  /** Absent: the view's own graph. */
  readonly buffer?: ArrayBufferLike;
};

/**
 * The graph ring detectors search: without clearing accounts (no node), and for `novelOnly` with nothing but the first
 * and second transfer of each pair (NOVEL) and without repaid loans. Edge ids stay those of `view.graph`. Computed once per view.
 */
export function patternGraph(view: CaseView, novelOnly: boolean): PatternGraph {
  let graphs = known.get(view);
  if (!graphs) {
    graphs = new Map();
    known.set(view, graphs);
  }
  let graph = graphs.get(novelOnly);
  if (!graph) {
    graph = makePatternGraph(view, novelOnly);
    graphs.set(novelOnly, graph);
  }
  return graph;
}

export function patternData(view: CaseView, novelOnly: boolean): PatternData {
  const { graph, pairs: _pairs, ...taken } = patternGraph(view, novelOnly);
  return { ...taken, novelOnly, ...(graph === view.graph ? {} : { buffer: graph.buffer }) };
}

/** Makes the view use a pattern graph that another thread has built from the same view. */
export function adoptPattern(view: CaseView, { novelOnly, buffer, ...taken }: PatternData): void {
  const graph = buffer === undefined ? view.graph : graphFromBuffer(buffer);
  const graphs = known.get(view) ?? new Map<boolean, PatternGraph>();
  known.set(view, graphs.set(novelOnly, { graph, pairs: pairsOf(graph), ...taken }));
}

function pairsOf(graph: TemporalGraph): () => PairIndex {
  let pairs: PairIndex | undefined;
  return () => (pairs ??= indexPairs(graph));
}

/** NOVEL: 1 where a pattern edge is the first or second ever of its pair, seen from inside a coverage (causal). */
export function novelEdges(view: CaseView): Uint8Array {
  const { graph, accounts } = view;
  const ordinal = pairOrdinals(graph);
  const novel = new Uint8Array(graph.edgeCount);
  const sees = (account: number, t: number): boolean =>
    isSubject(accounts, account) && accounts.coveredFrom[account]! <= t && t <= accounts.coveredTo[account]!;
  for (let e = 0; e < graph.edgeCount; e += 1) {
    if ((graph.kind[e]! & EDGE_KIND.pattern) === 0 || ordinal[e]! > 1) continue;
    const t = graph.t[e]!;
    if (sees(graph.src[e]!, t) || sees(graph.dst[e]!, t)) novel[e] = 1;
  }
  return novel;
}

function makePatternGraph(view: CaseView, novelOnly: boolean): PatternGraph {
  const { graph, accounts } = view;
  const keep = novelOnly ? novelEdges(view) : new Uint8Array(graph.edgeCount).fill(1);
  const repaid = novelOnly ? repaidLoans(graph) : new Uint8Array(graph.edgeCount);
  const taken = { clearingEdges: 0, repeatedEdges: 0, repaidEdges: 0 };
  const isClearing = (v: number): boolean => accounts.kind[v] === ACCOUNT_KIND.clearing;
  for (let e = 0; e < graph.edgeCount; e += 1) {
    if ((graph.kind[e]! & EDGE_KIND.pattern) === 0) continue;
    if (isClearing(graph.src[e]!) || isClearing(graph.dst[e]!)) taken.clearingEdges += 1;
    else if (keep[e] === 0) taken.repeatedEdges += 1;
    else if (repaid[e] === 1) taken.repaidEdges += 1;
    else continue;
    keep[e] = 0;
  }
  const isWhole = taken.clearingEdges + taken.repeatedEdges + taken.repaidEdges === 0;
  const searched = isWhole ? graph : withPatternEdges(graph, keep);
  return { graph: searched, pairs: pairsOf(searched), ...taken };
}
