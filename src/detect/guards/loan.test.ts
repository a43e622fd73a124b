import { expect, test } from 'vitest';
import { EDGE_GUARD } from '../case-view.ts';
import { DAY } from '../case.fixture.ts';
import {
  at,
  guardCaseOf,
  markedCount,
  measuredWith,
  type GuardCase,
  type GuardTransfer,
} from './guard-case.fixture.ts';

const FIRST = at(35);

/** 1 lends 0 60,000 yuan; 0 gives 3,000 back each time, so many seconds after FIRST. */
function lent(
  after: readonly number[],
  { loan = 6_000_000, repaid = (_i: number): number => 300_000 } = {},
): GuardTransfer[] {
  return [
    { from: 1, to: 0, t: at(4), amount: loan },
    ...after.map((t, i) => ({ from: 0, to: 1, t: FIRST + t, amount: repaid(i) })),
  ];
}

const marked = (transfers: GuardCase['transfers']): number => markedCount({ transfers }, EDGE_GUARD.loan);
const MONTHS = [0, 30 * DAY, 61 * DAY];

test('[GUARD-LOAN] three repayments, 28 to 33 days apart', () => {
  expect([marked(lent(MONTHS)), marked(lent(MONTHS.slice(1)))]).toEqual([4, 0]);
  expect(marked(lent([0, 33 * DAY, 61 * DAY]))).toBe(4);
  expect(marked(lent([0, 33 * DAY + 1, 62 * DAY]))).toBe(0);
  expect(marked(lent([0, 33 * DAY, 61 * DAY - 1]))).toBe(0);
});

test('[GUARD-LOAN] equal within 2 % of the one before, and smaller than the loan', () => {
  const second = (amount: number) => marked(lent(MONTHS, { repaid: (i) => (i === 1 ? amount : 300_000) }));
  expect([second(306_000), second(306_001)]).toEqual([4, 0]);
  expect([marked(lent(MONTHS, { loan: 300_001 })), marked(lent(MONTHS, { loan: 300_000 }))]).toEqual([4, 0]);
});

test('[GUARD-LOAN] a loan that comes after the first repayment is none', () => {
  const late = lent(MONTHS).map((one) => (one.from === 1 ? { ...one, t: FIRST + DAY } : one));
  expect(marked(late)).toBe(0);
});

test('[GUARD-LOAN] of two debits that a repayment may follow the later is its run’s', () => {
  const view = guardCaseOf({ transfers: lent([0, 2 * DAY, 32 * DAY, 63 * DAY]) });
  const { edges } = measuredWith({ transfers: lent([0, 2 * DAY, 32 * DAY, 63 * DAY]) }).guarded;
  const times = Array.from(edges, (bits, e) => ((bits & EDGE_GUARD.loan) === 0 ? -1 : view.graph.t[e]! - FIRST));
  expect(times.filter((t) => t >= 0)).toEqual([2 * DAY, 32 * DAY, 63 * DAY]);
});

test('[GUARD-LOAN] two who deal more than 400 times are no lender and borrower', () => {
  const small = (count: number): GuardTransfer[] =>
    Array.from({ length: count }, (_, i) => ({ from: 0, to: 1, t: at(50) + i * 60, amount: 1 }));
  expect([marked([...lent(MONTHS), ...small(396)]), marked([...lent(MONTHS), ...small(397)])]).toEqual([4, 0]);
});
