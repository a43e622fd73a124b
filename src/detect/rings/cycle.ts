import { surprise, temporalCycles, VertexCycleCollector, type VertexCycle } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { evidenceAmount, evidenceFields } from '../evidence.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph, type PatternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';
import { StrongestHits, StrongestSignals } from '../strongest.ts';

const DAY = 86_400;

/** CYC as a detector: money that comes back to where it started, through accounts one after the other. */
export const cycle: Detector<CaseView> = {
  id: 'cycle',
  version: 1,
  title: { zh: '资金回流（环形转账）', en: 'Money comes back round' },
  subject: 'ring',
  family: 'ring',
  parameters: [
    {
      id: 'windowsSeconds',
      title: { zh: '时间窗', en: 'Windows' },
      unit: 'seconds',
      default: { statement: [3 * DAY], structure: [6 * DAY, 25 * DAY] },
      source: 'setting (definitions 3)',
    },
    {
      id: 'maximumHops',
      title: { zh: '最多步数', en: 'Most steps' },
      unit: 'count',
      default: { statement: 6, structure: 12 },
      source: 'setting (definitions 3)',
    },
    {
      id: 'minimumAccounts',
      title: { zh: '最少账户数', en: 'Fewest accounts' },
      unit: 'count',
      default: { statement: 3, structure: 3 },
      source: 'setting (definitions 3)',
    },
    {
      id: 'valueRule',
      title: { zh: '金额须相近', en: 'Amounts must follow each other' },
      unit: 'switch',
      default: { statement: 1, structure: 0 },
      source: 'definitions 9',
    },
    {
      id: 'lossShare',
      title: { zh: '每步最多减少', en: 'Most lost in a step' },
      unit: 'share',
      default: { statement: 0.2, structure: 0.2 },
      source: 'setting (definitions 3, φ)',
    },
    {
      id: 'gainShare',
      title: { zh: '每步最多增加', en: 'Most gained in a step' },
      unit: 'share',
      default: { statement: 0.05, structure: 0.05 },
      source: 'setting (definitions 3, ε)',
    },
    {
      id: 'novelOnly',
      title: { zh: '只看首次或第二次交易的对手', en: 'Only first or second transfers of a pair' },
      unit: 'switch',
      default: { statement: 0, structure: 1 },
      source: 'definitions 9',
    },
    {
      id: 'hubCap',
      title: { zh: '枢纽账户上限（窗内笔数）', en: 'Hub cap (transfers in the window)' },
      unit: 'count',
      default: { statement: 512, structure: 512 },
      source: 'setting (definitions 3, 8)',
    },
    {
      id: 'stepLimit',
      title: { zh: '每笔交易的搜索上限', en: 'Search limit per transfer' },
      unit: 'count',
      default: { statement: 20_000, structure: 20_000 },
      source: 'setting',
    },
    {
      id: 'maximumSequences',
      title: { zh: '最多收集的账户序列', en: 'Most sequences gathered' },
      unit: 'count',
      default: { statement: 100_000, structure: 100_000 },
      source: 'setting',
    },
    {
      id: 'maximumHits',
      title: { zh: '最多命中数', en: 'Most hits kept' },
      unit: 'count',
      default: { statement: 5000, structure: 5000 },
      source: 'setting',
    },
    {
      id: 'strengthFrom',
      title: { zh: '强度从此意外度起', en: 'Strength rises above this surprise (nats)' },
      unit: 'ratio',
      default: { statement: 0, structure: 0 },
      source: 'setting; 0 = as many by chance as accounts allow',
    },
    {
      id: 'strengthFull',
      title: { zh: '强度达到最大的意外度', en: 'Full strength at this surprise (nats)' },
      unit: 'ratio',
      default: { statement: 25, structure: 25 },
      source: 'setting',
    },
  ],
  run: findCycles,
};

function findCycles(view: CaseView, parameters: Parameters): DetectorOutput {
  const pattern = patternGraph(view, isOn(parameters, 'novelOnly'));
  const hits = new StrongestHits(numberOf(parameters, 'maximumHits'));
  const signals = new StrongestSignals();
  const counts = { 'hub-skips': 0, 'stopped-searches': 0, 'sequences-cut': 0, 'boundary-only': 0 };
  const reported = new Set<string>();
  for (const windowSeconds of listOf(parameters, 'windowsSeconds')) {
    const found = new VertexCycleCollector(numberOf(parameters, 'maximumSequences'));
    const searched = temporalCycles(pattern.graph, cycleQuery(parameters, windowSeconds), (bundle) => found.add(bundle));
    counts['hub-skips'] += searched.hubSkips;
    counts['stopped-searches'] += searched.stoppedClosings;
    counts['sequences-cut'] += found.dropped;
    for (const vertexCycle of found.cycles()) {
      const key = `${vertexCycle.accounts.join(' ')}:${vertexCycle.edges.join(' ')}`;
      if (reported.has(key)) continue;
      reported.add(key);
      const core = vertexCycle.accounts.filter((account) => isSubject(view.accounts, account));
      if (core.length === 0) counts['boundary-only'] += 1;
      else report({ view, pattern, parameters, windowSeconds, vertexCycle, core, hits, signals });
    }
  }
  return {
    hits: hits.hits(),
    signals: signals.signals(),
    notAssessable: new Uint32Array(0),
    counts: { ...counts, 'hits-cut': hits.cut },
  };
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
    order: 'precise' as const,
    hubCap: numberOf(parameters, 'hubCap'),
    stepLimit: numberOf(parameters, 'stepLimit'),
    ...(isOn(parameters, 'valueRule') ? { valueRule } : {}),
  };
}

interface Reporting {
  readonly view: CaseView;
  readonly pattern: PatternGraph;
  readonly parameters: Parameters;
  readonly windowSeconds: number;
  readonly vertexCycle: VertexCycle;
  readonly core: readonly number[];
  readonly hits: StrongestHits;
  readonly signals: StrongestSignals;
}

function report({ view, pattern, parameters, windowSeconds, vertexCycle, core, hits, signals }: Reporting): void {
  const { edges, accounts, shortestSpanSeconds } = vertexCycle;
  const nats = surprise({
    graph: pattern.graph,
    pairs: pattern.pairs,
    edges,
    accountCount: accounts.length,
    spanSeconds: shortestSpanSeconds,
    dataSeconds: view.to - view.from,
  });
  const strength = strengthOf(nats, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull'));
  const fields = evidenceFields(pattern.graph, edges);
  hits.add({ typology: 'cycle', strength, core, ...fields });
  const { amount, currency } = evidenceAmount(pattern.graph, edges);
  for (const account of core) {
    signals.add('cycle', {
      account,
      strength,
      code: 'cycle',
      values: {
        accounts: accounts.length,
        transfers: edges.length,
        spanSeconds: shortestSpanSeconds,
        windowSeconds,
        amountMinor: amount,
        currency: view.currencies[currency] ?? '',
        surprise: Math.round(nats * 10) / 10,
      },
      evidence: edges,
      from: fields.from,
      to: fields.to,
    });
  }
}
