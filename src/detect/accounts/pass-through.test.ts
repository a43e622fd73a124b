import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase } from './ledger-case.fixture.ts';

const CREDITS: readonly TransferDraft[] = [
  { from: 1, to: 0, t: 10 * DAY, amount: 1_500_000 },
  { from: 2, to: 0, t: 10 * DAY + HOUR, amount: 500_000 },
];

function passed(amount: number, after: number, more: Partial<CaseDraft> = {}) {
  const debit = { from: 0, to: 3, t: 10 * DAY + HOUR + after, amount };
  return runOne(caseOf({ transfers: [...CREDITS, debit], ...more }), 'pass-through');
}

test('[PASS-1] 20,000 yuan in 24 h of which 80 % leave within 24 h are a hit with both sides as evidence', () => {
  const { hits, signals } = passed(1_600_000, HOUR);
  expect(hits).toEqual([
    expect.objectContaining({
      typology: 'pass-through',
      core: [0],
      evidence: [0, 1, 2],
      amount: 2_000_000,
      currency: 0,
    }),
  ]);
  expect(hits[0]!.strength).toBeCloseTo(0.5, 10);
  expect(signals[0]).toMatchObject({
    account: 0,
    code: 'pass-through',
    evidence: [0, 1, 2],
    values: {
      creditsMinor: 2_000_000,
      creditCount: 2,
      creditsSpanSeconds: HOUR,
      peakCreditsMinor: 2_000_000,
      matchedMinor: 1_600_000,
      share: 0.8,
      windowSeconds: DAY,
      onwardSeconds: DAY,
      currency: 'CNY',
      minimumAmountMinor: 2_000_000,
      minimumShare: 0.8,
      occurrences: 1,
    },
  });
  expect(passed(1_599_999, HOUR).hits).toEqual([]);
  expect(passed(2_000_000, 23 * HOUR).hits).toHaveLength(1);
  expect(passed(2_000_000, 24 * HOUR + 1).hits).toEqual([]);
  expect(passed(2_000_000, HOUR).hits[0]!.strength).toBe(1);
});

test('[PASS-1] less than the amount is no hit, and in the structure preset the rule is off', () => {
  const small = [...CREDITS.slice(0, 1), { from: 0, to: 3, t: 10 * DAY + HOUR, amount: 1_500_000 }];
  const view = caseOf({ transfers: small });
  expect(runOne(view, 'pass-through').hits).toEqual([]);
  expect(runOne(view, 'pass-through', { minimumAmountMinor: 1_500_000 }).hits).toHaveLength(1);
  const off = runOne(view, 'pass-through', { minimumAmountMinor: 0 }, 'structure');
  expect([off.hits, off.counts]).toEqual([[], { 'value-rule-off': 1 }]);
});

test('[DET-3] another currency is not assessable unless it has its own amount', () => {
  const transfers = [...CREDITS, { from: 0, to: 3, t: 10 * DAY + 2 * HOUR, amount: 2_000_000 }];
  const view = caseOf({ transfers, currencies: ['USD'] });
  const none = runOne(view, 'pass-through');
  expect([none.hits, none.signals]).toEqual([[], []]);
  expect(Array.from(none.notAssessable)).toEqual([0, 1, 2, 3]);
  expect(none.counts['currencies-without-amount']).toBe(4);
  const own = runOne(view, 'pass-through', { 'minimumAmountMinor.USD': 300_000 });
  expect(own.hits).toHaveLength(1);
  expect(own.signals[0]!.values).toMatchObject({ currency: 'USD', minimumAmountMinor: 300_000 });
  expect(Array.from(own.notAssessable)).toEqual([]);
});

test('[COV-1] [COV-2] boundary accounts are no subjects; too short a coverage is a gap, unless something was found', () => {
  expect(passed(2_000_000, HOUR, { boundary: [0] }).signals).toEqual([]);
  const shortly = { 0: [10 * DAY, 10 * DAY + 3 * HOUR], 3: [10 * DAY, 11 * DAY - 1] } as const;
  const found = passed(2_000_000, HOUR, { coverage: shortly });
  expect(found.signals.map(({ account }) => account)).toEqual([0]);
  expect(Array.from(found.notAssessable)).toEqual([3]);
  const notFound = passed(100, HOUR, { coverage: { ...shortly, 3: [10 * DAY, 11 * DAY] } });
  expect(Array.from(notFound.notAssessable)).toEqual([0]);
});

test('[PASS-1] a reversed payment does not pass anything on', () => {
  const debit = { from: 0, to: 3, t: 10 * DAY + 2 * HOUR, amount: 2_000_000, kind: EDGE_KIND.reversal };
  expect(runOne(caseOf({ transfers: [...CREDITS, debit] }), 'pass-through').hits).toEqual([]);
  const [first, second] = CREDITS;
  const credits = [{ ...first!, kind: EDGE_KIND.reversal }, second!];
  const passedOn = { from: 0, to: 3, t: 10 * DAY + 2 * HOUR, amount: 2_000_000 };
  expect(runOne(caseOf({ transfers: [...credits, passedOn] }), 'pass-through').hits).toEqual([]);
});

test('[PASS-1] cash that leaves as cash is a reason and no hit: nobody stands behind it', () => {
  const paidIn = { account: 0, t: 10 * DAY, amount: 2_000_000 };
  const taken = { account: 0, t: 10 * DAY + HOUR, amount: -2_000_000 };
  const cash = runOne(ledgerCase({ rows: [paidIn, taken] }), 'pass-through');
  expect([cash.hits.length, cash.counts['hits-without-transfer'], cash.signals.length]).toEqual([0, 1, 1]);
  const passedOn = { from: 0, to: 1, t: 10 * DAY + HOUR, amount: 2_000_000 };
  const half = runOne(ledgerCase({ rows: [paidIn], transfers: [passedOn] }), 'pass-through');
  expect([half.hits.length, half.counts['hits-without-transfer']]).toEqual([1, 0]);
});

test('[CAP-1] an account has one reason, its strongest, with the number of windows', () => {
  const week = [0, 1, 2].flatMap((i): TransferDraft[] => [
    { from: 1, to: 0, t: (10 + 5 * i) * DAY, amount: 2_000_000 },
    { from: 0, to: 3, t: (10 + 5 * i) * DAY + HOUR, amount: 1_700_000 + 100_000 * i },
    { from: 0, to: 4, t: (12 + 5 * i) * DAY, amount: 300_000 - 100_000 * i },
  ]);
  const run = runOne(caseOf({ transfers: week }), 'pass-through', { maximumHits: 2 });
  expect(run.signals).toHaveLength(1);
  expect(run.signals[0]!.values).toMatchObject({ matchedMinor: 1_900_000, occurrences: 3 });
  expect([run.hits.length, run.counts['hits-cut']]).toEqual([2, 1]);
});
