import type { Detector, DetectorOutput, HitDraft, Parameters, PoolMeasures, SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { compareEvidence, evidenceFields } from '../evidence.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { controlGroups } from '../pool/control-groups.ts';
import { findPools } from '../pool/find-pools.ts';
import { judgePool, type JudgedPool } from '../pool/judge-pool.ts';
import { POOL_MEASURE_PARAMETERS } from '../pool/measure-parameters.ts';
import { POOL_PARAMETERS } from '../pool/pool-parameters.ts';
import { runPointsSettings, type RunPointsSettings } from '../pool/pool-settings.ts';
import { searchSessions } from '../pool/search-sessions.ts';
import { NO_EDGE, type CollectionSession } from '../pool/session-settings.ts';
import { strongest } from '../strongest.ts';

/** POOL (跑分): accounts that take turns to collect from many payers and pass it to the same few, for a fee. */
export const runPoints: Detector<CaseView> = {
  id: 'run-points',
  version: 1,
  title: { zh: '跑分账户池', en: 'Pool of run-points accounts' },
  subject: 'ring',
  family: 'ring',
  parameters: [...POOL_PARAMETERS, ...POOL_MEASURE_PARAMETERS],
  run: findRunPoints,
};

function findRunPoints(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) {
    return { hits: [], signals: [], notAssessable: new Uint32Array(0), counts: { 'value-rule-off': 1 } };
  }
  const settings = view.currencies.map((code) => settingsFor(parameters, code));
  const search = searchSessions(
    view,
    settings.map((one) => one?.session),
    {
      gapSeconds: numberOf(parameters, 'gapSeconds'),
      minimumCredits: numberOf(parameters, 'minimumCredits'),
      minimumPayers: numberOf(parameters, 'minimumPayers'),
      windowSeconds: numberOf(parameters, 'windowSeconds'),
    },
  );
  const judged: JudgedPool[] = [];
  const counts = { sessions: 0, 'guarded-collectors': search.guardedCollectors, ...NO_POOLS };
  for (const [currency, sessions] of search.sessions) {
    const own = settings[currency]!;
    counts.sessions += sessions.length;
    const group = controlGroups(view, accountsOf(view, sessions), numberOf(parameters, 'controlCap'));
    const found = findPools(view, sessions, { settings: own.pool, group, payerPopulation: payerCount(view) });
    counts['skipped-payers'] += found.counts.skippedPayers;
    counts['pools-unconverged'] += found.counts.unconverged;
    for (const pool of found.pools) {
      const one = judgePool(view, pool, { settings: own, group, parameters });
      if (one.isHit) judged.push(one);
      else counts['pools-unsupported'] += 1;
    }
  }
  const hits = strongest(judged, numberOf(parameters, 'maximumHits'), comparePools);
  const reasons = strongest(memberReasons(view, hits.kept, parameters), numberOf(parameters, 'maximumReasons'), byPool);
  return {
    hits: hits.kept.map((pool) => toHit(view, pool)),
    signals: reasons.kept.map(({ signal }) => signal),
    notAssessable: Uint32Array.from(search.notAssessable),
    counts: { ...counts, 'hits-cut': hits.cut, 'reasons-cut': reasons.cut },
  };
}

const NO_POOLS = { 'skipped-payers': 0, 'pools-unconverged': 0, 'pools-unsupported': 0 };

const AMOUNTS = ['balanceMinor', 'collectorMinor', 'largeMinor', 'probeMinor', 'probeFollowedMinor'] as const;

/** Undefined where a currency lacks one of the amounts. */
function settingsFor(parameters: Parameters, code: string): RunPointsSettings | undefined {
  const amounts = new Map(AMOUNTS.map((id) => [id as string, amountFor(parameters, id, code)]));
  if ([...amounts.values()].includes(undefined)) return undefined;
  return runPointsSettings(parameters, (id) => amounts.get(id)!);
}

