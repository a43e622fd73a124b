import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const START = 10 * DAY;

/** `count` receipts over `span`, together `sum` fen; covered until `silence` after the last. */
function burst({ count = 4, span = 10 * DAY, sum = 50_000_000, silence = 20 * DAY + 1 } = {}): LedgerDraft {
  const transfers = Array.from({ length: count }, (_, i) => ({
    from: 1 + i,
    to: 0,
    t: START + (i === 0 ? 0 : span),
    amount: i === 0 ? sum - (count - 1) : 1,
  }));
  return { days: 200, transfers, coverage: { 0: [DAY, START + span + silence] } };
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'burst-stop', parameters).signals.find(({ account }) => account === 0);
}

const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'burst-stop').notAssessable.includes(0);

test('[BURST-STOP] 500,000 yuan and more than three entries in 10 d, then more than 20 d of silence', () => {
  expect(found(burst())).toBeDefined();
  expect(found(burst({ sum: 49_999_999 }))).toBeUndefined();
  expect(found(burst({ count: 3 }))).toBeUndefined();
  expect(found(burst({ span: 10 * DAY + 1 }))).toBeUndefined();
  expect(found(burst({ silence: 20 * DAY }))).toBeUndefined();
});

test('[BURST-STOP] a silence that only began when the statement ends is a gap, without a burst it is nothing', () => {
  expect(gap(burst({ silence: 20 * DAY }))).toBe(true);
  expect(gap(burst({ silence: 20 * DAY, sum: 49_999_999 }))).toBe(false);
  expect(gap(burst({ silence: 20 * DAY, count: 3 }))).toBe(false);
  const short = (to: number): LedgerDraft => ({ ...burst({ count: 1 }), coverage: { 0: [START, to] } });
  expect(gap(short(START + 30 * DAY))).toBe(false);
  expect(gap(short(START + 30 * DAY - 1))).toBe(true);
});

test('[BURST-STOP] an account that is used again had its silence; the longest explains', () => {
  const again = (after: number): LedgerDraft => {
    const draft = burst();
    const next = { from: 1, to: 0, t: START + 10 * DAY + after, amount: 1 };
    return { days: 200, transfers: [...draft.transfers!, next], coverage: { 0: [DAY, START + 20 * DAY + after] } };
  };
  expect(found(again(20 * DAY))).toBeUndefined();
  const signal = found(again(40 * DAY))!;
  expect(signal).toMatchObject({
    code: 'burst-stop',
    from: START,
    to: START + 10 * DAY,
    evidence: [0, 1, 2, 3],
    values: {
      transfers: 4,
      turnoverMinor: 50_000_000,
      currency: 'CNY',
      windowSeconds: 10 * DAY,
      silenceSeconds: 40 * DAY,
      resumed: 1,
      minimumAmountMinor: 50_000_000,
      moreThan: 3,
      minimumSilenceSeconds: 20 * DAY,
    },
  });
  expect(signal.strength).toBeCloseTo(0.6, 10);
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['burst-stop'].toSorted());
  expect(found(burst({ silence: 60 * DAY }))).toMatchObject({ strength: 1, values: { resumed: 0 } });
});

test('[BURST-STOP] three in the window are not more than three, whatever was before; of equal silences the earlier explains', () => {
  const before = { account: 0, t: DAY, amount: 1 };
  expect(found({ ...burst({ count: 3 }), rows: [before] })).toBeUndefined();
  const first = burst().transfers!;
  const later = first.map((one) => ({ ...one, t: one.t + 40 * DAY }));
  const end = START + 50 * DAY + 30 * DAY;
  expect(found({ days: 200, transfers: [...first, ...later], coverage: { 0: [DAY, end] } })).toMatchObject({
    from: START,
    values: { silenceSeconds: 30 * DAY, resumed: 1 },
  });
  // Used again after just twenty days: judged, and nothing.
  const next = { from: 1, to: 0, t: START + 30 * DAY, amount: 1 };
  const steady = { days: 200, transfers: [...first, next], coverage: { 0: [DAY, START + 80 * DAY] } } as const;
  expect([found(steady), gap(steady)]).toEqual([undefined, false]);
});

test('[BURST-STOP] interest does not break the silence, and leaves the window as it ages', () => {
  const interest = { account: 0, t: START + 15 * DAY, amount: 3, flags: ENTRY_FLAG.interest };
  expect(found({ ...burst(), rows: [interest] })?.values['silenceSeconds']).toBe(20 * DAY + 1);
  expect(found({ ...burst(), rows: [{ ...interest, flags: 0 }] })).toBeUndefined();
  const two = burst({ count: 8 });
  const old = { account: 0, t: START - 1, amount: 30_000_000 };
  expect(found({ ...two, rows: [old] })?.values['turnoverMinor']).toBe(50_000_000);
});

test('[BURST-STOP] a currency without an amount is a gap; an amount of 0 asks for the number only', () => {
  const draft = burst();
  const dollars = {
    ...draft,
    transfers: draft.transfers!.map((one) => ({ ...one, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  expect([found(dollars), gap(dollars)]).toEqual([undefined, true]);
  expect(found(dollars, { 'minimumAmountMinor.USD': 7_000_000 })).toBeDefined();
  expect(found(burst({ sum: 100 }), { minimumAmountMinor: 0 })).toBeDefined();
});
