import { expect, test } from 'vitest';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft, type RowDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const START = 10 * DAY;

/** On each of `days` days `credit` fen in, all but the day's `kept` out, which the next day starts with. */
function emptied({ days = 5, credit = 2_000_000, kept = 0 } = {}): RowDraft[] {
  return Array.from({ length: days }, (_, i) => [
    { account: 0, t: START + i * DAY, amount: credit, balance: credit + (i === 0 ? 0 : kept) },
    { account: 0, t: START + i * DAY + HOUR, amount: i === 0 ? kept - credit : -credit, balance: kept },
  ]).flat();
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'low-balance', parameters).signals.find(({ account }) => account === 0);
}

const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'low-balance').notAssessable.includes(0);

test('[LOW-BALANCE] 100,000 yuan credited on five days, at whose ends next to nothing is left', () => {
  expect(found({ rows: emptied() })).toBeDefined();
  expect(found({ rows: emptied({ credit: 1_999_999 }) })).toBeUndefined();
  expect(found({ rows: emptied({ days: 4, credit: 9_000_000 }) })).toBeUndefined();
});

test('[LOW-BALANCE] the median balance at day’s end is at most a tenth of a day’s turnover', () => {
  // In 10,000,000, out 10,000,000 − kept: a day’s turnover is 2,000,000 − kept / 10.
  const atRatio = (kept: number): boolean => found({ rows: emptied({ kept }) }) !== undefined;
  expect(atRatio(198_019)).toBe(true);
  expect(atRatio(198_020)).toBe(false);
  expect(found({ rows: emptied({ kept: 20_000 }) }, { maximumRatio: 20_000 / 1_998_000 })).toBeDefined();
  const signal = found({ rows: emptied({ kept: 20_000 }) })!;
  expect(signal.values).toEqual({
    days: 5,
    balanceDays: 5,
    balanceMinor: 20_000,
    creditsMinor: 10_000_000,
    debitsMinor: 9_980_000,
    turnoverMinor: 1_998_000,
    ratio: 20_000 / 1_998_000,
    currency: 'CNY',
    minimumCreditsMinor: 10_000_000,
    minimumDays: 5,
    maximumRatio: 0.1,
  });
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['low-balance'].toSorted());
  expect(signal.strength).toBeCloseTo((1 - 20_000 / 1_998_000 - 0.8) / 0.19, 10);
  expect([signal.code, signal.from, signal.to]).toEqual(['low-balance', START, START + 4 * DAY + HOUR]);
});

test('[LOW-BALANCE] the last balance of a day in China counts, the median of an even number lies between', () => {
  const balances = [0, 100, 300, 1000, 5000, 9000];
  const rows = balances.map((balance, i) => ({ account: 0, t: START + i * DAY, amount: 2_000_000, balance }));
  expect(found({ rows })?.values['balanceMinor']).toBe(650);
  // 15:59 UTC is the same day in China, 16:00 the next.
  const late = (hours: number): RowDraft => ({ account: 0, t: START + hours * HOUR, amount: -5, balance: 400 });
  const five = rows.slice(1);
  expect(found({ rows: [late(DAY / HOUR + 15), ...five] })?.values).toMatchObject({ days: 5, balanceMinor: 1000 });
  expect(found({ rows: [...rows.slice(0, 5), { ...late(4 * 24 + 16), balance: 0 }] })?.values).toMatchObject({
    days: 6,
  });
});

test('[LOW-BALANCE] an overdrawn account is empty, not below nothing', () => {
  const rows = emptied({ kept: -100 });
  expect(found({ rows })).toMatchObject({ strength: 1, values: { balanceMinor: 0, ratio: 0 } });
});

test('[COV-2] without balances it is a gap, with too little turnover it is nothing', () => {
  const without = (count: number, draft: readonly RowDraft[]): LedgerDraft => ({
    rows: draft.map(({ balance, ...row }, i) => (i < count ? row : { ...row, balance: balance! })),
  });
  expect(gap(without(10, emptied()))).toBe(true);
  expect(gap(without(2, emptied()))).toBe(true);
  expect(found(without(1, emptied()))).toBeDefined();
  expect(found(without(2, emptied({ days: 6 })))?.values).toMatchObject({ days: 6, balanceDays: 5 });
  expect(gap(without(10, emptied({ credit: 100 })))).toBe(false);
  expect(gap({ rows: emptied({ days: 1 }), coverage: { 0: [START, START + 4 * DAY] } })).toBe(false);
  expect(gap({ rows: emptied({ days: 1 }), coverage: { 0: [START, START + 4 * DAY - 1] } })).toBe(true);
});

test('[DET-3] dollars are a gap unless they have an amount', () => {
  const rows = emptied().map((row) => ({ ...row, currency: 1 }));
  const draft = { rows, currencies: ['CNY', 'USD'] };
  expect([found(draft), gap(draft)]).toEqual([undefined, true]);
  expect(found(draft, { 'minimumCreditsMinor.USD': 1_400_000 })).toBeDefined();
});
