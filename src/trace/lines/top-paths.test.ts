import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { randomCase, UNBOUNDED } from '../money.generator.ts';
import { MOVEMENT_END } from '../trace-flows.ts';
import { LINE_POLICIES, openLines } from './open-lines.ts';
import { topPaths } from './top-paths.ts';
import { walkUnits } from './units.reference.ts';

const CASES = fc.oneof(randomCase(), randomCase({ accounts: 4, movements: 100, sources: 5 }));

describe.each(LINE_POLICIES)('%s', (policy) => {
  test('[LINE-12] all paths together are the ways of the minor units, and the first k are the largest', () => {
    fc.assert(
      fc.property(CASES, ({ money, ...trace }) => {
        const { paths } = walkUnits(money, policy, trace);
        const lines = openLines(money, policy);
        const all = topPaths(lines, trace, { most: Infinity });
        expect(
          new Map(all.map(({ victim, movements, end, amount }) => [[victim, ...movements, end].join(), amount])),
        ).toEqual(paths);
        const victims = new Set(all.map(({ victim }) => victim));
        const first = topPaths(lines, trace, { most: 2 });
        for (const victim of victims) {
          const amounts = all.filter((path) => path.victim === victim).map(({ amount }) => amount);
          expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
          expect(first.filter((path) => path.victim === victim).map(({ amount }) => amount)).toEqual(
            amounts.slice(0, 2),
          );
        }
      }),
      { seed: 13, numRuns: 60 },
    );
  });
});

test('[LINE-13] a path names its movements with their times, and ends where the money is held or has left', () => {
  const money = toMoney(
    [
      { from: 1, to: 0, amount: 300, t: 10 },
      { from: 0, to: 2, amount: 200, t: 20 },
      { from: 2, to: -1, amount: 150, t: 35, flags: 0 },
    ],
    [{}, { covered: false }],
  );
  const trace = { sources: [{ victim: 4, movement: 0 }], bounds: UNBOUNDED };
  const paths = topPaths(openLines(money, 'fifo'), trace, { most: 9 });
  expect(paths).toEqual([
    { victim: 4, amount: 150, movements: [0, 1, 2], times: [10, 20, 35], end: MOVEMENT_END.unnamed },
    { victim: 4, amount: 100, movements: [0], times: [10], end: MOVEMENT_END['goes-on'] },
    { victim: 4, amount: 50, movements: [0, 1], times: [10, 20], end: MOVEMENT_END['goes-on'] },
  ]);
});
