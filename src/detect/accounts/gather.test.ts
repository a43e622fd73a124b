import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDGE_GUARD } from '../case-view.ts';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { gatherReference } from './gather.reference.ts';

const START = 10 * DAY;

/** Five payers of 100,000 each, `gap` apart, then one payment of `out` `after` seconds later. */
function gathered(out: number, { gap = HOUR, after = HOUR, payers = 5 } = {}): TransferDraft[] {
  const credits = Array.from({ length: payers }, (_, i) => ({ from: i + 1, to: 0, t: START + i * gap }));
  return [...credits, { from: 0, to: 9, t: START + (payers - 1) * gap + after, amount: out }];
}

function accounts(transfers: readonly TransferDraft[], more: Partial<CaseDraft> = {}): number[] {
  return runOne(caseOf({ transfers, ...more }), 'gather').signals.map(({ account }) => account);
}

test('[GATHER] five payers in 7 d, then 70 % of it to at most two payees within 24 h', () => {
  expect(accounts(gathered(350_000))).toEqual([0]);
  expect(accounts(gathered(349_999))).toEqual([]);
  expect(accounts(gathered(500_000, { payers: 4 }))).toEqual([]);
  expect(accounts(gathered(500_000, { after: DAY }))).toEqual([0]);
  expect(accounts(gathered(500_000, { after: DAY + 1 }))).toEqual([]);
  expect(accounts(gathered(500_000, { gap: (7 * DAY) / 4 }))).toEqual([0]);
  expect(accounts(gathered(500_000, { gap: (7 * DAY) / 4 + 1 }))).toEqual([]);
});

test('[GATHER] two payees are few, a third one does not count', () => {
  const split = (...amounts: number[]): TransferDraft[] => [
    ...gathered(0).slice(0, 5),
    ...amounts.map((amount, i) => ({ from: 0, to: 20 + i, t: START + 5 * HOUR + i, amount })),
  ];
  expect(accounts(split(175_000, 175_000))).toEqual([0]);
  expect(accounts(split(120_000, 120_000, 120_000))).toEqual([]);
});

test('[GATHER] proposes code 3006 and explains itself with the numbers it judged', () => {
  const run = runOne(caseOf({ transfers: gathered(400_000) }), 'gather');
  expect([run.detector.featureCode, run.detector.family]).toEqual(['3006', 'flow']);
  expect(run.signals[0]).toMatchObject({
    code: 'gather',
    evidence: [0, 1, 2, 3, 4, 5],
    values: {
      payers: 5,
      inflowMinor: 500_000,
      payees: 1,
      passedOnMinor: 400_000,
      passedOnShare: 0.8,
      leftBeforeMinor: 0,
      currency: 'CNY',
      minimumPayers: 5,
      minimumShare: 0.7,
      windowSeconds: 7 * DAY,
      onwardSeconds: DAY,
    },
  });
  expect(run.signals[0]!.strength).toBeCloseTo(2 / 7, 10);
  expect(runOne(caseOf({ transfers: gathered(400_000) }), 'gather', {}, 'structure').signals).toEqual([]);
});

test('[GATHER] what left between the first and the last counted receipt is named beside, and judged by nobody', () => {
  const early = (t: number): TransferDraft => ({ from: 0, to: 8, t, amount: 70_000 });
  const last = START + 4 * HOUR;
  const transfers = [...gathered(400_000), early(START - 1), early(START), early(last), early(last + 1)];
  const [signal] = runOne(caseOf({ transfers }), 'gather').signals;
  expect(signal?.values).toMatchObject({ payers: 5, inflowMinor: 500_000, leftBeforeMinor: 140_000 });
});

test('[GATHER] with day stamps only the days after the last receipt are surely after it', () => {
  const stamped = (day: number): TransferDraft[] =>
    gathered(500_000).map((transfer, i) => ({ ...transfer, precision: 2, t: i < 5 ? START : START + day * DAY }));
  expect(accounts(stamped(0))).toEqual([]);
  expect(accounts(stamped(1))).toEqual([0]);
});

