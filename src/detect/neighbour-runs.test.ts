import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighbourRuns } from './neighbour-runs.ts';

test('[GROUP-2] equal neighbours are one run; what is equal further away is another one', () => {
  expect([...neighbourRuns([])]).toEqual([]);
  expect([...neighbourRuns([7])]).toEqual([[0, 1]]);
  expect([...neighbourRuns([7, 7, 0, 7])]).toEqual([
    [0, 2],
    [2, 3],
    [3, 4],
  ]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 12 }), (values) => {
      const runs = [...neighbourRuns(values)];
      expect(runs.flatMap(([start, end]) => values.slice(start, end))).toEqual(values);
      for (const [start, end] of runs) expect(new Set(values.slice(start, end)).size).toBe(1);
      for (const [start] of runs.slice(1)) expect(values[start]).not.toBe(values[start - 1]);
    }),
    { seed: 61, numRuns: 100 },
  );
});
