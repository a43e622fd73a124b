import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const FIRST = 10 * DAY;

/** One receipt, silence for `gap`, then `count` receipts over `span`, together `sum` fen. */
function awakened({ gap = 90 * DAY, count = 10, span = 7 * DAY, sum = 1000 } = {}): LedgerDraft {
  const wake = FIRST + gap;
  const burst = Array.from({ length: count }, (_, i) => ({
    from: 1 + i,
    to: 0,
    t: i === count - 1 && i > 0 ? wake + span : wake + i,
    amount: i === 0 ? sum - (count - 1) : 1,
  }));
  return { days: 600, transfers: [{ from: 30, to: 0, t: FIRST }, ...burst] };
}

function found(draft: LedgerDraft, parameters = {}, preset: 'statement' | 'structure' = 'statement') {
  const run = runOne(ledgerCase(draft), 'dormant', parameters, preset);
  return run.signals.find(({ account }) => account === 0);
}

test('[DORM] silence of 90 days, then ten entries within 7 d', () => {
  expect(found(awakened())).toBeDefined();
  expect(found(awakened({ gap: 90 * DAY - 1 }))).toBeUndefined();
  expect(found(awakened({ count: 9 }))).toBeUndefined();
  expect(found(awakened({ span: 7 * DAY + 1 }))).toBeUndefined();
});

test('[DORM] or 100,000 yuan within 7 d, which `structure` does not ask', () => {
  expect(found(awakened({ count: 2, sum: 10_000_000 }))).toBeDefined();
  expect(found(awakened({ count: 2, sum: 9_999_999 }))).toBeUndefined();
  expect(found(awakened({ count: 2, sum: 10_000_000 }), {}, 'structure')).toBeUndefined();
  expect(found(awakened(), {}, 'structure')).toBeDefined();
  // Credits and debits count alike.
  const both = awakened({ count: 1, sum: 5_000_000 });
  const back = { from: 0, to: 1, t: FIRST + 90 * DAY + HOUR, amount: 5_000_000 };
  expect(found({ ...both, transfers: [...both.transfers!, back] })).toMatchObject({
    values: { transfers: 2, turnoverMinor: 10_000_000 },
  });
});

test('[DORM] interest, fees and tax do not interrupt a dormancy, and do not wake', () => {
  for (const flags of [ENTRY_FLAG.interest, ENTRY_FLAG.fee, ENTRY_FLAG.tax]) {
    const booked = { account: 0, t: FIRST + 50 * DAY, amount: 12, flags };
    expect(found({ ...awakened(), rows: [booked] })?.values['gapSeconds']).toBe(90 * DAY);
    expect(found({ ...awakened({ count: 9 }), rows: [{ ...booked, t: FIRST + 90 * DAY + HOUR }] })).toBeUndefined();
  }
  expect(found({ ...awakened(), rows: [{ account: 0, t: FIRST + 50 * DAY, amount: 12 }] })).toBeUndefined();
  const reversed = { account: 0, t: FIRST + 50 * DAY, amount: 12, flags: ENTRY_FLAG.reversal };
  expect(found({ ...awakened(), rows: [reversed] })).toBeDefined();
});

test('[DORM] once per dormancy, with its grade; the longest explains', () => {
  const second = awakened({ gap: 270 * DAY }).transfers!.slice(1);
  const signal = found({ days: 600, transfers: [...awakened().transfers!, ...second] });
  expect(signal?.values).toEqual({
    gapSeconds: 173 * DAY,
    gradeSeconds: 90 * DAY,
    transfers: 10,
    turnoverMinor: 1000,
    currency: 'CNY',
    windowSeconds: 7 * DAY,
    minimumCount: 10,
    minimumAmountMinor: 10_000_000,
  });
  expect(Object.keys(signal!.values).toSorted()).toEqual(MEASURE_CODES.dormant.toSorted());
  expect(signal).toMatchObject({ code: 'dormant', from: FIRST + 270 * DAY, to: FIRST + 277 * DAY });
  expect(signal!.evidence).toEqual(Array.from({ length: 10 }, (_, i) => 11 + i));
  // Of two equally long dormancies the earlier explains.
  const third = awakened({ gap: 187 * DAY }).transfers!.slice(1);
  expect(found({ days: 600, transfers: [...awakened().transfers!, ...third] })?.from).toBe(FIRST + 90 * DAY);
  const grade = (gap: number): unknown => found(awakened({ gap }))?.values['gradeSeconds'];
  expect([180 * DAY - 1, 180 * DAY, 365 * DAY - 1, 365 * DAY].map(grade)).toEqual(
    [90, 180, 180, 365].map((days) => days * DAY),
  );
});

test('[DORM] the strength rises from 30 to 365 days of silence', () => {
  expect(found(awakened())?.strength).toBeCloseTo(60 / 335, 10);
  expect(found(awakened({ gap: 365 * DAY }))?.strength).toBe(1);
});

test('[DORM] an opening inside the coverage begins a dormancy, an earlier one does not', () => {
  const draft = awakened({ gap: 0 });
  const late = { ...draft, transfers: draft.transfers!.slice(1) };
  const at = (opened: number): unknown => {
    const shifted = late.transfers.map((one) => ({ ...one, t: one.t + 100 * DAY }));
    return found({ ...late, transfers: shifted, openedAt: { 0: opened } })?.values['gapSeconds'];
  };
  expect(at(FIRST)).toBe(100 * DAY);
  expect(at(DAY)).toBe(109 * DAY);
  expect(at(DAY - 1)).toBeUndefined();
  expect(at(0)).toBeUndefined();
});

test('[COV-2] too short a coverage, and a waking too near to its end, are gaps', () => {
  const gaps = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'dormant').notAssessable.includes(0);
  const quiet = { transfers: [{ from: 1, to: 0, t: FIRST }], days: 600 };
  expect(gaps({ ...quiet, coverage: { 0: [FIRST, FIRST + 97 * DAY] } })).toBe(false);
  expect(gaps({ ...quiet, coverage: { 0: [FIRST, FIRST + 97 * DAY - 1] } })).toBe(true);
  const woken = awakened({ count: 1 });
  const wake = FIRST + 90 * DAY;
  expect(gaps({ ...woken, coverage: { 0: [DAY, wake + 7 * DAY] } })).toBe(false);
  expect(gaps({ ...woken, coverage: { 0: [DAY, wake + 7 * DAY - 1] } })).toBe(true);
  expect(gaps({ ...awakened(), boundary: [0] })).toBe(false);
});

test('[DET-3] of a currency without an amount only the count is judged', () => {
  const dollars = (count: number): LedgerDraft => {
    const draft = awakened({ count, sum: 20_000_000 });
    return {
      ...draft,
      transfers: draft.transfers!.map((one) => ({ ...one, currency: 1 })),
      currencies: ['CNY', 'USD'],
    };
  };
  expect(found(dollars(10))).toBeDefined();
  // Of two currencies used alike the first is named.
  const { transfers } = awakened();
  const mixed = transfers!.map((one, i) => ({ ...one, currency: i === 0 || i > 5 ? 1 : 0 }));
  expect(found({ days: 600, transfers: mixed, currencies: ['CNY', 'USD'] }, {}, 'structure')?.values['currency']).toBe(
    'CNY',
  );
  const run = runOne(ledgerCase(dollars(9)), 'dormant');
  expect([run.signals.length, run.notAssessable.includes(0)]).toEqual([0, true]);
  expect(found(dollars(9), { 'minimumAmountMinor.USD': 1_400_000 })).toBeDefined();
});
