import { fifoLots } from '#ledger';
import type { CaseView } from '../case-view.ts';
import type { AccountCurrency, CreditRun } from './collection-sessions.ts';

export interface SessionOutflow {
  /** Minor units of the run's credits that left by the deadline, first in first out. */
  readonly matchedMinor: number;
  readonly debits: readonly { readonly edge: number; readonly amountMinor: number }[];
  /** What was left then; credits after the run belong to what comes next. */
  readonly leftMinor: number;
}

export type OutflowOf = (run: CreditRun, deadline: number) => SessionOutflow;

/** Money that the account held before counts: it leaves first, and it is in the balance. */
export function outflowOfAll(view: CaseView, of: AccountCurrency, skip: Uint8Array): OutflowOf {
  const { ledger } = view;
  const lots = fifoLots(ledger, of.account, { currency: of.currency, skip });
  return (run, deadline) => {
    const debits = new Map<number, number>();
    const isInRun = new Set(run);
    let matchedMinor = 0;
    for (let line = 0; line < lots.credit.length; line += 1) {
      if (!isInRun.has(lots.credit[line]!) || ledger.t[lots.debit[line]!]! > deadline) continue;
      matchedMinor += lots.amount[line]!;
      add(debits, ledger.edge[lots.debit[line]!]!, lots.amount[line]!);
    }
    const end = { entry: run.at(-1)!, deadline, openingMinor: lots.opening };
    return { matchedMinor, debits: listed(debits), leftMinor: balanceThen(view, lots.entries, end) };
  };
}

/** Money that the account held before the run is set apart: only what came since can leave, and only that can be left. */
export function outflowApart({ ledger }: CaseView, entries: Int32Array): OutflowOf {
  const places = new Map(Array.from(entries, (entry, place) => [entry, place]));
  return (run, deadline) => {
    const debits = new Map<number, number>();
    const isInRun = new Set(run);
    const [first, end] = [places.get(run[0]!)!, places.get(run.at(-1)!)!];
    let [lot, leftOfLot, matchedMinor, leftMinor] = [first, ledger.amount[entries[first]!]!, 0, 0];
    for (let at = first; at < entries.length && ledger.t[entries[at]!]! <= deadline; at += 1) {
      const amount = ledger.amount[entries[at]!]!;
      if (amount > 0) {
        if (at <= end) leftMinor += amount;
        continue;
      }
      let wanted = -amount;
      leftMinor = Math.max(0, leftMinor - wanted);
      while (wanted > 0 && lot < at) {
        const taken = Math.min(wanted, leftOfLot);
        if (taken > 0 && isInRun.has(entries[lot]!)) {
          matchedMinor += taken;
          add(debits, ledger.edge[entries[at]!]!, taken);
        }
        wanted -= taken;
        leftOfLot -= taken;
        if (leftOfLot > 0) continue;
        lot += 1;
        leftOfLot = lot < at ? Math.max(0, ledger.amount[entries[lot]!]!) : 0;
        if (lot === at) break;
      }
      // The next lot is a credit that has not come yet.
      if (lot === at) [lot, leftOfLot] = nextCredit(ledger.amount, entries, at);
    }
    return { matchedMinor, debits: listed(debits), leftMinor };
  };
}

function nextCredit(amounts: Float64Array, entries: Int32Array, from: number): [number, number] {
  for (let at = from; at < entries.length; at += 1) {
    if (amounts[entries[at]!]! > 0) return [at, amounts[entries[at]!]!];
  }
  return [entries.length, 0];
}

function add(debits: Map<number, number>, edge: number, amount: number): void {
  debits.set(edge, (debits.get(edge) ?? 0) + amount);
}

function listed(debits: ReadonlyMap<number, number>): SessionOutflow['debits'] {
  return [...debits].map(([edge, amountMinor]) => ({ edge, amountMinor }));
}

/** The statement's balance, else what the lots hold, less the debits until the deadline. */
function balanceThen(
  { ledger }: CaseView,
  entries: Int32Array,
  end: { readonly entry: number; readonly deadline: number; readonly openingMinor: number },
): number {
  const known = ledger.balanceAfter[end.entry]!;
  const isKnown = !Number.isNaN(known);
  const order = isKnown ? entries.toSorted() : entries;
  let balance = isKnown ? known : end.openingMinor;
  let isAfter = false;
  for (const entry of order) {
    if (!isAfter) {
      if (!isKnown) balance = Math.max(0, balance + ledger.amount[entry]!);
      isAfter = entry === end.entry;
    } else if (ledger.t[entry]! > end.deadline) break;
    else if (ledger.amount[entry]! < 0) balance += ledger.amount[entry]!;
  }
  return balance;
}
