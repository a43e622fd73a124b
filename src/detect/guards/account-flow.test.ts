import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import { DAY } from '../case.fixture.ts';
import { factsCaseOf } from '../facts.fixture.ts';
import { accountFlow, byPartner, hasSameHolder, isClearingEntry, partnerOf } from './account-flow.ts';

test('[GUARD-8] the flow of an account is in its most used currency, without reversals and rows of nothing', () => {
  const row = (t: number, amount: number, more = {}) => ({ account: 0, t: t * DAY, amount, ...more });
  const view = factsCaseOf({
    currencies: ['CNY', 'USD'],
    rows: [
      row(2, 500),
      row(3, -200, { currency: 1 }),
      row(4, 700, { currency: 1 }),
      row(5, 0, { currency: 1 }),
      row(6, -300, { currency: 1, flags: ENTRY_FLAG.reversal }),
      // The next account's rows would make it yuan.
      ...[2, 3, 4, 5].map((day) => ({ account: 1, t: day * DAY, amount: 5 })),
    ],
  });
  expect(accountFlow(view, 0)).toEqual({ account: 0, currency: 1, credits: [2], debits: [1] });
});

test('[GUARD-8] who stands on the other side of a row, by number, holder and kind; the first account is one like all', () => {
  const view = factsCaseOf({
    holders: { 0: 0, 1: 0, 2: 5 },
    kinds: { 0: ACCOUNT_KIND.clearing },
    transfers: [
      { from: 1, to: 0, t: 2 * DAY },
      { from: 2, to: 1, t: 3 * DAY, amount: 0 },
      { from: 3, to: 1, t: 4 * DAY },
    ],
    rows: [{ account: 1, t: 5 * DAY, amount: 7 }],
  });
  const own = [0, 1, 2, 3].map((i) => view.ledger.offsets[1]! + i);
  expect(own.map((entry) => partnerOf(view, 1, entry))).toEqual([0, 2, 3, -1]);
  expect(partnerOf(view, 0, 0)).toBe(1);
  expect([...byPartner(view, 1, own)]).toEqual([
    [0, [own[0]]],
    [2, [own[1]]],
    [3, [own[2]]],
  ]);
  expect(own.map((entry) => isClearingEntry(view, 1, entry))).toEqual([true, false, false, false]);
  expect([hasSameHolder(view, 1, 0), hasSameHolder(view, 1, 2), hasSameHolder(view, 1, -1)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(hasSameHolder(view, 3, 3)).toBe(false);
});
