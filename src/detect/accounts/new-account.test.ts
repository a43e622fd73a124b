import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const OPENED = 20 * DAY;

/** Opened at OPENED, then `count` receipts of together `sum` fen, the last `after` later. */
function opened(after: number, { count = 2, sum = 1000 } = {}): LedgerDraft {
  const transfers = Array.from({ length: count }, (_, i) => ({
    from: 1 + i,
    to: 0,
    t: OPENED + (i === count - 1 ? after : i),
    amount: i === 0 ? sum - (count - 1) : 1,
  }));
  return { transfers, openedAt: { 0: OPENED } };
}

function found(draft: LedgerDraft, parameters = {}, preset: 'statement' | 'structure' = 'statement') {
  return runOne(ledgerCase(draft), 'new-account', parameters, preset).signals.find(({ account }) => account === 0);
}

test('[NEW] 100,000 yuan within 10 d of the opening', () => {
  expect(found(opened(10 * DAY, { sum: 10_000_000 }))?.values['windowSeconds']).toBe(10 * DAY);
  expect(found(opened(10 * DAY, { sum: 9_999_999 }))).toBeUndefined();
  expect(found(opened(10 * DAY + 1, { sum: 10_000_000 }))).toBeUndefined();
});

test('[NEW] a million within 15 d of the opening', () => {
  const late = (after: number, sum: number): LedgerDraft => ({
    ...opened(0),
    transfers: [{ from: 1, to: 0, t: OPENED + after, amount: sum }],
  });
  expect(found(late(15 * DAY, 100_000_000))?.values['windowSeconds']).toBe(15 * DAY);
  expect(found(late(15 * DAY, 99_999_999))).toBeUndefined();
  expect(found(late(15 * DAY + 1, 100_000_000))).toBeUndefined();
});

test('[NEW] twenty entries within 30 d of the opening, fees and interest left out', () => {
  expect(found(opened(30 * DAY, { count: 20 }))?.values).toEqual({
    condition: 'count',
    windowSeconds: 30 * DAY,
    transfers: 20,
    turnoverMinor: 1000,
    currency: 'CNY',
    minimumAmountMinor: 0,
    minimumCount: 20,
  });
  expect(found(opened(30 * DAY, { count: 19 }))).toBeUndefined();
  expect(found(opened(30 * DAY + 1, { count: 20 }))).toBeUndefined();
  const fee = { account: 0, t: OPENED + DAY, amount: -100, flags: ENTRY_FLAG.fee };
  expect(found({ ...opened(30 * DAY, { count: 19 }), rows: [fee] })).toBeUndefined();
});

test('[NEW] what was before the opening does not count; `structure` asks the count only', () => {
  const early = { from: 1, to: 0, t: OPENED - 1, amount: 10_000_000 };
  expect(found({ ...opened(DAY), transfers: [early] })).toBeUndefined();
  expect(found({ ...opened(DAY), transfers: [{ ...early, t: OPENED }] })).toBeDefined();
  expect(found(opened(DAY, { sum: 10_000_000 }), {}, 'structure')).toBeUndefined();
  expect(found(opened(DAY, { count: 20 }), {}, 'structure')).toBeDefined();
});

test('[NEW] the condition exceeded most explains; the strength is the multiple of its threshold', () => {
  const signal = found(opened(DAY, { count: 20, sum: 20_000_000 }))!;
  expect(signal).toMatchObject({
    code: 'new-account',
    from: OPENED,
    to: OPENED + DAY,
    values: { condition: 'amount', windowSeconds: 10 * DAY, minimumAmountMinor: 10_000_000 },
  });
  expect(signal.strength).toBeCloseTo(1.5 / 2.5, 10);
  expect(signal.evidence.length).toBe(20);
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['new-account'].toSorted());
  expect(found(opened(DAY, { count: 20, sum: 10_000_000 }))!.values['condition']).toBe('amount');
  expect(found(opened(DAY, { sum: 10_000_000 }))!.strength).toBeCloseTo(0.2, 10);
});

test('[COV-2] an unknown opening, or one whose 30 days are not inside the coverage, is a gap', () => {
  const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'new-account').notAssessable.includes(0);
  const quiet = opened(DAY);
  expect(gap(quiet)).toBe(false);
  expect(gap({ transfers: quiet.transfers! })).toBe(true);
  expect(gap({ ...quiet, coverage: { 0: [OPENED, OPENED + 30 * DAY] } })).toBe(false);
  expect(gap({ ...quiet, coverage: { 0: [OPENED + 1, OPENED + 31 * DAY] } })).toBe(true);
  expect(gap({ ...quiet, coverage: { 0: [OPENED - DAY, OPENED + 30 * DAY - 1] } })).toBe(true);
});

test('[DET-3] dollars are judged by their number only, unless they have amounts', () => {
  const dollars = opened(DAY, { sum: 10_000_000 });
  const draft = {
    ...dollars,
    transfers: dollars.transfers!.map((one) => ({ ...one, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  const run = runOne(ledgerCase(draft), 'new-account');
  expect([run.signals.length, run.notAssessable.includes(0)]).toEqual([0, true]);
  expect(found(draft, { 'shortAmountMinor.USD': 1_400_000 })).toBeDefined();
});
