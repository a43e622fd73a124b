import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const END = 50 * DAY;

/** `before` entries in the first days of the statement, then `count` over `span` up to END. */
function rising({ before = 0, count = 20, span = 7 * DAY, covered = 37 * DAY } = {}): LedgerDraft {
  const from = END - covered;
  const early = Array.from({ length: before }, (_, i) => ({ from: 1, to: 0, t: from + i * HOUR }));
  const late = Array.from({ length: count }, (_, i) => ({
    from: 2,
    to: 0,
    t: i === 0 ? END - span : END - (count - 1 - i),
  }));
  return { transfers: [...early, ...late], coverage: { 0: [from, END] } };
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'surge', parameters).signals.find(({ account }) => account === 0);
}

test('[SURGE] twenty entries in 7 d, five times what was usual before', () => {
  expect(found(rising())).toBeDefined();
  expect(found(rising({ count: 19 }))).toBeUndefined();
  expect(found(rising({ span: 7 * DAY + 1 }))).toBeUndefined();
  // Of 30 days before: 17 entries are 3.97 a week, 18 are 4.2.
  expect(found(rising({ before: 17 }))).toBeDefined();
  expect(found(rising({ before: 18 }))).toBeUndefined();
  // 60 in 420 days are exactly one a week; counted as two at least: 10 times exactly.
  expect(found(rising({ count: 20 }), { usualAtLeast: 4 })).toBeDefined();
  expect(found(rising({ count: 20 }), { usualAtLeast: 4.01 })).toBeUndefined();
});

test('[SURGE] thirty days of statement come before the window, from the opening on', () => {
  expect(found(rising({ covered: 37 * DAY }))).toBeDefined();
  expect(found(rising({ covered: 37 * DAY - 1 }))).toBeUndefined();
  expect(found({ ...rising(), openedAt: { 0: END - 37 * DAY } })).toBeDefined();
  expect(found({ ...rising(), openedAt: { 0: END - 37 * DAY + 1 } })).toBeUndefined();
  const gap = (covered: number): boolean => runOne(ledgerCase(rising({ covered })), 'surge').notAssessable.includes(0);
  expect([gap(37 * DAY - 1), gap(37 * DAY)]).toEqual([true, false]);
});

test('[SURGE] the highest multiple explains', () => {
  const signal = found(rising({ before: 15, count: 30 }))!;
  expect(signal).toMatchObject({
    code: 'surge',
    from: END - 7 * DAY,
    to: END,
    values: {
      transfers: 30,
      windowSeconds: 7 * DAY,
      usualTransfers: 3.5,
      times: 8.6,
      usualAtLeast: 2,
      minimumCount: 20,
      minimumTimes: 5,
    },
  });
  expect(signal.strength).toBeCloseTo((30 / 3.5 - 3) / 12, 10);
  expect(signal.evidence).toEqual(Array.from({ length: 30 }, (_, i) => 15 + i));
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES.surge.toSorted());
});

test('[SURGE] of equal multiples the first explains', () => {
  const draft = rising();
  const again = draft.transfers!.map((one) => ({ ...one, t: one.t + 150 * DAY }));
  const twice = {
    days: 300,
    transfers: [...draft.transfers!, ...again],
    coverage: { 0: [END - 37 * DAY, END + 150 * DAY] },
  } as const;
  expect(found(twice)).toMatchObject({ to: END, values: { times: 10 } });
});

test('[SURGE] fees and interest are not counted, currencies are counted together', () => {
  const draft = rising({ count: 19 });
  const row = { account: 0, t: END - HOUR, amount: 5 };
  expect(found({ ...draft, rows: [{ ...row, flags: ENTRY_FLAG.fee }] })).toBeUndefined();
  expect(found({ ...draft, rows: [{ ...row, currency: 1 }], currencies: ['CNY', 'USD'] })).toBeDefined();
});
