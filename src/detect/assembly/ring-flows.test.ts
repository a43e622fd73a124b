import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { ENTRY_FLAG } from '#ledger';
import { caseOf, DAY, HOUR } from '../case.fixture.ts';
import type { CaseView } from '../case-view.ts';
import { COUNTED_COUNTERPARTIES, memberFlow } from './ring-flows.ts';

const t = (hours: number): number => 10 * DAY + hours * HOUR;
const SLACK = 2 * DAY;

/** Account 0 gets 100, the first transfer of all, and pays 40 and 5: its entries 0 to 2. */
function flowOf(change: (view: CaseView) => void = () => undefined): readonly number[] {
  const view = caseOf({
    transfers: [
      { from: 8, to: 0, t: t(0), amount: 100 },
      { from: 0, to: 9, t: t(1), amount: 40 },
      { from: 0, to: 7, t: t(10), amount: 5 },
    ],
  });
  change(view);
  const { inMinor, outMinor } = memberFlow(view, { core: new Set([0]), from: t(0), to: t(10), currency: 0 }, 0);
  return [inMinor, outMinor];
}

test('[RING-5] a member’s entries in the period count, without reversals', () => {
  expect(flowOf()).toEqual([100, 45]);
  expect(flowOf((view) => (view.graph.kind[0] = EDGE_KIND.reversal))).toEqual([0, 45]);
  expect(flowOf((view) => (view.graph.kind[1] = EDGE_KIND.reversal))).toEqual([100, 5]);
  expect(flowOf((view) => (view.ledger.currency[1] = 1))).toEqual([100, 5]);
});

test('[RING-5] what the bank itself books does not count; a transfer counts whatever its text says', () => {
  const { cash, fee, tax, interest } = ENTRY_FLAG;
  const booked = (flag: number) =>
    flowOf((view) => {
      view.ledger.edge[1] = -1;
      view.ledger.flags[1] = flag;
    });
  expect([0, cash, fee, tax, interest].map((flag) => booked(flag)[1])).toEqual([45, 45, 5, 5, 5]);
  expect(flowOf((view) => view.ledger.flags.fill(fee))).toEqual([100, 45]);
});

test('[RING-5] the time of the transfer counts, of an entry that may be booked up to two days before or after it', () => {
  const bookedAt = (entry: number, time: number) => flowOf((view) => (view.ledger.t[entry] = time));
  expect(bookedAt(0, t(0) - SLACK)).toEqual([100, 45]);
  expect(bookedAt(0, t(0) - SLACK - 1)).toEqual([0, 45]);
  expect(bookedAt(2, t(10) + SLACK)).toEqual([100, 45]);
  expect(bookedAt(2, t(10) + SLACK + 1)).toEqual([100, 40]);
});

test('[RING-5] a transfer of nothing makes nobody a payer', () => {
  const view = caseOf({
    transfers: [
      { from: 8, to: 0, t: t(0), amount: 0 },
      { from: 9, to: 0, t: t(1), amount: 7 },
    ],
  });
  const { payers } = memberFlow(view, { core: new Set([0]), from: t(0), to: t(10), currency: 0 }, 0);
  expect([...payers]).toEqual([9]);
});

test('[CAP-1] payers and payees are counted up to as many as any role asks for', () => {
  const others = Array.from({ length: COUNTED_COUNTERPARTIES + 1 }, (_, i) => 1 + i);
  const transfers = others.flatMap((other) => [
    { from: other, to: 0, t: t(0) },
    { from: 0, to: 10 + other, t: t(1) },
  ]);
  const scope = { core: new Set([0]), from: t(0), to: t(10), currency: 0 };
  const { payers, persons } = memberFlow(caseOf({ transfers }), scope, 0);
  expect([payers.size, persons.size]).toEqual([COUNTED_COUNTERPARTIES, COUNTED_COUNTERPARTIES]);
});
