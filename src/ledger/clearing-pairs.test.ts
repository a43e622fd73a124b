import { expect, test } from 'vitest';
import { pairClearing } from './index.ts';
import { toLegRows } from './legs.generator.ts';

interface Row {
  readonly own: number;
  readonly direction: 1 | -1;
  readonly at: number;
  readonly payment?: boolean;
  readonly order?: bigint;
  readonly amount?: number;
  readonly partner?: number;
  readonly clearing?: boolean;
}

function pairs(...rows: Row[]): number[] {
  const lines = rows.map(({ own, direction, at, amount }, i) => ({
    file: 'a',
    row: i,
    own,
    counter: 9,
    direction,
    amount: amount ?? 100,
    tMs: 1_700_000_000_000 + at * 1000,
    precision: 0 as const,
    serial: 0n,
    slow: 0 as const,
    balance: -1,
    transfer: i,
  }));
  const legRows = {
    ...toLegRows(lines, []),
    counterIsClearing: Uint8Array.from(rows, ({ payment, clearing }) => ((clearing ?? payment !== true) ? 1 : 0)),
  };
  const order = BigUint64Array.from(rows, (row) => row.order ?? 77n);
  const ownIsPayment = Uint8Array.from(rows, ({ payment }) => (payment === true ? 1 : 0));
  return [
    ...pairClearing({
      rows: legRows,
      order,
      ownIsPayment,
      partner: Int32Array.from(rows, ({ partner }) => partner ?? -1),
    }).partner,
  ];
}
const bank: Row = { own: 1, direction: -1, at: 0 };
const payment: Row = { own: 2, direction: 1, at: 5, payment: true };

test('[LEG-7] a bank debit to clearing pairs with the payment credit of the same order, and the other way round', () => {
  expect(pairs(bank, payment)).toEqual([1, 0]);
  expect(pairs({ ...bank, direction: 1 }, { ...payment, direction: -1 })).toEqual([1, 0]);
});

test('[LEG-7] 600 s either way', () => {
  expect(pairs(bank, { ...payment, at: 600 })).toEqual([1, 0]);
  expect(pairs(bank, { ...payment, at: 601 })).toEqual([-1, -1]);
  expect(pairs(bank, { ...payment, at: -600 })).toEqual([1, 0]);
  expect(pairs(bank, { ...payment, at: -601 })).toEqual([-1, -1]);
});

test('[LEG-7] order number, amount, direction, clearing on the bank side and freedom of both rows are needed', () => {
  expect(pairs(bank, { ...payment, order: 78n })).toEqual([-1, -1]);
  expect(pairs({ ...bank, order: 0n }, { ...payment, order: 0n })).toEqual([-1, -1]);
  expect(pairs(bank, { ...payment, amount: 101 })).toEqual([-1, -1]);
  expect(pairs(bank, { ...payment, direction: -1 })).toEqual([-1, -1]);
  expect(pairs({ ...bank, clearing: false }, payment)).toEqual([-1, -1]);
  expect(pairs(bank, { ...payment, payment: false })).toEqual([-1, -1]);
  for (const partner of [0, 5]) expect(pairs({ ...bank, partner }, payment)).toEqual([-1, -1]);
  expect(pairs({ ...bank, amount: 0 }, { ...payment, amount: 0 })).toEqual([-1, -1]);
});

test('[LEG-7] one payment row serves one bank row', () => {
  expect(pairs(bank, { ...bank, at: 1 }, payment)).toEqual([2, -1, 0]);
});
