import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { ACCOUNT_KIND } from '#model';
import { ACCOUNT_GUARD } from '../case-view.ts';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { referenceSessions } from './collection-sessions.reference.ts';
import { SESSION_SETTINGS, sessionsOf } from './sessions.fixture.ts';

const START = 10 * DAY;
const MINUTE = 60;

/** Five credits of 1,000 yuan from payers 1 to 5 to account 0, ten minutes apart, and 4,950 yuan out to 9. */
function collection(
  change: { readonly out?: number; readonly after?: number; readonly more?: readonly TransferDraft[] } = {},
) {
  const credits = [1, 2, 3, 4, 5].map((from, i): TransferDraft => ({
    from,
    to: 0,
    t: START + 10 * i * MINUTE,
    amount: 100_000,
  }));
  const after = change.after ?? 15 * MINUTE;
  const out: TransferDraft = { from: 0, to: 9, t: START + 40 * MINUTE + after, amount: change.out ?? 495_000 };
  return [...credits, out, ...(change.more ?? [])];
}

function found(transfers: readonly TransferDraft[], settings = {}, draft: Partial<CaseDraft> = {}) {
  return sessionsOf(caseOf({ transfers, accountCount: 12, ...draft }), 0, settings);
}

test('[POOL-1] a run of five credits from four payers whose money leaves within two hours is a session', () => {
  expect(found(collection())).toEqual([
    {
      account: 0,
      currency: 0,
      from: START,
      to: START + 40 * MINUTE,
      inflowMinor: 500_000,
      outflowMinor: 495_000,
      matchedMinor: 495_000,
      credits: [0, 1, 2, 3, 4],
      payers: [1, 2, 3, 4, 5],
      debits: [{ edge: 5, amountMinor: 495_000 }],
    },
  ]);
  expect(found(collection().slice(1))).toEqual([]);
  const of = (payers: readonly number[]) =>
    found(collection().map((one, i) => (i < 5 ? { ...one, from: payers[i]! } : one)));
  expect(of([1, 2, 3, 4, 4])).toHaveLength(1);
  expect(of([1, 2, 3, 3, 3])).toEqual([]);
});

test('[POOL-1] pauses inside a session are at most half an hour', () => {
  const spaced = (pause: number) =>
    found(collection({ after: 4 * pause }).map((one, i) => (i < 5 ? { ...one, t: START + i * pause } : one)));
  const out = (pause: number) => [
    ...[1, 2, 3, 4, 5].map((from, i): TransferDraft => ({ from, to: 0, t: START + i * pause, amount: 100_000 })),
    { from: 0, to: 9, t: START + 4 * pause + MINUTE, amount: 500_000 },
  ];
  expect(spaced(1)).toHaveLength(1);
  expect(found(out(1800))).toHaveLength(1);
  expect(found(out(1801))).toEqual([]);
});

test('[POOL-1] four fifths leave by two hours after the last credit, and next to nothing is left', () => {
  expect(found(collection({ out: 400_000 }))).toHaveLength(1);
  expect(found(collection({ out: 399_999 }), { balanceMinor: 1_000_000 })).toEqual([]);
  expect(found(collection({ after: 2 * HOUR }))).toHaveLength(1);
  expect(found(collection({ after: 2 * HOUR + 1 }))).toEqual([]);
  expect(found(collection({ out: 400_000 }), { balanceMinor: 99_999 })).toEqual([]);
  const large = collection().map((one) => ({ ...one, amount: one.amount! * 100 }));
  const leaving = (out: number) => found([...large.slice(0, 5), { ...large[5]!, amount: out }]);
  expect(leaving(47_500_000)).toHaveLength(1);
  expect(leaving(47_499_999)).toEqual([]);
});

