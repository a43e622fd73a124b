import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { burstTailNats, logFactorial } from './burst-tail.ts';

/** P(X ≥ n), the probabilities one by one from 0 on. */
function reference(n: number, events: number, windows: number): number {
  let term = (windows / (1 + windows)) ** events;
  let below = 0;
  let above = 0;
  for (let i = 0; i < 20_000; i += 1) {
    if (i < n) below += term;
    else above += term;
    term *= (events + i) / ((1 + windows) * (i + 1));
  }
  return below < above ? -Math.log1p(-below) : -Math.log(above);
}

test('[TREE-1] the tail of a burst equals the sum of its probabilities', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.05, max: 40, noNaN: true }),
      (n, events, windows) => {
        const expected = reference(n, events, windows);
        fc.pre(expected < 600);
        expect(burstTailNats(n, { events, windows })).toBeCloseTo(expected, 6);
      },
    ),
    { seed: 31, numRuns: 300 },
  );
  expect(burstTailNats(0, { events: 3, windows: 2 })).toBe(0);
  expect(burstTailNats(2, { events: 1, windows: 1 })).toBeCloseTo(Math.log(4), 9);
  expect(logFactorial(70)).toBeCloseTo(
    Array.from({ length: 70 }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b),
    9,
  );
});

test('[TREE-1] more partners surprise more, a busier account less, and an unknown one less than a quiet one', () => {
  const quiet = { events: 1, windows: 20 };
  expect(burstTailNats(6, quiet)).toBeGreaterThan(burstTailNats(5, quiet));
  expect(burstTailNats(6, { ...quiet, events: 9 })).toBeLessThan(burstTailNats(6, quiet));
  expect(burstTailNats(6, { events: 1, windows: 1 })).toBeLessThan(burstTailNats(6, quiet));
});