test('[COV-1] [COV-2] boundary accounts are no subjects; a coverage below both windows is a gap', () => {
  expect(accounts(gathered(500_000), { boundary: [0] })).toEqual([]);
  const gaps = (to: number): number[] =>
    Array.from(runOne(caseOf({ transfers: gathered(0), coverage: { 0: [START, to] } }), 'gather').notAssessable);
  expect(gaps(START + 8 * DAY - 1)).toEqual([0]);
  expect(gaps(START + 8 * DAY)).toEqual([]);
});

test('[HUB-1] an account that pays more often than the cap in the time limit is skipped and counted', () => {
  const many = Array.from({ length: 4 }, (_, i) => ({ from: 0, to: 9, t: START + 5 * HOUR + i, amount: 100_000 }));
  const run = runOne(caseOf({ transfers: [...gathered(0).slice(0, 5), ...many] }), 'gather', { hubCap: 3 });
  expect([run.signals.length, run.counts['hub-skips']]).toEqual([0, 1]);
  const enough = runOne(caseOf({ transfers: [...gathered(0).slice(0, 5), ...many] }), 'gather', { hubCap: 4 });
  expect([enough.signals.length, enough.counts['hub-skips']]).toEqual([1, 0]);
});

test('[GATHER] equals the reference that looks at every window', () => {
  const draft = fc.array(
    fc.record({
      from: fc.nat({ max: 6 }),
      to: fc.nat({ max: 6 }),
      t: fc.integer({ min: 0, max: 20 }).map((step) => START + step * 12 * HOUR),
      amount: fc.integer({ min: 1, max: 9 }),
      currency: fc.constantFrom(0, 0, 1),
    }),
    { minLength: 10, maxLength: 40 },
  );
  fc.assert(
    fc.property(draft, (transfers) => {
      const view = caseOf({ transfers, accountCount: 7, currencies: ['CNY', 'USD'] });
      const rule = {
        minimumPayers: 3,
        windowSeconds: 3 * DAY,
        onwardSeconds: DAY,
        maximumPayees: 2,
        minimumShare: 0.7,
      };
      const found = runOne(view, 'gather', rule).signals.map(({ account, values, evidence }) => ({
        account,
        payers: values['payers'],
        inflow: values['inflowMinor'],
        passedOn: values['passedOnMinor'],
        evidence,
      }));
      expect(found).toEqual(gatherReference(view.graph, rule));
    }),
    { seed: 21, numRuns: 150 },
  );
});

test('[GATHER] of equally many payers the earlier window explains, and the currency that came first', () => {
  const later = gathered(500_000).map((one) => ({ ...one, t: one.t + 20 * DAY }));
  const first = gathered(500_000);
  expect(runOne(caseOf({ transfers: [...first, ...later] }), 'gather').signals[0]).toMatchObject({ from: START });
  const dollars = later.map((one) => ({ ...one, currency: 1 }));
  const both = caseOf({ transfers: [...first, ...dollars], currencies: ['CNY', 'USD'] });
  expect(runOne(both, 'gather').signals[0]).toMatchObject({ from: START, values: { currency: 'CNY' } });
});

test('[GATHER] receipts from the holder’s own accounts come from no payer', () => {
  const view = caseOf({ transfers: gathered(500_000, { payers: 6 }) });
  const found = (...own: number[]) => {
    const edges = new Uint8Array(view.graph.edgeCount);
    for (const e of own) edges[e] = EDGE_GUARD.own;
    const guarded = { edges, accounts: new Uint16Array(view.accounts.count) };
    return runOne({ ...view, guarded }, 'gather').signals.map(({ values }) => values['payers']);
  };
  expect([found(), found(0), found(0, 1)]).toEqual([[6], [5], []]);
});

test('[GATHER] who passes nothing on in time gathers for nobody, even where no share is asked', () => {
  const late = caseOf({ transfers: gathered(500_000, { after: DAY + 1 }) });
  expect(runOne(late, 'gather', { minimumShare: 0 }).signals).toEqual([]);
  const inTime = caseOf({ transfers: gathered(1, { after: DAY }) });
  expect(runOne(inTime, 'gather', { minimumShare: 0 }).signals.length).toBe(1);
});
