import { PRECISION_SECONDS, type TemporalGraph } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { isOn, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';

const DAY = 86_400;

/** GATHER: many pay in, then most of it leaves to one or two. Code 3006 of the bank-police platform, proposed. */
export const gather: Detector<CaseView> = {
  id: 'gather',
  version: 1,
  title: { zh: '分散转入、集中转出', en: 'Gathered in, passed on to few' },
  subject: 'account',
  family: 'flow',
  featureCode: '3006',
  annexFeature: 'Z2',
  parameters: [
    {
      id: 'valueRule',
      title: { zh: '启用（按金额判断）', en: 'On (a rule of amounts)' },
      unit: 'switch',
      default: { statement: 1, structure: 0 },
      source: 'definitions 9: value rules are off in `structure`',
    },
    {
      id: 'minimumPayers',
      title: { zh: '最少付款方数', en: 'Fewest payers' },
      unit: 'count',
      default: { statement: 5, structure: 5 },
      source: 'a bank’s published rule set (≥ 5 payers in 7 d, ≥ 70 % to ≤ 2 in 24 h); not statutory',
    },
    {
      id: 'windowSeconds',
      title: { zh: '收款时间窗', en: 'Window of the receipts' },
      unit: 'seconds',
      default: { statement: 7 * DAY, structure: 7 * DAY },
      source: 'the same',
    },
    {
      id: 'onwardSeconds',
      title: { zh: '转出时限', en: 'Passed on within' },
      unit: 'seconds',
      default: { statement: DAY, structure: DAY },
      source: 'the same',
    },
    {
      id: 'maximumPayees',
      title: { zh: '最多收款方数', en: 'Most payees' },
      unit: 'count',
      default: { statement: 2, structure: 2 },
      source: 'the same',
    },
    {
      id: 'minimumShare',
      title: { zh: '最低转出比例', en: 'Least share passed on' },
      unit: 'share',
      default: { statement: 0.7, structure: 0.7 },
      source: 'the same',
    },
    {
      id: 'hubCap',
      title: { zh: '枢纽账户上限（时限内转出笔数）', en: 'Hub cap (payments in the time limit)' },
      unit: 'count',
      default: { statement: 512, structure: 512 },
      source: 'setting (definitions 3, 8)',
    },
    {
      id: 'strengthFrom',
      title: { zh: '强度从此付款方数起', en: 'Strength rises above' },
      unit: 'count',
      default: { statement: 3, structure: 3 },
      source: 'setting',
    },
    {
      id: 'strengthFull',
      title: { zh: '强度达到最大的付款方数', en: 'Full strength at' },
      unit: 'count',
      default: { statement: 10, structure: 10 },
      source: 'setting',
    },
  ],
  run: findGatherers,
};

interface Gathering {
  readonly payers: number;
  readonly inflow: number;
  readonly payees: number;
  readonly passedOn: number;
  readonly currency: number;
  readonly evidence: readonly number[];
}

function findGatherers(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) {
    return { hits: [], signals: [], notAssessable: new Uint32Array(0), counts: { 'value-rule-off': 1 } };
  }
  const { graph } = patternGraph(view, false);
  const search = new GatherSearch(graph, parameters);
  const signals = [];
  const notAssessable = [];
  const needed = numberOf(parameters, 'windowSeconds') + numberOf(parameters, 'onwardSeconds');
  for (let account = 0; account < view.accounts.count; account += 1) {
    if (!isSubject(view.accounts, account)) continue;
    const best = search.best(account);
    if (!best) {
      if (coverageSeconds(view.accounts, account) < needed) notAssessable.push(account);
      continue;
    }
    signals.push({
      account,
      strength: strengthOf(best.payers, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'gather',
      values: {
        payers: best.payers,
        windowSeconds: numberOf(parameters, 'windowSeconds'),
        inflowMinor: best.inflow,
        payees: best.payees,
        passedOnMinor: best.passedOn,
        passedOnShare: best.passedOn / best.inflow,
        onwardSeconds: numberOf(parameters, 'onwardSeconds'),
        currency: view.currencies[best.currency] ?? '',
        minimumPayers: numberOf(parameters, 'minimumPayers'),
        minimumShare: numberOf(parameters, 'minimumShare'),
      },
      evidence: best.evidence,
      from: graph.t[best.evidence[0]!]!,
      to: graph.t[best.evidence.at(-1)!]!,
    });
  }
  return {
    hits: [],
    signals,
    notAssessable: Uint32Array.from(notAssessable),
    counts: { 'hub-skips': search.hubSkips },
  };
}

/** Sliding window over one account's receipts, one currency at a time; scratch columns are kept between accounts. */
class GatherSearch {
  hubSkips = 0;
  private readonly graph: TemporalGraph;
  private readonly minimumPayers: number;
  private readonly windowSeconds: number;
  private readonly onwardSeconds: number;
  private readonly maximumPayees: number;
  private readonly minimumShare: number;
  private readonly hubCap: number;
  private readonly live: Uint32Array;
  private readonly paid: Float64Array;

  constructor(graph: TemporalGraph, parameters: Parameters) {
    this.graph = graph;
    this.minimumPayers = numberOf(parameters, 'minimumPayers');
    this.windowSeconds = numberOf(parameters, 'windowSeconds');
    this.onwardSeconds = numberOf(parameters, 'onwardSeconds');
    this.maximumPayees = numberOf(parameters, 'maximumPayees');
    this.minimumShare = numberOf(parameters, 'minimumShare');
    this.hubCap = numberOf(parameters, 'hubCap');
    this.live = new Uint32Array(graph.vertexCount);
    this.paid = new Float64Array(graph.vertexCount);
  }

  /** The window with most payers (of equals the earliest) whose inflow was passed on to few in time. */
  best(account: number): Gathering | undefined {
    const { graph } = this;
    const into = graph.inEdges.subarray(graph.inOffsets[account], graph.inOffsets[account + 1]);
    const out = graph.outEdges.subarray(graph.outOffsets[account], graph.outOffsets[account + 1]);
    if (into.length < this.minimumPayers || out.length === 0) return undefined;
    let best: Gathering | undefined;
    for (const currency of new Set(Array.from(into, (e) => graph.currency[e]!))) {
      const ofCurrency = (e: number): boolean => graph.currency[e] === currency;
      const found = this.bestIn(into.filter(ofCurrency), out.filter(ofCurrency), currency);
      if (found && (!best || found.payers > best.payers)) best = found;
    }
    return best;
  }

  private bestIn(into: Uint32Array, out: Uint32Array, currency: number): Gathering | undefined {
    const { t, src, amount, precision } = this.graph;
    let best: Gathering | undefined;
    let payers = 0;
    let inflow = 0;
    let start = 0;
    for (let i = 0; i < into.length; i += 1) {
      const e = into[i]!;
      for (; t[into[start]!]! + this.windowSeconds < t[e]!; start += 1) {
        const leaving = into[start]!;
        inflow -= amount[leaving]!;
        this.live[src[leaving]!]! -= 1;
        if (this.live[src[leaving]!] === 0) payers -= 1;
      }
      inflow += amount[e]!;
      if (this.live[src[e]!] === 0) payers += 1;
      this.live[src[e]!]! += 1;
      if (payers < this.minimumPayers || payers <= (best?.payers ?? 0)) continue;
      const after = t[e]! + PRECISION_SECONDS[precision[e] as 0 | 1 | 2];
      const onward = this.onward(out, after, t[e]! + this.onwardSeconds);
      if (!onward || onward.passedOn < this.minimumShare * inflow) continue;
      const evidence = [...into.subarray(start, i + 1), ...onward.edges].toSorted((a, b) => a - b);
      best = { payers, inflow, payees: onward.payees, passedOn: onward.passedOn, currency, evidence };
    }
    for (; start < into.length; start += 1) this.live[src[into[start]!]!] = 0;
    return best;
  }

  /** What the largest payees took between two instants, both included. */
  private onward(out: Uint32Array, after: number, until: number) {
    const { t, dst, amount } = this.graph;
    const first = lowerBound(out, t, after);
    const stop = lowerBound(out, t, until + 1);
    if (first >= stop) return undefined;
    if (stop - first > this.hubCap) {
      this.hubSkips += 1;
      return undefined;
    }
    const payees: number[] = [];
    for (let i = first; i < stop; i += 1) {
      const v = dst[out[i]!]!;
      if (this.paid[v] === 0) payees.push(v);
      this.paid[v]! += amount[out[i]!]!;
    }
    const largest = payees.toSorted((a, b) => this.paid[b]! - this.paid[a]!).slice(0, this.maximumPayees);
    const passedOn = largest.reduce((sum, v) => sum + this.paid[v]!, 0);
    for (const v of payees) this.paid[v] = 0;
    const edges = Array.from(out.subarray(first, stop)).filter((e) => largest.includes(dst[e]!));
    return { payees: largest.length, passedOn, edges };
  }
}

function lowerBound(edges: Uint32Array, t: Uint32Array, time: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (t[edges[middle]!]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
