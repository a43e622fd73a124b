import { expect, test } from 'vitest';
import { EDGE_GUARD } from '../case-view.ts';
import { bettingAccount } from './criminal-twins.fixture.ts';
import { at, dayOf, markedCount, type GuardCase } from './guard-case.fixture.ts';
import { employer } from './innocent.fixture.ts';

/** Payments by 0 to 1, and by 1 to 0, on these days. */
function paid(days: readonly number[], back: readonly number[] = []): GuardCase {
  return {
    transfers: [
      ...days.map((day) => ({ from: 0, to: 1, t: at(day), amount: 100_000 })),
      ...back.map((day) => ({ from: 1, to: 0, t: at(day), amount: 70_000 })),
    ],
  };
}

const marked = (draft: GuardCase, parameters = {}): number =>
  markedCount(draft, EDGE_GUARD.rent, { 'guard-rent-family': parameters });

test('[GUARD-RENT] three months, both ways or by the month', () => {
  expect(marked(paid([dayOf(0, 20), dayOf(2, 25)], [dayOf(1, 9)]))).toBe(3);
  expect(marked(paid([dayOf(0, 20), dayOf(2, 25)], [dayOf(2, 9)]))).toBe(0);
  const monthly = [dayOf(1, 3), dayOf(2, 3), dayOf(3, 5)];
  expect([marked(paid(monthly)), marked(paid(monthly, [dayOf(2, 3)]))]).toEqual([3, 4]);
  expect(marked(paid([dayOf(1, 3), dayOf(2, 18), dayOf(3, 5)]))).toBe(0);
});

test('[GUARD-RENT] more than half of what one pays is paid by the month', () => {
  const monthly = [dayOf(1, 3), dayOf(2, 3), dayOf(3, 5)];
  expect(marked(paid([...monthly, dayOf(1, 16), dayOf(2, 16)]))).toBe(5);
  expect(marked(paid([...monthly, dayOf(1, 16), dayOf(2, 16), dayOf(3, 18)]))).toBe(0);
});

test('[GUARD-RENT] seven payments 25 days apart fall into five months; as many others but two leave them the most', () => {
  const monthly = [0, 1, 2, 3, 4, 5, 6].map((i) => dayOf(0, 1) + 25 * i);
  expect(marked({ ...paid([...monthly, ...monthly.slice(0, 5)]), days: 160 })).toBe(12);
});

test('[GUARD-RENT] partners up to the limits are family or rent, one more is not', () => {
  // Twelve employees, and the firm behind their employer.
  expect([marked(employer(), { maximumPayees: 12 }), marked(employer(), { maximumPayees: 11 })]).toEqual([52, 4]);
  const both = [30, 29].map((maximumTwoWay) => marked(bettingAccount(), { maximumTwoWay }));
  expect([both[0]! > 0, both[1]]).toEqual([true, 0]);
});
