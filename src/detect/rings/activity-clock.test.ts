import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { caseOf, DAY, HOUR } from '../case.fixture.ts';
import { activityClock } from './activity-clock.ts';

const [FIRST, LAST] = [DAY, 61 * DAY - 1];

function clockOf(count: number, kind: number = EDGE_KIND.pattern) {
  const transfers = Array.from({ length: count }, (_, i) => ({ from: 0, to: 1, t: 31 * DAY + (i % DAY), kind }));
  return activityClock(caseOf({ transfers, accountCount: 2 }).graph, FIRST, LAST);
}

test('[TREE-6] without transfers the clock is an ordinary one; reversals do not move it', () => {
  for (const clock of [clockOf(0), clockOf(2048, EDGE_KIND.reversal)]) {
    expect(clock.between(FIRST, LAST)).toBeCloseTo(60 * DAY, 3);
    expect(Math.abs(clock.between(10 * DAY, 12 * DAY) - 2 * DAY)).toBeLessThan(HOUR);
  }
});

test('[TREE-6] where more is paid time runs faster, elsewhere slower; as a whole it takes as long as the data', () => {
  // As many transfers as lie evenly over the data, all on one of the 60 days: half of the time passes on it.
  const clock = clockOf(2048);
  expect(clock.between(FIRST, LAST)).toBeCloseTo(60 * DAY, 3);
  expect(Math.abs(clock.between(31 * DAY, 32 * DAY - 1) - 30.5 * DAY)).toBeLessThan(HOUR);
  expect(Math.abs(clock.between(FIRST, 31 * DAY - 1) - 15 * DAY)).toBeLessThan(HOUR);
  expect(clock.secondsPerTransfer).toBeCloseTo((60 * DAY) / 4096, 9);
});

test('[TREE-6] beyond the data the clock is an ordinary one', () => {
  const clock = clockOf(2048);
  expect(clock.between(FIRST - HOUR, LAST) - clock.between(FIRST, LAST)).toBe(HOUR);
  expect(clock.between(FIRST, LAST + HOUR) - clock.between(FIRST, LAST)).toBe(HOUR);
});
