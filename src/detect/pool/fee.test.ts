import { expect, test } from 'vitest';
import { measureFee, type FeeSettings } from './fee.ts';
import type { CollectionSession } from './session-settings.ts';
import { median, medianDeviation } from './statistics.ts';

const SETTINGS: FeeSettings = {
  leastShare: 0.001,
  mostShare: 0.15,
  mostDeviation: 0.005,
  minimumSessions: 10,
  resamples: 1000,
  confidence: 0.95,
  seed: 1,
};

/** Sessions that left these many of 10,000 behind. */
function leaving(...left: readonly number[]) {
  const sessions = left.map((one) => ({ inflowMinor: 10_000, outflowMinor: 10_000 - one }) as CollectionSession);
  return measureFee(sessions, SETTINGS);
}
const ten = (left: number): number[] => Array.from({ length: 10 }, () => left);

test('[POOL-5] median and deviation', () => {
  expect([median([3]), median([4, 1]), median([9, 1, 5]), median([1, 2, 3, 10])]).toEqual([3, 2.5, 5, 2.5]);
  expect([medianDeviation([5]), medianDeviation([1, 2, 3, 10]), medianDeviation([1, 1, 1, 9])]).toEqual([0, 1, 0]);
  expect(median([])).toBeNaN();
});

test('[POOL-5] a fee is stable between 0.1 % and 15 %, within half a point, over ten sessions', () => {
  expect(leaving(...ten(200))).toMatchObject({ isStable: true, stability: 1, mad: 0, sessions: 10 });
  expect(leaving(...ten(200)).median).toBeCloseTo(0.02, 12);
  expect(leaving(...ten(200).slice(1)).isStable).toBe(false);
  expect([9, 10, 1500, 1501].map((left) => leaving(...ten(left)).isStable)).toEqual([false, true, true, false]);
  const spread = (points: number) => leaving(200, ...ten(200 + points).slice(5), ...ten(200 - points).slice(5));
  expect(spread(49)).toMatchObject({ isStable: true, stability: expect.closeTo(0.51, 6) });
  expect(spread(51)).toMatchObject({ isStable: false, stability: 0 });
});

test('[POOL-5] deviation of exactly half a point is still stable, and then half as good', () => {
  const exact = { ...SETTINGS, mostDeviation: 0.25 };
  const halves = [0.5, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.5, 0.5].map(
    (left) => ({ inflowMinor: 4, outflowMinor: 4 - 4 * left }) as CollectionSession,
  );
  expect(measureFee(halves, { ...exact, mostShare: 0.5 })).toMatchObject({ isStable: true, stability: 0.5, mad: 0.25 });
  expect(measureFee(halves, { ...exact, leastShare: 0.5, mostShare: 0.5 })).toMatchObject({ isStable: true });
});

test('[POOL-5] the interval of the median holds it, narrows with sessions, and is the same every time', () => {
  const values = Array.from({ length: 21 }, (_, i) => 100 + 10 * i);
  const fee = leaving(...values);
  expect(fee.lower).toBeLessThan(fee.median);
  expect(fee.upper).toBeGreaterThan(fee.median);
  expect(leaving(...values)).toEqual(fee);
  const many = leaving(...Array.from({ length: 20 }, () => values).flat());
  expect(many.upper - many.lower).toBeLessThan(fee.upper - fee.lower);
  expect(leaving(...ten(300))).toMatchObject({ lower: expect.closeTo(0.03, 12), upper: expect.closeTo(0.03, 12) });
  const even = measureFee([leavingOne(100), leavingOne(300)], { ...SETTINGS, resamples: 200 });
  expect([even.lower, even.median, even.upper]).toEqual([0.01, 0.02, 0.03].map((one) => expect.closeTo(one, 12)));
});

test('[POOL-5] an even number of sessions has the mean of the two middle ones as its median, in every resample', () => {
  const middleOf = (...left: readonly number[]) =>
    measureFee(left.map(leavingOne), { ...SETTINGS, resamples: 201, confidence: 0 });
  // Of two sessions half of the resamples hold one each.
  expect(middleOf(100, 300)).toMatchObject({ lower: expect.closeTo(0.02, 12), upper: expect.closeTo(0.02, 12) });
  expect(middleOf(100)).toMatchObject({ lower: 0.01, upper: 0.01 });
});

function leavingOne(left: number): CollectionSession {
  return { inflowMinor: 10_000, outflowMinor: 10_000 - left } as CollectionSession;
}