test('[POOL-1] money of the same holder, cash, reversals, clearing and day stamps are no collecting credits', () => {
  const view = (draft: Partial<CaseDraft> = {}, change: Partial<TransferDraft> = {}) =>
    caseOf({
      transfers: collection().map((one, i) => (i === 2 ? { ...one, ...change } : one)),
      accountCount: 12,
      ...draft,
    });
  expect(sessionsOf(view(), 0)).toHaveLength(1);
  const own = view();
  for (const holder of [0, 4]) {
    own.accounts.holder[0] = holder;
    own.accounts.holder[3] = holder;
    expect(sessionsOf(own, 0)).toEqual([]);
  }
  own.accounts.holder[3] = 5;
  expect(sessionsOf(own, 0)).toHaveLength(1);
  expect(sessionsOf(view({ kinds: { 3: ACCOUNT_KIND.clearing } }), 0)).toEqual([]);
  expect(sessionsOf(view({}, { kind: EDGE_KIND.reversal }), 0)).toEqual([]);
  expect(sessionsOf(view({}, { kind: 0 }), 0)).toEqual([]);
  expect(sessionsOf(view({}, { precision: 2 }), 0)).toEqual([]);
  expect(sessionsOf(view({}, { amount: 0 }), 0)).toEqual([]);
  expect(sessionsOf(view({}, { precision: 1 }), 0)).toHaveLength(1);
  const guards = { edges: new Uint8Array(6), accounts: new Uint16Array(12) };
  guards.accounts[3] = ACCOUNT_GUARD.clearing;
  expect(sessionsOf({ ...view(), guarded: guards }, 0)).toEqual([]);
  guards.accounts[3] = ACCOUNT_GUARD.merchant;
  expect(sessionsOf({ ...view(), guarded: guards }, 0)).toHaveLength(1);
  const cash = view();
  cash.ledger.edge[cash.ledger.offsets[0]! + 1] = -1;
  expect(sessionsOf(cash, 0)).toEqual([]);
});

test('[POOL-1] inside a minute credits come first, those of the account itself only', () => {
  const credits = [2, 3, 4, 5, 6].map((from, i) => ({ from, to: 0, t: START + i * MINUTE, amount: 100_000 }));
  // The payee is the next account; the payment is the first entry it has.
  const out = { from: 0, to: 1, t: START + 4 * MINUTE, amount: 495_000 };
  const session = { matchedMinor: 495_000, debits: [{ amountMinor: 495_000 }] };
  for (const order of [
    [...credits, out],
    [out, ...credits],
  ]) {
    expect(found(order.map((one) => ({ ...one, precision: 1 })))).toMatchObject([session]);
  }
  expect(found([out, ...credits])).toMatchObject([{ matchedMinor: 400_000 }]);
});

test('[POOL-1] a reversed payment has not left', () => {
  const reversed = { from: 0, to: 8, t: START + 45 * MINUTE, amount: 450_000, kind: EDGE_KIND.reversal };
  const back = { ...reversed, from: 8, to: 0, t: START + 46 * MINUTE };
  expect(found(collection({ out: 50_000, more: [reversed, back] }))).toEqual([]);
  expect(found(collection({ more: [reversed, back] }))[0]!.debits).toEqual([{ edge: 7, amountMinor: 495_000 }]);
});

const SAVINGS: TransferDraft = { from: 8, to: 0, t: START - 5 * HOUR, amount: 2_000_000 };

test('[POOL-14] what the account held before is set apart; taken together it leaves first and is a balance', () => {
  expect(found(collection({ more: [SAVINGS] }))[0]).toMatchObject({ matchedMinor: 495_000, outflowMinor: 495_000 });
  expect(found(collection({ more: [SAVINGS] }), { setsHeldApart: false })).toEqual([]);
  expect(found(collection(), { setsHeldApart: false })).toHaveLength(1);
  const kept = collection({ more: [{ ...SAVINGS, amount: 95_000 }] });
  expect(found(kept, { setsHeldApart: false })[0]).toMatchObject({ matchedMinor: 400_000, outflowMinor: 495_000 });
  expect(found(collection({ more: [{ ...SAVINGS, amount: 95_001 }] }), { setsHeldApart: false })).toEqual([]);
});

