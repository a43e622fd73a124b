import { numberOf } from '../parameters.ts';
import type { CaseView } from '../case-view.ts';
import type { Parameters, PoolMeasures } from '#model';
import type { ControlGroups } from './control-groups.ts';
import { isSinkEdge } from './affinity.ts';
import { measureCustomers } from './customers.ts';
import { measureFee, type Fee } from './fee.ts';
import type { CollectorPool } from './find-pools.ts';
import type { RunPointsSettings } from './pool-settings.ts';
import { measureRotation, type Rotation } from './rotation.ts';
import { NO_EDGE, type CollectionSession } from './session-settings.ts';
import { localSeconds, measureSupports, SUPPORTS, type Support } from './supports.ts';

export interface JudgedPool {
  readonly currency: number;
  /** In the order of their first session. */
  readonly members: readonly number[];
  readonly sessions: readonly CollectionSession[];
  readonly evidence: readonly number[];
  readonly to: number;
  readonly inflowMinor: number;
  readonly convergence: number;
  readonly rotation: Rotation;
  /** POOL 4 with its limit on the largest member. */
  readonly rotates: boolean;
  readonly fee: Fee;
  /** POOL 7, those that hold for the pool. */
  readonly supports: readonly Support[];
  readonly measures: PoolMeasures;
  readonly strength: number;
  /** POOL 8. */
  readonly isHit: boolean;
}

/** POOL 4 to 8 of a set of collectors whose money converges. */
export function judgePool(
  view: CaseView,
  pool: CollectorPool,
  input: { readonly settings: RunPointsSettings; readonly group: ControlGroups; readonly parameters: Parameters },
): JudgedPool {
  const { settings, parameters } = input;
  const { sessions } = pool;
  const members = [...new Set(sessions.map(({ account }) => account))];
  const inflow = new Map<number, number>();
  for (const { account, inflowMinor } of sessions) inflow.set(account, (inflow.get(account) ?? 0) + inflowMinor);
  const inflowMinor = [...inflow.values()].reduce((sum, amount) => sum + amount, 0);
  const rotation = measureRotation(spansOf(view, members, sessions), settings.rotation);
  const rotates =
    rotation.holds && Math.max(...inflow.values()) <= numberOf(parameters, 'maximumInflowShare') * inflowMinor;
  const fee = measureFee(sessions, settings.fee);
  const shown = measureSupports(view, { members, sessions }, settings.supports);
  const least = numberOf(parameters, 'minimumSupports');
  const supports = SUPPORTS.filter(
    (support) =>
      members.filter((member) => shown.get(member)!.includes(support)).length >=
      numberOf(parameters, 'supportMembersShare') * members.length,
  );
  const supported = members.filter((member) => shown.get(member)!.length >= least).length / members.length;
  const rotationPercentile = Math.max(rotation.fewerAtOnce, rotation.moreHandovers);
  const sinks = measureSinks(view, pool, input.group);
  const customers = measureCustomers(
    view,
    { sessions, members, sinks: new Set(sinks.map(({ account }) => account)) },
    settings.customers,
  );
  return {
    currency: pool.currency,
    members,
    sessions,
    ...evidenceAndEnd(view, sessions),
    inflowMinor,
    convergence: pool.convergence,
    rotation,
    rotates,
    fee,
    supports,
    measures: {
      sessions: sessions.map(({ account, from, to, inflowMinor: inflowOf, outflowMinor, credits, payers }) => ({
        account,
        from,
        to,
        inflowMinor: inflowOf,
        outflowMinor,
        credits: credits.length,
        payers: payers.length,
      })),
      sinks,
      rotationPercentile,
      fee: { median: fee.median, mad: fee.mad, lower: fee.lower, upper: fee.upper, sessions: fee.sessions },
      twoWayShare: customers.twoWayShare,
      likeness: customers.likeness,
    },
    strength: (pool.convergence + rotationPercentile + fee.stability + supported) / 4,
    isHit: (rotates || fee.isStable) && supports.length >= least,
  };
}

function spansOf(view: CaseView, members: readonly number[], sessions: readonly CollectionSession[]) {
  return members.map((member) =>
    sessions
      .filter(({ account }) => account === member)
      .map(({ from, to }) => ({ from: localSeconds(view, from), to: localSeconds(view, to) })),
  );
}

function evidenceAndEnd({ graph }: CaseView, sessions: readonly CollectionSession[]) {
  const edges = new Set<number>();
  let to = 0;
  for (const session of sessions) {
    to = Math.max(to, session.to);
    for (const edge of session.credits) edges.add(edge);
    for (const { edge } of session.debits) edges.add(edge);
  }
  edges.delete(NO_EDGE);
  const evidence = [...edges].toSorted((a, b) => a - b);
  return { evidence, to: Math.max(to, graph.t[evidence.at(-1)!]!) };
}

/** Shares of the pool's whole outflow on the largest sinks of its windows; a group is named by its largest account. */
function measureSinks(view: CaseView, pool: CollectorPool, group: ControlGroups): PoolMeasures['sinks'] {
  const byGroup = new Map<number, Map<number, number>>();
  let outflow = 0;
  for (const { account, matchedMinor, debits } of pool.sessions) {
    outflow += matchedMinor;
    for (const { edge, amountMinor } of debits) {
      if (!isSinkEdge(view, account, edge)) continue;
      const payee = view.graph.dst[edge]!;
      if (!pool.sinks.has(group(payee))) continue;
      const accounts = byGroup.get(group(payee)) ?? new Map<number, number>();
      byGroup.set(group(payee), accounts.set(payee, (accounts.get(payee) ?? 0) + amountMinor));
    }
  }
  return [...byGroup.values()]
    .map((accounts) => {
      const [largest] = [...accounts].toSorted(([, a], [, b]) => b - a);
      return { account: largest![0], share: [...accounts.values()].reduce((sum, one) => sum + one, 0) / outflow };
    })
    .toSorted((a, b) => b.share - a.share);
}
