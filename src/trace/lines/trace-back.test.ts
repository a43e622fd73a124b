import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { randomCase, UNBOUNDED } from '../money.generator.ts';
import { MOVEMENT_END } from '../trace-flows.ts';
import { LINE_POLICIES, openLines } from './open-lines.ts';
import { BACK_ORIGIN, traceBack, type TraceBack } from './trace-back.ts';
import { traceByLines } from './trace-by-lines.ts';

/** Small pieces are not cut: the way back does not know them. */
const CASES = fc.oneof(randomCase(), randomCase({ accounts: 4, movements: 100, sources: 6 })).map((drawn) => ({
  ...drawn,
  bounds: { ...drawn.bounds, leastMinor: 0, layers: Math.min(drawn.bounds.layers, 300) },
}));

describe.each(LINE_POLICIES)('%s', (policy) => {
  test('[LINE-8] what the way back finds in a movement is what the way there brought', () => {
    fc.assert(
      fc.property(CASES, ({ money, ...trace }) => {
        const lines = openLines(money, policy);
        const { flows } = traceByLines(lines, trace);
        const there = new Map<string, number>();
        for (let row = 0; row < flows.count; row++) {
          if (flows.end[row] === MOVEMENT_END['reported-again']) continue;
          there.set([flows.movement[row], flows.victim[row], flows.hop[row]].join(), flows.amount[row] ?? 0);
        }
        const back = new Map<string, number>();
        for (let movement = 0; movement < money.movements.count; movement++) {
          const found = traceBack(lines, trace, { movement });
          expect(sumOf(found)).toBe(found.amount);
          addSources(back, found, movement);
        }
        expect(back).toEqual(there);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  test('[LINE-9] what the way back finds on an account is what is held there', () => {
    fc.assert(
      fc.property(CASES, ({ money, ...trace }) => {
        const lines = openLines(money, policy);
        const { held } = traceByLines(lines, trace);
        const there = new Map<string, number>();
        for (let row = 0; row < held.count; row++) {
          const key = [held.account[row], held.victim[row], held.hop[row]].join();
          there.set(key, (there.get(key) ?? 0) + (held.amount[row] ?? 0));
        }
        const back = new Map<string, number>();
        for (let account = 0; account < money.accountCount; account++) {
          const found = traceBack(lines, trace, { account });
          expect(sumOf(found)).toBe(found.amount);
          addSources(back, found, account);
        }
        expect(back).toEqual(there);
      }),
      { seed: 12, numRuns: 60 },
    );
  });
});

test('[LINE-10] a part of a balance is what the next debit would take', () => {
  const money = toMoney(
    [
      { from: 1, to: 0, amount: 300, t: 1 },
      { from: 2, to: 0, amount: 200, t: 2 },
      { from: 0, to: 3, amount: 50, t: 3 },
      { from: 0, to: 3, amount: 250, t: 9 },
    ],
    [{ opening: 100 }, {}, {}, { covered: false }],
  );
  const trace = { sources: [{ victim: 0, movement: 0 }], bounds: { ...UNBOUNDED, until: 5 } };
  const stolen = LINE_POLICIES.map((policy) => {
    const lines = openLines(money, policy);
    return [100, 250, 1000].map((amount) => {
      const found = traceBack(lines, trace, { account: 0, amount });
      return [found.amount, found.sources.amount[0] ?? 0];
    });
  });
  // On hand at 5: FIFO 50 clean, 300 stolen, 200 clean; LIFO 100 clean, 300 stolen, 150 clean; match-first 100 clean,
  // 250 stolen, 200 clean, because the 300 leave by 50 and 250.
  expect(stolen).toEqual([
    [
      [100, 50],
      [250, 200],
      [550, 300],
    ],
    [
      [100, 0],
      [250, 100],
      [550, 300],
    ],
    [
      [100, 0],
      [250, 50],
      [550, 250],
    ],
  ]);
  const later = { ...trace, bounds: UNBOUNDED };
  expect(traceBack(openLines(money, 'fifo'), trace, { movement: 3 }).amount).toBe(0);
  expect(traceBack(openLines(money, 'fifo'), later, { movement: 3 }).sources.amount[0]).toBe(200);
});

test('[LINE-11] money that is no source’s is named by where it is first seen', () => {
  const money = toMoney(
    [
      { from: 9, to: 1, amount: 40, t: 1 },
      { from: 1, to: 0, amount: 100, t: 2 },
      { from: 0, to: 2, amount: 150, t: 3 },
    ],
    [{ opening: 30 }, { opening: 10 }, {}, {}, {}, {}, {}, {}, {}, { covered: false }],
  );
  const { others } = traceBack(openLines(money, 'fifo'), { sources: [], bounds: UNBOUNDED }, { movement: 2 });
  expect(
    [...others.account.keys()].map((row) => [others.account[row], others.origin[row], others.amount[row]]),
  ).toEqual([
    [0, BACK_ORIGIN.opening, 30],
    [0, BACK_ORIGIN.unknown, 20],
    [1, BACK_ORIGIN.opening, 10],
    [1, BACK_ORIGIN.unknown, 50],
    [9, BACK_ORIGIN['no-statement'], 40],
  ]);
  const near = traceBack(
    openLines(money, 'fifo'),
    { sources: [], bounds: { ...UNBOUNDED, layers: 1 } },
    { movement: 2 },
  );
  expect([...near.others.origin]).toContain(BACK_ORIGIN['layers-cut']);
});

function sumOf({ sources, others }: TraceBack): number {
  expect([...sources.amount, ...others.amount].every((amount) => amount > 0)).toBe(true);
  return [...sources.amount, ...others.amount].reduce((sum, amount) => sum + amount, 0);
}

function addSources(into: Map<string, number>, { sources }: TraceBack, place: number): void {
  for (let row = 0; row < sources.count; row++) {
    const key = [place, sources.victim[row], sources.hop[row]].join();
    into.set(key, (into.get(key) ?? 0) + (sources.amount[row] ?? 0));
  }
}
