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
import { ACCOUNT_GUARD, type CaseView } from './case-view.ts';
import { isSubject } from './coverage.ts';

export interface PatternGraph {
  readonly graph: TemporalGraph;
  /** Made when first asked for. */
  readonly pairs: () => PairIndex;
  /** Pattern edges taken out: of clearing accounts, guarded ones, of pairs that are not novel, of loans that came back. */
  readonly clearingEdges: number;
  readonly guardedEdges: number;
  readonly repeatedEdges: number;
  readonly repaidEdges: number;
}

/** By kind: novelOnly and the guards that matter. */
const known = new WeakMap<CaseView, Map<string, PatternGraph>>();

/** A pattern graph as data, for another thread. */
export type PatternData = Omit<PatternGraph, 'pairs' | 'graph'> & {
  readonly kind: string;
  /** Absent: the view's own graph. */
  readonly buffer?: ArrayBufferLike;
  /** Absent: made where it is asked for. */
  readonly pairIndex?: PairIndex;
};

/**
 * The graph ring detectors search: without clearing accounts (no node), without the transfers that a guard in `leftOut`
 * (EDGE_GUARD bits) holds, and for `novelOnly` with nothing but the first and second transfer of each pair (NOVEL) and
 * without repaid loans. Edge ids stay those of `view.graph`. Computed once per view and kind.
 */
export function patternGraph(view: CaseView, novelOnly: boolean, leftOut = 0): PatternGraph {
  const graphs = known.get(view) ?? new Map<string, PatternGraph>();
  known.set(view, graphs);
  const guards = leftOut & guardsPresent(view);
  const kind = kindOf(novelOnly, guards);
  const graph = graphs.get(kind) ?? makePatternGraph(view, novelOnly, guards);
  graphs.set(kind, graph);
  return graph;
}

export function patternData(view: CaseView, novelOnly: boolean, leftOut = 0): PatternData {
  const { graph, pairs: _pairs, ...taken } = patternGraph(view, novelOnly, leftOut);
  const kind = kindOf(novelOnly, leftOut & guardsPresent(view));
  return { ...taken, kind, ...(graph === view.graph ? {} : { buffer: graph.buffer }) };
}

/** Makes the view use a pattern graph that another thread has built from the same view. */
export function adoptPattern(view: CaseView, { kind, buffer, pairIndex, ...taken }: PatternData): void {
  const graph = buffer === undefined ? view.graph : graphFromBuffer(buffer);
  const graphs = known.get(view) ?? new Map<string, PatternGraph>();
  known.set(view, graphs.set(kind, { graph, pairs: pairIndex ? () => pairIndex : pairsOf(graph), ...taken }));
}

function kindOf(novelOnly: boolean, guards: number): string {
  return `${novelOnly ? 'novel' : 'all'} ${guards}`;
}

const present = new WeakMap<Uint8Array, number>();

/** EDGE_GUARD bits that any edge has: kinds that differ in others only are the same graph. */
function guardsPresent({ guarded }: CaseView): number {
  if (!guarded) return 0;
  let bits = present.get(guarded.edges);
  if (bits === undefined) {
    bits = 0;
    for (const edge of guarded.edges) bits |= edge;
    present.set(guarded.edges, bits);
  }
  return bits;
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
  for (const [e, t] of graph.t.entries()) {
    if ((graph.kind[e]! & EDGE_KIND.pattern) === 0 || ordinal[e]! > 1) continue;
    if (sees(graph.src[e]!, t) || sees(graph.dst[e]!, t)) novel[e] = 1;
  }
  return novel;
}

function makePatternGraph(view: CaseView, novelOnly: boolean, guards: number): PatternGraph {
  const { graph, guarded } = view;
  const keep = novelOnly ? novelEdges(view) : new Uint8Array(graph.edgeCount).fill(1);
  const repaid = novelOnly ? repaidLoans(graph) : new Uint8Array(graph.edgeCount);
  const taken = { clearingEdges: 0, guardedEdges: 0, repeatedEdges: 0, repaidEdges: 0 };
  for (const [e, bits] of graph.kind.entries()) {
    if ((bits & EDGE_KIND.pattern) === 0) continue;
    if (isNoNode(view, graph.src[e]!) || isNoNode(view, graph.dst[e]!)) taken.clearingEdges += 1;
    else if (guards !== 0 && (guarded!.edges[e]! & guards) !== 0) taken.guardedEdges += 1;
    else if (keep[e] === 0) taken.repeatedEdges += 1;
    else if (repaid[e] === 1) taken.repaidEdges += 1;
    else continue;
    keep[e] = 0;
  }
  const isWhole = Object.values(taken).every((count) => count === 0);
  const searched = isWhole ? graph : withPatternEdges(graph, keep);
  return { graph: searched, pairs: pairsOf(searched), ...taken };
}

/** A clearing account, by name or by what it does (definitions.md 8). */
function isNoNode({ accounts, guarded }: CaseView, account: number): boolean {
  return (
    accounts.kind[account] === ACCOUNT_KIND.clearing ||
    (guarded !== undefined && (guarded.accounts[account]! & ACCOUNT_GUARD.clearing) !== 0)
  );
}
