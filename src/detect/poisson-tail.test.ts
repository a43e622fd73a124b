import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { poissonTailNats } from './poisson-tail.ts';

/** The sum of the definition, term by term. */
function reference(n: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  let above = 0;
  for (let i = 0; i < 400; i += 1) {
    if (i < n) below += term;
    else above += term;
    term *= mean / (i + 1);
  }
  return below < above ? -Math.log1p(-below) : -Math.log(above);
}

test('[TREE-1] the Poisson tail equals the sum of its terms', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.double({ min: 0.01, max: 60, noNaN: true }), (n, mean) => {
      const expected = reference(n, mean);
      fc.pre(expected < 600);
      expect(poissonTailNats(n, mean)).toBeCloseTo(expected, 7);
    }),
    { seed: 31, numRuns: 300 },
  );
  expect(poissonTailNats(0, 3)).toBe(0);
  expect(poissonTailNats(1, 2)).toBeCloseTo(-Math.log(1 - Math.exp(-2)), 12);
});
