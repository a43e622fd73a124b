import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const START = 10 * DAY;
const CASH = ENTRY_FLAG.cash;

/** Deposits of together `sum` fen, `gap` apart; of each the share `onward` leaves by transfer `after` it. */
function deposited({ count = 3, sum = 6_000_000, gap = DAY, onward = 0.7, after = HOUR } = {}): LedgerDraft {
  const amount = sum / count;
  return {
    rows: Array.from({ length: count }, (_, i) => ({ account: 0, t: START + i * gap, amount, flags: CASH })),
    transfers: Array.from({ length: count }, (_, i) => ({
      from: 0,
      to: 1,
      t: START + i * gap + after,
      amount: Math.floor(amount * onward),
    })),
  };
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'cash-in', parameters).signals.find(({ account }) => account === 0);
}

const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'cash-in').notAssessable.includes(0);

test('[CASH-IN] three deposits of 50,000 yuan in 7 d, 70 % of it transferred on within 24 h', () => {
  expect(found(deposited({ onward: 1 }))).toBeDefined();
  expect(found(deposited({ count: 2, onward: 1 }))).toBeUndefined();
  expect(found(deposited({ count: 4, sum: 5_000_000, onward: 1 }))).toBeDefined();
  expect(found(deposited({ count: 4, sum: 4_999_996, onward: 1 }))).toBeUndefined();
  expect(found(deposited({ gap: 3.5 * DAY, onward: 1 }))).toBeDefined();
  expect(found(deposited({ gap: 3.5 * DAY + 1, onward: 1 }))).toBeUndefined();
  expect(found(deposited({ onward: 1, after: DAY - 1 }))).toBeDefined();
  expect(found(deposited({ onward: 1, gap: 3 * DAY, after: DAY }))).toBeDefined();
  expect(found(deposited({ onward: 1, gap: 3 * DAY, after: DAY + 1 }))).toBeUndefined();
});

test('[CASH-IN] the share passed on is measured first in first out, cash taken again is not passed on', () => {
  const one = (out: number, flags = 0): LedgerDraft => ({
    ...deposited({ gap: 60 }),
    transfers: [{ from: 0, to: 1, t: START + HOUR, amount: out, flags }],
  });
  expect(found(one(4_200_000))).toBeDefined();
  expect(found(one(4_199_999))).toBeUndefined();
  expect(found(one(4_200_000, CASH))).toBeUndefined();
});

test('[CASH-IN] explains itself; the strength rises with the deposits', () => {
  const signal = found(deposited({ count: 4, sum: 8_000_000, onward: 1 }))!;
  expect(signal).toMatchObject({
    code: 'cash-in',
    strength: 0.25,
    from: START,
    to: START + 3 * DAY + HOUR,
    evidence: [0, 1, 2, 3],
    values: {
      deposits: 4,
      depositedMinor: 8_000_000,
      passedOnMinor: 8_000_000,
      share: 1,
      windowSeconds: 7 * DAY,
      onwardSeconds: DAY,
      currency: 'CNY',
      minimumDeposits: 3,
      minimumAmountMinor: 5_000_000,
      minimumShare: 0.7,
    },
  });
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['cash-in'].toSorted());
});

test('[COV-2] [DET-3] gaps: a source without words about cash, a short coverage, a currency without an amount', () => {
  const spoken: LedgerDraft = { rows: [{ account: 0, t: START, amount: 100, flags: CASH }] };
  expect(gap({ transfers: deposited().transfers! })).toBe(true);
  expect(gap(spoken)).toBe(false);
  expect(gap({ ...spoken, coverage: { 0: [START, START + 8 * DAY] } })).toBe(false);
  expect(gap({ ...spoken, coverage: { 0: [START, START + 8 * DAY - 1] } })).toBe(true);
  const draft = deposited({ onward: 1 });
  const dollars = {
    transfers: draft.transfers!.map((one) => ({ ...one, currency: 1 })),
    rows: draft.rows!.map((row) => ({ ...row, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  expect([found(dollars), gap(dollars)]).toEqual([undefined, true]);
  expect(found(dollars, { 'minimumAmountMinor.USD': 700_000 })).toBeDefined();
});
