import type { StatementField } from '#model';

import type { SeededRandom } from './seeded-random.ts';
import type { TownAccount } from './town-people.ts';
import { SHANGHAI_OFFSET_MS, type TownPayment } from './town-payment.ts';

/** One row of one account's statement, as texts; `payment` is the index of the movement behind it. */
export interface TownRow {
  readonly fields: Readonly<Partial<Record<StatementField, string>>>;
  readonly payment: number;
}

interface OwnLeg {
  readonly payment: number;
  readonly direction: 1 | -1;
  readonly ms: number;
  readonly serial: string;
}

/**
 * Both sides' rows of every payment, each in its own account's order with balances that add up. Inside one bank both
 * legs carry one serial and the same second; between two banks the credit is booked 1 to 40 seconds later.
 */
export function statementRows(
  accounts: readonly TownAccount[],
  payments: readonly TownPayment[],
  random: SeededRandom,
): TownRow[][] {
  const legs: OwnLeg[][] = accounts.map(() => []);
  for (const [index, payment] of payments.entries()) {
    const from = accounts[payment.from];
    const to = accounts[payment.to];
    const sameBank = from?.bank === to?.bank;
    const serial = `T${String(index).padStart(8, '0')}`;
    legs[payment.from]?.push({ payment: index, direction: -1, ms: payment.ms, serial });
    legs[payment.to]?.push({
      payment: index,
      direction: 1,
      ms: payment.ms + (sameBank ? 0 : random.whole(1, 40) * 1000),
      serial: sameBank ? serial : `R${String(index).padStart(8, '0')}`,
    });
  }
  return accounts.map((account) => accountRows(account, legs[account.index] ?? [], accounts, payments));
}

function accountRows(
  account: TownAccount,
  legs: readonly OwnLeg[],
  accounts: readonly TownAccount[],
  payments: readonly TownPayment[],
): TownRow[] {
  let balanceMinor = account.openingBalanceMinor;
  return legs
    .toSorted((a, b) => a.ms - b.ms || a.payment - b.payment)
    .map((leg) => {
      const payment = payments[leg.payment];
      if (payment === undefined) throw new RangeError(`no payment ${leg.payment}`);
      balanceMinor += leg.direction * payment.amountMinor;
      const other = accounts[leg.direction === 1 ? payment.from : payment.to];
      return { payment: leg.payment, fields: rowFields(account, other, payment, { ...leg, balanceMinor }) };
    });
}

function rowFields(
  own: TownAccount,
  other: TownAccount | undefined,
  payment: TownPayment,
  leg: OwnLeg & { readonly balanceMinor: number },
): TownRow['fields'] {
  return {
    ownCard: own.card,
    ownAccount: own.account,
    ownName: own.holderName,
    ownId: own.holderId,
    time: new Date(leg.ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' '),
    amount: yuan(payment.amountMinor),
    balance: yuan(leg.balanceMinor),
    direction: leg.direction === 1 ? '进' : '出',
    counterNumber: other?.card ?? '',
    counterName: other?.holderName ?? '',
    counterBank: other?.bank ?? '',
    cashFlag: payment.cash ? '现金' : '转账',
    summary: payment.summary,
    currency: 'CNY',
    success: '成功',
    serial: leg.serial,
    place: '样例市',
  };
}

function yuan(minor: number): string {
  const sign = minor < 0 ? '-' : '';
  const cents = Math.abs(minor);
  return `${sign}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
