import type { MoneyColumns, MoneyLedger } from '#ledger';
import { TIME_PRECISION } from '#model';

export interface OtherTieOrder {
  /** The same object when no row can stand elsewhere. */
  readonly money: MoneyColumns;
  /** Accounts whose rows stand in another order. */
  readonly accounts: readonly number[];
}

/**
 * The ledger with the rows of these accounts turned round wherever their stamps allow it: a second, minute or day says nothing
 * about the order inside it, and a row may stand before another unless the other's stamp is over by then. Rows stay where
 * their balances follow one another, and where turning them round would overdraw an account that was covered its debits keep
 * standing after its credits.
 */
export function inOtherTieOrder(money: MoneyColumns, accounts: Iterable<number>): OtherTieOrder {
  const moved = new Map<number, Uint32Array>();
  for (const account of accounts) {
    const order = otherOrder(money, account);
    if (order !== undefined) moved.set(account, order);
  }
  if (moved.size === 0) return { money, accounts: [] };
  return { money: reordered(money, moved), accounts: [...moved.keys()].toSorted((a, b) => a - b) };
}

/** Entries of an account in the other order; undefined where it is the same. */
function otherOrder({ ledger, accounts }: MoneyColumns, account: number): Uint32Array | undefined {
  const [start, end] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  let order: Uint32Array | undefined;
  let balance = Math.max(0, accounts.opening[account]! || 0);
  for (let from = start; from < end;) {
    let to = from + 1;
    let last = lastSecond(ledger, from);
    for (; to < end && ledger.t[to]! <= last; to++) last = Math.max(last, lastSecond(ledger, to));
    if (to - from > 1 && !isProven(ledger, from, to)) {
      const turned = turnRound(ledger, { from, to, balance });
      if (turned.some((entry, at) => entry !== from + at)) {
        order ??= Uint32Array.from({ length: end - start }, (_, at) => start + at);
        order.set(turned, from - start);
      }
    }
    for (let entry = from; entry < to; entry++) balance = Math.max(0, balance + ledger.amount[entry]!);
    from = to;
  }
  return order;
}

const SECONDS: Readonly<Record<number, number>> = {
  [TIME_PRECISION.second]: 1,
  [TIME_PRECISION.minute]: 60,
  [TIME_PRECISION.day]: 86_400,
};

function lastSecond(ledger: MoneyLedger, entry: number): number {
  return ledger.t[entry]! + (SECONDS[ledger.precision[entry]!] ?? 1) - 1;
}

/** Each balance is the one before it and the amount. */
function isProven({ balanceAfter, amount }: MoneyLedger, from: number, to: number): boolean {
  for (let entry = from + 1; entry < to; entry++) {
    if (balanceAfter[entry] !== balanceAfter[entry - 1]! + amount[entry]!) return false;
  }
  return true;
}

interface TieRun {
  readonly from: number;
  readonly to: number;
  /** Covered minor units before the run. */
  readonly balance: number;
}

function turnRound(ledger: MoneyLedger, { from, to, balance }: TieRun): number[] {
  const entries = Array.from({ length: to - from }, (_, at) => from + at);
  const turned = entries.toSorted((a, b) => lastSecond(ledger, a) - lastSecond(ledger, b) || b - a);
  const uncovered = (order: readonly number[]): number => uncoveredMinor(ledger, order, balance);
  if (uncovered(turned) <= uncovered(entries)) return turned;
  const creditsFirst = entries.toSorted(
    (a, b) =>
      lastSecond(ledger, a) - lastSecond(ledger, b) ||
      Number(ledger.amount[a]! < 0) - Number(ledger.amount[b]! < 0) ||
      b - a,
  );
  return uncovered(creditsFirst) <= uncovered(entries) ? creditsFirst : entries;
}

function uncoveredMinor({ amount }: MoneyLedger, order: readonly number[], start: number): number {
  let [balance, uncovered] = [start, 0];
  for (const entry of order) {
    balance += amount[entry]!;
    if (balance < 0) [uncovered, balance] = [uncovered - balance, 0];
  }
  return uncovered;
}

function reordered(money: MoneyColumns, moved: ReadonlyMap<number, Uint32Array>): MoneyColumns {
  const { ledger, movements } = money;
  const [debit, credit] = [movements.debit.slice(), movements.credit.slice()];
  const copy = {
    offsets: ledger.offsets,
    movement: ledger.movement.slice(),
    amount: ledger.amount.slice(),
    t: ledger.t.slice(),
    precision: ledger.precision.slice(),
    balanceAfter: ledger.balanceAfter.slice(),
  };
  for (const [account, order] of moved) {
    const start = ledger.offsets[account]!;
    let latest = 0;
    order.forEach((from, at) => {
      const to = start + at;
      const movement = ledger.movement[from]!;
      latest = Math.max(latest, ledger.t[from]!);
      copy.movement[to] = movement;
      copy.amount[to] = ledger.amount[from]!;
      // A coarse stamp that now stands behind a finer one takes its time, so that times never fall.
      copy.t[to] = latest;
      copy.precision[to] = ledger.precision[from]!;
      copy.balanceAfter[to] = ledger.balanceAfter[from]!;
      (ledger.amount[from]! < 0 ? debit : credit)[movement] = to;
    });
  }
  return { ...money, ledger: copy, movements: { ...movements, debit, credit } };
}
