import { fifoLots, type FifoLots } from '#ledger';
import type { CaseView } from '../case-view.ts';
import type { AccountCurrency, AccountRows } from './account-rows.ts';
import type { CreditRun } from './collection-sessions.ts';

export interface SessionOutflow {
  /** Minor units of the run's credits that left by the deadline, first in first out. */
  readonly matchedMinor: number;
  readonly debits: readonly { readonly edge: number; readonly amountMinor: number }[];
  /** What was left then; credits after the run belong to what comes next. */
  readonly leftMinor: number;
}

export type OutflowOf = (run: CreditRun, deadline: number) => SessionOutflow;

interface Input {
  readonly of: AccountCurrency;
  readonly rows: AccountRows;
  readonly skip: Uint8Array;
}

/** Money that the account held before counts: it leaves first, and it is in the balance. */
export function outflowOfAll(view: CaseView, { of, rows, skip }: Input): OutflowOf {
  const { ledger } = view;
  const lots = fifoLots(ledger, of.account, { currency: of.currency, skip });
  const held = heldByLots(view, rows, lots.opening);
  return (run, deadline) => {
    const debits = new Map<number, number>();
    const isInRun = new Set(run);
    let matchedMinor = 0;
    const from = firstLine(lots, run[0]!);
    for (const [place, credit] of lots.credit.subarray(from).entries()) {
      const [debit, amount] = [lots.debit[from + place]!, lots.amount[from + place]!];
      if (credit > run.at(-1)! || ledger.t[debit]! > deadline) break;
      if (!isInRun.has(credit)) continue;
      matchedMinor += amount;
      debits.set(ledger.edge[debit]!, (debits.get(ledger.edge[debit]!) ?? 0) + amount);
    }
    return { matchedMinor, debits: listed(debits), leftMinor: leftAt(view, { of, rows, skip, held, run, deadline }) };
  };
}

/** Money that the account held before the run is set apart: only what came since can leave, and only that can be left. */
export function outflowApart({ ledger }: CaseView, { rows }: Input): OutflowOf {
  const { entries, placeOf } = rows;
  return (run, deadline) => {
    const debits = new Map<number, number>();
    const isInRun = new Set(run);
    const end = placeOf(run.at(-1)!);
    const queue: { readonly counts: boolean; left: number }[] = [];
    let [oldest, matchedMinor, leftMinor] = [0, 0, 0];
    for (let at = placeOf(run[0]!); ledger.t[entries[at]!]! <= deadline; at += 1) {
      const entry = entries[at]!;
      const amount = ledger.amount[entry]!;
      if (amount > 0) queue.push({ counts: isInRun.has(entry), left: amount });
      leftMinor = Math.max(0, leftMinor + (at <= end ? amount : Math.min(0, amount)));
      for (let wanted = -amount; wanted > 0 && oldest < queue.length;) {
        const lot = queue[oldest]!;
        const taken = Math.min(wanted, lot.left);
        if (lot.counts) {
          matchedMinor += taken;
          debits.set(ledger.edge[entry]!, (debits.get(ledger.edge[entry]!) ?? 0) + taken);
        }
        wanted -= taken;
        lot.left -= taken;
        if (lot.left === 0) oldest += 1;
      }
    }
    return { matchedMinor, debits: listed(debits), leftMinor };
  };
}

function listed(debits: ReadonlyMap<number, number>): SessionOutflow['debits'] {
  return [...debits].map(([edge, amountMinor]) => ({ edge, amountMinor }));
}

/** Lines stand in the order of debits and of credits alike: first in first out. */
function firstLine({ credit }: FifoLots, entry: number): number {
  let [low, high] = [0, credit.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (credit[middle]! < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By place: what the lots hold after each entry, the balance where the statement does not say it. */
function heldByLots({ ledger }: CaseView, { entries }: AccountRows, openingMinor: number): Float64Array {
  const held = new Float64Array(entries.length);
  let sum = openingMinor;
  for (const [place, entry] of entries.entries()) {
    sum = Math.max(0, sum + ledger.amount[entry]!);
    held[place] = sum;
  }
  return held;
}

interface Left extends Input {
  readonly held: Float64Array;
  readonly run: CreditRun;
  readonly deadline: number;
}

/** The balance at the run's end, as the statement says, else as the lots hold, less the debits until the deadline. */
function leftAt({ ledger }: CaseView, { of, rows, skip, held, run, deadline }: Left): number {
  const end = run.at(-1)!;
  const known = ledger.balanceAfter[end]!;
  const isKnown = !Number.isNaN(known);
  let left = isKnown ? known : held[rows.placeOf(end)]!;
  // The statement's balance stands in its own order, the lots' in theirs.
  const last = isKnown ? ledger.offsets[of.account + 1]! : rows.entries.length;
  for (let at = isKnown ? end + 1 : rows.placeOf(end) + 1; at < last; at += 1) {
    const entry = isKnown ? at : rows.entries[at]!;
    if (ledger.t[entry]! > deadline) break;
    if (ledger.currency[entry] === of.currency && skip[entry] !== 1) left += Math.min(0, ledger.amount[entry]!);
  }
  return left;
}
