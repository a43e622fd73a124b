import { EDGE_KIND } from '#graph';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { ACCOUNT_KIND, TIME_PRECISION } from '#model';
import { accountRows, type AccountCurrency, type AccountRows } from './account-rows.ts';
import { outflowApart, outflowOfAll } from './session-outflow.ts';
import { spentLast } from './spent-last.ts';
import type { CollectionSession, SessionSettings } from './session-settings.ts';

/** What makes a run, in any currency. */
export type RunSettings = Pick<SessionSettings, 'gapSeconds' | 'minimumCredits' | 'minimumPayers'>;

/** A run of credits before its outflow is looked at: ledger entries of the account, rising. */
export type CreditRun = readonly number[];

/**
 * Maximal runs of collecting credits with pauses of at most g, with enough credits from enough payers. A collecting credit
 * comes from another person's account, at a known minute; own transfers, cash, reversals and clearing accounts are none.
 */
export function creditRuns(view: CaseView, of: AccountCurrency, settings: RunSettings): CreditRun[] {
  const { ledger } = view;
  const runs: CreditRun[] = [];
  let run: number[] = [];
  let last = Infinity;
  const close = (): void => {
    if (run.length >= settings.minimumCredits && payersOf(view, run).length >= settings.minimumPayers) runs.push(run);
    run = [];
  };
  for (let entry = ledger.offsets[of.account]!; entry < ledger.offsets[of.account + 1]!; entry += 1) {
    if (!isCollectingCredit(view, of, entry)) continue;
    const t = ledger.t[entry]!;
    if (t - last > settings.gapSeconds) close();
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
  const rows = accountRows(view, of, skip);
  const outflowOf = (settings.setsHeldApart ? outflowApart : outflowOfAll)(view, { of, rows, skip });
  const spent = spentInTime(view, rows, { runs, settings });
  const sessions: CollectionSession[] = [];
  for (const run of runs) {
    const [first, end] = [run[0]!, run.at(-1)!];
    const inflowMinor = run.reduce((sum, entry) => sum + ledger.amount[entry]!, 0);
    const { matchedMinor, debits, leftMinor } = outflowOf(run, ledger.t[end]! + settings.onwardSeconds);
    if (matchedMinor < settings.minimumShare * inflowMinor) continue;
    if (leftMinor > Math.max(settings.balanceShare * inflowMinor, settings.balanceMinor)) continue;
    sessions.push({
      ...of,
      from: ledger.t[first]!,
      to: ledger.t[end]!,
      inflowMinor,
      outflowMinor: run.reduce((sum, entry) => sum + spent[rows.placeOf(entry)]!, 0),
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

function spentInTime(
  { ledger }: CaseView,
  { entries, placeOf }: AccountRows,
  { runs, settings }: { readonly runs: readonly CreditRun[]; readonly settings: SessionSettings },
): Float64Array {
  const deadlines = new Float64Array(entries.length);
  for (const run of runs) {
    const deadline = ledger.t[run.at(-1)!]! + settings.onwardSeconds;
    for (const entry of run) deadlines[placeOf(entry)] = deadline;
  }
  return spentLast(ledger, entries, deadlines);
}

function skipReversals({ ledger, graph }: CaseView, account: number, skip: Uint8Array): void {
  const from = ledger.offsets[account]!;
  for (const [place, edge] of ledger.edge.subarray(from, ledger.offsets[account + 1]).entries()) {
    if (edge >= 0 && (graph.kind[edge]! & EDGE_KIND.reversal) !== 0) skip[from + place] = 1;
  }
}
