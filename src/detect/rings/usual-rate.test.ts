import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { usualRate } from './usual-rate.ts';

/** Account 0 is paid on ten days by account 1. */
const PAID: readonly TransferDraft[] = Array.from({ length: 10 }, (_, i) => ({ from: 1, to: 0, t: (10 + i) * DAY }));

const SIDE = { account: 0, direction: 'in', inside: 1, from: 10 * DAY - HOUR, to: 10 * DAY } as const;

test('[TREE-1] an account without statement counts as seen all through the data', () => {
  const seen = caseOf({ transfers: PAID });
  const unseen = caseOf({ transfers: PAID, boundary: [0] });
  const [rate, rateUnseen] = [seen, unseen].map((view) => usualRate(view, view.graph).expected(SIDE)) as [
    number,
    number,
  ];
  expect(rateUnseen / rate).toBeCloseTo(1, 4);
  const half = caseOf({ transfers: PAID, coverage: { 0: [DAY, 31 * DAY] } });
  // Nine others and the prior in 30 days and the prior's six (an average account has ten), for those in 60 and six.
  expect(usualRate(half, half.graph).expected(SIDE) / rate).toBeCloseTo((60 + 6) / (30 + 6), 1);
});

test('[TREE-1] the average is that of accounts with any transfer on that side', () => {
  const alone = caseOf({ transfers: PAID });
  const among = caseOf({ transfers: PAID, accountCount: 5000 });
  expect(usualRate(among, among.graph).expected(SIDE)).toBe(usualRate(alone, alone.graph).expected(SIDE));
});
