import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const START = 10 * DAY;
const CASH = ENTRY_FLAG.cash;

interface Taken {
  readonly credit?: number;
  readonly cash?: number;
  readonly after?: number;
  readonly flags?: number;
}

/** `credit` fen by transfer, `cash` of it taken `after` it. */
function taken({ credit = 2_000_000, cash = 1_400_000, after = HOUR, flags = CASH }: Taken = {}): LedgerDraft {
  return {
    transfers: [{ from: 1, to: 0, t: START, amount: credit }],
    rows: [{ account: 0, t: START + after, amount: -cash, flags }],
  };
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'cash-out', parameters).signals.find(({ account }) => account === 0);
}

const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'cash-out').notAssessable.includes(0);

test('[CASH-OUT] of 20,000 yuan transferred in, 70 % is taken in cash within 24 h', () => {
  expect(found(taken())).toBeDefined();
  expect(found(taken({ cash: 1_399_999 }))).toBeUndefined();
  expect(found(taken({ credit: 1_999_999, cash: 1_999_999 }))).toBeUndefined();
  expect(found(taken({ after: DAY }))).toBeDefined();
  expect(found(taken({ after: DAY + 1 }))).toBeUndefined();
  expect(found(taken({ flags: ENTRY_FLAG.atm }))).toBeUndefined();
});

test('[CASH-OUT] the credits stand within 24 h, each is held against its own withdrawals', () => {
  const second = (apart: number): LedgerDraft => ({
    transfers: [
      { from: 1, to: 0, t: START, amount: 1_500_000 },
      { from: 2, to: 0, t: START + apart, amount: 1_500_000 },
    ],
    rows: [
      { account: 0, t: START + 60, amount: -1_500_000, flags: CASH },
      { account: 0, t: START + apart + 60, amount: -1_500_000, flags: CASH },
    ],
  });
  expect(found(second(DAY))?.values).toMatchObject({ creditCount: 2, creditsMinor: 3_000_000 });
  expect(found(second(DAY + 1))).toBeUndefined();
});

test('[CASH-OUT] a withdrawal 24 h after the last credit, 48 h after the first; a credit of nothing is none', () => {
  const transfers = [0, DAY].map((apart, i) => ({ from: 1 + i, to: 0, t: START + apart, amount: 1_000_000 }));
  const cash = (t: number, amount: number) => ({ account: 0, t, amount: -amount, flags: CASH });
  const rows = [cash(START + DAY, 1_000_000), cash(START + 2 * DAY, 400_000)];
  const nothing = { from: 3, to: 0, t: START + HOUR, amount: 0 };
  expect(found({ transfers: [...transfers, nothing], rows })?.values).toMatchObject({
    creditCount: 2,
    creditsMinor: 2_000_000,
    cashMinor: 1_400_000,
  });
});

test('[CASH-OUT] first in first out: what a transfer took is not there for the cash', () => {
  const draft = taken();
  const before = { from: 0, to: 3, t: START + 60, amount: 700_000 };
  expect(found({ ...draft, transfers: [...draft.transfers!, before] })).toBeUndefined();
  expect(found({ ...draft, transfers: [...draft.transfers!, { ...before, t: START + 2 * HOUR }] })).toBeDefined();
  // Cash that was paid in and taken out again is no exit of transfers.
  const deposit = { account: 0, t: START - HOUR, amount: 3_000_000, flags: CASH };
  expect(found({ rows: [deposit, ...draft.rows!] })).toBeUndefined();
});

test('[CASH-OUT] the largest share explains, of equals the larger sum, then the earlier', () => {
  const signal = found(taken({ cash: 1_600_000 }))!;
  expect(signal).toMatchObject({ code: 'cash-out', evidence: [0], from: START, to: START + HOUR });
  expect(signal.strength).toBeCloseTo(0.6, 10);
  expect(signal.values).toEqual({
    creditsMinor: 2_000_000,
    creditCount: 1,
    cashMinor: 1_600_000,
    cashCount: 1,
    share: 0.8,
    windowSeconds: DAY,
    onwardSeconds: DAY,
    currency: 'CNY',
    minimumAmountMinor: 2_000_000,
    minimumShare: 0.7,
  });
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['cash-out'].toSorted());
  const later = (credit: number, cash: number): LedgerDraft => ({
    transfers: [...taken().transfers!, { from: 2, to: 0, t: START + 5 * DAY, amount: credit }],
    rows: [
      { account: 0, t: START + HOUR, amount: -1_600_000, flags: CASH },
      { account: 0, t: START + 2 * DAY, amount: -400_000 },
      { account: 0, t: START + 5 * DAY + HOUR, amount: -cash, flags: CASH },
    ],
  });
  expect(found(later(2_500_000, 2_000_000))?.values['creditsMinor']).toBe(2_500_000);
  expect(found(later(2_500_000, 1_999_999))?.values['creditsMinor']).toBe(2_000_000);
  expect(found(later(2_000_000, 1_600_000))?.from).toBe(START);
});

test('[CASH-OUT] of family exit, without a feature of the annex; reversals are left out', () => {
  const { detector } = runOne(ledgerCase(taken()), 'cash-out');
  expect([detector.family, detector.annexFeature]).toEqual(['exit', undefined]);
  const back = taken();
  const rows = back.rows!.map((row) => ({ ...row, flags: CASH | ENTRY_FLAG.reversal }));
  expect(found({ ...back, rows })).toBeUndefined();
  const other = { from: 3, to: 0, t: START - HOUR, amount: 900_000, flags: ENTRY_FLAG.reversal };
  expect(found({ ...back, transfers: [other, ...back.transfers!] })?.values['creditsMinor']).toBe(2_000_000);
});

test('[COV-2] a source without words about cash is a gap; so is a coverage below both windows', () => {
  const plain: LedgerDraft = { transfers: taken().transfers! };
  expect(gap(plain)).toBe(true);
  const spoken: LedgerDraft = { ...plain, rows: [{ account: 1, t: START, amount: -1, flags: CASH }] };
  expect(gap(spoken)).toBe(false);
  expect(gap({ ...spoken, coverage: { 0: [START, START + 2 * DAY] } })).toBe(false);
  expect(gap({ ...spoken, coverage: { 0: [START, START + 2 * DAY - 1] } })).toBe(true);
  const none = Int32Array.of(-1, -1);
  const facts = { terminal: none, ip: none, mac: none, area: none, merchant: none };
  expect(runOne({ ...ledgerCase(plain), entries: facts }, 'cash-out').notAssessable.length).toBe(0);
});

test('[DET-3] another currency is a gap unless it has an amount', () => {
  const draft = taken();
  const dollars = {
    transfers: draft.transfers!.map((one) => ({ ...one, currency: 1 })),
    rows: draft.rows!.map((row) => ({ ...row, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  expect([found(dollars), gap(dollars)]).toEqual([undefined, true]);
  expect(found(dollars, { 'minimumAmountMinor.USD': 300_000 })).toBeDefined();
});
