import { VertexCycleCollector } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { isOn, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { cycleJudge } from './cycle-judge.ts';
import { CYCLE_PARAMETERS } from './cycle-parameters.ts';
import { countCycleParts, forgetSearches, runCyclePart, windowOfPart, type CyclePart } from './cycle-parts.ts';
import { compareCycles, toCyclePattern, type CyclePattern } from './cycle-patterns.ts';
import { withoutOverlaps } from './overlapping-patterns.ts';
import { ringOutput } from './ring-output.ts';

/** CYC as a detector: money that comes back to where it started, through accounts one after the other. */
export const cycle: Detector<CaseView> = {
  id: 'cycle',
  version: 1,
  title: { zh: '资金回流（环形转账）', en: 'Money comes back round' },
  subject: 'ring',
  family: 'ring',
  parameters: CYCLE_PARAMETERS,
  leavesOut: LEFT_OUT.cycle,
  run: findCycles,
  parts: {
    count: countCycleParts,
    runPart: runCyclePart,
    join: (view, parameters, outputs) => joinParts(view, parameters, outputs as readonly CyclePart[]),
  },
};

function findCycles(view: CaseView, parameters: Parameters): DetectorOutput {
  const parts = Array.from({ length: countCycleParts(view, parameters) }, (_, part) =>
    runCyclePart(view, parameters, part),
  );
  forgetSearches(view, parameters);
  return joinParts(view, parameters, parts);
}

function joinParts(view: CaseView, parameters: Parameters, parts: readonly CyclePart[]): DetectorOutput {
  const pattern = patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.cycle);
  return ringOutput(view, parameters, { pattern, ...collect(view, parameters, parts) });
}

function collect(view: CaseView, parameters: Parameters, parts: readonly CyclePart[]) {
  const counts = { 'hub-skips': 0, 'stopped-searches': 0, 'sequences-cut': 0, 'by-chance': 0, overlapping: 0 };
  const found: CyclePattern[] = [];
  const known = new Set<string>();
  const byWindow = new Map<number, VertexCycleCollector>();
  for (const [i, part] of parts.entries()) {
    const windowSeconds = windowOfPart(view, parameters, i);
    const cycles = byWindow.get(windowSeconds) ?? new VertexCycleCollector(numberOf(parameters, 'maximumSequences'));
    byWindow.set(windowSeconds, cycles);
    for (const vertexCycle of part.cycles) cycles.merge(vertexCycle);
    counts['hub-skips'] += part.hubSkips;
    counts['stopped-searches'] += part.stoppedClosings;
    counts['sequences-cut'] += part.dropped;
  }
  const judge = cycleJudge(view, patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.cycle), parameters);
  for (const [windowSeconds, cycles] of byWindow) {
    counts['sequences-cut'] += cycles.dropped;
    for (const one of cycles.cycles()) {
      const key = `${one.accounts.join(' ')}:${one.edges.join(' ')}`;
      if (known.has(key)) continue;
      known.add(key);
      const surprise = judge(one, true);
      if (surprise === undefined) counts['by-chance'] += 1;
      else found.push(toCyclePattern(one, { typology: 'cycle', surprise, windowSeconds }));
    }
  }
  const kept = withoutOverlaps(found.toSorted(compareCycles));
  counts.overlapping = found.length - kept.length;
  return { found: kept, counts };
}
