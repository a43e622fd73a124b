import { expect, test } from 'vitest';
import { DAY } from '../case.fixture.ts';
import { at, valuesOf, type GuardTransfer } from './guard-case.fixture.ts';

test('[GUARD-HUB] more transfers than the cap between two instants, both included', () => {
  const live = (into: readonly number[], out: readonly number[] = []) => {
    const transfers: GuardTransfer[] = [
      ...into.map((t, i) => ({ from: 10 + i, to: 0, t: at(10) + t })),
      ...out.map((t, i) => ({ from: 0, to: 20 + i, t: at(10) + t })),
    ];
    const found = valuesOf({ transfers }, 'hub', { hubCap: 3, windowSeconds: DAY });
    return found && [found['liveIn'], found['liveOut']];
  };
  expect(live([0, 1, 2, DAY])).toEqual([4, 0]);
  expect(live([0, 1, 2, DAY + 1])).toBeUndefined();
  expect(live([0, 1, 2])).toBeUndefined();
  expect(live([], [0, 1, 2, 3, 4])).toEqual([0, 5]);
  // As few as the cap are not looked at more closely.
  expect(live([0, 1, 2, 3], [0, 5 * DAY, 9 * DAY])).toEqual([4, 3]);
  expect(live([0, 1, 2, 3], [0, 5 * DAY, 9 * DAY, 20 * DAY])).toEqual([4, 1]);
});
