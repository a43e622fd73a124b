import { expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { impliedOpeningMinor, NEAREST_LOT, nearestLot, type MarkedLots } from './nearest-lot.ts';

/** From old to young. */
function lotsOf(...lots: readonly (readonly [t: number, marked: number])[]): MarkedLots {
  return {
    newest: lots.length - 1,
    openings: 0,
    older: Int32Array.from(lots, (_, at) => at - 1),
    left: new Float64Array(lots.length).fill(100),
    t: Float64Array.from(lots, ([t]) => t),
    marked: Uint8Array.from(lots, ([, marked]) => marked),
  };
}

const HOUR = NEAREST_LOT.hourSeconds;

test('[MARK-4] of lots alike the youngest; unlike the debit counts ten times as old, from an hour on', () => {
  expect(nearestLot(lotsOf([0, 0], [HOUR, 0]), { t: 2 * HOUR, marked: 0 })).toBe(1);
  expect(nearestLot(lotsOf([0, 1], [HOUR, 1]), { t: 2 * HOUR, marked: 0 })).toBe(1);
  // the unmarked lot counts 9 hours + 1, the marked one just received 10 times 1
  expect(nearestLot(lotsOf([0, 0], [8 * HOUR, 1]), { t: 8 * HOUR, marked: 0 })).toBe(0);
  expect(nearestLot(lotsOf([0, 0], [10 * HOUR, 1]), { t: 10 * HOUR, marked: 0 })).toBe(1);
  expect(nearestLot(lotsOf([0, 1], [8 * HOUR, 0]), { t: 8 * HOUR, marked: 1 })).toBe(0);
});

test('[MARK-4] of equals the youngest; none left is -1; only so many lots are looked at', () => {
  expect(nearestLot(lotsOf([0, 0], [9 * HOUR, 1]), { t: 9 * HOUR, marked: 0 })).toBe(1);
  expect(nearestLot(lotsOf(), { t: 0, marked: 0 })).toBe(-1);
  const many = lotsOf([0, 0], ...Array.from({ length: NEAREST_LOT.mostLots }, () => [HOUR, 1] as const));
  expect(nearestLot(many, { t: HOUR, marked: 0 })).toBe(NEAREST_LOT.mostLots);
  expect(nearestLot({ ...many, openings: 1 }, { t: HOUR, marked: 0 })).toBe(0);
});

test('[MARK-5] the implied opening is the deepest point below nothing, after the known opening', () => {
  const money = toMoney([
    { from: 0, to: 1, amount: 300, t: 0 },
    { from: 1, to: 0, amount: 500, t: 1 },
    { from: 0, to: 1, amount: 600, t: 2 },
    { from: 1, to: 0, amount: 50, t: 3 },
  ]);
  expect(impliedOpeningMinor(money.ledger, 0, 0)).toBe(400);
  expect(impliedOpeningMinor(money.ledger, 0, 350)).toBe(50);
  expect(impliedOpeningMinor(money.ledger, 0, 1000)).toBe(0);
});
