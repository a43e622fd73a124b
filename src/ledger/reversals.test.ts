import { expect, test } from 'vitest';
import { parseCalendar, type CalendarTable } from '#model';
import { findReversals, type ReversalInput, type ReversalResult } from './index.ts';

const calendar = ((): CalendarTable => {
  const parsed = parseCalendar(
    'date,kind\n2024-02-10,holiday\n2024-02-12,holiday\n2024-02-13,holiday\n2024-02-14,holiday\n2024-02-15,holiday\n2024-02-16,holiday\n2024-02-18,makeup-workday\n',
  );
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.value;
})();

interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly day: string;
  readonly serial?: bigint;
  readonly text?: boolean;
  readonly amount?: number;
}

function find(transfers: readonly Transfer[]): ReversalResult {
  const input: ReversalInput = {
    payer: Int32Array.from(transfers, ({ from }) => from),
    payee: Int32Array.from(transfers, ({ to }) => to),
    amount: Float64Array.from(transfers, ({ amount }) => amount ?? 700),
    currency: new Uint8Array(transfers.length),
    tMs: Float64Array.from(transfers, ({ day }) => Date.parse(`${day}+08:00`)),
    precision: new Uint8Array(transfers.length),
    serial: BigUint64Array.from(transfers, ({ serial }) => serial ?? 0n),
    reversalText: Uint8Array.from(transfers, ({ text }) => (text === true ? 1 : 0)),
  };
  return findReversals(input, calendar);
}
const partners = (...transfers: Transfer[]): number[] => [...find(transfers).partner];

test('[LEG-6] the opposite transfer with a reversal text or an equal serial undoes the one before', () => {
  expect(
    partners({ from: 1, to: 2, day: '2024-03-04T10:00' }, { from: 2, to: 1, day: '2024-03-04T10:05', text: true }),
  ).toEqual([1, 0]);
  expect(
    partners(
      { from: 1, to: 2, day: '2024-03-04T10:00', serial: 5n },
      { from: 2, to: 1, day: '2024-03-04T10:05', serial: 5n },
    ),
  ).toEqual([1, 0]);
  expect(
    partners({ from: -1, to: 2, day: '2024-03-04T10:00' }, { from: 2, to: -1, day: '2024-03-04T10:05', text: true }),
  ).toEqual([1, 0]);
});

test('[LEG-6] money that comes back without a sign, in another amount, in the same direction or before is no reversal', () => {
  const first = { from: 1, to: 2, day: '2024-03-04T10:00' };
  const back = { from: 2, to: 1, day: '2024-03-04T10:05', text: true };
  expect(partners(first, { ...back, text: false })).toEqual([-1, -1]);
  expect(partners({ ...first, serial: 4n }, { ...back, text: false, serial: 5n })).toEqual([-1, -1]);
  expect(partners(first, { ...back, amount: 701 })).toEqual([-1, -1]);
  expect(partners(first, { ...back, from: 1, to: 2 })).toEqual([-1, -1]);
  expect(partners(first, { ...back, from: 3 })).toEqual([-1, -1]);
  expect(partners({ ...back, day: '2024-03-04T09:00' }, { ...first, from: 1 })).toEqual([-1, -1]);
});

test('[LEG-6] five working days, with the holidays of the calendar', () => {
  const back = (day: string): number[] =>
    partners({ from: 1, to: 2, day: '2024-02-08T10:00' }, { from: 2, to: 1, day, text: true });
  expect(back('2024-02-21T23:59')).toEqual([1, 0]);
  expect(back('2024-02-22T00:00')).toEqual([-1, -1]);
  expect(
    find([
      { from: 1, to: 2, day: '2024-03-04T10:00' },
      { from: 2, to: 1, day: '2024-03-05T10:00', text: true },
    ]).assumedCalendar,
  ).toBe(false);
  expect(
    find([
      { from: 1, to: 2, day: '2025-03-04T10:00' },
      { from: 2, to: 1, day: '2025-03-05T10:00', text: true },
    ]).assumedCalendar,
  ).toBe(true);
});

test('[LEG-6] the serial decides first, then the latest; each transfer is undone once', () => {
  const [out, back] = [
    { from: 1, to: 2 },
    { from: 2, to: 1, text: true },
  ];
  expect(
    partners(
      { ...out, day: '2024-03-04T10:00', serial: 5n },
      { ...out, day: '2024-03-04T10:01' },
      { ...back, day: '2024-03-04T10:05', serial: 5n },
    ),
  ).toEqual([2, -1, 0]);
  expect(
    partners(
      { ...out, day: '2024-03-04T10:00' },
      { ...out, day: '2024-03-04T10:01' },
      { ...back, day: '2024-03-04T10:05' },
    ),
  ).toEqual([-1, 2, 1]);
  expect(
    partners(
      { ...out, day: '2024-03-04T10:00' },
      { ...back, day: '2024-03-04T10:05' },
      { ...back, day: '2024-03-04T10:06' },
    ),
  ).toEqual([1, 0, -1]);
  expect(
    find([
      { ...out, day: '2024-03-04T10:00' },
      { ...back, day: '2024-03-04T10:05' },
    ]).pairs,
  ).toBe(1);
});
