import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';
import { zeroOuts } from './zero-out.ts';

const START = 10 * DAY;

function moved(amounts: readonly number[]): LedgerDraft {
  return {
    transfers: amounts.map((amount, i) => ({
      from: amount > 0 ? 1 : 0,
      to: amount > 0 ? 0 : 1,
      t: START + i * HOUR,
      amount: Math.abs(amount),
    })),
    boundary: [1],
  };
}

const IN = 1_500_000;

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'zero-out', parameters).signals[0];
}

function cycles(amounts: readonly number[], rise: number, near: number): number {
  return zeroOuts(Float64Array.from(amounts), Uint32Array.from(amounts.keys()), { rise, near }).length;
}

test('[ZERO-OUT] up by more than δ, then down by more than δ to at most ε above the low, is one', () => {
  expect(cycles([11, -11], 10, 10)).toBe(1);
  expect(cycles([10, -10], 10, 10)).toBe(0);
  expect(cycles([30, -11], 10, 10)).toBe(0);
  expect(cycles([30, -19], 10, 10)).toBe(0);
  expect(cycles([30, -20], 10, 10)).toBe(1);
  expect(cycles([12, -10], 10, 10)).toBe(0);
  expect(cycles([12, -11], 10, 10)).toBe(1);
  expect(cycles([6, 6, -6, -6], 10, 10)).toBe(1);
  expect(cycles([-5, 11, -11], 10, 10)).toBe(1);
  expect(cycles([-5, 10, -11], 10, 10)).toBe(0);
  expect(cycles([11, -11, 11, -11, 5], 10, 10)).toBe(2);
  expect(cycles([11, 9, -11], 10, 10)).toBe(1);
});

test('[ZERO-OUT] the phase begins after the low and ends with the fall', () => {
  const amounts = [-3, 4, -4, 12, 5, -2, -16, 7];
  expect(zeroOuts(Float64Array.from(amounts), Uint32Array.from(amounts.keys()), { rise: 10, near: 10 })).toEqual([
    { from: 3, to: 6, fallMinor: 18 },
  ]);
  const flat = [-3, 12, -12];
  expect(zeroOuts(Float64Array.from(flat), Uint32Array.from(flat.keys()), { rise: 10, near: 10 })[0]?.from).toBe(1);
});

test('[ZERO-OUT] three of them make a reason; the sum is the account’s own, whatever it began with', () => {
  expect(found(moved([IN, -IN, IN, -IN]))).toBeUndefined();
  const signal = found(moved([IN, -IN, 2 * IN, -2 * IN, IN, -IN, 5]))!;
  expect(signal).toMatchObject({
    account: 0,
    code: 'zero-out',
    strength: 0.1,
    from: START,
    to: START + 5 * HOUR,
    evidence: [0, 1, 2, 3, 4, 5],
    values: {
      occurrences: 3,
      emptiedMinor: 4 * IN,
      largestMinor: 2 * IN,
      currency: 'CNY',
      riseMinor: 1_000_000,
      nearMinor: 1_000_000,
      minimumCount: 3,
    },
  });
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['zero-out'].toSorted());
  expect(found(moved([IN, -IN, IN, -IN, IN, -IN]))).toBeDefined();
});

test('[DET-3] another currency is a gap unless it has both amounts', () => {
  const draft = moved([IN, -IN, IN, -IN, IN, -IN]);
  const dollars = {
    ...draft,
    transfers: draft.transfers!.map((one) => ({ ...one, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  expect(Array.from(runOne(ledgerCase(dollars), 'zero-out').notAssessable)).toEqual([0]);
  expect(found(dollars, { 'riseMinor.USD': 140_000 })).toBeUndefined();
  expect(found(dollars, { 'nearMinor.USD': 140_000 })).toBeUndefined();
  expect(found(dollars, { 'riseMinor.USD': 140_000, 'nearMinor.USD': 140_000 })).toBeDefined();
});

test('[ZERO-OUT] scaling amounts and limits alike changes nothing', () => {
  const amounts = fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 60 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 9 }), fc.nat({ max: 12 }), (drawn, scale, near) => {
      const scaled = drawn.map((amount) => amount * scale);
      expect(cycles(scaled, 10 * scale, near * scale)).toBe(cycles(drawn, 10, near));
    }),
    { seed: 27, numRuns: 100 },
  );
});
