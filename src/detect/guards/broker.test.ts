import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import { ledgerCase } from '../accounts/ledger-case.fixture.ts';
import { ACCOUNT_GUARD, EDGE_GUARD } from '../case-view.ts';
import { DAY } from '../case.fixture.ts';
import { skipBrokerEntries } from './broker-entries.ts';
import { at, measuredWith, valuesOf, type GuardCase, type GuardTransfer } from './guard-case.fixture.ts';

const flags = ENTRY_FLAG.broker;

/** Account 0 sends to the broker 2 and gets `back`. */
function invested(back: number, more: Partial<GuardCase> = {}, partner = 2): GuardCase {
  const returned: GuardTransfer[] = [{ from: partner, to: 0, t: at(85), amount: back, flags }];
  const sent = { from: 0, to: partner, t: at(20), amount: 1_000_000, flags };
  return { transfers: [sent, ...(back === 0 ? [] : returned)], kinds: { [partner]: ACCOUNT_KIND.corporate }, ...more };
}

test('[GUARD-BROKER] one fifth of the larger direction comes back; nothing is never enough', () => {
  expect(valuesOf(invested(200_000), 'broker')).toMatchObject({ transfers: 2, receivedMinor: 200_000 });
  expect(valuesOf(invested(199_999), 'broker')).toBeUndefined();
  expect(valuesOf(invested(1), 'broker', { returnedShare: 0 })).toBeDefined();
  expect(valuesOf(invested(0), 'broker', { returnedShare: 0 })).toBeUndefined();
});

test('[GUARD-BROKER] five partners are a customer’s, six are not', () => {
  const partners = (count: number): GuardCase => {
    const all = Array.from({ length: count }, (_, i) => invested(500_000, {}, 2 + i));
    const kinds = Object.fromEntries(all.map((_, i) => [2 + i, ACCOUNT_KIND.corporate]));
    return { transfers: all.flatMap(({ transfers }) => transfers), kinds };
  };
  expect(valuesOf(partners(5), 'broker')?.['transfers']).toBe(10);
  expect(valuesOf(partners(6), 'broker')).toBeUndefined();
});

test('[GUARD-BROKER] where nothing shows a firm the customer is who sends first; a row of nothing is no sending', () => {
  const { transfers } = invested(500_000);
  const firstBack = transfers.map((one) => (one.from === 2 ? { ...one, t: at(10) } : one));
  expect(valuesOf({ transfers }, 'broker')).toBeDefined();
  expect(valuesOf({ transfers: firstBack }, 'broker')).toBeUndefined();
  expect(valuesOf({ ...invested(500_000), transfers: firstBack }, 'broker')).toBeDefined();
  const nothing = { from: 2, to: 0, t: at(9), amount: 0, flags };
  expect(valuesOf({ transfers: [nothing, ...transfers] }, 'broker')).toBeDefined();
});

test('[GUARD-BROKER] a void partner takes the guard of its dealing only; the words of the next account are not its own', () => {
  const found = (draft: GuardCase, account = 0) =>
    measuredWith(draft).findings.find((one) => one.guard === 'broker' && one.account === account);
  const long = [{ from: 0, to: 9, t: at(100), amount: 5 }];
  const two = [...invested(500_000).transfers, ...invested(500_000, {}, 3).transfers, ...long];
  const kinds = { 2: ACCOUNT_KIND.corporate, 3: ACCOUNT_KIND.corporate };
  const lives = [2, 3].map((from) => ({ from, to: 9, t: at(110), amount: 5 }));
  const held = { transfers: [...two, ...lives], kinds };
  expect(found(held)?.values['transfers']).toBe(4);
  const half = found({ ...held, reported: [2] });
  expect([half?.values['transfers'], half?.voidedBy]).toEqual([2, undefined]);
  const none = found({ ...held, reported: [2, 3] });
  expect([none?.values['transfers'], none?.voidedBy]).toEqual([0, 'victim-report']);
  // The broker may be the first account of all.
  const renamed = (v: number): number => (v === 0 ? 2 : v === 2 ? 0 : v);
  const first = held.transfers.map((one) => ({ ...one, from: renamed(one.from), to: renamed(one.to) }));
  const moved = { transfers: first, kinds: { 0: ACCOUNT_KIND.corporate, 3: ACCOUNT_KIND.corporate } };
  expect(found({ ...moved, reported: [0] }, 2)?.values['transfers']).toBe(2);
  const ofNext = invested(500_000).transfers.map((one) => ({ ...one, from: one.from || 1, to: one.to || 1 }));
  const holders = { 0: 7, 1: 7 };
  expect(found({ transfers: [...ofNext, ...long], kinds, holders }, 0)).toBeUndefined();
  expect(found({ transfers: [...ofNext, ...long], kinds, holders }, 1)).toBeDefined();
});

test('[GUARD-BROKER] the customer’s marked transfers and worded rows are left out, and nobody else’s', () => {
  const view = ledgerCase({
    transfers: [
      { from: 0, to: 2, t: 2 * DAY, flags },
      { from: 0, to: 3, t: 3 * DAY, flags },
    ],
    rows: [
      { account: 0, t: 4 * DAY, amount: -5, flags },
      { account: 0, t: 5 * DAY, amount: -5 },
      { account: 1, t: 4 * DAY, amount: -5, flags },
    ],
  });
  const skipped = (accounts: Uint16Array) =>
    Array.from(
      skipBrokerEntries(
        { ...view, guarded: { edges: Uint8Array.of(EDGE_GUARD.broker, EDGE_GUARD.own), accounts } },
        new Uint8Array(view.ledger.edge.length),
      ),
    );
  // Account 0's four rows, then account 1's, 2's and 3's.
  expect(skipped(Uint16Array.of(ACCOUNT_GUARD.broker, 0, 0, 0))).toEqual([1, 0, 1, 0, 0, 0, 0]);
  expect(skipped(Uint16Array.of(ACCOUNT_GUARD.merchant, 0, 0, 0))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(Array.from(skipBrokerEntries(view, Uint8Array.of(0, 1)))).toEqual([0, 1]);
});
