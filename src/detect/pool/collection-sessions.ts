import { EDGE_KIND } from '#graph';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { ACCOUNT_KIND, TIME_PRECISION } from '#model';
import { outflowApart, outflowOfAll } from './session-outflow.ts';
import { spentLast } from './spent-last.ts';
import type { CollectionSession, SessionSettings } from './session-settings.ts';

/** One account in one currency. */
export interface AccountCurrency {
  readonly account: number;
  readonly currency: number;
}

/** A run of credits before its outflow is looked at: ledger entries of the account, rising. */
export type CreditRun = readonly number[];

/**
 * Maximal runs of collecting credits with pauses of at most g, with enough credits from enough payers. A collecting credit
 * comes from another person's account, at a known minute; own transfers, cash, reversals and clearing accounts are none.
 */
export function creditRuns(view: CaseView, of: AccountCurrency, settings: SessionSettings): CreditRun[] {
  const { ledger } = view;
  const runs: CreditRun[] = [];
  let run: number[] = [];
  let last = 0;
  const close = (): void => {
    if (run.length >= settings.minimumCredits && payersOf(view, run).length >= settings.minimumPayers) runs.push(run);
    run = [];
  };
  for (let entry = ledger.offsets[of.account]!; entry < ledger.offsets[of.account + 1]!; entry += 1) {
    if (!isCollectingCredit(view, of, entry)) continue;
    const t = ledger.t[entry]!;
    if (run.length > 0 && t - last > settings.gapSeconds) close();
    run.push(entry);
    last = t;
  }
  close();
  return runs;
}

/** POOL 1: the runs whose money left by their end + Δ and left next to nothing behind, in the order of time. */
export function collectionSessions(
  view: CaseView,
  of: AccountCurrency,
  input: { readonly settings: SessionSettings; readonly skip: Uint8Array },
): CollectionSession[] {
  const { settings, skip } = input;
  const runs = creditRuns(view, of, settings);
  if (runs.length === 0) return [];
  const { ledger } = view;
  skipReversals(view, of.account, skip);
  const entries = entriesInOrder(view, of, skip);
  const outflowOf = settings.setsHeldApart ? outflowApart(view, entries) : outflowOfAll(view, of, skip);
  const spent = spentLast(ledger, entries);
  const sessions: CollectionSession[] = [];
  for (const run of runs) {
    const [first, end] = [run[0]!, run.at(-1)!];
    const deadline = ledger.t[end]! + settings.onwardSeconds;
    const inflowMinor = run.reduce((sum, entry) => sum + ledger.amount[entry]!, 0);
    const { matchedMinor, debits, leftMinor } = outflowOf(run, deadline);
    if (matchedMinor < settings.minimumShare * inflowMinor) continue;
    if (leftMinor > Math.max(settings.balanceShare * inflowMinor, settings.balanceMinor)) continue;
    sessions.push({
      ...of,
      from: ledger.t[first]!,
      to: ledger.t[end]!,
      inflowMinor,
      outflowMinor: spent.spentBy(run, deadline),
      matchedMinor,
      credits: run.map((entry) => ledger.edge[entry]!),
      payers: payersOf(view, run),
      debits,
    });
  }
  return sessions;
}

function isCollectingCredit(view: CaseView, { account, currency }: AccountCurrency, entry: number): boolean {
  const { ledger, graph } = view;
  const edge = ledger.edge[entry]!;
  if (!(ledger.amount[entry]! > 0) || edge < 0 || ledger.currency[entry] !== currency) return false;
  if (ledger.precision[entry] === TIME_PRECISION.day || !(graph.kind[edge]! & EDGE_KIND.pattern)) return false;
  const payer = graph.src[edge]!;
  return !isSameHolder(view, payer, account) && !isClearing(view, payer);
}

export function isSameHolder({ accounts }: CaseView, a: number, b: number): boolean {
  return accounts.holder[a]! >= 0 && accounts.holder[a] === accounts.holder[b];
}

export function isClearing({ accounts, guarded }: CaseView, account: number): boolean {
  return (
    accounts.kind[account] === ACCOUNT_KIND.clearing ||
    ((guarded?.accounts[account] ?? 0) & ACCOUNT_GUARD.clearing) !== 0
  );
}

function payersOf({ ledger, graph }: CaseView, run: CreditRun): number[] {
  const payers = new Set<number>();
  for (const entry of run) payers.add(graph.src[ledger.edge[entry]!]!);
  return [...payers];
}

function skipReversals({ ledger, graph }: CaseView, account: number, skip: Uint8Array): void {
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry += 1) {
    const edge = ledger.edge[entry]!;
    if (edge >= 0 && (graph.kind[edge]! & EDGE_KIND.reversal) !== 0) skip[entry] = 1;
  }
}

/** As `fifoLots` orders them: inside one minute credits come first. */
function entriesInOrder({ ledger }: CaseView, { account, currency }: AccountCurrency, skip: Uint8Array): Int32Array {
  const entries: number[] = [];
  const [from, to] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  for (let entry = from; entry < to; entry += 1) {
    if (ledger.currency[entry] === currency && skip[entry] !== 1) entries.push(entry);
  }
  const isCoarse = (entry: number): boolean => ledger.precision[entry] !== TIME_PRECISION.second;
  return Int32Array.from(entries).sort(
    (a, b) =>
      ledger.t[a]! - ledger.t[b]! ||
      (isCoarse(a) && isCoarse(b) ? Number(ledger.amount[b]! > 0) - Number(ledger.amount[a]! > 0) : 0) ||
      a - b,
  );
}
