import { EDGE_KIND } from '#graph';
import { ACCOUNT_KIND } from '#model';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import type { CollectionSession, SessionSettings } from './session-settings.ts';

interface Row {
  readonly entry: number;
  readonly edge: number;
  readonly amount: number;
  readonly t: number;
  readonly payer: number;
  readonly collects: boolean;
}

/** POOL 1 as it reads, yuan by yuan: rows sorted anew, every run's lots worked out from the beginning. */
export function referenceSessions(view: CaseView, account: number, settings: SessionSettings): CollectionSession[] {
  const rows = rowsOf(view, account);
  const collecting = rows.filter(({ collects }) => collects).toSorted((a, b) => a.entry - b.entry);
  const runs: Row[][] = [];
  for (const row of collecting) {
    const run = runs.at(-1);
    if (run && row.t - run.at(-1)!.t <= settings.gapSeconds) run.push(row);
    else runs.push([row]);
  }
  return runs
    .filter((run) => run.length >= settings.minimumCredits && payers(run).length >= settings.minimumPayers)
    .flatMap((run) => sessionOf(rows, run, { view, account, settings }));
}

function rowsOf(view: CaseView, account: number): Row[] {
  const { ledger, graph, accounts } = view;
  const rows: Row[] = [];
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry += 1) {
    const edge = ledger.edge[entry]!;
    const payer = edge < 0 ? -1 : graph.src[edge]!;
    if (edge >= 0 && (graph.kind[edge]! & EDGE_KIND.reversal) !== 0) continue;
    const sameHolder =
      payer >= 0 && accounts.holder[payer] === accounts.holder[account] && accounts.holder[payer] !== -1;
    const clearing =
      payer >= 0 &&
      (accounts.kind[payer] === ACCOUNT_KIND.clearing ||
        ((view.guarded?.accounts[payer] ?? 0) & ACCOUNT_GUARD.clearing) > 0);
    const pattern = edge >= 0 && (graph.kind[edge]! & EDGE_KIND.pattern) !== 0;
    const amount = ledger.amount[entry]!;
    const collects = amount > 0 && pattern && ledger.precision[entry] !== 2 && !sameHolder && !clearing;
    rows.push({ entry, edge, amount, t: ledger.t[entry]!, payer, collects });
  }
  const isCoarse = (row: Row): boolean => ledger.precision[row.entry] !== 0;
  return rows.toSorted(
    (a, b) =>
      a.t - b.t || (isCoarse(a) && isCoarse(b) ? Number(a.amount < 0) - Number(b.amount < 0) : 0) || a.entry - b.entry,
  );
}

function payers(run: readonly Row[]): number[] {
  return [...new Set(run.map(({ payer }) => payer))];
}

function sessionOf(
  rows: readonly Row[],
  run: readonly Row[],
  {
    view,
    account,
    settings,
  }: { readonly view: CaseView; readonly account: number; readonly settings: SessionSettings },
): CollectionSession[] {
  const deadline = run.at(-1)!.t + settings.onwardSeconds;
  const inflowMinor = run.reduce((sum, { amount }) => sum + amount, 0);
  const since = settings.setsHeldApart ? rows.slice(rows.indexOf(run[0]!)) : rows;
  const opening = settings.setsHeldApart ? 0 : openingOf(view, account);
  const { spent, debits } = spend(since, run, { deadline, takes: 'first', opening });
  const left = leftThen(view, rows, { run, deadline, settings, opening });
  if (spent < settings.minimumShare * inflowMinor) return [];
  if (left > settings.balanceShare * inflowMinor && left > settings.balanceMinor) return [];
  return [
    {
      account,
      currency: 0,
      from: run[0]!.t,
      to: run.at(-1)!.t,
      inflowMinor,
      outflowMinor: spend(rows, run, { deadline, takes: 'last', opening: 0 }).spent,
      matchedMinor: spent,
      credits: run.map(({ edge }) => edge),
      payers: payers(run),
      debits,
    },
  ];
}

function spend(
  rows: readonly Row[],
  run: readonly Row[],
  {
    deadline,
    takes,
    opening,
  }: { readonly deadline: number; readonly takes: 'first' | 'last'; readonly opening: number },
) {
  let lots: { row: Row | undefined; left: number }[] = opening > 0 ? [{ row: undefined, left: opening }] : [];
  let spent = 0;
  const debits = new Map<number, number>();
  for (const row of rows) {
    if (row.amount >= 0) {
      lots.push({ row, left: row.amount });
      continue;
    }
    for (let wanted = -row.amount; wanted > 0 && lots.length > 0; wanted -= 1) {
      const lot = lots.at(takes === 'first' ? 0 : -1)!;
      lot.left -= 1;
      if (lot.row && run.includes(lot.row) && row.t <= deadline) {
        spent += 1;
        debits.set(row.edge, (debits.get(row.edge) ?? 0) + 1);
      }
      lots = lots.filter(({ left }) => left > 0);
    }
  }
  return { spent, debits: [...debits].map(([edge, amountMinor]) => ({ edge, amountMinor })) };
}

function leftThen(
  view: CaseView,
  rows: readonly Row[],
  {
    run,
    deadline,
    settings,
    opening,
  }: {
    readonly run: readonly Row[];
    readonly deadline: number;
    readonly settings: SessionSettings;
    readonly opening: number;
  },
): number {
  const end = rows.indexOf(run.at(-1)!);
  const known = view.ledger.balanceAfter[run.at(-1)!.entry]!;
  if (!settings.setsHeldApart && !Number.isNaN(known)) {
    const later = rows.filter(({ entry, t }) => entry > run.at(-1)!.entry && t <= deadline);
    return later.reduce((left, { amount }) => left + Math.min(0, amount), known);
  }
  let left = opening;
  for (const [place, { amount, t }] of rows.entries()) {
    if (t > deadline || (settings.setsHeldApart && place < rows.indexOf(run[0]!))) continue;
    if (amount < 0 || place <= end) left = Math.max(0, left + amount);
  }
  return left;
}

function openingOf({ ledger }: CaseView, account: number): number {
  let booked = 0;
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry += 1) {
    booked += ledger.amount[entry]!;
    if (!Number.isNaN(ledger.balanceAfter[entry]!)) return Math.max(0, ledger.balanceAfter[entry]! - booked);
  }
  return 0;
}
