import { DisjointSets, EDGE_KIND } from '#graph';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { isClearing, isSameHolder } from './collection-sessions.ts';
import type { ControlGroups } from './control-groups.ts';
import { hypergeometricTail } from './hypergeometric.ts';
import type { CollectionSession } from './session-settings.ts';

export interface AffinitySettings {
  /** Least share of each collector's session outflow that goes to the same sink. */
  readonly sinkShare: number;
  readonly commonPayers: number;
  /** Largest probability of so many common payers by chance. */
  readonly commonPayersChance: number;
  /** Payers of more collectors than this link nobody; they are counted. */
  readonly payerCap: number;
}

/** What one account's sessions in a window add up to. */
export interface Collector {
  readonly account: number;
  readonly sessions: readonly CollectionSession[];
  /** Minor units of the sessions' matched outflow, and of it by sink (control group of unguarded payees). */
  readonly outflowMinor: number;
  readonly bySink: ReadonlyMap<number, number>;
  readonly payers: ReadonlySet<number>;
}

export function collectorOf(view: CaseView, sessions: readonly CollectionSession[], group: ControlGroups): Collector {
  const { account } = sessions[0]!;
  const bySink = new Map<number, number>();
  const payers = new Set<number>();
  let outflowMinor = 0;
  for (const session of sessions) {
    outflowMinor += session.matchedMinor;
    for (const payer of session.payers) payers.add(payer);
    for (const { edge, amountMinor } of session.debits) {
      if (!isSinkEdge(view, account, edge)) continue;
      const sink = group(view.graph.dst[edge]!);
      bySink.set(sink, (bySink.get(sink) ?? 0) + amountMinor);
    }
  }
  return { account, sessions, outflowMinor, bySink, payers };
}

const TRADE = ACCOUNT_GUARD.merchant | ACCOUNT_GUARD.payroll | ACCOUNT_GUARD.utility | ACCOUNT_GUARD.clearing;

/** RING-1: an account whose trade a guard has measured is no collector and no sink. */
export function isGuardedTrade({ guarded }: CaseView, account: number): boolean {
  return ((guarded?.accounts[account] ?? 0) & TRADE) !== 0;
}

/** Cash, own accounts, clearing, guarded payees and guarded payments converge on nobody. */
export function isSinkEdge(view: CaseView, account: number, edge: number): boolean {
  if (edge < 0 || (view.graph.kind[edge]! & EDGE_KIND.pattern) === 0) return false;
  if ((view.guarded?.edges[edge] ?? 0) !== 0) return false;
  const payee = view.graph.dst[edge]!;
  return !isSameHolder(view, account, payee) && !isClearing(view, payee) && !isGuardedTrade(view, payee);
}

/** POOL 3: sets of collectors connected by a common sink, a control link, or common payers beyond chance. */
export function connectCollectors(
  collectors: readonly Collector[],
  input: { readonly settings: AffinitySettings; readonly group: ControlGroups; readonly payerPopulation: number },
): { readonly sets: readonly (readonly Collector[])[]; readonly skippedPayers: number } {
  const { settings, group } = input;
  const sets = new DisjointSets(collectors.length);
  const linkAll = (keysOf: (collector: Collector) => Iterable<number>): void => {
    const first = new Map<number, number>();
    for (const [place, collector] of collectors.entries()) {
      for (const key of keysOf(collector)) {
        const before = first.get(key);
        if (before === undefined) first.set(key, place);
        else sets.join(before, place);
      }
    }
  };
  linkAll((collector) => mainSinks(collector, settings.sinkShare));
  linkAll(({ account }) => [group(account)]);
  const skippedPayers = linkCommonPayers(collectors, sets, input);
  const bySet = new Map<number, Collector[]>();
  for (const [place, collector] of collectors.entries()) {
    const members = bySet.get(sets.find(place));
    if (members) members.push(collector);
    else bySet.set(sets.find(place), [collector]);
  }
  return { sets: [...bySet.values()], skippedPayers };
}

function mainSinks({ bySink, outflowMinor }: Collector, sinkShare: number): number[] {
  return [...bySink].filter(([, amount]) => amount >= sinkShare * outflowMinor).map(([sink]) => sink);
}

function linkCommonPayers(
  collectors: readonly Collector[],
  sets: DisjointSets,
  { settings, payerPopulation }: { readonly settings: AffinitySettings; readonly payerPopulation: number },
): number {
  const paidBy = new Map<number, number[]>();
  for (const [place, { payers }] of collectors.entries()) {
    for (const payer of payers) {
      const paid = paidBy.get(payer);
      if (paid) paid.push(place);
      else paidBy.set(payer, [place]);
    }
  }
  const common = new Map<number, number>();
  let skipped = 0;
  for (const paid of paidBy.values()) {
    if (paid.length > settings.payerCap) {
      skipped += 1;
      continue;
    }
    for (const [i, one] of paid.entries()) {
      for (const other of paid.slice(i + 1)) {
        const pair = one * collectors.length + other;
        common.set(pair, (common.get(pair) ?? 0) + 1);
      }
    }
  }
  for (const [pair, count] of common) {
    if (count < settings.commonPayers) continue;
    const [a, b] = [Math.floor(pair / collectors.length), pair % collectors.length];
    if (sets.find(a) === sets.find(b)) continue;
    const draw = {
      population: payerPopulation,
      marked: collectors[a]!.payers.size,
      drawn: collectors[b]!.payers.size,
    };
    if (hypergeometricTail(draw, count) < settings.commonPayersChance) sets.join(a, b);
  }
  return skipped;
}
