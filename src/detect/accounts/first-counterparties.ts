import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import { ACCOUNT_GUARD, type CaseView, type OpeningColumns } from '../case-view.ts';

/** Whom an account dealt with in its first days, by opening row; -1 = nobody stands out. */
export interface FirstCounterparties {
  /** Takes most of what left the account, in several transfers. */
  readonly payee: Int32Array;
  /** The very first payer. */
  readonly payer: Int32Array;
}

export interface FirstRule {
  readonly windowSeconds: number;
  readonly minimumShare: number;
  readonly minimumTransfers: number;
  /** By currency; undefined: no amount for it, so no payee. */
  readonly minimumMinor: readonly (number | undefined)[];
}

/** Shops, tills, wages, fees and clearing are nobody's accomplice. */
const TRADE =
  ENTRY_FLAG.pos |
  ENTRY_FLAG.merchant |
  ENTRY_FLAG.salary |
  ENTRY_FLAG.fee |
  ENTRY_FLAG.interest |
  ENTRY_FLAG.tax |
  ENTRY_FLAG.loan |
  ENTRY_FLAG.broker |
  ENTRY_FLAG.clearing |
  ENTRY_FLAG.own |
  ENTRY_FLAG.reversal;
const TRADE_GUARDS =
  ACCOUNT_GUARD.merchant | ACCOUNT_GUARD.payroll | ACCOUNT_GUARD.utility | ACCOUNT_GUARD.clearing | ACCOUNT_GUARD.loan;

/** The persons that accounts dealt with soon after their opening. Firms, shops and the holder's own accounts do not count. */
export function firstCounterparties(
  view: CaseView,
  openings: OpeningColumns,
  rule: FirstRule,
  isWanted: (row: number) => boolean = () => true,
): FirstCounterparties {
  const { ledger } = view;
  const count = openings.account.length;
  const payee = new Int32Array(count).fill(-1);
  const payer = new Int32Array(count).fill(-1);
  const sums = new PayeeSums(view.accounts.count);
  for (const [row, account] of openings.account.entries()) {
    const opened = openings.openedAt[row]!;
    const end = ledger.offsets[account + 1]!;
    if (opened === 0 || ledger.offsets[account] === end || !isWanted(row)) continue;
    const start = firstAfter(ledger.t, ledger.offsets[account]!, end, opened);
    payer[row] = firstPayer(view, account, start, end);
    payee[row] = mainPayee(view, { account, start, end, until: opened + rule.windowSeconds, sums }, rule);
  }
  return { payee, payer };
}

function firstPayer(view: CaseView, account: number, start: number, end: number): number {
  const { ledger } = view;
  for (let i = start; i < end; i += 1) {
    if (ledger.amount[i]! > 0) return personBehind(view, account, i);
  }
  return -1;
}

interface FirstDays {
  readonly account: number;
  readonly start: number;
  readonly end: number;
  readonly until: number;
  readonly sums: PayeeSums;
}

function mainPayee(view: CaseView, { account, start, end, until, sums }: FirstDays, rule: FirstRule): number {
  const { ledger } = view;
  sums.clear();
  let currency = -1;
  let total = 0;
  for (let i = start; i < end && ledger.t[i]! <= until; i += 1) {
    if (ledger.amount[i]! >= 0 || (ledger.flags[i]! & (ENTRY_FLAG.reversal | ENTRY_FLAG.own)) !== 0) continue;
    if (currency < 0) currency = ledger.currency[i]!;
    if (ledger.currency[i] !== currency) continue;
    total -= ledger.amount[i]!;
    const person = personBehind(view, account, i);
    if (person !== -1) sums.add(person, -ledger.amount[i]!);
  }
  const least = currency < 0 ? undefined : rule.minimumMinor[currency];
  if (least === undefined) return -1;
  const best = sums.largest();
  if (best === -1) return -1;
  const isMain = sums.minor[best]! >= rule.minimumShare * total && sums.minor[best]! >= least;
  return isMain && sums.transfers[best]! >= rule.minimumTransfers ? best : -1;
}

/** What one account paid to each person, in columns that are used again. */
class PayeeSums {
  readonly minor: Float64Array;
  readonly transfers: Uint32Array;
  readonly #payees: number[] = [];

  constructor(accounts: number) {
    this.minor = new Float64Array(accounts);
    this.transfers = new Uint32Array(accounts);
  }

  clear(): void {
    for (const payee of this.#payees) {
      this.minor[payee] = 0;
      this.transfers[payee] = 0;
    }
    this.#payees.length = 0;
  }

  add(payee: number, minor: number): void {
    if (this.transfers[payee] === 0) this.#payees.push(payee);
    this.minor[payee]! += minor;
    this.transfers[payee]! += 1;
  }

  /** -1 where nobody was paid, or where two took equally much. */
  largest(): number {
    let best = -1;
    let isTied = false;
    for (const payee of this.#payees) {
      const more = best === -1 ? 1 : this.minor[payee]! - this.minor[best]!;
      if (more === 0) isTied = true;
      if (more <= 0) continue;
      best = payee;
      isTied = false;
    }
    return isTied ? -1 : best;
  }
}

/** The account on the other side of an entry, if it may be a person's and is not the holder's own; else -1. */
function personBehind(view: CaseView, account: number, entry: number): number {
  const { ledger, graph, accounts, guarded } = view;
  const edge = ledger.edge[entry]!;
  if (edge < 0 || (ledger.flags[entry]! & TRADE) !== 0) return -1;
  const other = graph.src[edge] === account ? graph.dst[edge]! : graph.src[edge]!;
  const kind = accounts.kind[other];
  if (kind === ACCOUNT_KIND.clearing || kind === ACCOUNT_KIND.corporate || other === account) return -1;
  if (guarded !== undefined && (guarded.accounts[other]! & TRADE_GUARDS) !== 0) return -1;
  const holder = accounts.holder[other]!;
  return holder >= 0 && holder === accounts.holder[account] ? -1 : other;
}

function firstAfter(t: Uint32Array, start: number, end: number, time: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (t[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
