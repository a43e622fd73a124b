import { expect, test } from 'vitest';
import { ACCOUNT_KIND } from '#model';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import type { CaseView } from '../case-view.ts';
import { BalanceBook, MISSING_RULES, ringCard } from './card.ts';
import type { RingCard } from './ring.ts';
import { memberFlow } from './ring-flows.ts';
import { LotBook } from './lot-book.ts';
import { skippedEntries } from './tiers.ts';

const t = (hours: number): number => 10 * DAY + hours * HOUR;
const pay = (from: number, to: number, hours: number, amount: number): TransferDraft => ({
  from,
  to,
  t: t(hours),
  amount,
});

function cardOf(view: CaseView, core: readonly number[]): RingCard {
  const scope = { core: new Set(core), from: t(0), to: t(10), currency: 0 };
  const flows = core.map((account) => memberFlow(view, scope, account));
  return ringCard({ view, scope, flows, balances: new BalanceBook(view, new LotBook(view, skippedEntries(view))) });
}

/** 8 and 9 pay 0 and 1; 0 pays 1; 1 pays 5, 6 and the shop 7; something before and after. */
const TRANSFERS = [
  pay(8, 0, -50, 40),
  pay(8, 0, 0, 500),
  pay(9, 1, 1, 300),
  pay(0, 1, 2, 450),
  pay(1, 5, 3, 400),
  pay(1, 6, 4, 9),
  pay(1, 7, 5, 91),
  pay(1, 5, 60, 25),
];
const view = (more: Partial<CaseDraft> = {}): CaseView =>
  caseOf({ transfers: TRANSFERS, boundary: [5, 6, 8, 9], kinds: { 7: ACCOUNT_KIND.settlement }, ...more });

test('[RING-7] the card counts what crossed the core’s edge in the period, and activity also outside of it', () => {
  const card = cardOf(view(), [0, 1]);
  expect([card.inMinor, card.outMinor]).toEqual([800, 500]);
  expect([card.firstActivity, card.lastActivity]).toEqual([t(-50), t(60)]);
});

test('[RING-7] institutions are counted, most members first', () => {
  const shown = view();
  shown.accounts.institution.set([4, 2, 4]);
  expect(cardOf(shown, [0, 1, 2]).institutions).toEqual([
    { institution: 4, accounts: 2 },
    { institution: 2, accounts: 1 },
  ]);
});

test('[RING-7] money left is the last balance, else what the lots still hold, else unknown', () => {
  const shown = view();
  // Account 0: 40 + 500 − 450 by lots; account 1: 300 + 450 − 525; account 2 has no entry.
  expect(cardOf(shown, [0, 1, 2]).left).toEqual({ minor: 90 + 225, byBalance: 0, byLots: 2, unknown: 1 });
  const first = shown.ledger.offsets[0]!;
  shown.ledger.balanceAfter[first + 1] = 1000;
  expect(cardOf(shown, [0, 1, 2]).left).toEqual({ minor: 550 + 225, byBalance: 1, byLots: 1, unknown: 1 });
  const early = view();
  early.ledger.balanceAfter[early.ledger.offsets[0]!] = 100;
  expect(cardOf(early, [0, 1, 2]).left).toEqual({ minor: 150 + 225, byBalance: 1, byLots: 1, unknown: 1 });
});

test('[RING-7] an account without statement that took much from the core is asked for, a small taker is not', () => {
  const { missing, missingMore } = cardOf(view(), [0, 1]);
  expect(missing).toEqual([{ account: 5, minor: 400, transfers: 1, coreAccounts: 1 }]);
  expect(missingMore).toBe(0);
  const enough = caseOf({
    transfers: TRANSFERS.map((one) => (one.to === 6 ? { ...one, amount: 11 } : one)),
    boundary: [5, 6],
  });
  expect(cardOf(enough, [0, 1]).missing.map(({ account }) => account)).toEqual([5, 6]);
  // 10 of 500 that left the core is just the share.
  const just = caseOf({
    transfers: TRANSFERS.map((one) => ({ ...one, amount: one.to === 6 ? 10 : one.to === 7 ? 90 : one.amount! })),
    boundary: [5, 6],
  });
  expect(cardOf(just, [0, 1]).missing.map(({ account }) => account)).toEqual([5, 6]);
  const nothing = caseOf({ transfers: [pay(8, 0, 0, 500), pay(0, 5, 1, 0)], boundary: [5] });
  expect(cardOf(nothing, [0]).missing).toEqual([]);
  const cleared = view({ kinds: { 5: ACCOUNT_KIND.clearing, 7: ACCOUNT_KIND.settlement } });
  expect(cardOf(cleared, [0, 1]).missing).toEqual([]);
});

test('[RING-7] no more statements are listed than a person can ask for, the rest is counted', () => {
  const payees = Array.from({ length: MISSING_RULES.listed + 3 }, (_, i) => 10 + i);
  const wide = caseOf({ transfers: payees.map((to, i) => pay(0, to, 1, 100 + i)), boundary: payees });
  const card = cardOf(wide, [0]);
  expect(card.missing.length).toBe(MISSING_RULES.listed);
  expect(card.missing[0]!.minor).toBe(122);
  expect(card.missingMore).toBe(3);
});
