import { surprise, VertexCycleCollector, type VertexCycle } from '#graph';
import type { Detector, DetectorOutput, Parameters, SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { compareEvidence, evidenceAmount, evidenceFields } from '../evidence.ts';
import { isOn, numberOf } from '../parameters.ts';
import { patternGraph, type PatternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';
import { strongest } from '../strongest.ts';
import { CYCLE_PARAMETERS } from './cycle-parameters.ts';
import { countCycleParts, forgetSearches, runCyclePart, windowOfPart, type CyclePart } from './cycle-parts.ts';

interface Candidate {
  readonly cycle: VertexCycle;
  readonly evidence: readonly number[];
  readonly core: readonly number[];
  readonly windowSeconds: number;
  readonly surprise: number;
  readonly strength: number;
}

/** CYC as a detector: money that comes back to where it started, through accounts one after the other. */
export const cycle: Detector<CaseView> = {
  id: 'cycle',
  version: 1,
  title: { zh: '资金回流（环形转账）', en: 'Money comes back round' },
  subject: 'ring',
  family: 'ring',
  parameters: CYCLE_PARAMETERS,
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
  const pattern = patternGraph(view, isOn(parameters, 'novelOnly'));
  const { candidates, counts } = collect({ view, pattern, parameters }, parts);
  const hits = strongest(candidates, numberOf(parameters, 'maximumHits'), compareCandidates);
  const reasons = strongest(bestByAccount(candidates), numberOf(parameters, 'maximumReasons'), compareCandidates);
  return {
    hits: hits.kept.map(({ strength, core, evidence }) => ({
      typology: 'cycle',
      strength,
      core,
      ...evidenceFields(pattern.graph, evidence),
    })),
    signals: reasons.kept.map((reason) =>
      toSignal(view, pattern, { reason, novelOnly: numberOf(parameters, 'novelOnly') }),
    ),
    notAssessable: new Uint32Array(0),
    counts: { ...counts, 'hits-cut': hits.cut, 'reasons-cut': reasons.cut },
  };
}

function collect(
  { view, pattern, parameters }: Pick<Judging, 'view' | 'pattern' | 'parameters'>,
  parts: readonly CyclePart[],
) {
  const counts = { 'hub-skips': 0, 'stopped-searches': 0, 'sequences-cut': 0, 'boundary-only': 0 };
  const candidates: Candidate[] = [];
  const known = new Set<string>();
  const byWindow = new Map<number, VertexCycleCollector>();
  for (const [i, part] of parts.entries()) {
    const windowSeconds = windowOfPart(view, parameters, i);
    const found = byWindow.get(windowSeconds) ?? new VertexCycleCollector(numberOf(parameters, 'maximumSequences'));
    byWindow.set(windowSeconds, found);
    for (const vertexCycle of part.cycles) found.merge(vertexCycle);
    counts['hub-skips'] += part.hubSkips;
    counts['stopped-searches'] += part.stoppedClosings;
    counts['sequences-cut'] += part.dropped;
  }
  for (const [windowSeconds, found] of byWindow) {
    counts['sequences-cut'] += found.dropped;
    for (const vertexCycle of found.cycles()) {
      const key = `${vertexCycle.accounts.join(' ')}:${vertexCycle.edges.join(' ')}`;
      if (known.has(key)) continue;
      known.add(key);
      const core = vertexCycle.accounts.filter((account) => isSubject(view.accounts, account));
      if (core.length === 0) counts['boundary-only'] += 1;
      else candidates.push(judge({ view, pattern, parameters, windowSeconds, vertexCycle, core }));
    }
  }
  return { candidates, counts };
}

interface Judging {
  readonly view: CaseView;
  readonly pattern: PatternGraph;
  readonly parameters: Parameters;
  readonly windowSeconds: number;
  readonly vertexCycle: VertexCycle;
  readonly core: readonly number[];
}

function judge({ view, pattern, parameters, windowSeconds, vertexCycle, core }: Judging): Candidate {
  const nats = surprise({
    graph: pattern.graph,
    pairs: pattern.pairs(),
    edges: vertexCycle.edges,
    accountCount: vertexCycle.accounts.length,
    spanSeconds: vertexCycle.shortestSpanSeconds,
    dataSeconds: view.to - view.from,
  });
  return {
    cycle: vertexCycle,
    evidence: vertexCycle.edges,
    core,
    windowSeconds,
    surprise: nats,
    strength: strengthOf(nats, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
  };
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return b.strength - a.strength || compareEvidence(a.evidence, b.evidence) || a.windowSeconds - b.windowSeconds;
}

interface Reason extends Candidate {
  readonly account: number;
  readonly occurrences: number;
}

/** An account's strongest cycle, and how many it is in. */
function bestByAccount(candidates: readonly Candidate[]): Reason[] {
  const best = new Map<number, Reason>();
  for (const candidate of candidates) {
    for (const account of candidate.core) {
      const known = best.get(account);
      const winner = known && compareCandidates(known, candidate) <= 0 ? known : candidate;
      best.set(account, { ...winner, account, occurrences: (known?.occurrences ?? 0) + 1 });
    }
  }
  return [...best.values()];
}

function toSignal(
  view: CaseView,
  { graph }: PatternGraph,
  { reason, novelOnly }: { readonly reason: Reason; readonly novelOnly: number },
): SignalDraft {
  const { account, strength, evidence, cycle: vertexCycle, windowSeconds, occurrences } = reason;
  const { amount, currency, currencyCount } = evidenceAmount(graph, evidence);
  return {
    account,
    strength,
    code: 'cycle',
    values: {
      accounts: vertexCycle.accounts.length,
      transfers: evidence.length,
      spanSeconds: vertexCycle.shortestSpanSeconds,
      windowSeconds,
      amountMinor: amount,
      currency: view.currencies[currency] ?? '',
      currencies: currencyCount,
      novelOnly,
      surprise: Math.round(reason.surprise * 10) / 10,
      occurrences,
    },
    evidence,
    from: graph.t[evidence[0]!]!,
    to: graph.t[evidence.at(-1)!]!,
  };
}
