import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { binomialTail } from '../binomial-tail.ts';
import { EDGE_GUARD } from '../case-view.ts';
import { DAY, HOUR } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { ledgerCase, type LedgerDraft, type RowDraft } from './ledger-case.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

const START = 20 * DAY;
const CASH = ENTRY_FLAG.cash;

/** Ordinary small receipts on the days before START. */
function ordinary(count: number): RowDraft[] {
  return Array.from({ length: count }, (_, i) => ({ account: 0, t: 2 * DAY + i * HOUR, amount: 10_000 }));
}

/** Cash deposits of these amounts in fen, a day apart, after `history` ordinary entries. */
function deposits(amounts: readonly number[], { history = 30, gap = DAY } = {}): LedgerDraft {
  return {
    rows: [
      ...ordinary(history),
      ...amounts.map((amount, i) => ({ account: 0, t: START + i * gap, amount, flags: CASH })),
    ],
  };
}

const FIVE = [4_900_000, 4_900_000, 4_900_000, 4_900_000, 4_900_000];

function found(draft: LedgerDraft, parameters = {}, preset: 'statement' | 'structure' = 'statement') {
  return runOne(ledgerCase(draft), 'structuring', parameters, preset).signals.find(({ account }) => account === 0);
}

test('[STRUCT] five deposits just below the cash limit are less likely than one in a thousand, four are not', () => {
  expect(found(deposits(FIVE))?.values).toEqual({
    kind: 'cash',
    limitMinor: 5_000_000,
    bandFromMinor: 4_500_000,
    transfers: 5,
    sumMinor: 24_500_000,
    inBand: 5,
    inHalf: 5,
    chance: 0.000_32,
    currency: 'CNY',
    windowSeconds: 10 * DAY,
    minimumCount: 3,
    maximumChance: 0.001,
  });
  expect(found(deposits(FIVE.slice(0, 4)))).toBeUndefined();
  expect(Object.keys(found(deposits(FIVE))!.values).toSorted()).toEqual(MEASURE_CODES.structuring.toSorted());
});

test('[STRUCT] the band is [(1 − ε)θ, θ), the null all of [0.5θ, θ)', () => {
  const last = (amount: number): unknown => found(deposits([...FIVE.slice(1), amount]))?.values['inBand'];
  expect(last(4_500_000)).toBe(5);
  expect(last(4_499_999)).toBeUndefined();
  expect(last(4_999_999)).toBe(5);
  expect(last(5_000_000)).toBeUndefined();
  const inHalf = (amount: number): unknown => found(deposits([amount, ...FIVE, 4_900_000]))?.values['inHalf'];
  expect(inHalf(2_500_000)).toBe(7);
  expect(inHalf(2_499_999)).toBe(6);
});

test('[STRUCT] the account’s own history of such amounts speaks against chance: much of it makes a window ordinary', () => {
  const many = Array.from({ length: 20 }, (_, i) => 2_500_000 + i * 99_000);
  expect(found(deposits([...many, ...FIVE], { gap: HOUR }))).toBeUndefined();
  expect(found(deposits([...many, ...FIVE, ...FIVE, ...FIVE, ...FIVE], { gap: HOUR }))?.values).toMatchObject({
    inBand: 20,
    inHalf: 40,
  });
});

test('[STRUCT] three in ten days', () => {
  const spaced = (gap: number): unknown => found(deposits(FIVE, { gap }), { minimumCount: 5 })?.values['transfers'];
  expect(spaced(2.5 * DAY)).toBe(5);
  expect(spaced(2.5 * DAY + 1)).toBeUndefined();
  expect(found(deposits(FIVE, { gap: 5 * DAY }))?.values['transfers']).toBe(3);
  expect(found(deposits(FIVE, { gap: 5 * DAY + 1 }))).toBeUndefined();
  expect(found(deposits(FIVE, { gap: 5 * DAY + 1 }), { minimumCount: 2 })?.values['transfers']).toBe(2);
  expect(found(deposits(FIVE, { gap: 11 * DAY }), { minimumCount: 1 })).toBeUndefined();
});

test('[STRUCT] one alone is not worth the limit, two are', () => {
  const loose = { minimumCount: 1, chance: 1 };
  expect(found(deposits([4_900_000]), loose)).toBeUndefined();
  expect(found(deposits([4_500_000, 4_500_000]), loose)?.values['sumMinor']).toBe(9_000_000);
  expect(found(deposits([2_600_000, 2_600_000]), { ...loose, band: 0.5 })).toBeUndefined();
});

test('[STRUCT] thirty entries of its own come first; before that it is a gap', () => {
  const run = (history: number) => runOne(ledgerCase(deposits(FIVE, { history })), 'structuring');
  expect(run(25).signals.length).toBe(1);
  expect(run(24).signals.length).toBe(0);
  expect(run(24).notAssessable.includes(0)).toBe(true);
  const few = runOne(ledgerCase(deposits(FIVE.slice(0, 2), { history: 5 })), 'structuring');
  expect(few.notAssessable.includes(0)).toBe(false);
  const short = { ...deposits(FIVE.slice(0, 2)), coverage: { 0: [START, START + 10 * DAY - 1] } } as const;
  expect(runOne(ledgerCase(short), 'structuring').notAssessable.includes(0)).toBe(true);
});

