import { DisjointSets } from '#graph';
import type { CaseView } from '../case-view.ts';
import { collectorOf, connectCollectors, type AffinitySettings, type Collector } from './affinity.ts';
import type { ControlGroups } from './control-groups.ts';
import type { CollectionSession } from './session-settings.ts';

export interface PoolSettings extends AffinitySettings {
  /** L, and how far apart the windows of that length begin at least. */
  readonly windowSeconds: number;
  readonly windowStepSeconds: number;
  /** A session of this much makes a collector by itself; else it takes `collectorSessions`. */
  readonly collectorMinor: number;
  readonly collectorSessions: number;
  /** m. */
  readonly minimumMembers: number;
  /** Least share of the session outflow on at most max(leastSinks, members / membersPerSink) sinks. */
  readonly convergenceShare: number;
  readonly leastSinks: number;
  readonly membersPerSink: number;
}

/** POOL 3: collectors of one currency that belong together and whose money converges. */
export interface CollectorPool {
  readonly currency: number;
  readonly sessions: readonly CollectionSession[];
  /** Outflow-weighted mean of the windows' shares on their largest sinks. */
  readonly convergence: number;
  /** Control groups of the windows' largest sinks. */
  readonly sinks: ReadonlySet<number>;
}

export interface PoolSearch {
  readonly pools: readonly CollectorPool[];
  readonly counts: { readonly windows: number; readonly skippedPayers: number; readonly unconverged: number };
}

/**
 * Connected sets of at least m collectors, window by window of L; those of windows that overlap and share an account are one
 * pool. `sessions` are of one currency, in the order of their first credit.
 */
export function findPools(
  view: CaseView,
  sessions: readonly CollectionSession[],
  input: { readonly settings: PoolSettings; readonly group: ControlGroups; readonly payerPopulation: number },
): PoolSearch {
  const { settings } = input;
  const found: WindowPool[] = [];
  const counts = { windows: 0, skippedPayers: 0, unconverged: 0 };
  let nextStart = -Infinity;
  for (let first = 0; first < sessions.length; first += 1) {
    const start = sessions[first]!.from;
    if (start < nextStart) continue;
    nextStart = start + settings.windowStepSeconds;
    counts.windows += 1;
    const collectors = collectorsIn(view, sessions, { ...input, first, end: start + settings.windowSeconds });
    if (collectors.length < settings.minimumMembers) continue;
    const { sets, skippedPayers } = connectCollectors(collectors, input);
    counts.skippedPayers += skippedPayers;
    for (const members of sets) {
      if (members.length < settings.minimumMembers) continue;
      const { share, sinks } = convergence(members, settings);
      if (share >= settings.convergenceShare) found.push({ start, members, share, sinks });
      else counts.unconverged += 1;
    }
  }
  return { pools: joinWindows(found, settings), counts };
}

interface WindowPool {
  readonly start: number;
  readonly members: readonly Collector[];
  readonly share: number;
  readonly sinks: readonly number[];
}

function collectorsIn(
  view: CaseView,
  sessions: readonly CollectionSession[],
  window: {
    readonly settings: PoolSettings;
    readonly group: ControlGroups;
    readonly first: number;
    readonly end: number;
  },
): Collector[] {
  const { settings } = window;
  const byAccount = new Map<number, CollectionSession[]>();
  for (let i = window.first; i < sessions.length && sessions[i]!.from <= window.end; i += 1) {
    const session = sessions[i]!;
    if (session.to > window.end) continue;
    const own = byAccount.get(session.account);
    if (own) own.push(session);
    else byAccount.set(session.account, [session]);
  }
  return [...byAccount.values()]
    .filter(
      (own) =>
        own.length >= settings.collectorSessions ||
        own.some(({ inflowMinor }) => inflowMinor >= settings.collectorMinor),
    )
    .map((own) => collectorOf(view, own, window.group));
}

function convergence(members: readonly Collector[], settings: PoolSettings) {
  const bySink = new Map<number, number>();
  let outflowMinor = 0;
  for (const member of members) {
    outflowMinor += member.outflowMinor;
    for (const [sink, amount] of member.bySink) bySink.set(sink, (bySink.get(sink) ?? 0) + amount);
  }
  const most = Math.max(settings.leastSinks, Math.floor(members.length / settings.membersPerSink));
  const largest = [...bySink].toSorted(([, a], [, b]) => b - a).slice(0, most);
  const converged = largest.reduce((sum, [, amount]) => sum + amount, 0);
  return { share: outflowMinor === 0 ? 0 : converged / outflowMinor, sinks: largest.map(([sink]) => sink) };
}

function joinWindows(found: readonly WindowPool[], { windowSeconds }: PoolSettings): CollectorPool[] {
  const sets = new DisjointSets(found.length);
  const lastWith = new Map<number, number>();
  for (const [place, { start, members }] of found.entries()) {
    for (const { account } of members) {
      const last = lastWith.get(account);
      if (last !== undefined && start <= found[last]!.start + windowSeconds) sets.join(last, place);
      lastWith.set(account, place);
    }
  }
  const groups = new Map<number, WindowPool[]>();
  for (const [place, pool] of found.entries()) {
    const group = groups.get(sets.find(place));
    if (group) group.push(pool);
    else groups.set(sets.find(place), [pool]);
  }
  return [...groups.values()].map(poolOf);
}

function poolOf(windows: readonly WindowPool[]): CollectorPool {
  const sessions = new Set<CollectionSession>();
  const sinks = new Set<number>();
  let [weight, weighted] = [0, 0];
  for (const window of windows) {
    for (const sink of window.sinks) sinks.add(sink);
    for (const member of window.members) {
      for (const session of member.sessions) sessions.add(session);
      weight += member.outflowMinor;
      weighted += window.share * member.outflowMinor;
    }
  }
  const inOrder = [...sessions].toSorted((a, b) => a.from - b.from || a.credits[0]! - b.credits[0]!);
  return { currency: inOrder[0]!.currency, sessions: inOrder, convergence: weighted / weight, sinks };
}
