import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const OPENED = 10 * DAY;

/** Opened, `deposit` fen put in `since` later, `taken` out `after` that. */
function tested({ deposit = 100_000, taken = 90_000, since = HOUR, after = HOUR } = {}): LedgerDraft {
  return {
    openedAt: { 0: OPENED },
    transfers: [
      { from: 1, to: 0, t: OPENED + since, amount: deposit },
      { from: 0, to: 1, t: OPENED + since + after, amount: taken },
    ],
  };
}

function found(draft: LedgerDraft, parameters = {}, preset: 'statement' | 'structure' = 'statement') {
  return runOne(ledgerCase(draft), 'first-deposit', parameters, preset).signals.find(({ account }) => account === 0);
}

const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'first-deposit').notAssessable.includes(0);

test('[FIRST-DEPOSIT] at most 1,000 yuan first, of which 90 % is taken out within 24 h', () => {
  expect(found(tested())).toBeDefined();
  expect(found(tested({ taken: 89_999 }))).toBeUndefined();
  expect(found(tested({ deposit: 100_001, taken: 100_001 }))).toBeUndefined();
  expect(found(tested({ after: DAY }))).toBeDefined();
  expect(found(tested({ after: DAY + 1 }))).toBeUndefined();
  expect(found(tested({ since: 30 * DAY }))).toBeDefined();
  expect(found(tested({ since: 30 * DAY + 1 }))).toBeUndefined();
  expect(found(tested({ deposit: 0, taken: 0 }))).toBeUndefined();
});

test('[FIRST-DEPOSIT] only until the next credit, in several withdrawals, fees left out', () => {
  const [put, take] = tested({ taken: 50_000 }).transfers!;
  const more = { ...take!, t: take!.t + 60, amount: 45_000 };
  const credit = { ...put!, t: take!.t + 30, amount: 5 };
  const draft = (...transfers: (typeof more)[]): LedgerDraft => ({
    ...tested(),
    transfers: [put!, take!, ...transfers],
  });
  expect(found(draft(more))).toBeDefined();
  expect(found(draft(credit, more))).toBeUndefined();
  // A row of nothing between is no credit.
  const nothing = { account: 0, t: take!.t + 30, amount: 0 };
  expect(found({ ...draft(more), rows: [nothing] })).toBeDefined();
  const fee = { account: 0, t: OPENED + 60, amount: -1000, flags: ENTRY_FLAG.fee };
  expect(found({ ...draft(more), rows: [fee] })).toBeDefined();
  expect(found({ ...draft(more), rows: [{ ...fee, flags: 0 }] })).toBeUndefined();
});

test('[FIRST-DEPOSIT] feature K7 of the annex, a fixed strength, and what it measured', () => {
  const run = runOne(ledgerCase(tested({ taken: 95_000 })), 'first-deposit');
  expect([run.detector.annexFeature, run.detector.family]).toEqual(['K7', 'opening']);
  const [signal] = run.signals;
  expect(signal).toMatchObject({
    code: 'first-deposit',
    strength: 0.5,
    from: OPENED + HOUR,
    to: OPENED + 2 * HOUR,
    evidence: [0, 1],
    values: {
      depositMinor: 100_000,
      takenMinor: 95_000,
      share: 0.95,
      afterOpeningSeconds: HOUR,
      takenAfterSeconds: HOUR,
      currency: 'CNY',
      maximumDepositMinor: 100_000,
      windowSeconds: DAY,
      minimumShare: 0.9,
    },
  });
  expect(Object.keys(signal!.values).toSorted()).toEqual(MEASURE_CODES['first-deposit'].toSorted());
  expect(found(tested(), {}, 'structure')).toBeUndefined();
});

test('[COV-2] the opening must be known and covered, and the day after the deposit, too', () => {
  expect(gap({ transfers: tested().transfers! })).toBe(true);
  expect(gap(tested({ taken: 5 }))).toBe(false);
  const coveredFrom = (from: number): LedgerDraft => ({ ...tested({ taken: 5 }), coverage: { 0: [from, 50 * DAY] } });
  expect([gap(coveredFrom(OPENED)), gap(coveredFrom(OPENED + 1))]).toEqual([false, true]);
  const coveredTo = (to: number): LedgerDraft => ({
    ...tested({ taken: 5, since: 30 * DAY }),
    coverage: { 0: [DAY, to] },
  });
  const end = OPENED + 31 * DAY;
  expect([gap(coveredTo(end)), gap(coveredTo(end - 1))]).toEqual([false, true]);
  // Spent partly, then a credit: the first deposit's story is over.
  const over = coveredTo(end - 1);
  const next = { from: 1, to: 0, t: OPENED + 30 * DAY + 2 * HOUR, amount: 5 };
  expect(gap({ ...over, transfers: [...over.transfers!, next] })).toBe(false);
  const quiet = (to: number): boolean => gap({ openedAt: { 0: OPENED }, accountCount: 2, coverage: { 0: [DAY, to] } });
  expect([quiet(DAY + 31 * DAY), quiet(DAY + 31 * DAY - 1)]).toEqual([false, true]);
});

test('[DET-3] another currency is a gap unless it has an amount', () => {
  const draft = tested();
  const dollars = {
    ...draft,
    transfers: draft.transfers!.map((one) => ({ ...one, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  expect([found(dollars), gap(dollars)]).toEqual([undefined, true]);
  expect(found(dollars, { 'maximumDepositMinor.USD': 100_000 })).toBeDefined();
});
