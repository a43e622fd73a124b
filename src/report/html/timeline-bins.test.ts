import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Timeline } from '../report-data.ts';
import { evidenceStretch, timelineSums } from './timeline-bins.ts';

const movement = fc.record({
  at: fc.integer({ min: 1_000, max: 9_000 }),
  minor: fc.integer({ min: -1e9, max: 1e9 }),
  marked: fc.boolean(),
});

test('[REP-10] the columns of a timeline hold every movement once, whatever their number', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (movements, columns) => {
      const sums = timelineSums(timelineOf(movements), columns);
      const total = (field: 'credit' | 'debit' | 'count') => sums.bins.reduce((sum, bin) => sum + bin[field], 0);
      expect(total('credit')).toBe(movements.reduce((sum, one) => sum + Math.max(0, one.minor), 0));
      expect(total('debit')).toBe(movements.reduce((sum, one) => sum + Math.max(0, -one.minor), 0));
      expect(total('count')).toBe(movements.length);
      expect(sums.credits + sums.debits).toBe(movements.length);
      expect(sums.evidence).toBe(movements.filter((one) => one.marked).length);
      for (const bin of sums.bins) {
        expect(bin.column).toBeLessThan(columns);
        expect(bin.evidenceCredit).toBeLessThanOrEqual(bin.credit);
        expect(bin.evidenceDebit).toBeLessThanOrEqual(bin.debit);
      }
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('[REP-10] evidence in less than a fifth of the time is shown once more in large, with all that happened around it', () => {
  const movements = [1_000, 4_000, 4_100, 4_200, 9_000].map((at, i) => ({
    at,
    minor: 100,
    marked: i === 1 || i === 3,
  }));
  const close = evidenceStretch(timelineOf(movements));
  expect(close?.at).toEqual([4_000, 4_100, 4_200]);
  expect(close?.from).toBe(3_400);
  expect(close?.to).toBe(4_800);
  expect(evidenceStretch(timelineOf(movements.map((one) => ({ ...one, marked: true }))))).toBeUndefined();
  expect(evidenceStretch(timelineOf(movements.map((one) => ({ ...one, marked: false }))))).toBeUndefined();
});

function timelineOf(
  movements: readonly { readonly at: number; readonly minor: number; readonly marked: boolean }[],
): Timeline {
  const sorted = movements.toSorted((a, b) => a.at - b.at);
  return {
    subject: 's',
    currency: 'CNY',
    from: 1_000,
    to: 9_000,
    offsetSeconds: 0,
    at: sorted.map((one) => one.at),
    signedMinor: sorted.map((one) => one.minor),
    evidence: sorted.map((one) => (one.marked ? 1 : 0)),
    gaps: [],
  };
}
