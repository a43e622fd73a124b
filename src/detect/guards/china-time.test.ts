import { expect, test } from 'vitest';
import { calendarOfEdges } from './china-time.ts';
import { at, dayOf, guardCaseOf } from './guard-case.fixture.ts';

test('[GUARD-5] a month begins at its midnight in China', () => {
  const midnight = at(dayOf(2, 1), 0);
  const times = [midnight - 1, midnight, at(dayOf(2, 31), 23), at(dayOf(3, 1), 0)];
  const view = guardCaseOf({ transfers: times.map((t) => ({ from: 1, to: 0, t })) });
  const { month, dayOfMonth } = calendarOfEdges(view);
  expect([[...month], [...dayOfMonth]]).toEqual([
    [0, 1, 1, 2],
    [28, 1, 31, 1],
  ]);
});
