import type { MoneyAccounts, MoneyColumns, MoneyLedger } from '#ledger';
import { TIME_PRECISION } from '#model';

/** Test data only. */
export interface MovementDraft {
  /** Accounts; -1: nobody stands there (cash, fees). */
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  /** Time of the payer's leg, seconds. */
  readonly t: number;
  /** Time of the payee's leg; `t` unless told. */
  readonly creditT?: number;
  /** ENTRY_FLAG bits. */
  readonly flags?: number;
  /** TIME_PRECISION of both legs. */
  readonly precision?: number;
  /** That side's statement does not hold the row. */
  readonly noDebit?: boolean;
  readonly noCredit?: boolean;
}

export interface AccountDraft {
  readonly opening?: number;
  /** False: no statement, so no entries. True unless told. */
  readonly covered?: boolean;
  readonly coveredFrom?: number;
  readonly coveredTo?: number;
  /** ACCOUNT_KIND. */
  readonly kind?: number;
}

interface EntryDraft {
  readonly movement: number;
  readonly amount: number;
  readonly t: number;
  readonly precision: number;
}

/**
 * Movements are numbered by time, ties as given (already sorted drafts keep their numbers); accounts are as many as are named
 * or drafted. Entries stand as MoneyLedger says.
 */
export function toMoney(drafts: readonly MovementDraft[], accounts: readonly AccountDraft[] = []): MoneyColumns {
  const moves = drafts.toSorted((a, b) => a.t - b.t);
  const accountCount = moves.reduce((most, { from, to }) => Math.max(most, from + 1, to + 1), accounts.length);
  const entries: EntryDraft[][] = Array.from({ length: accountCount }, () => []);
  const has = (account: number): boolean => account >= 0 && accounts[account]?.covered !== false;
  moves.forEach(({ from, to, amount, t, creditT, precision = TIME_PRECISION.second, noDebit, noCredit }, movement) => {
    if (has(from) && noDebit !== true) entries[from]?.push({ movement, amount: -amount, t, precision });
    if (has(to) && noCredit !== true) entries[to]?.push({ movement, amount, t: creditT ?? t, precision });
  });
  const ledger = toLedger(entries);
  const count = moves.length;
  const [debit, credit] = [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
  ledger.movement.forEach((movement, entry) => {
    ((ledger.amount[entry] ?? 0) < 0 ? debit : credit)[movement] = entry;
  });
  return {
    currency: 'CNY',
    accountCount,
    epochSeconds: 0,
    movements: {
      count,
      transfer: Uint32Array.from(moves, (_, movement) => movement),
      payer: Int32Array.from(moves, ({ from }) => from),
      payee: Int32Array.from(moves, ({ to }) => to),
      amount: Float64Array.from(moves, ({ amount }) => amount),
      flags: Uint16Array.from(moves, ({ flags }) => flags ?? 0),
      debit,
      credit,
    },
    ledger,
    accounts: toAccounts(accounts, accountCount),
  };
}

function toLedger(accounts: readonly (readonly EntryDraft[])[]): MoneyLedger {
  const sorted = accounts.map((entries) => entries.toSorted(compareEntries));
  const offsets = new Uint32Array(accounts.length + 1);
  sorted.forEach((entries, account) => {
    offsets[account + 1] = (offsets[account] ?? 0) + entries.length;
  });
  const entries = sorted.flat();
  return {
    offsets,
    movement: Int32Array.from(entries, ({ movement }) => movement),
    amount: Float64Array.from(entries, ({ amount }) => amount),
    t: Uint32Array.from(entries, ({ t }) => t),
    precision: Uint8Array.from(entries, ({ precision }) => precision),
    balanceAfter: new Float64Array(entries.length).fill(Number.NaN),
  };
}

function compareEntries(a: EntryDraft, b: EntryDraft): number {
  const creditsFirst = a.precision === TIME_PRECISION.second ? 0 : Number(a.amount < 0) - Number(b.amount < 0);
  return a.t - b.t || a.precision - b.precision || creditsFirst || a.movement - b.movement;
}

function toAccounts(drafts: readonly AccountDraft[], count: number): MoneyAccounts {
  const all = Array.from({ length: count }, (_, account): AccountDraft => drafts[account] ?? {});
  return {
    opening: Float64Array.from(all, ({ opening }) => opening ?? 0),
    covered: Uint8Array.from(all, ({ covered }) => (covered === false ? 0 : 1)),
    coveredFrom: Uint32Array.from(all, ({ coveredFrom }) => coveredFrom ?? 0),
    coveredTo: Uint32Array.from(all, ({ covered, coveredTo }) =>
      covered === false ? 0 : (coveredTo ?? 0xff_ff_ff_ff),
    ),
    kind: Uint8Array.from(all, ({ kind }) => kind ?? 1),
  };
}
