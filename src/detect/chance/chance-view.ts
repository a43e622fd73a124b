import { buildTemporalGraph, EDGE_KIND, indexPairs, rewirePairs, withPatternEdges, type TemporalGraph } from '#graph';

import type { CaseView } from '../case-view.ts';
import { adoptPattern, patternData, patternGraph } from '../pattern-graph.ts';
import type { PlannedRun } from '../run-detectors.ts';

/** Degrees are kept within stretches of a day, and of so many pairs at least. */
const BLOCK = { blockSeconds: 86_400, leastPairs: 64 } as const;

/**
 * The same ledger by chance: the pairs that the planned detectors search exchange their payees (`rewirePairs`). All else is
 * the view's own, transfers of pairs that are not searched too, so that the searched graphs stay as large as they are.
 */
export function chanceView(view: CaseView, plan: readonly PlannedRun[], seed: number): CaseView {
  const onlyNovel = plan.every(({ parameters }) => parameters['novelOnly'] !== 0);
  const searched = patternGraph(view, onlyNovel).graph;
  const { dst } = rewirePairs(searched, indexPairs(searched), { ...BLOCK, seed });
  const shared = view.graph.buffer instanceof SharedArrayBuffer;
  const chance: CaseView = { ...view, graph: buildTemporalGraph({ ...view.graph, dst, shared }) };
  const made = new Set<string>();
  for (const { detector, parameters } of plan) {
    const { novelOnly } = parameters;
    if (novelOnly === undefined && detector.leavesOut === undefined) continue;
    const { pairIndex: _pairs, buffer: _buffer, ...data } = patternData(view, novelOnly === 1, detector.leavesOut);
    if (made.has(data.kind)) continue;
    made.add(data.kind);
    const { graph } = patternGraph(view, novelOnly === 1, detector.leavesOut);
    adoptPattern(chance, { ...data, buffer: withPatternEdges(chance.graph, patternBits(graph)).buffer });
  }
  return chance;
}

function patternBits({ kind }: TemporalGraph): Uint8Array {
  return kind.map((bits) => bits & EDGE_KIND.pattern);
}
