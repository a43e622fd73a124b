import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isotonicRegression, type IsotonicPoint } from './isotonic.ts';

const points = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 20 }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 30 },
);

/** The least-squares fit by its min-max formula: max over starts of min over ends of the mean between them. */
function reference(all: readonly IsotonicPoint[], at: number): number {
  const xs = [...new Set(all.map(({ x }) => x))].toSorted((a, b) => a - b);
  const mean = (from: number, to: number): number => {
    const inside = all.filter(({ x }) => x >= from && x <= to);
    const weight = inside.reduce((sum, point) => sum + point.weight, 0);
    return inside.reduce((sum, point) => sum + point.y * point.weight, 0) / weight;
  };
  return Math.max(
    ...xs
      .filter((from) => from <= at)
      .map((from) => Math.min(...xs.filter((to) => to >= at).map((to) => mean(from, to)))),
  );
}

test('[TABLE-1] the fit never falls and equals the min-max formula', () => {
  fc.assert(
    fc.property(points, (all) => {
      const blocks = isotonicRegression(all);
      for (const [i, block] of blocks.entries()) {
        if (i > 0) expect(block.y).toBeGreaterThan(blocks[i - 1]!.y);
      }
      const total = all.reduce((sum, { weight }) => sum + weight, 0);
      expect(blocks.reduce((sum, { weight }) => sum + weight, 0)).toBe(total);
      for (const { x } of all) {
        const fitted = reference(all, x);
        expect(blocks.some(({ y }) => Math.abs(y - fitted) < 1e-9)).toBe(true);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('[TABLE-1] points that already rise stay as they are; violators are pooled', () => {
  const fit = isotonicRegression([
    { x: 1, y: 0, weight: 1 },
    { x: 2, y: 1, weight: 1 },
    { x: 3, y: 0, weight: 1 },
    { x: 4, y: 1, weight: 2 },
  ]);
  expect(fit).toEqual([
    { x: 1, y: 0, weight: 1 },
    { x: 2.5, y: 0.5, weight: 2 },
    { x: 4, y: 1, weight: 2 },
  ]);
});
