import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialTail } from './binomial-tail.ts';

/** P(X ≥ k) for p = a/b, in whole numbers; the quotient to 18 digits. */
function exactTail(k: number, n: number, [a, b]: readonly [number, number]): number {
  let sum = 0n;
  let choose = 1n;
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) sum += choose * BigInt(a) ** BigInt(i) * BigInt(b - a) ** BigInt(n - i);
    choose = (choose * BigInt(n - i)) / BigInt(i + 1);
  }
  const all = BigInt(b) ** BigInt(n);
  const scale = 10n ** 60n;
  return Number((sum * scale) / all) / 1e60;
}

test('[BINOM] the tail equals the exact sum in whole numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 150 }), fc.nat({ max: 160 }), fc.integer({ min: 1, max: 9 }), (n, k, a) => {
      const exact = exactTail(k, n, [a, 10]);
      const tail = binomialTail(k, n, a / 10);
      if (exact > 1e-40) expect(Math.abs(tail / exact - 1)).toBeLessThan(1e-9);
      else expect(tail).toBeLessThan(1e-39);
    }),
    { seed: 7, numRuns: 400 },
  );
});

test('[BINOM] edges: nothing asked is certain, more than all is impossible, p of 0 and 1', () => {
  expect([binomialTail(0, 5, 0.2), binomialTail(6, 5, 0.2), binomialTail(0, 0, 0.2)]).toEqual([1, 0, 1]);
  expect([binomialTail(1, 5, 0), binomialTail(5, 5, 1), binomialTail(1, 5, 1)]).toEqual([0, 1, 1]);
  expect([binomialTail(0, 5, 0), binomialTail(0, 5, 1), binomialTail(3, 5, 1)]).toEqual([1, 1, 1]);
  expect(binomialTail(5, 5, 0.2)).toBeCloseTo(0.2 ** 5, 15);
  expect(binomialTail(1, 1, 0.2)).toBeCloseTo(0.2, 15);
  expect(binomialTail(3, 3, 0.2)).toBeGreaterThan(binomialTail(4, 4, 0.2));
});

test('[BINOM] of a thousand it stays exact, on both sides of the mean', () => {
  for (const k of [150, 199, 200, 201, 260]) {
    expect(Math.abs(binomialTail(k, 1000, 0.2) / exactTail(k, 1000, [1, 5]) - 1)).toBeLessThan(1e-9);
  }
});