test('[STRUCT] cash and transfers have limits of their own, debits count like credits', () => {
  const transfers = FIVE.map((amount, i) => ({ from: i % 2, to: 1 - (i % 2), t: START + i * DAY, amount: amount * 4 }));
  const signal = found({ rows: ordinary(30), transfers });
  expect(signal).toMatchObject({
    code: 'structuring',
    values: { kind: 'transfer', limitMinor: 20_000_000, transfers: 5 },
    evidence: [0, 1, 2, 3, 4],
    from: START,
    to: START + 4 * DAY,
  });
  const asCash = transfers.map((one) => ({ ...one, flags: CASH }));
  expect(found({ rows: ordinary(30), transfers: asCash })).toBeUndefined();
  const asTransfers = deposits(FIVE).rows!.map((row) => ({ ...row, flags: 0 }));
  expect(found({ rows: asTransfers })).toBeUndefined();
  // Of two limits that chance explains equally little the first one set explains.
  expect(found({ rows: deposits(FIVE).rows!, transfers })?.values['kind']).toBe('cash');
  const half = transfers.map((one) => ({ ...one, amount: (one.amount * 5) / 2 }));
  expect(found({ rows: ordinary(30), transfers: half })?.values['limitMinor']).toBe(50_000_000);
});

test('[STRUCT] repayments of a loan do not count', () => {
  const transfers = FIVE.map((amount, i) => ({ from: 0, to: 1, t: START + i * DAY, amount: amount * 4 }));
  const view = ledgerCase({ rows: ordinary(30), transfers });
  const guarded = (bit: number) => ({
    ...view,
    guarded: { edges: new Uint8Array(5).fill(bit), accounts: new Uint16Array(2) },
  });
  expect(runOne(guarded(EDGE_GUARD.loan), 'structuring').signals.length).toBe(0);
  const first = { edges: Uint8Array.of(EDGE_GUARD.loan, 0, 0, 0, 0), accounts: new Uint16Array(2) };
  expect(runOne({ ...view, guarded: first }, 'structuring').signals.length).toBe(0);
  expect(runOne(guarded(EDGE_GUARD.rent), 'structuring').signals.length).toBe(1);
});

test('[STRUCT] the strength rises with the improbability', () => {
  expect(found(deposits(FIVE))!.strength).toBeCloseTo((-Math.log10(0.2 ** 5) - 2) / 7, 6);
  const many = Array.from({ length: 14 }, () => 4_900_000);
  expect(found(deposits(many, { gap: HOUR }))!.strength).toBe(1);
});

test('[STRUCT] off in `structure`, and in a currency without limits a gap', () => {
  expect(runOne(ledgerCase(deposits(FIVE)), 'structuring', {}, 'structure').counts).toEqual({ 'value-rule-off': 1 });
  const dollars = {
    rows: deposits(FIVE).rows!.map((row) => ({ ...row, currency: 1 })),
    currencies: ['CNY', 'USD'],
  };
  const run = runOne(ledgerCase(dollars), 'structuring');
  expect([run.signals.length, run.notAssessable.includes(0), run.counts['currencies-without-amount']]).toEqual([
    0,
    true,
    1,
  ]);
  const limits = { 'cashLimitsMinor.USD': [5_000_000], 'transferLimitsMinor.USD': [20_000_000] };
  expect(found(dollars, limits)).toBeDefined();
  expect(found(deposits(FIVE), { cashLimitsMinor: [0] })).toBeUndefined();
});

test('[DET-7] scaling amounts and limits alike, and shifting by whole days, changes nothing but the numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 9 }), (scale, days) => {
      const draft = deposits([...FIVE, 4_600_000, 3_000_000]);
      const moved = { rows: draft.rows!.map((row) => ({ ...row, t: row.t + days * DAY, amount: row.amount * scale })) };
      const limits = { cashLimitsMinor: [5_000_000 * scale], transferLimitsMinor: [0] };
      const [one, two] = [found(draft)!, found(moved, limits)!];
      expect([two.strength, two.from, two.values['sumMinor'], two.values['chance']]).toEqual([
        one.strength,
        one.from + days * DAY,
        Number(one.values['sumMinor']) * scale,
        one.values['chance'],
      ]);
    }),
    { seed: 24, numRuns: 30 },
  );
});

test('[STRUCT] of windows that are equally unlikely the earlier explains', () => {
  // So many in the band that a double holds the chance of no more of them.
  const nil = Array.from({ length: 600 }, (_, i) => 1 + i).find((k) => binomialTail(k, k, 0.2) === 0)!;
  const many = deposits(
    Array.from({ length: nil + 9 }, () => 4_900_000),
    { gap: HOUR },
  );
  expect(found({ ...many, days: 90 })?.values).toMatchObject({ inBand: nil, chance: 0 });
});
