import { EDGE_KIND } from '#graph';
import { CHINA_OFFSET_MS } from '#model';
import type { CaseView } from '../case-view.ts';
import { coverageSeconds } from '../coverage.ts';
import { isRound } from './customers.ts';
import type { CollectionSession } from './session-settings.ts';

export interface SupportSettings {
  /** Least share of a member's session credits with cents of their own, and at night. */
  readonly uniqueCentsShare: number;
  readonly nightShare: number;
  /** PROBE: up to so much from a payer not seen before, then within the time a credit of `probeRatio` times it or more. */
  readonly probeMinor: number;
  readonly probeRatio: number;
  readonly probeFollowedMinor: number;
  readonly probeSeconds: number;
  readonly gapSeconds: number;
  /** A short life, and the covered silence after it. */
  readonly lifeSeconds: number;
  readonly silenceSeconds: number;
  /** L. */
  readonly windowSeconds: number;
}

export const SUPPORTS = ['unique-cents', 'probes', 'short-life', 'succession', 'night'] as const;
export type Support = (typeof SUPPORTS)[number];

/** POOL 7: which supports each member shows; `sessions` of the pool in time order, members as given. */
export function measureSupports(
  view: CaseView,
  pool: { readonly members: readonly number[]; readonly sessions: readonly CollectionSession[] },
  settings: SupportSettings,
): ReadonlyMap<number, readonly Support[]> {
  const bySession = new Map<number, CollectionSession[]>(pool.members.map((member) => [member, []]));
  for (const session of pool.sessions) bySession.get(session.account)!.push(session);
  const changes = succession(view, bySession, settings);
  const measured = [...bySession].map(([member, sessions]): [number, Support[]] => {
    const shows: Readonly<Record<Support, boolean>> = {
      'unique-cents': uniqueCentsShare(view, sessions) >= settings.uniqueCentsShare,
      probes: isProbed(view, { account: member, currency: sessions[0]!.currency }, settings),
      'short-life': isShortLived(view, member, settings),
      succession: changes.has(member),
      night: nightShare(view, sessions) >= settings.nightShare,
    };
    return [member, SUPPORTS.filter((support) => shows[support])];
  });
  return new Map(measured);
}

/**
 * Share of credits of a round sum with cents of their own, to the fen: 499.87 for 500, and no second 499.87 in the session.
 * Prices end in a jiao (9.90), so that they do not count.
 */
function uniqueCentsShare({ graph }: CaseView, sessions: readonly CollectionSession[]): number {
  let [unique, all] = [0, 0];
  for (const { credits } of sessions) {
    const times = new Map<number, number>();
    for (const edge of credits) times.set(graph.amount[edge]!, (times.get(graph.amount[edge]!) ?? 0) + 1);
    all += credits.length;
    for (const [amount, count] of times) if (count === 1 && amount % 10 !== 0 && isRound(amount)) unique += 1;
  }
  return unique / all;
}

/** Share in [22:00, 06:00) Asia/Shanghai. */
function nightShare(view: CaseView, sessions: readonly CollectionSession[]): number {
  let [night, all] = [0, 0];
  for (const edge of sessions.flatMap(({ credits }) => credits)) {
    const hour = Math.floor((localSeconds(view, view.graph.t[edge]!) % 86_400) / 3600);
    if (hour >= 22 || hour < 6) night += 1;
    all += 1;
  }
  return night / all;
}

/** Seconds of local time in China, which has had no daylight saving since 1991. */
export function localSeconds({ epochSeconds }: CaseView, t: number): number {
  return epochSeconds + t + CHINA_OFFSET_MS / 1000;
}

/** PROBE; the trial payment stands alone: no other credit within g on either side. */
function isProbed(
  { ledger, graph }: CaseView,
  { account, currency }: { readonly account: number; readonly currency: number },
  settings: SupportSettings,
): boolean {
  const credits: { readonly t: number; readonly amount: number; readonly payer: number }[] = [];
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry += 1) {
    const [edge, amount] = [ledger.edge[entry]!, ledger.amount[entry]!];
    if (!(amount > 0) || edge < 0 || ledger.currency[entry] !== currency) continue;
    if ((graph.kind[edge]! & EDGE_KIND.pattern) !== 0)
      credits.push({ t: ledger.t[entry]!, amount, payer: graph.src[edge]! });
  }
  const seen = new Set<number>();
  for (const [i, { t, amount, payer }] of credits.entries()) {
    const isNew = !seen.has(payer);
    seen.add(payer);
    if (!isNew || amount > settings.probeMinor) continue;
    const [before, after] = [credits[i - 1]?.t ?? -Infinity, credits[i + 1]?.t ?? Infinity];
    if (Math.min(t - before, after - t) <= settings.gapSeconds) continue;
    const least = Math.max(settings.probeRatio * amount, settings.probeFollowedMinor);
    for (let next = i + 1; next < credits.length && credits[next]!.t - t <= settings.probeSeconds; next += 1) {
      if (credits[next]!.amount >= least) return true;
    }
  }
  return false;
}

function isShortLived(view: CaseView, account: number, settings: SupportSettings): boolean {
  const { ledger, accounts } = view;
  const [first, end] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  if (coverageSeconds(accounts, account) === 0) return false;
  const [from, to] = [ledger.t[first]!, ledger.t[end - 1]!];
  return to - from <= settings.lifeSeconds && accounts.coveredTo[account]! - to > settings.silenceSeconds;
}

/** Members who began within L after another had stopped for good, and those they followed; the first wave follows nobody. */
function succession(
  view: CaseView,
  bySession: ReadonlyMap<number, readonly CollectionSession[]>,
  { windowSeconds }: SupportSettings,
): ReadonlySet<number> {
  const lives = [...bySession].map(([member, sessions]) => ({
    member,
    from: sessions[0]!.from,
    to: sessions.at(-1)!.to,
  }));
  const begin = Math.min(...lives.map(({ from }) => from));
  const shown = new Set<number>();
  for (const newcomer of lives) {
    if (newcomer.from <= begin + windowSeconds) continue;
    for (const stopped of lives) {
      const isStopped = view.to - stopped.to > windowSeconds;
      const pause = newcomer.from - stopped.to;
      if (isStopped && pause >= 0 && pause <= windowSeconds) shown.add(newcomer.member).add(stopped.member);
    }
  }
  return shown;
}
