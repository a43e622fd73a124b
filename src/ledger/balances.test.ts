import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastBreaks } from './balances.reference.ts';
import { checkBalances } from './index.ts';
import { toLedger, type EntryDraft } from './ledger-rows.generator.ts';

function check(...accounts: EntryDraft[][]): { breaks: number[][]; openings: number[][] } {
  const { breaks, openings } = checkBalances(toLedger(...accounts));
  return {
    breaks: Array.from(breaks.entry, (entry, i) => [
      entry,
      breaks.account[i] ?? -1,
      breaks.expected[i] ?? -1,
      breaks.seen[i] ?? -1,
    ]),
    openings: Array.from(openings.account, (account, i) => [
      account,
      openings.currency[i] ?? -1,
      openings.amount[i] ?? -1,
    ]),
  };
}

test('[BAL-1] a balance that does not follow from the one before is a break, once', () => {
  const chain = [
    { amount: 100, t: 1, balance: 150 },
    { amount: -30, t: 2, balance: 120 },
    { amount: 5, t: 3, balance: 1125 },
    { amount: 5, t: 4, balance: 1130 },
  ];
  expect(check(chain)).toEqual({ breaks: [[2, 0, 120, 1120]], openings: [[0, 0, 50]] });
});

test('[BAL-2] unknown balances are bridged, and the opening is derived behind them', () => {
  expect(
    check([
      { amount: 10, t: 1 },
      { amount: 20, t: 2, balance: 130 },
      { amount: -5, t: 3 },
      { amount: -5, t: 4, balance: 120 },
    ]),
  ).toEqual({ breaks: [], openings: [[0, 0, 100]] });
  expect(
    check([
      { amount: 20, t: 2, balance: 130 },
      { amount: -5, t: 3 },
      { amount: -5, t: 4, balance: 121 },
    ]).breaks,
  ).toEqual([[2, 0, 125, 126]]);
  expect(check([{ amount: 10, t: 1 }], [{ amount: 1, t: 1, balance: 1 }]).openings).toEqual([[1, 0, 0]]);
});

test('[BAL-3] inside one unit of precision any order that fits is fine: a falling file has no break', () => {
  const day = 86_400;
  expect(
    check([
      { amount: -30, t: day, precision: 2, balance: 120 },
      { amount: 100, t: day, precision: 2, balance: 150 },
      { amount: 1, t: 2 * day, precision: 2, balance: 121 },
    ]),
  ).toEqual({ breaks: [], openings: [[0, 0, 50]] });
  expect(
    check([
      { amount: -30, t: 60, precision: 1, balance: 120 },
      { amount: 100, t: 90, balance: 150 },
    ]).breaks,
  ).toEqual([]);
  expect(
    check([
      { amount: -30, t: 60, balance: 120 },
      { amount: 100, t: 61, balance: 150 },
    ]).breaks,
  ).toHaveLength(1);
});

test('[BAL-4] each currency of an account has its own chain', () => {
  const mixed = [
    { amount: 100, t: 1, balance: 100 },
    { amount: 7, t: 2, balance: 7, currency: 1 },
    { amount: -40, t: 3, balance: 60 },
    { amount: 1, t: 4, balance: 8, currency: 1 },
  ];
  expect(check(mixed)).toEqual({
    breaks: [],
    openings: [
      [0, 0, 0],
      [0, 1, 0],
    ],
  });
});

test('[BAL-4] two entries of two currencies are two chains', () => {
  const entries = [
    { amount: 100, t: 1, balance: 100 },
    { amount: 7, t: 2, balance: 9, currency: 1 },
  ];
  expect(check(entries)).toEqual({
    breaks: [],
    openings: [
      [0, 0, 0],
      [0, 1, 2],
    ],
  });
});

test('[BAL-3] a run of ties breaks as often as its best order, as the reference finds by trying all', () => {
  const entry = fc.record({
    amount: fc.integer({ min: -3, max: 3 }).filter((amount) => amount !== 0),
    after: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.nat(4), (run, balance) => {
      const ties = run.map(({ amount, after }) => ({ amount, balance: after, t: 86_400, precision: 2 as const }));
      const { breaks } = check([{ amount: 1, balance, t: 1 }, ...ties]);
      expect(breaks.length).toBe(leastBreaks(run, balance));
      expect(check(ties).breaks.length).toBe(leastBreaks(run, Number.NaN));
    }),
    { seed: 34, numRuns: 400 },
  );
});

test('[BAL-3] of the trails that fit nowhere the one that the next entry goes on from stands last', () => {
  const day = 86_400;
  const tie = (amount: number, balance: number) => ({ amount, balance, t: day, precision: 2 as const });
  // 0 → 100, then 400 → 500 and 700 → 800 in one order or the other, then from 500 on.
  const breaks = (...ties: EntryDraft[]) =>
    check([{ amount: 1, t: 1, balance: 0 }, ...ties, { amount: 7, t: 3 * day, balance: 507 }]).breaks.length;
  expect(breaks(tie(100, 100), tie(100, 500), tie(100, 800))).toBe(2);
  expect(breaks(tie(100, 100), tie(100, 800), tie(100, 500))).toBe(2);
  // Where the first one ends there as well, another may still stand last.
  expect(breaks(tie(500, 500), tie(100, 800), tie(50, 500))).toBe(2);
});

test('[BAL-3] a break in a run of ties is told of the entry that its trail begins with', () => {
  const day = 86_400;
  const falling = [
    { amount: 1, t: 1, balance: 1000 },
    { amount: -30, t: day, precision: 2 as const, balance: 120 },
    { amount: 100, t: day, precision: 2 as const, balance: 150 },
  ];
  expect(check(falling).breaks).toEqual([[2, 0, 1000, 50]]);
});

test('[BAL-3] a true statement has no break in any order of its ties, and its opening comes out', () => {
  const step = fc.record({
    amount: fc.integer({ min: -50, max: 50 }).filter((amount) => amount !== 0),
    day: fc.nat(3),
    key: fc.nat(),
  });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 0, max: 1000 }),
      (steps, opening) => {
        let balance = opening;
        const lines = steps
          .toSorted((a, b) => a.day - b.day)
          .map(({ amount, day, key }) => ({
            amount,
            t: day * 86_400 + 86_400,
            precision: 2 as const,
            balance: (balance += amount),
            key,
          }));
        expect(check(lines.toSorted((a, b) => a.t - b.t || a.key - b.key)).breaks).toEqual([]);
      },
    ),
    { seed: 35, numRuns: 300 },
  );
});
