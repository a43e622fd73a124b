import { expect, test } from 'vitest';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const START = 40 * DAY;

/** A probe by account 1 and a credit by account 2 `after` it. */
function probed({ small = 100, large = 200_000, after = HOUR, payer = 2, precision = 0 } = {}): LedgerDraft {
  return {
    transfers: [
      { from: 1, to: 0, t: START, amount: small, precision },
      { from: payer, to: 0, t: START + after, amount: large, precision },
    ],
  };
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'probe', parameters).signals.find(({ account }) => account === 0);
}

test('[PROBE] at most 500 yuan from a stranger, within 24 h a credit of 2,000 yuan and twenty times it', () => {
  expect(found(probed())).toBeDefined();
  expect(found(probed({ large: 199_999 }))).toBeUndefined();
  expect(found(probed({ small: 1 }))).toBeDefined();
  expect(found(probed({ small: 0 }))).toBeUndefined();
  expect(found(probed({ small: 50_000, large: 1_000_000 }))).toBeDefined();
  expect(found(probed({ small: 50_000, large: 999_999 }))).toBeUndefined();
  expect(found(probed({ small: 50_001, large: 9_000_000 }))).toBeUndefined();
  expect(found(probed({ after: DAY }))).toBeDefined();
  expect(found(probed({ after: DAY + 1 }))).toBeUndefined();
  expect(found(probed({ payer: 1 }))?.values['samePayer']).toBe(1);
});

test('[PROBE] a payer seen before sends no probe; one who only received is a stranger', () => {
  const before = (from: number, to: number): LedgerDraft => ({
    transfers: [{ from, to, t: START - 5 * DAY, amount: 90_000 }, ...probed().transfers!],
  });
  expect(found(before(1, 0))).toBeUndefined();
  expect(found(before(3, 0))).toBeDefined();
  expect(found(before(0, 1))).toBeDefined();
  expect(
    found({ rows: [{ account: 0, t: START, amount: 100 }], transfers: [probed().transfers![1]!] }),
  ).toBeUndefined();
});

test('[PROBE] a credit of nothing makes no acquaintance; of equally large ones the first explains', () => {
  const nothing = { from: 1, to: 0, t: START - DAY, amount: 0 };
  expect(found({ transfers: [nothing, ...probed().transfers!] })).toBeDefined();
  const again = probed().transfers!.map((one, i) => ({
    ...one,
    from: 5 + i,
    t: one.t + 2 * DAY,
    amount: i === 0 ? 300 : 200_000,
  }));
  expect(found({ transfers: [...probed().transfers!, ...again] })?.values).toMatchObject({
    occurrences: 2,
    probeMinor: 100,
  });
});

test('[PROBE] thirty days of statement before it; the unit of precision must be over', () => {
  const covered = (from: number): LedgerDraft => ({ ...probed(), coverage: { 0: [from, START + 20 * DAY] } });
  expect(found(covered(START - 30 * DAY))).toBeDefined();
  expect(found(covered(START - 30 * DAY + 1))).toBeUndefined();
  expect(found(probed({ after: 0 }))).toBeUndefined();
  expect(found(probed({ after: 1 }))).toBeDefined();
  expect(found(probed({ precision: 1, after: 0 }))).toBeUndefined();
  expect(found(probed({ precision: 1, after: 60 }))).toBeDefined();
  expect(found(probed({ precision: 2, after: DAY }))).toBeDefined();
});

test('[PROBE] a credit and a probe count once, in the order they came', () => {
  const two: LedgerDraft = {
    transfers: [
      { from: 1, to: 0, t: START, amount: 100 },
      { from: 3, to: 0, t: START + 1, amount: 200 },
      { from: 2, to: 0, t: START + 10, amount: 200_000 },
      { from: 2, to: 0, t: START + 20, amount: 300_000 },
      { from: 2, to: 0, t: START + 30, amount: 900_000 },
    ],
  };
  const signal = found(two)!;
  expect(signal).toMatchObject({
    code: 'probe',
    strength: 0.4,
    evidence: [0, 1, 2, 3],
    from: START,
    to: START + 20,
    values: {
      occurrences: 2,
      samePayer: 0,
      probeMinor: 200,
      followMinor: 300_000,
      afterSeconds: 19,
      currency: 'CNY',
      probeMostMinor: 50_000,
      followLeastMinor: 200_000,
      times: 20,
      windowSeconds: DAY,
    },
  });
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES.probe.toSorted());
});

test('[PROBE] gaps: a coverage without look-back and window, a currency without amounts; debits are nothing', () => {
  const quiet: LedgerDraft = { transfers: [{ from: 0, to: 1, t: START, amount: 100 }] };
  const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'probe').notAssessable.includes(0);
  expect(gap({ ...quiet, coverage: { 0: [START, START + 31 * DAY] } })).toBe(false);
  expect(gap({ ...quiet, coverage: { 0: [START, START + 31 * DAY - 1] } })).toBe(true);
  const dollars = {
    transfers: probed().transfers!.map((one) => ({ ...one, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  expect([found(dollars), gap(dollars)]).toEqual([undefined, true]);
  const amounts = { 'probeLeastMinor.USD': 1, 'probeMostMinor.USD': 7_000, 'followLeastMinor.USD': 30_000 };
  expect(found(dollars, amounts)).toBeDefined();
  for (const missing of Object.keys(amounts)) {
    const rest = Object.fromEntries(Object.entries(amounts).filter(([id]) => id !== missing));
    expect(found(dollars, rest), missing).toBeUndefined();
  }
});
