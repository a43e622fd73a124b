import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hypergeometricTail } from './hypergeometric.ts';

/** In whole numbers: Σ C(K, k)·C(N − K, n − k) / C(N, n). */
function exactTail(population: number, marked: number, drawn: number, least: number): number {
  let sum = 0n;
  for (let k = Math.max(0, least); k <= Math.min(marked, drawn); k += 1) {
    sum += choose(marked, k) * choose(population - marked, drawn - k);
  }
  return Number((sum * 10n ** 40n) / choose(population, drawn)) / 1e40;
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 1; i <= k; i += 1) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

test('[POOL-3] the hypergeometric tail is the exact one', () => {
  const draws = fc.integer({ min: 1, max: 700 }).chain((population) =>
    fc.record({
      population: fc.constant(population),
      marked: fc.integer({ min: 0, max: population }),
      drawn: fc.integer({ min: 0, max: population }),
      least: fc.integer({ min: 0, max: 60 }),
    }),
  );
  fc.assert(
    fc.property(draws, ({ population, marked, drawn, least }) => {
      const exact = exactTail(population, marked, drawn, least);
      const tail = hypergeometricTail({ population, marked, drawn }, least);
      expect(Math.abs(tail - exact)).toBeLessThanOrEqual(1e-9 * exact + 1e-38);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('[POOL-3] the tail where it is certain, impossible, and of a large population', () => {
  expect(hypergeometricTail({ population: 10, marked: 4, drawn: 3 }, 0)).toBe(1);
  expect(hypergeometricTail({ population: 10, marked: 8, drawn: 5 }, 3)).toBe(1);
  expect(hypergeometricTail({ population: 10, marked: 8, drawn: 5 }, 4)).toBeCloseTo(7 / 9, 12);
  expect(hypergeometricTail({ population: 10, marked: 4, drawn: 3 }, 4)).toBe(0);
  expect(hypergeometricTail({ population: 10, marked: 4, drawn: 3 }, 3)).toBeCloseTo(1 / 30, 12);
  const large = { population: 300_000, marked: 400, drawn: 300 };
  expect(hypergeometricTail(large, 3) / exactTail(300_000, 400, 300, 3)).toBeCloseTo(1, 8);
});
