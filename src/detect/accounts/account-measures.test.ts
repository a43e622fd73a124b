import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY, HOUR, caseOf } from '../case.fixture.ts';
import { planDetectors, runDetectors } from '../run-detectors.ts';
import { ACCOUNT_MEASURES } from './account-measures.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';
import { MEASURE_DEFAULTS } from './measure-defaults.fixture.ts';

test('[MEAS-1] the defaults of the account measures in both presets', () => {
  const defaults = Object.fromEntries(
    ACCOUNT_MEASURES.map(({ id, parameters }) => [id, Object.fromEntries(parameters.map((p) => [p.id, p.default]))]),
  );
  expect(defaults).toEqual(MEASURE_DEFAULTS);
});

test('[MEAS-1] no threshold is shown as a statute’s: each is a setting, a preset’s or an institution’s', () => {
  for (const { parameters } of ACCOUNT_MEASURES) {
    for (const { source, id } of parameters) expect(source, id).toMatch(/setting|preset|not statutory/);
  }
});

test('[MEAS-2] `structure` runs no rule of amounts', () => {
  const view = caseOf({ transfers: [{ from: 1, to: 0, t: 10 * DAY }] });
  const plan = planDetectors({ preset: 'structure' }, ACCOUNT_MEASURES);
  if (!plan.ok) throw new Error(plan.problem.code);
  const off = plan.value
    .filter(({ detector, parameters }) => detector.run(view, parameters).counts['value-rule-off'] === 1)
    .map(({ detector }) => detector.id);
  expect(off).toEqual([
    'spread',
    'inter-bank',
    'low-balance',
    'zero-out',
    'cash-in',
    'cash-out',
    'like-pair',
    'structuring',
    'probe',
    'burst-stop',
    'first-deposit',
  ]);
});

const ACCOUNTS = 6;
const identity = (account: number): number => account;

/** Thresholds so low that made-up data exceed them. */
const LOOSE = {
  spread: { minimumPayees: 2, minimumShare: 0.1, windowSeconds: DAY, onwardSeconds: 3 * DAY },
  'inter-bank': { minimumInstitutions: 2, minimumShare: 0.2, minimumAmountMinor: 1000 },
  'low-balance': { minimumCreditsMinor: 1000, minimumDays: 2, maximumRatio: 5 },
  'zero-out': { riseMinor: 1000, nearMinor: 5000, minimumCount: 1 },
  'cash-in': { minimumDeposits: 1, minimumAmountMinor: 100, minimumShare: 0.1 },
  'cash-out': { minimumAmountMinor: 100, minimumShare: 0.1, onwardSeconds: 5 * DAY },
  'like-pair': { moreThan: 1, tolerance: 0.3 },
  structuring: {
    cashLimitsMinor: [10_000],
    transferLimitsMinor: [10_000],
    band: 0.3,
    minimumHistory: 2,
    minimumCount: 2,
    chance: 1,
    strengthFrom: 0,
  },
  probe: { probeMostMinor: 5000, followLeastMinor: 1000, times: 1, lookBackSeconds: DAY, windowSeconds: 5 * DAY },
  dormant: { gapsSeconds: [2 * DAY], minimumCount: 1, strengthFrom: DAY },
  'burst-stop': { minimumAmountMinor: 1000, moreThan: 0, silenceSeconds: 2 * DAY, strengthFrom: DAY },
  surge: { minimumCount: 2, minimumTimes: 1, lookBackSeconds: DAY, usualAtLeast: 0.1, strengthFrom: 0 },
  night: { minimumCount: 2, minimumShare: 0.1, chance: 1, strengthFrom: 0 },
  'non-counter': { minimumCount: 2, minimumShare: 0.1, strengthFrom: 0 },
  'new-account': { minimumCount: 2, strengthFrom: 0 },
  'first-deposit': { minimumShare: 0.1, depositSeconds: 90 * DAY, windowSeconds: 9 * DAY },
};

