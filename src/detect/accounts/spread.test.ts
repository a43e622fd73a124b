import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDGE_GUARD } from '../case-view.ts';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { MEASURE_CODES } from './measure-codes.ts';
import { spreadReference } from './spread.reference.ts';
import { SpreadSearch } from './spread-search.ts';

const START = 10 * DAY;

/** 40,000 yuan from `payers`, then `payees` payments of together `out` fen. */
function spreading(out: number, { payees = 5, payers = 1, after = HOUR, gap = HOUR } = {}): TransferDraft[] {
  const credits = Array.from({ length: payers }, (_, i) => ({
    from: 20 + i,
    to: 0,
    t: START + i * gap,
    amount: 4_000_000 / payers,
  }));
  const last = START + (payers - 1) * gap;
  const payments = Array.from({ length: payees }, (_, i) => ({
    from: 0,
    to: 1 + i,
    t: last + after,
    amount: i === 0 ? out - (payees - 1) * 1000 : 1000,
  }));
  return [...credits, ...payments];
}

function accounts(transfers: readonly TransferDraft[], more: Partial<CaseDraft> = {}): number[] {
  return runOne(caseOf({ transfers, ...more }), 'spread').signals.map(({ account }) => account);
}

test('[SPREAD] the inflow of at most two payers, of which five payees take 70 % within 24 h', () => {
  expect(accounts(spreading(2_800_000))).toEqual([0]);
  expect(accounts(spreading(2_799_999))).toEqual([]);
  expect(accounts(spreading(4_000_000, { payees: 4 }))).toEqual([]);
  expect(accounts(spreading(4_000_000, { payers: 2 }))).toEqual([0]);
  expect(accounts(spreading(4_000_000, { payers: 3 }))).toEqual([]);
  expect(accounts(spreading(4_000_000, { after: DAY }))).toEqual([0]);
  expect(accounts(spreading(4_000_000, { after: DAY + 1 }))).toEqual([]);
  expect(accounts(spreading(4_000_000, { after: 1 }))).toEqual([0]);
  expect(accounts(spreading(4_000_000, { after: 0 }))).toEqual([]);
  // From the first second after the receipt to the last of the 24 h.
  const whole = spreading(4_000_000, { after: 1 }).map((one, i, all) =>
    i === all.length - 1 ? { ...one, t: START + DAY } : one,
  );
  expect(accounts(whole)).toEqual([0]);
});

test('[SPREAD] the receipts stand within 24 h; an older one is another window', () => {
  const inflow = (gap: number): unknown => {
    const { signals } = runOne(caseOf({ transfers: spreading(4_000_000, { payers: 2, gap }) }), 'spread');
    return [signals[0]?.values['inflowMinor'], signals[0]?.values['payers']];
  };
  expect(inflow(DAY)).toEqual([4_000_000, 2]);
  expect(inflow(DAY + 1)).toEqual([2_000_000, 1]);
});

test('[SPREAD] a third payer in the window or while it is paid out makes the inflow one of many', () => {
  const third = (t: number): number[] =>
    accounts([{ from: 30, to: 0, t, amount: 1 }, ...spreading(4_000_000, { payers: 2, gap: 0 })]);
  expect(third(START - DAY)).toEqual([]);
  expect(third(START - DAY - 1)).toEqual([0]);
  expect(third(START + DAY)).toEqual([]);
  expect(third(START + DAY + 1)).toEqual([0]);
});

test('[SPREAD] proposes code 3007 and feature Z1, and explains itself with the numbers it judged', () => {
  const run = runOne(caseOf({ transfers: spreading(3_000_000) }), 'spread');
  expect([run.detector.featureCode, run.detector.annexFeature, run.detector.family]).toEqual(['3007', 'Z1', 'flow']);
  const [signal] = run.signals;
  expect(signal).toMatchObject({
    code: 'spread',
    evidence: [0, 1, 2, 3, 4, 5],
    from: START,
    to: START + HOUR,
    values: {
      payers: 1,
      inflowMinor: 4_000_000,
      payees: 5,
      paidOutMinor: 3_000_000,
      paidOutShare: 0.75,
      currency: 'CNY',
      minimumPayees: 5,
      maximumPayers: 2,
      minimumShare: 0.7,
      windowSeconds: DAY,
      onwardSeconds: DAY,
    },
  });
  expect(Object.keys(signal!.values).toSorted()).toEqual(MEASURE_CODES.spread.toSorted());
});

test('[SPREAD] the strength rises with the payees and falls with an inflow below 20,000 yuan', () => {
  const strength = (payees: number, scale = 1): number => {
    const transfers = spreading(4_000_000, { payees }).map((one) => ({ ...one, amount: one.amount! * scale }));
    return runOne(caseOf({ transfers }), 'spread').signals[0]!.strength;
  };
  expect(strength(5)).toBeCloseTo(2 / 7, 10);
  expect(strength(10)).toBe(1);
  expect(strength(10, 0.5)).toBe(1);
  expect(strength(10, 0.25)).toBeCloseTo(0.5, 10);
  const free = runOne(caseOf({ transfers: spreading(4_000_000) }), 'spread', { fullAmountMinor: 0 });
  expect(free.signals[0]!.strength).toBeCloseTo(2 / 7, 10);
});

