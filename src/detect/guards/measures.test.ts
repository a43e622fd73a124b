import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestRun, median, variation } from './measures.ts';

test('[GUARD-9] the median of an even number lies between the two in the middle; the variation of two is no constant', () => {
  expect([median([5, 1, 9]), median([1, 9, 4, 6]), median([])]).toEqual([5, 5, Number.NaN]);
  expect([variation([]), variation([3]), variation([4, 4]), variation([0, 0])]).toEqual([0, 0, 0, Infinity]);
  expect(variation([1, 3])).toBe(0.5);
});

test('[GUARD-9] a run follows after so many days, both limits included, whatever lies between', () => {
  expect([longestRun([0, 25, 62], 25, 37), longestRun([0, 24, 62], 25, 37), longestRun([0, 38], 25, 37)]).toEqual([
    3, 1, 1,
  ]);
  const days = fc.array(fc.nat({ max: 30 }), { maxLength: 9 }).map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(days, (given) => {
      let most = 0;
      for (let set = 1; set < 1 << given.length; set += 1) {
        const chosen = given.filter((_, i) => (set & (1 << i)) !== 0);
        const isRun = chosen.every((day, i) => i === 0 || (day - chosen[i - 1]! >= 3 && day - chosen[i - 1]! <= 5));
        if (isRun) most = Math.max(most, chosen.length);
      }
      expect(longestRun(given, 3, 5)).toBe(most);
    }),
    { seed: 71, numRuns: 150 },
  );
});
