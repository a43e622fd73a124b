import { expect, test } from 'vitest';
import { caseOf, DAY } from '../case.fixture.ts';
import { LotBook } from './lot-book.ts';
import { paysOwnMoney } from './own-money.ts';
import { skippedEntries } from './tiers.ts';

const PAID = 10 * DAY;

/** Core account 1 pays account 0 a hundred, the first transfer of all; account 0 pays so much into the ring. */
function pays(minor: number, from = PAID, got = 100): boolean {
  const view = caseOf({
    transfers: [
      { from: 1, to: 0, t: PAID, amount: got },
      { from: 3, to: 0, t: PAID + 1, amount: 1000 },
      { from: 0, to: 2, t: PAID + 2, amount: minor },
    ],
  });
  const lots = new LotBook(view, skippedEntries(view));
  return paysOwnMoney({ view, lots }, new Set([1, 2]), { account: 0, edges: [2], from });
}

test('[RING-1] half of what a payer pays, first in first out, must be money of the core', () => {
  expect([200, 201].map((minor) => pays(minor))).toEqual([true, false]);
});

test('[RING-1] money of the core counts from the given moment on', () => {
  expect([pays(200, PAID), pays(200, PAID + 1)]).toEqual([true, false]);
});

test('[RING-1] who pays nothing pays nobody’s money', () => {
  expect(pays(0, PAID, 0)).toBe(false);
});