interface Move {
  readonly renumber: (account: number) => number;
  readonly days: number;
}

function foundIn(drawn: readonly (readonly [number, number, number, number])[], move: Move) {
  const { renumber } = move;
  const shift = move.days * DAY;
  const at = (i: number, hours: number): number => 3 * DAY + shift + hours * HOUR + i;
  const all = Array.from({ length: ACCOUNTS }, (_, account) => account);
  const byAccount = (value: (account: number) => number): Record<number, number> =>
    Object.fromEntries(all.map((account) => [renumber(account), value(account)]));
  const draft: LedgerDraft = {
    accountCount: ACCOUNTS,
    days: 200,
    transfers: drawn
      .map(([from, to, hours, amount], i) => ({
        from,
        to,
        t: at(i, hours),
        amount,
        flags: amount % 3 === 0 ? ENTRY_FLAG.online : 0,
      }))
      .filter(({ from, to }) => from !== to)
      .map((one) => ({ ...one, from: renumber(one.from), to: renumber(one.to) })),
    rows: drawn
      .map(([from, to, hours, amount], i) => ({
        same: from === to,
        account: renumber(from),
        t: at(i, hours),
        amount: i % 2 === 0 ? amount : -amount,
      }))
      .filter(({ same }) => same)
      .map(({ account, t, amount }) => ({
        account,
        t,
        amount,
        flags: ENTRY_FLAG.cash | ENTRY_FLAG.atm,
        balance: Math.abs(amount),
      })),
    institutions: byAccount((account) => account % 4),
    openedAt: byAccount((account) => 2 * DAY + shift + account),
    coverage: Object.fromEntries(all.map((account) => [renumber(account), [2 * DAY + shift, 60 * DAY + shift]])),
  };
  const runs = runDetectors(ledgerCase(draft), { preset: 'statement', overrides: LOOSE }, ACCOUNT_MEASURES);
  if (!runs.ok) throw new Error(runs.problem.code);
  return runs.value.map(({ detector, signals, notAssessable }) => ({
    id: detector.id,
    gaps: Array.from(notAssessable).toSorted((a, b) => a - b),
    signals: signals.toSorted((a, b) => a.account - b.account),
  }));
}

test('[DET-7] renumbering accounts and shifting by whole weeks change no measure', () => {
  const drawn = fc.array(
    fc.tuple(
      fc.nat({ max: ACCOUNTS - 1 }),
      fc.nat({ max: ACCOUNTS - 1 }),
      fc.nat({ max: 24 * 20 }),
      fc.integer({ min: 1, max: 10_000 }),
    ),
    { minLength: 40, maxLength: 80 },
  );
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: ACCOUNTS });
  const seen = new Set<string>();
  fc.assert(
    fc.property(drawn, order, fc.nat({ max: 9 }), (transfers, numbers, weeks) => {
      const found = foundIn(transfers, { renumber: identity, days: 0 });
      for (const { id, signals } of found) if (signals.length > 0) seen.add(id);
      const moved = foundIn(transfers, { renumber: (account) => numbers[account]!, days: 7 * weeks });
      const back = moved.map(({ id, gaps, signals }) => ({
        id,
        gaps: gaps.map((account) => numbers.indexOf(account)).toSorted((a, b) => a - b),
        signals: signals
          .map((one) => ({
            ...one,
            account: numbers.indexOf(one.account),
            from: one.from - 7 * weeks * DAY,
            to: one.to - 7 * weeks * DAY,
          }))
          .toSorted((a, b) => a.account - b.account),
      }));
      expect(back).toEqual(found);
    }),
    { seed: 29, numRuns: 40 },
  );
  expect([...seen].toSorted((a, b) => a.localeCompare(b))).toEqual(
    Object.keys(LOOSE).toSorted((a, b) => a.localeCompare(b)),
  );
});
