import { likeAmountChains, type TemporalGraph } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { compareEvidence } from '../evidence.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { CHAIN_PARAMETERS } from './chain-parameters.ts';
import { chainSurprise } from './chain-surprise.ts';
import { coreAndPayers } from './own-money-parameter.ts';
import { withoutOverlaps } from './overlapping-patterns.ts';
import { ringOutput, type FoundPattern } from './ring-output.ts';

/** CHAIN as a detector: one sum handed on from account to account. */
export const chain: Detector<CaseView> = {
  id: 'chain',
  version: 1,
  title: { zh: '相近金额逐级转移', en: 'Like amounts handed on' },
  subject: 'ring',
  family: 'ring',
  leavesOut: LEFT_OUT.likeAmounts,
  parameters: CHAIN_PARAMETERS,
  run: findChains,
};

interface FoundChain {
  readonly evidence: readonly number[];
  readonly surprise: number;
  readonly windowSeconds: number;
}

function findChains(view: CaseView, parameters: Parameters): DetectorOutput {
  const pattern = patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.likeAmounts);
  const { graph } = pattern;
  const counts = { 'hub-skips': 0, 'stopped-searches': 0, 'sequences-cut': 0, overlapping: 0 };
  const like = {
    shareFrom: numberOf(parameters, 'shareFrom'),
    shareTo: numberOf(parameters, 'shareTo'),
    acrossCurrencies: isOn(parameters, 'acrossCurrencies'),
  };
  const surpriseOf = chainSurprise(view, graph, like);
  const chains: FoundChain[] = [];
  for (const windowSeconds of listOf(parameters, 'windowsSeconds')) {
    const most = chains.length + numberOf(parameters, 'maximumSequences');
    const query = { ...like, ...limitsOf(parameters, graph), windowSeconds };
    const searched = likeAmountChains(graph, query, (edges) => {
      if (chains.length >= most) counts['sequences-cut'] += 1;
      else chains.push({ evidence: [...edges], surprise: surpriseOf(edges), windowSeconds });
    });
    counts['hub-skips'] += searched.hubSkips;
    counts['stopped-searches'] += searched.stoppedStarts;
  }
  const kept = withoutOverlaps(
    chains.toSorted((a, b) => b.surprise - a.surprise || compareEvidence(a.evidence, b.evidence)),
  );
  counts.overlapping = chains.length - kept.length;
  const found = kept.map((one) => toPattern(graph, one, parameters));
  return ringOutput(view, parameters, { pattern, found, counts });
}

function limitsOf(parameters: Parameters, graph: TemporalGraph) {
  return {
    minimumTransfers: numberOf(parameters, 'minimumTransfers'),
    hubCap: numberOf(parameters, 'hubCap'),
    stepLimit: numberOf(parameters, 'stepLimit'),
    stepBudget: numberOf(parameters, 'stepsAtLeast') + numberOf(parameters, 'stepsPerTransfer') * graph.outEdges.length,
  };
}

function toPattern(
  graph: TemporalGraph,
  { evidence, surprise, windowSeconds }: FoundChain,
  parameters: Parameters,
): FoundPattern {
  const accounts = [graph.src[evidence[0]!]!, ...evidence.map((e) => graph.dst[e]!)];
  return {
    typology: 'chain',
    accounts,
    ...coreAndPayers(parameters, accounts, accounts.slice(0, 1)),
    evidence,
    spanSeconds: graph.t[evidence.at(-1)!]! - graph.t[evidence[0]!]!,
    windowSeconds,
    surprise,
    values: {
      firstMinor: graph.amount[evidence[0]!]!,
      lastMinor: graph.amount[evidence.at(-1)!]!,
      shareFrom: numberOf(parameters, 'shareFrom'),
      shareTo: numberOf(parameters, 'shareTo'),
    },
  };
}
