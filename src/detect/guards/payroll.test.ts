import { expect, test } from 'vitest';
import { EDGE_GUARD } from '../case-view.ts';
import { at, dayOf, markedCount, valuesOf, type GuardCase, type GuardTransfer } from './guard-case.fixture.ts';
import { employer } from './innocent.fixture.ts';
import { variation } from './measures.ts';

function met(draft: GuardCase, parameters: Record<string, number>) {
  return valuesOf(draft, 'payroll', parameters)?.['met'];
}

/** Wages of `payees` people from 10, on the days given by month and person. */
function wages(payees: number, dates: (i: number) => readonly (readonly [month: number, day: number])[]): GuardCase {
  const transfers = Array.from({ length: payees }, (_, i) =>
    dates(i).map(([month, day]) => ({ from: 0, to: 10 + i, t: at(dayOf(month, day), 9, i), amount: 600_000 })),
  );
  return { transfers: transfers.flat(), days: 300 };
}

test('[GUARD-PAYROLL] a condition is met at its threshold and not beyond it', () => {
  const measured = valuesOf(employer(), 'payroll')!;
  expect([met(employer(), { minimumPayees: 12 }), met(employer(), { minimumPayees: 13 })]).toEqual([6, undefined]);
  expect([met(employer(), { minimumMonths: 4 }), met(employer(), { minimumMonths: 5 })]).toEqual([6, 5]);
  const most = Number(measured['payeeVariation']);
  expect([met(employer(), { payeeVariation: most }), met(employer(), { payeeVariation: most - 1e-9 })]).toEqual([6, 5]);
  const kept = Number(measured['dwellSeconds']);
  expect([met(employer(), { dwellSeconds: kept }), met(employer(), { dwellSeconds: kept + 1 })]).toEqual([
    6,
    undefined,
  ]);
  // Of five conditions four, and the money is kept: five of six.
  const five = { minimumMonths: 5, minimumConditions: 5 };
  expect([met(employer(), five), met(employer(), { ...five, minimumConditions: 6 })]).toEqual([5, undefined]);
});

test('[GUARD-PAYROLL] 70 % of the payments on the usual day, 70 % of the payees again: at the share, not below', () => {
  const { transfers } = employer();
  const extra = [1, 2, 3, 4].map((month) => ({ from: 0, to: 10, t: at(dayOf(month, 20)), amount: 600_000 }));
  const offDay = { transfers: [...transfers, ...extra] };
  expect(valuesOf(offDay, 'payroll')).toMatchObject({ onDayShare: 48 / 52, recurringShare: 1 });
  expect(met(offDay, { recurringShare: 48 / 52 })).toBe(6);
  expect(met(offDay, { recurringShare: 48 / 52 + 1e-9 })).toBe(5);
  const once = [30, 31].map((to) => ({ from: 0, to, t: at(dayOf(1, 10)), amount: 600_000 }));
  const single = { transfers: [...transfers, ...once] };
  expect(valuesOf(single, 'payroll')).toMatchObject({ onDayShare: 1, recurringShare: 12 / 14, payees: 12 });
  expect(met(single, { recurringShare: 12 / 14 })).toBe(6);
  expect(met(single, { recurringShare: 12 / 14 + 1e-9 })).toBe(5);
});

test('[GUARD-PAYROLL] two months are again; wages as uneven as the limit are marked', () => {
  const until = (month: number) => ({
    transfers: employer().transfers.filter(({ to, t }) => to !== 10 || t < at(dayOf(month, 1))),
  });
  expect([valuesOf(until(3), 'payroll')?.['payees'], valuesOf(until(2), 'payroll')?.['payees']]).toEqual([12, 11]);
  const ofFirst = employer().transfers.filter(({ from, to }: GuardTransfer) => from === 0 && to === 10);
  const payeeVariation = variation(ofFirst.map(({ amount }) => amount!));
  const marked = (least: number) =>
    markedCount(employer(), EDGE_GUARD.payroll, { 'guard-payroll': { payeeVariation: least } });
  expect([marked(payeeVariation), marked(payeeVariation - 1e-9)]).toEqual([48, 44]);
});

test('[GUARD-PAYROLL] the usual day may be the 31st; of days that have as many payees around them it is the earliest', () => {
  const long = wages(5, () => [0, 2, 4, 6].map((month) => [month, 31] as const));
  expect(valuesOf(long, 'payroll', { dayTolerance: 0 })).toMatchObject({ usualDay: 31, payees: 5 });
  // Half on the 10th, half on the 13th: three days around the 10th hold both.
  const half = wages(6, (i) => [1, 2, 3, 4].map((month) => [month, i % 2 === 0 ? 10 : 13] as const));
  expect(valuesOf(half, 'payroll')).toMatchObject({ usualDay: 10, payees: 6, onDayShare: 1 });
});
