import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY } from '../case.fixture.ts';
import { at, dayOf, valuesOf, type GuardCase } from './guard-case.fixture.ts';
import { shop } from './innocent.fixture.ts';

/** Everything is a shop, so that each measure can be looked at by itself. */
const ANY = { minimumCredits: 1, minimumConditions: 1, passedOnSeconds: 0, monthlyPayments: 0 };

/** The shop with a share below 1 in everything: words, hours, returning customers, and sweeps to the owner's account 3. */
function mixedShop(): GuardCase {
  const { transfers } = shop();
  const mixed = transfers.map((one, i) => ({
    ...one,
    from: one.from === 13 && one.t > at(9) ? 400 : one.from,
    flags: i % 2 === 0 ? ENTRY_FLAG.merchant : 0,
    t: one.to === 0 && i % 40 === 0 ? at(2 + Math.floor(i / 4), 3) : one.t,
  }));
  const sweeps = [30, 60, 90].map((day) => ({ from: 0, to: 3, t: at(day, 21), amount: 100_000 }));
  return { transfers: [...mixed, ...sweeps], holders: { 0: 7, 3: 7 } };
}

test('[GUARD-MERCHANT] a condition is met at its threshold and not beyond it', () => {
  const measured = valuesOf(mixedShop(), 'merchant', ANY)!;
  const met = (parameters: Record<string, number>) =>
    Number(valuesOf(mixedShop(), 'merchant', { ...ANY, ...parameters })?.['met'] ?? 0);
  const value = (name: string): number => Number(measured[name]);
  const limits: readonly [parameter: string, value: string, step: number, others?: Record<string, number>][] = [
    ['wordsShare', 'tradeShare', 1e-9],
    ['weeks', 'weeks', 1],
    ['weeklyVariation', 'weeklyVariation', -1e-9],
    ['dayShare', 'dayShare', 1e-9],
    ['returningShare', 'returningShare', 1e-9],
    ['monthlyPayments', 'monthlyPayments', 1, { dwellSeconds: 0 }],
    ['dwellSeconds', 'dwellSeconds', 1, { sweepShare: 1 }],
    ['sweepShare', 'sweepShare', 1e-9, { dwellSeconds: 99 * DAY }],
  ];
  for (const [parameter, name, step, others] of limits) {
    expect(value(name), name).toBeGreaterThan(0);
    const reached = met({ ...others, [parameter]: value(name) });
    expect(met({ ...others, [parameter]: value(name) + step }), parameter).toBe(reached - 1);
  }
  expect(['tradeShare', 'dayShare', 'returningShare', 'sweepShare'].filter((name) => value(name) === 1)).toEqual([]);
});

test('[GUARD-MERCHANT] so many conditions, so many credits; money gone as fast as the limit, or swept as much, is not passed on', () => {
  const { met, credits, dwellSeconds, sweepShare } = valuesOf(mixedShop(), 'merchant', ANY)!;
  const holds = (parameters: Record<string, number>) =>
    valuesOf(mixedShop(), 'merchant', { ...ANY, ...parameters }) !== undefined;
  expect([holds({ minimumConditions: Number(met) }), holds({ minimumConditions: Number(met) + 1 })]).toEqual([
    true,
    false,
  ]);
  expect([holds({ minimumCredits: Number(credits) }), holds({ minimumCredits: Number(credits) + 1 })]).toEqual([
    true,
    false,
  ]);
  const passedOn = Number(dwellSeconds);
  expect(holds({ passedOnSeconds: passedOn, sweepShare: 1 })).toBe(true);
  expect(holds({ passedOnSeconds: passedOn + 1, sweepShare: 1 })).toBe(false);
  expect(holds({ passedOnSeconds: passedOn + 1, sweepShare: Number(sweepShare) })).toBe(true);
  expect(holds({ passedOnSeconds: passedOn + 1, sweepShare: Number(sweepShare) + 1e-9 })).toBe(false);
});

test('[GUARD-MERCHANT] the day begins at 6:00 and ends at 23:00; a day stamp says nothing of the hour', () => {
  const credits = (precision: number): GuardCase => ({
    transfers: [at(9, 6) - 1, at(9, 6), at(9, 23) - 1, at(9, 23)].map((t) => ({ from: 10, to: 0, t, precision })),
  });
  const dayShare = (precision: number) => valuesOf(credits(precision), 'merchant', ANY)?.['dayShare'];
  expect([dayShare(0), dayShare(1), dayShare(2)]).toEqual([0.5, 0.5, 0]);
  expect(valuesOf(credits(0), 'merchant', ANY)).toMatchObject({ sweepShare: 0, dwellSeconds: 0 });
});

test('[GUARD-MERCHANT] an account that only receives has as many credits as rows', () => {
  const four = [1, 2, 3, 4].map((day) => ({ from: 10, to: 0, t: at(day) }));
  const isShop = (minimumCredits: number): boolean =>
    valuesOf({ transfers: four }, 'merchant', { ...ANY, minimumCredits }) !== undefined;
  expect([isShop(4), isShop(5)]).toEqual([true, false]);
});

test('[GUARD-MERCHANT] a payer returns after seven days', () => {
  const week = [0, 7 * DAY - 1].map((after) => ({ from: 10, to: 0, t: at(9) + after }));
  const more = [0, 7 * DAY].map((after) => ({ from: 11, to: 0, t: at(9) + after }));
  expect(valuesOf({ transfers: [...week, ...more] }, 'merchant', ANY)?.['returningShare']).toBe(0.5);
});

test('[GUARD-MERCHANT] a payee is paid by the month if more than half of its payments are', () => {
  const payments = (...days: number[]): GuardCase => ({
    transfers: [{ from: 10, to: 0, t: at(2) }, ...days.map((day) => ({ from: 0, to: 1, t: at(day), amount: 10 }))],
  });
  const monthly = [dayOf(1, 3), dayOf(2, 3), dayOf(3, 3)];
  const run = (...others: number[]) => valuesOf(payments(...monthly, ...others), 'merchant', ANY)?.['monthlyPayments'];
  expect(run(dayOf(1, 8), dayOf(2, 8))).toBe(3);
  expect(run(dayOf(1, 8), dayOf(2, 8), dayOf(3, 8))).toBe(0);
});
