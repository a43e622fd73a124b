import fc from 'fast-check';
import { expect, test } from 'vitest';

import { allocateReturn, type ReturnAllocation, type ReturnClaim } from './allocate-return.ts';

const claim = (victim: string, lossMinor: number, compensatedMinor = 0): ReturnClaim => ({
  victim,
  lossMinor,
  compensatedMinor,
});

function allocated(frozenMinor: number, claims: readonly ReturnClaim[]): ReturnAllocation {
  const result = allocateReturn(frozenMinor, claims);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const payouts = (allocation: ReturnAllocation) => allocation.shares.map(({ payoutMinor }) => payoutMinor);

const claims = fc.uniqueArray(
  fc.record({
    victim: fc.string({ minLength: 1, maxLength: 4 }),
    lossMinor: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1_000_000_000_000 })),
    compensatedMinor: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 })),
  }),
  { selector: ({ victim }) => victim, maxLength: 12 },
);
const frozen = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 9_000_000_000_000 }));

test('[RET-1] each victim gets F · L / ΣL, and all of L where the frozen money is enough', () => {
  expect(payouts(allocated(600, [claim('a', 1000), claim('b', 500)]))).toEqual([400, 200]);
  const enough = allocated(2000, [claim('a', 1000), claim('b', 500)]);
  expect(payouts(enough)).toEqual([1000, 500]);
  expect(enough.leftMinor).toBe(500);
});

test('[RET-2] compensation is deducted before the shares are made; who has it all back gets nothing', () => {
  const { shares, claimsMinor } = allocated(900, [claim('a', 1000, 400), claim('b', 600), claim('c', 300, 500)]);
  expect(claimsMinor).toBe(1200);
  expect(shares.map(({ claimMinor, payoutMinor }) => [claimMinor, payoutMinor])).toEqual([
    [600, 450],
    [600, 450],
    [0, 0],
  ]);
});

test('[RET-3] units left by rounding down go to the largest remainders, then the larger claim, then the smaller id', () => {
  expect(payouts(allocated(100, [claim('a', 1), claim('b', 1), claim('c', 1)]))).toEqual([1, 1, 1]);
  expect(payouts(allocated(2, [claim('b', 3), claim('a', 3), claim('c', 3)]))).toEqual([1, 1, 0]);
  // 10 · 5/11 = 4.54…, 10 · 3/11 = 2.72… twice: one of the two units goes to each remainder of .72.
  expect(payouts(allocated(10, [claim('a', 5), claim('b', 3), claim('c', 3)]))).toEqual([4, 3, 3]);
  // 3 · 2/8 = .75 and 3 · 6/8 = 2.25.
  expect(payouts(allocated(3, [claim('a', 2), claim('b', 6)]))).toEqual([1, 2]);
  // Equal remainders of ½: the larger claim first.
  expect(payouts(allocated(2, [claim('a', 1), claim('b', 3)]))).toEqual([0, 2]);
});

test('[RET-4] payouts sum to min(F, ΣL), nobody gets more than L or one unit off the exact share, order is of no matter', () => {
  fc.assert(
    fc.property(frozen, claims, (frozenMinor, list) => {
      const allocation = allocated(frozenMinor, list);
      const total = allocation.shares.reduce((sum, { payoutMinor }) => sum + payoutMinor, 0);
      expect(total).toBe(Math.min(frozenMinor, allocation.claimsMinor));
      expect(total + allocation.leftMinor).toBe(frozenMinor);
      for (const { claimMinor, payoutMinor } of allocation.shares) {
        expect(payoutMinor).toBeLessThanOrEqual(claimMinor);
        const distance = BigInt(payoutMinor) * BigInt(allocation.claimsMinor) - BigInt(total) * BigInt(claimMinor);
        expect(distance < BigInt(allocation.claimsMinor) || claimMinor === 0).toBe(true);
        expect(-distance < BigInt(allocation.claimsMinor) || claimMinor === 0).toBe(true);
      }
      const turned = allocated(frozenMinor, list.toReversed());
      expect(turned.shares.toReversed()).toEqual(allocation.shares);
    }),
    { seed: 83, numRuns: 400 },
  );
});

test('[RET-5] amounts that are no whole minor units, negative ones and a victim named twice are refused', () => {
  const code = (frozenMinor: number, list: readonly ReturnClaim[]) => {
    const result = allocateReturn(frozenMinor, list);
    return result.ok ? 'ok' : result.problem.code;
  };
  expect(code(-1, [])).toBe('return-amount-invalid');
  expect(code(10, [claim('a', 0.5)])).toBe('return-amount-invalid');
  expect(code(10, [claim('a', 5, -1)])).toBe('return-amount-invalid');
  expect(code(10, [claim('a', 5), claim('a', 6)])).toBe('return-victim-twice');
  expect(code(10, [claim('a', Number.MAX_SAFE_INTEGER), claim('b', 1)])).toBe('return-amount-invalid');
  expect(code(0, [])).toBe('ok');
});
