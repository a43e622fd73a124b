import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCalendar } from '#model';
import { EDGE_GUARD } from '../case-view.ts';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';

/** 1970-02-02 in China, a Monday. */
const MONDAY = 32 * DAY - 8 * HOUR;

function pair(amounts: readonly number[], days: readonly number[] = [0, 1, 2, 3, 4, 7]): TransferDraft[] {
  return amounts.map((amount, i) => ({ from: 1, to: 0, t: MONDAY + (days[i] ?? 4) * DAY + i, amount }));
}

function found(transfers: readonly TransferDraft[], more: Partial<CaseDraft> = {}, parameters = {}) {
  return runOne(caseOf({ transfers, ...more }), 'like-pair', parameters).signals;
}

function accounts(transfers: readonly TransferDraft[], more: Partial<CaseDraft> = {}): number[] {
  return found(transfers, more).map(({ account }) => account);
}

test('[PAIR] more than three transfers of one payer to one payee, amounts within 5 %, in five working days', () => {
  expect(accounts(pair([100, 100, 100, 100])).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(accounts(pair([100, 100, 100]))).toEqual([]);
  expect(accounts(pair([9500, 10_500, 10_000, 9999])).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(accounts(pair([9500, 10_501, 10_000, 9999]))).toEqual([]);
  const back = pair([100, 100, 100, 100]).map((one, i) => (i === 2 ? { ...one, from: 0, to: 1 } : one));
  expect(accounts(back)).toEqual([]);
  const others = pair([100, 100, 100, 100]).map((one, i) => (i === 2 ? { ...one, to: 2 } : one));
  expect(accounts(others)).toEqual([]);
  const dollars = pair([100, 100, 100, 100]).map((one, i) => (i === 2 ? { ...one, currency: 1 } : one));
  expect(accounts(dollars, { currencies: ['CNY', 'USD'] })).toEqual([]);
});

test('[PAIR] Monday to Friday are five working days, a weekend is none, the Monday after is the sixth', () => {
  const at = (...days: number[]): boolean => accounts(pair([100, 100, 100, 100], days)).length > 0;
  expect(at(0, 1, 2, 4)).toBe(true);
  expect(at(0, 1, 2, 6)).toBe(true);
  expect(at(0, 1, 2, 7)).toBe(false);
  expect(at(1, 2, 3, 7)).toBe(true);
  expect(at(1, 2, 3, 8)).toBe(false);
  expect(at(5, 6, 7, 11)).toBe(true);
  expect(at(5, 6, 7, 14)).toBe(false);
});

test('[PAIR] holidays and make-up days come from the calendar of the view; without one they are assumed', () => {
  const calendar = parseCalendar('date,kind\n1970-02-04,holiday\n1970-02-14,makeup-workday');
  if (!calendar.ok) throw new Error('calendar');
  const view = (days: readonly number[]) => caseOf({ transfers: pair([100, 100, 100, 100], days) });
  const run = (days: readonly number[], known: boolean) =>
    runOne({ ...view(days), ...(known ? { calendar: calendar.value } : {}) }, 'like-pair').signals[0]?.values;
  expect(run([0, 1, 3, 7], true)).toMatchObject({ workingDays: 5, assumedCalendar: 0 });
  expect(run([0, 1, 3, 7], false)).toBeUndefined();
  expect(run([0, 1, 3, 4], false)).toMatchObject({ workingDays: 5, assumedCalendar: 1 });
  expect(run([8, 9, 10, 12], true)).toMatchObject({ workingDays: 5 });
  expect(run([7, 8, 9, 12], true)).toBeUndefined();
  expect(run([7, 8, 9, 12], false)).toMatchObject({ workingDays: 5 });
});

test('[PAIR] the most transfers alike explain, both sides with the same evidence', () => {
  const signals = found(pair([100, 500, 101, 102, 99, 5000], [0, 0, 1, 2, 3, 3]));
  expect(signals.map(({ account, values }) => [account, values['direction']])).toEqual([
    [1, 'out'],
    [0, 'in'],
  ]);
  expect(signals[0]).toMatchObject({
    code: 'like-pair',
    evidence: [0, 2, 3, 4],
    from: MONDAY,
    to: MONDAY + 3 * DAY + 4,
  });
  expect(signals[0]!.values).toEqual({
    direction: signals[0]!.values['direction'],
    transfers: 4,
    workingDays: 4,
    amountMinor: 402,
    leastMinor: 99,
    mostMinor: 102,
    currency: 'CNY',
    moreThan: 3,
    maximumWorkingDays: 5,
    tolerance: 0.05,
    assumedCalendar: 1,
    occurrences: 1,
  });
  expect(Object.keys(signals[0]!.values).toSorted()).toEqual(MEASURE_CODES['like-pair'].toSorted());
  expect(signals[0]!.strength).toBeCloseTo(0.25, 10);
});

test('[PAIR] of equally many alike the smaller amounts explain, of windows the earlier', () => {
  const two = pair([200, 100, 200, 100, 200, 100, 200, 100], [0, 0, 1, 1, 2, 2, 3, 3]);
  expect(found(two)[0]?.values['mostMinor']).toBe(100);
  const twice = [...pair([300, 300, 300, 300], [0, 1, 2, 3]), ...pair([300, 300, 300, 300], [14, 15, 16, 17])];
  expect(found(twice)[0]).toMatchObject({ from: MONDAY, values: { transfers: 4 } });
});

test('[PAIR] the whole window of five working days is looked at before a smaller one', () => {
  const transfers = [...pair([200, 200, 200, 200], [0, 1, 2, 3]), ...pair([100, 100, 100, 100], [1, 2, 3, 4])];
  expect(found(transfers)[0]?.values).toMatchObject({ mostMinor: 100, workingDays: 4 });
});

test('[PAIR] an account in several pairs has its strongest reason and their number', () => {
  const more = pair([7, 7, 7, 7, 7], [0, 1, 2, 3, 4]).map((one) => ({ ...one, from: 2 }));
  const [signal] = found([...pair([100, 100, 100, 100]), ...more]).filter(({ account }) => account === 0);
  expect(signal).toMatchObject({ strength: 0.375, values: { transfers: 5, occurrences: 2 } });
});

test('[PAIR] proposes code 3008 of the platform, of family rhythm; off in `structure`', () => {
  const run = runOne(caseOf({ transfers: pair([1, 1, 1, 1]) }), 'like-pair');
  expect([run.detector.featureCode, run.detector.annexFeature, run.detector.family]).toEqual([
    '3008',
    undefined,
    'rhythm',
  ]);
  expect(runOne(caseOf({ transfers: pair([1, 1, 1, 1]) }), 'like-pair', {}, 'structure').counts).toEqual({
    'value-rule-off': 1,
  });
});

test('[PAIR] transfers of a rent, a loan or between own accounts do not count, those of other guards do', () => {
  const view = caseOf({ transfers: pair([100, 100, 100, 100]) });
  const run = (guard: number) => {
    const edges = new Uint8Array(4);
    edges[3] = guard;
    return runOne({ ...view, guarded: { edges, accounts: new Uint16Array(2) } }, 'like-pair');
  };
  for (const guard of [EDGE_GUARD.own, EDGE_GUARD.loan, EDGE_GUARD.rent]) {
    expect([run(guard).signals.length, run(guard).counts['guarded-transfers']]).toEqual([0, 1]);
  }
  // Of a payer who pays nobody more than three times nothing was left out.
  const three = caseOf({ transfers: pair([100, 100, 100]) });
  const edges = Uint8Array.of(0, 0, EDGE_GUARD.own);
  const few = runOne({ ...three, guarded: { edges, accounts: new Uint16Array(2) } }, 'like-pair');
  expect(few.counts['guarded-transfers']).toBe(0);
  expect([run(EDGE_GUARD.broker).signals.length, run(0).counts['guarded-transfers']]).toEqual([2, 0]);
});

test('[RING-1] who reported one of the payments as a victim gets no reason, the payee does', () => {
  const reports = { victimEdge: Int32Array.of(-1, 2) };
  expect(accounts(pair([100, 100, 100, 100]), { reports })).toEqual([0]);
  expect(accounts(pair([100, 100, 100, 100]), { reports: { victimEdge: Int32Array.of(9) } }).length).toBe(2);
});

test('[COV-1] [COV-2] boundary sides get nothing; less than five working days of coverage is a gap', () => {
  expect(accounts(pair([100, 100, 100, 100]), { boundary: [1] })).toEqual([0]);
  expect(accounts(pair([100, 100, 100, 100]), { boundary: [0] })).toEqual([1]);
  const gaps = (days: number): boolean => {
    const coverage = { 0: [MONDAY, MONDAY + days * DAY] } as const;
    return runOne(caseOf({ transfers: pair([100]), coverage }), 'like-pair').notAssessable.includes(0);
  };
  expect(gaps(4)).toBe(false);
  expect(gaps(3)).toBe(true);
  const coverage = { 0: [MONDAY, MONDAY + DAY] } as const;
  const run = runOne(caseOf({ transfers: pair([100, 100, 100, 100], [0, 0, 0, 1]), coverage }), 'like-pair');
  expect([run.signals.length, Array.from(run.notAssessable)]).toEqual([2, []]);
});

test('[PAIR] equals a search of every set of transfers', () => {
  const drawn = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 90, max: 112 })), {
    minLength: 3,
    maxLength: 9,
  });
  let seen = 0;
  fc.assert(
    fc.property(drawn, (rows) => {
      const transfers = rows.map(([day, amount], i) => ({ from: 1, to: 0, t: MONDAY + day * DAY + i, amount }));
      const sorted = transfers.toSorted((a, b) => a.t - b.t);
      const working = (from: number, to: number): number =>
        Array.from({ length: to - from + 1 }, (_, i) => (from + i) % 7).filter((weekday) => weekday < 5).length;
      let most = 0;
      for (let set = 0; set < 1 << sorted.length; set += 1) {
        const chosen = sorted.filter((_, i) => (set & (1 << i)) !== 0);
        if (chosen.length <= 3 || chosen.length <= most) continue;
        const days = chosen.map(({ t }) => Math.floor((t - MONDAY) / DAY));
        const amounts = chosen.map(({ amount }) => amount);
        if (working(Math.min(...days), Math.max(...days)) > 5) continue;
        if (Math.max(...amounts) * 0.95 <= Math.min(...amounts) * 1.05) most = chosen.length;
      }
      if (most > 0) seen += 1;
      expect(found(transfers)[0]?.values['transfers'] ?? 0).toBe(most);
    }),
    { seed: 23, numRuns: 150 },
  );
  expect(seen).toBeGreaterThan(20);
});