test('[POOL-14] taken together, the balance is the statement’s where it says one', () => {
  const view = caseOf({ transfers: collection(), accountCount: 12 });
  const last = view.ledger.offsets[0]! + 4;
  view.ledger.balanceAfter[last] = 595_000;
  expect(sessionsOf(view, 0, { setsHeldApart: false })).toHaveLength(1);
  const atDeadline = caseOf({ transfers: collection({ after: 2 * HOUR }), accountCount: 12 });
  atDeadline.ledger.balanceAfter[last] = 595_000;
  expect(sessionsOf(atDeadline, 0, { setsHeldApart: false })).toHaveLength(1);
  view.ledger.balanceAfter[last] = 595_001;
  expect(sessionsOf(view, 0, { setsHeldApart: false })).toEqual([]);
  expect(sessionsOf(view, 0)).toHaveLength(1);
});

test('[POOL-1] the fee of a session is not that of the sessions before it', () => {
  const days = [0, 1, 2].flatMap((day) => collection().map((one) => ({ ...one, t: one.t + day * DAY })));
  expect(found(days).map(({ outflowMinor }) => outflowMinor)).toEqual([495_000, 495_000, 495_000]);
  const together = found(days, { setsHeldApart: false });
  expect(together.map(({ matchedMinor }) => matchedMinor)).toEqual([495_000, 490_000, 485_000]);
  expect(together.map(({ outflowMinor }) => outflowMinor)).toEqual([495_000, 495_000, 495_000]);
});

test('[POOL-1] the sessions are those of the slow reference', () => {
  const transfer = fc.record({
    other: fc.integer({ min: 1, max: 7 }),
    isCredit: fc.boolean(),
    t: fc.integer({ min: 0, max: 90 }),
    amount: fc.integer({ min: 1, max: 40 }),
    isDay: fc.constantFrom(false, false, false, true),
    kind: fc.constantFrom(EDGE_KIND.pattern, EDGE_KIND.pattern, EDGE_KIND.pattern, EDGE_KIND.reversal, 0),
  });
  const input = fc.record({
    transfers: fc.array(transfer, { minLength: 8, maxLength: 40 }),
    setsHeldApart: fc.boolean(),
    precision: fc.constantFrom(0, 1),
    holder: fc.integer({ min: 1, max: 9 }),
    balances: fc.array(fc.option(fc.integer({ min: 0, max: 60 })), { minLength: 40, maxLength: 40 }),
  });
  let sessions = 0;
  fc.assert(
    fc.property(input, ({ transfers, setsHeldApart, precision, holder, balances }) => {
      const view = caseOf({
        transfers: transfers.map(({ other, isCredit, isDay, t, ...rest }) => ({
          ...rest,
          from: isCredit ? other : 0,
          to: isCredit ? 0 : other,
          precision: isDay ? 2 : precision,
          // Day stamps stand apart: rows of unequal precision at one moment have no order.
          t: START + t * MINUTE + (isDay ? 1 : 0),
        })),
        accountCount: 10,
      });
      view.accounts.holder.fill(3, 0, 1);
      view.accounts.holder.fill(3, holder, holder + 1);
      for (const [i, balance] of balances.entries()) {
        if (balance !== null && i < view.ledger.offsets[1]!) view.ledger.balanceAfter[i] = balance;
      }
      const settings = {
        ...SESSION_SETTINGS,
        gapSeconds: 10 * MINUTE,
        minimumCredits: 2,
        minimumPayers: 2,
        onwardSeconds: 15 * MINUTE,
        minimumShare: 0.4,
        balanceMinor: 20,
        setsHeldApart,
      };
      const expected = referenceSessions(view, 0, settings);
      sessions += expected.length;
      expect(sessionsOf(view, 0, settings)).toEqual(expected);
    }),
    { seed: 11, numRuns: 400 },
  );
  expect(sessions).toBeGreaterThan(60);
});
