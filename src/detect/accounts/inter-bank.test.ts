import { expect, test } from 'vitest';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const START = 10 * DAY;
const BANKS = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 0, 5: -1 };

/** In from account 1 (and 2), out to account 3, `after` the last credit. */
function passed({ credit = 2_000_000, out = 1_600_000, gap = HOUR, after = HOUR, payee = 3 } = {}): LedgerDraft {
  return {
    institutions: BANKS,
    transfers: [
      { from: 1, to: 0, t: START, amount: credit / 2 },
      { from: 2, to: 0, t: START + gap, amount: credit / 2 },
      { from: 0, to: payee, t: START + gap + after, amount: out },
    ],
  };
}

function found(draft: LedgerDraft, parameters = {}) {
  return runOne(ledgerCase(draft), 'inter-bank', parameters).signals.find(({ account }) => account === 0);
}

const gap = (draft: LedgerDraft): boolean => runOne(ledgerCase(draft), 'inter-bank').notAssessable.includes(0);

test('[INTER-BANK] 20,000 yuan from other institutions, 80 % of it sent on to others within 48 h, three in all', () => {
  expect(found(passed())).toBeDefined();
  expect(found(passed({ out: 1_599_999 }))).toBeUndefined();
  expect(found(passed({ credit: 1_999_998, out: 1_999_998 }))).toBeUndefined();
  expect(found(passed({ after: 2 * DAY - HOUR, out: 2_000_000 }))).toBeDefined();
  expect(found(passed({ after: 2 * DAY - HOUR + 1, out: 2_000_000 }))).toBeUndefined();
  expect(found(passed({ payee: 1 }))).toBeUndefined();
  expect(found(passed({ payee: 1 }), { minimumInstitutions: 2 })).toBeDefined();
});

test('[INTER-BANK] the credits stand within 48 h', () => {
  const wide = (apart: number): unknown => {
    const draft = passed({ gap: apart, credit: 2_000_000 });
    const early = { from: 0, to: 3, t: START + 60, amount: 1_000_000 };
    return found({ ...draft, transfers: [...draft.transfers!, early] })?.values['creditsMinor'];
  };
  expect(wide(2 * DAY)).toBe(2_000_000);
  expect(wide(2 * DAY + 1)).toBeUndefined();
});

test('[INTER-BANK] the own institution and an unknown one are not others', () => {
  expect(found(passed({ payee: 4 }))).toBeUndefined();
  expect(found(passed({ payee: 5 }))).toBeUndefined();
  expect(gap(passed({ payee: 5 }))).toBe(false);
  expect(gap({ ...passed(), institutions: { ...BANKS, 0: -1 } })).toBe(true);
  expect(gap({ ...passed(), institutions: { 0: 7 } })).toBe(true);
  expect(gap({ institutions: BANKS, accountCount: 2 })).toBe(false);
  const renumbered = { 0: 4, 1: 0, 2: 2, 3: 3 };
  expect(found({ ...passed(), institutions: renumbered })?.values['institutionsIn']).toBe(2);
  expect(found({ ...passed(), institutions: { ...renumbered, 1: 1, 3: 0 } })?.values['institutionsOut']).toBe(1);
});

test('[INTER-BANK] explains itself; the strength rises with the institutions', () => {
  const signal = found(passed({ out: 2_000_000 }))!;
  expect(signal).toMatchObject({
    code: 'inter-bank',
    from: START,
    to: START + 2 * HOUR,
    evidence: [0, 1, 2],
    values: {
      institutions: 3,
      institutionsIn: 2,
      institutionsOut: 1,
      creditsMinor: 2_000_000,
      sentMinor: 2_000_000,
      share: 1,
      windowSeconds: 2 * DAY,
      onwardSeconds: 2 * DAY,
      currency: 'CNY',
      minimumInstitutions: 3,
      minimumAmountMinor: 2_000_000,
      minimumShare: 0.8,
    },
  });
  expect(signal.strength).toBeCloseTo(2 / 7, 10);
  expect(Object.keys(signal.values).toSorted()).toEqual(MEASURE_CODES['inter-bank'].toSorted());
});

test('[COV-2] [DET-3] gaps: a short coverage, a currency without an amount', () => {
  const quiet: LedgerDraft = { institutions: BANKS, transfers: [passed().transfers![0]!] };
  expect(gap({ ...quiet, coverage: { 0: [START, START + 4 * DAY] } })).toBe(false);
  expect(gap({ ...quiet, coverage: { 0: [START, START + 4 * DAY - 1] } })).toBe(true);
  const draft = passed();
  const dollars = {
    ...draft,
    transfers: draft.transfers!.map((one) => ({ ...one, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  expect([found(dollars), gap(dollars)]).toEqual([undefined, true]);
  expect(found(dollars, { 'minimumAmountMinor.USD': 300_000 })).toBeDefined();
});