test('[SPREAD] off in `structure`; another currency is a gap unless it has an amount', () => {
  const transfers = spreading(4_000_000).map((one) => ({ ...one, currency: 1 }));
  const view = caseOf({ transfers, currencies: ['CNY', 'USD'] });
  const run = runOne(view, 'spread');
  expect([run.signals.length, Array.from(run.notAssessable)]).toEqual([0, [0]]);
  expect(run.counts['currencies-without-amount']).toBe(1);
  expect(runOne(view, 'spread', { 'fullAmountMinor.USD': 300_000 }).signals.length).toBe(1);
  expect(runOne(caseOf({ transfers: spreading(4_000_000) }), 'spread', {}, 'structure').counts).toEqual({
    'value-rule-off': 1,
  });
});

test('[SPREAD] with day stamps only the days after the receipt are surely after it', () => {
  const stamped = (day: number): TransferDraft[] =>
    spreading(4_000_000).map((one, i) => ({ ...one, precision: 2, t: i < 1 ? START : START + day * DAY }));
  expect(accounts(stamped(0))).toEqual([]);
  expect(accounts(stamped(1))).toEqual([0]);
});

test('[COV-1] [COV-2] a boundary account is no spreader; a coverage below both windows is a gap', () => {
  expect(accounts(spreading(4_000_000), { boundary: [0] })).toEqual([]);
  const gaps = (to: number): number[] =>
    Array.from(runOne(caseOf({ transfers: spreading(4000), coverage: { 0: [START, to] } }), 'spread').notAssessable);
  expect(gaps(START + 2 * DAY - 1)).toEqual([0]);
  expect(gaps(START + 2 * DAY)).toEqual([]);
});

test('[SPREAD] the holder’s own accounts are no payees, guarded payees of another kind are', () => {
  const view = caseOf({ transfers: spreading(4_000_000) });
  const run = (guard: number) => {
    const edges = new Uint8Array(6);
    edges[5] = guard;
    return runOne({ ...view, guarded: { edges, accounts: new Uint16Array(21) } }, 'spread').signals.length;
  };
  expect([run(EDGE_GUARD.own), run(EDGE_GUARD.broker), run(0)]).toEqual([0, 1, 1]);
});

test('[HUB-1] a spreader above the cap in the time limit is skipped and counted', () => {
  const run = (hubCap: number) => runOne(caseOf({ transfers: spreading(4_000_000) }), 'spread', { hubCap });
  expect([run(4).signals.length, run(4).counts['hub-skips']]).toEqual([0, 1]);
  expect([run(5).signals.length, run(5).counts['hub-skips']]).toEqual([1, 0]);
});

test('[CAP-1] the strongest spreader stays, the cut is counted', () => {
  const second = spreading(4_000_000, { payees: 8 }).map((one) => ({
    ...one,
    from: one.from === 0 ? 40 : one.from,
    to: one.to === 0 ? 40 : one.to,
  }));
  const run = runOne(caseOf({ transfers: [...spreading(4_000_000), ...second] }), 'spread', { maximumReasons: 1 });
  expect([run.signals.map(({ account }) => account), run.counts['reasons-cut']]).toEqual([[40], 1]);
});

test('[SPREAD] equals the reference that looks at every window', () => {
  const transfers = fc.array(
    fc.record({
      from: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5),
      to: fc.constantFrom(0, 1, 2, 3, 4, 5),
      t: fc.integer({ min: 0, max: 24 }).map((step) => START + step * 12 * HOUR),
      amount: fc.integer({ min: 1, max: 9 }),
      currency: fc.constantFrom(0, 0, 0, 1),
    }),
    { minLength: 10, maxLength: 30 },
  );
  const rule = {
    minimumPayees: 2,
    onwardSeconds: 2 * DAY,
    maximumPayers: 2,
    windowSeconds: DAY,
    minimumShare: 0.7,
  };
  let seen = 0;
  fc.assert(
    fc.property(transfers, (drawn) => {
      const { graph } = caseOf({ transfers: drawn, accountCount: 6, currencies: ['CNY', 'USD'] });
      const search = new SpreadSearch(graph, { ...rule, hubCap: 512 });
      const found = Array.from({ length: 6 }, (_, account) =>
        search.best(account).map(({ currency: _currency, ...one }) => ({ account, ...one })),
      ).flat();
      seen += found.length;
      expect(found).toEqual(spreadReference(graph, rule));
    }),
    { seed: 22, numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(60);
});