/** Everyone whose control matters: the collectors and those they pay. */
function accountsOf({ graph }: CaseView, sessions: readonly CollectionSession[]): number[] {
  const accounts = new Set<number>();
  for (const { account, debits } of sessions) {
    accounts.add(account);
    for (const { edge } of debits) {
      const payee = graph.dst[edge];
      if (payee !== undefined) accounts.add(payee);
    }
  }
  return [...accounts];
}

/** Accounts that pay anyone in the data: what common payers are drawn from. */
function payerCount({ graph }: CaseView): number {
  let count = 0;
  for (const [v, stop] of graph.outOffsets.subarray(1).entries()) if (stop > graph.outOffsets[v]!) count += 1;
  return count;
}

function comparePools(a: JudgedPool, b: JudgedPool): number {
  return b.strength - a.strength || compareEvidence(a.evidence, b.evidence);
}

function toHit(view: CaseView, pool: JudgedPool): HitDraft {
  return {
    typology: 'run-points',
    strength: pool.strength,
    core: pool.members,
    ...evidenceFields(view.graph, pool.evidence),
    from: pool.sessions[0]!.from,
    to: pool.to,
    amount: pool.inflowMinor,
    currency: pool.currency,
    pool: pool.measures satisfies PoolMeasures,
  };
}

interface MemberReason {
  readonly strength: number;
  readonly signal: SignalDraft;
}

function byPool(a: MemberReason, b: MemberReason): number {
  return b.strength - a.strength || compareEvidence(a.signal.evidence, b.signal.evidence);
}

function memberReasons(view: CaseView, pools: readonly JudgedPool[], parameters: Parameters): MemberReason[] {
  return pools.flatMap((pool) =>
    pool.members.map((account) => ({ strength: pool.strength, signal: toSignal(view, parameters, { pool, account }) })),
  );
}

function toSignal(
  view: CaseView,
  parameters: Parameters,
  { pool, account }: { readonly pool: JudgedPool; readonly account: number },
): SignalDraft {
  const own = pool.sessions.filter((session) => session.account === account);
  const sum = (of: (session: CollectionSession) => number): number => own.reduce((all, one) => all + of(one), 0);
  const { measures, fee } = pool;
  return {
    account,
    strength: pool.strength,
    code: 'run-points',
    values: {
      members: pool.members.length,
      sessions: own.length,
      poolSessions: pool.sessions.length,
      credits: sum(({ credits }) => credits.length),
      payers: new Set(own.flatMap(({ payers }) => payers)).size,
      inflowMinor: sum(({ inflowMinor }) => inflowMinor),
      poolInflowMinor: pool.inflowMinor,
      outflowShare: sum(({ matchedMinor }) => matchedMinor) / sum(({ inflowMinor }) => inflowMinor),
      onwardSeconds: numberOf(parameters, 'onwardSeconds'),
      sinks: measures.sinks.length,
      convergence: pool.convergence,
      rotates: pool.rotates ? 1 : 0,
      rotationPercentile: measures.rotationPercentile,
      atOnce: Math.round(pool.rotation.atOnce * 100) / 100,
      handovers: pool.rotation.handovers,
      feeStable: fee.isStable ? 1 : 0,
      feeMedian: fee.median,
      feeLower: fee.lower,
      feeUpper: fee.upper,
      likeness: measures.likeness,
      twoWayShare: measures.twoWayShare,
      supports: pool.supports.join(' '),
      currency: view.currencies[pool.currency] ?? '',
      minimumMembers: numberOf(parameters, 'minimumMembers'),
      minimumShare: numberOf(parameters, 'minimumShare'),
    },
    ...ownEvidence(view, own),
  };
}

function ownEvidence({ graph }: CaseView, own: readonly CollectionSession[]) {
  const evidence = evidenceOf(own);
  return { evidence, from: graph.t[evidence[0]!]!, to: graph.t[evidence.at(-1)!]! };
}

function evidenceOf(sessions: readonly CollectionSession[]): number[] {
  const edges = new Set<number>();
  for (const { credits, debits } of sessions) {
    for (const edge of credits) edges.add(edge);
    for (const { edge } of debits) edges.add(edge);
  }
  edges.delete(NO_EDGE);
  return [...edges].toSorted((a, b) => a - b);
}
