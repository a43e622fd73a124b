import { expect, test } from 'vitest';
import { caseOf, DAY, type TransferDraft } from '../case.fixture.ts';
import { isRound, measureCustomers, type CustomerSettings } from './customers.ts';
import { sessionOf } from './pools.fixture.ts';

const SETTINGS: CustomerSettings = {
  twoWayShare: 0.1,
  oneWayShare: 0.01,
  roundShare: 0.5,
  recurringShare: 0.2,
  singleShare: 0.8,
  largeMinor: 200_000,
};

/** Payers 10, 11, … pay members 0 and 1 by turns; `back` of them are paid by member 1, `again` pay twice. */
function pool(draft: {
  readonly payers: number;
  readonly back?: number;
  readonly again?: number;
  readonly amounts?: readonly number[];
  readonly backFirst?: boolean;
  readonly more?: readonly TransferDraft[];
}) {
  const amounts = draft.amounts ?? [100_000];
  const pays = (i: number, t: number): TransferDraft => ({
    from: 10 + i,
    to: i % 2,
    t,
    amount: amounts[i % amounts.length]!,
  });
  const back = Array.from({ length: draft.back ?? 0 }, (_, i): TransferDraft => ({
    from: 1,
    to: 10 + i,
    t: (draft.backFirst ? 9 : 12) * DAY + i,
  }));
  const transfers = [
    ...Array.from({ length: draft.payers }, (_, i) => pays(i, 10 * DAY + i)),
    ...Array.from({ length: draft.again ?? 0 }, (_, i) => pays(i, 11 * DAY + i)),
    ...back,
    ...(draft.more ?? []),
  ];
  const view = caseOf({ transfers, accountCount: 10 + draft.payers });
  const credits = Array.from(view.graph.dst.keys()).filter((edge) => view.graph.dst[edge]! < 2);
  const sessions = [0, 1].map((account) =>
    sessionOf({ account, credits: credits.filter((edge) => view.graph.dst[edge] === account) }),
  );
  return { view, sessions };
}

function measured(
  draft: Parameters<typeof pool>[0],
  sinks: readonly number[] = [],
  settings: Partial<CustomerSettings> = {},
) {
  const { view, sessions } = pool(draft);
  return measureCustomers(view, { sessions, members: [0, 1], sinks: new Set(sinks) }, { ...SETTINGS, ...settings });
}

test('[POOL-6] round sums lie within a yuan of a multiple of ten', () => {
  expect([100_000, 99_901, 100_099, 1000].map(isRound)).toEqual([true, true, true, true]);
  expect([100_100, 99_900, 32_741, 500, 99, 1].map(isRound)).toEqual([false, false, false, false, false, false]);
});

test('[POOL-6] customers who are paid later, in recurring round sums: gambling-like, never more', () => {
  const game = { payers: 20, back: 2, again: 4 };
  expect(measured(game)).toEqual({
    payers: 20,
    twoWayShare: 0.1,
    recurringShare: 0.2,
    roundShare: 1,
    medianMinor: 100_000,
    likeness: 'gambling-like',
  });
  expect(measured({ ...game, back: 1 }).likeness).toBe('none');
  expect(measured({ ...game, again: 3 }).likeness).toBe('none');
  expect(measured({ ...game, backFirst: true })).toMatchObject({ twoWayShare: 0, likeness: 'none' });
  expect(measured({ ...game, amounts: [100_000, 55_500] })).toMatchObject({
    roundShare: 0.5,
    likeness: 'gambling-like',
  });
  expect(measured({ ...game, amounts: [55_500, 100_000, 55_500] }).likeness).toBe('none');
});

test('[POOL-6] only what a member pays is paid back, not what the account after it pays', () => {
  const paying = (from: number) => measured({ payers: 4, more: [{ from, to: 10, t: 12 * DAY }] }).twoWayShare;
  expect([0, 1, 2].map(paying)).toEqual([0.25, 0.25, 0]);
});

test('[POOL-6] large single payments that nobody is paid back: fraud-like, never more', () => {
  const fraud = { payers: 100, again: 20, amounts: [200_000] };
  expect(measured(fraud)).toMatchObject({ twoWayShare: 0, recurringShare: 0.2, likeness: 'fraud-like' });
  expect(measured({ ...fraud, again: 21 }).likeness).toBe('none');
  expect(measured({ ...fraud, back: 1 })).toMatchObject({ twoWayShare: 0.01, likeness: 'none' });
  expect(measured({ ...fraud, amounts: [199_999] }).likeness).toBe('none');
});

test('[POOL-6] members and sinks are no customers; a pool without any is like nothing', () => {
  expect(measured({ payers: 4 }, [10, 11])).toMatchObject({ payers: 2 });
  const none = measured({ payers: 2 }, [10, 11]);
  expect(none).toEqual({
    payers: 0,
    twoWayShare: 0,
    recurringShare: 0,
    roundShare: 0,
    medianMinor: 0,
    likeness: 'none',
  });
  const { view, sessions } = pool({ payers: 4 });
  expect(measureCustomers(view, { sessions, members: [0, 1, 12], sinks: new Set() }, SETTINGS).payers).toBe(3);
});
