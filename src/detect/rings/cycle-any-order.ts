import { anyOrderCycles, VertexCycleCollector, type AnyOrderQuery, type TemporalGraph } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { ANY_ORDER_PARAMETERS } from './cycle-any-order-parameters.ts';
import { cycleJudge } from './cycle-judge.ts';
import { compareCycles, toCyclePattern, type CyclePattern } from './cycle-patterns.ts';
import { withoutOverlaps } from './overlapping-patterns.ts';
import { ringOutput } from './ring-output.ts';

/** CYC without order inside the window: real circles pay before they are paid, and statements are wrong about minutes. */
export const cycleAnyOrder: Detector<CaseView> = {
  id: 'cycle-any-order',
  version: 1,
  title: { zh: '资金环形往来（不论先后）', en: 'A circle of payments in any order' },
  subject: 'ring',
  family: 'ring',
  parameters: ANY_ORDER_PARAMETERS,
  leavesOut: LEFT_OUT.cycle,
  run: findCircles,
};

function findCircles(view: CaseView, parameters: Parameters): DetectorOutput {
  const pattern = patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.cycle);
  const counts = {
    'hub-skips': 0,
    'stopped-searches': 0,
    'sequences-cut': 0,
    'in-order': 0,
    'by-chance': 0,
    overlapping: 0,
  };
  const judge = cycleJudge(view, pattern, parameters);
  const circles: CyclePattern[] = [];
  for (const windowSeconds of listOf(parameters, 'windowsSeconds')) {
    const most = numberOf(parameters, 'maximumSequences');
    const found = new VertexCycleCollector(most);
    const inOrder = new VertexCycleCollector(most);
    const query = queryOf(pattern.graph, parameters, windowSeconds);
    const searched = anyOrderCycles(pattern.graph, query, (bundle, isInOrder) =>
      (isInOrder ? inOrder : found).add(bundle),
    );
    counts['hub-skips'] += searched.hubSkips;
    counts['stopped-searches'] += searched.stoppedClosings;
    counts['sequences-cut'] += found.dropped + inOrder.dropped;
    // A sequence with an occurrence in order is a cycle, which has its own detector.
    const cycles = new Set(inOrder.cycles().map(({ accounts }) => accounts.join(' ')));
    for (const one of found.cycles()) {
      if (cycles.has(one.accounts.join(' '))) {
        counts['in-order'] += 1;
        continue;
      }
      const surprise = judge(one, false);
      if (surprise === undefined) counts['by-chance'] += 1;
      else circles.push(toCyclePattern(one, { typology: 'cycle-any-order', surprise, windowSeconds }));
    }
  }
  const kept = withoutOverlaps(circles.toSorted(compareCycles));
  counts.overlapping = circles.length - kept.length;
  return ringOutput(view, parameters, { pattern, found: kept, counts });
}

function queryOf(graph: TemporalGraph, parameters: Parameters, windowSeconds: number): AnyOrderQuery {
  const valueRule = {
    lossShare: numberOf(parameters, 'lossShare'),
    gainShare: numberOf(parameters, 'gainShare'),
  };
  return {
    windowSeconds,
    minimumHops: numberOf(parameters, 'minimumAccounts'),
    maximumHops: numberOf(parameters, 'maximumHops'),
    hubCap: numberOf(parameters, 'hubCap'),
    stepLimit: numberOf(parameters, 'stepLimit'),
    stepBudget: numberOf(parameters, 'stepsAtLeast') + numberOf(parameters, 'stepsPerTransfer') * graph.outEdges.length,
    ...(isOn(parameters, 'valueRule') ? { valueRule } : {}),
  };
}
