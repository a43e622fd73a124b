import fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { outflowGaps } from './outflow-gaps.ts';
import { shareAfter, stillThere, survivalCurve, waitUntil } from './survival.ts';

const gaps = (list: readonly (readonly [seconds: number, ended: boolean])[]) => ({
  seconds: Float64Array.from(list, ([seconds]) => seconds),
  ended: Uint8Array.from(list, ([, ended]) => Number(ended)),
  outflows: list.filter(([, ended]) => ended).length,
});

test('[FRZ-1] a gap runs from a credit to the next debit; what still waits at the end of sight is censored', () => {
  const money = toMoney([
    { from: 1, to: 0, amount: 100, t: 100 },
    { from: 1, to: 0, amount: 50, t: 160 },
    { from: 0, to: 2, amount: 20, t: 200 },
    { from: 1, to: 0, amount: 10, t: 300 },
    { from: 0, to: 2, amount: 20, t: 900 },
  ]);
  const seen = outflowGaps(money, [0], { until: 500 });
  expect([...seen.seconds]).toEqual([100, 40, 200]);
  expect([...seen.ended]).toEqual([1, 1, 0]);
  expect(seen.outflows).toBe(2);
  expect(outflowGaps(money, [0], { until: 900 }).outflows).toBe(3);
  expect(outflowGaps(money, [0], { until: 899 }).outflows).toBe(2);
  expect([...outflowGaps(money, [0], { until: 900, only: new Set([1]) }).seconds]).toEqual([40]);
});

test('[FRZ-2] the product-limit estimate of the textbook example', () => {
  // Kaplan and Meier 1958, sec. 1: deaths at 0.8, 3.1, 5.4, 9.2; losses at 1.0, 2.7, 7.0, 12.1 months.
  const curve = survivalCurve(
    gaps([
      [0.8, true],
      [1, false],
      [2.7, false],
      [3.1, true],
      [5.4, true],
      [7, false],
      [9.2, true],
      [12.1, false],
    ]),
  );
  expect([...curve.share].map((share) => Math.round(share * 1000) / 1000)).toEqual([0.875, 0.7, 0.525, 0.263]);
  expect(curve.lastSeconds).toBe(12.1);
});

test('[FRZ-3] without censoring the curve is the share of gaps that are longer', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 }), (seconds) => {
      const curve = survivalCurve(gaps(seconds.map((gap) => [gap, true])));
      for (const at of [0, 1, 7, 15, 30, 31])
        expect(shareAfter(curve, at)).toBeCloseTo(seconds.filter((gap) => gap > at).length / seconds.length, 9);
    }),
    { seed: 85, numRuns: 200 },
  );
});

test('[FRZ-4] what has waited long is compared with what waited as long; beyond the longest gap nothing is said', () => {
  const curve = survivalCurve(gaps([10, 20, 30, 40, 100].map((seconds) => [seconds, true])));
  expect(waitUntil(curve, 0, 0.5)).toBe(30);
  expect(waitUntil(curve, 20, 0.5)).toBe(20);
  expect(waitUntil(curve, 40, 0.5)).toBe(60);
  expect(waitUntil(curve, 100, 0.5)).toBeUndefined();
  expect(stillThere(curve, 20, 10)).toBeCloseTo(2 / 3, 9);
  expect(stillThere(curve, 20, 9)).toBe(1);
  expect(stillThere(curve, 101, 1)).toBeUndefined();
  const waiting = survivalCurve(
    gaps([
      [10, true],
      [50, false],
    ]),
  );
  expect(waitUntil(waiting, 20, 0.5)).toBeUndefined();
  expect(stillThere(waiting, 50, 5)).toBe(1);
});
