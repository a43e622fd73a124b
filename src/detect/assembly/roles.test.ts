import { expect, test } from 'vitest';
import { ACCOUNT_KIND } from '#model';
import { ENTRY_FLAG } from '#ledger';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import type { CaseView } from '../case-view.ts';
import { controlPeers } from '../control-links.ts';
import { controlGroups } from './control-groups.ts';
import { memberFlow } from './ring-flows.ts';
import { rolesOf } from './roles.ts';
import { LotBook } from './lot-book.ts';
import { skippedEntries } from './tiers.ts';

const t = (hours: number): number => 10 * DAY + hours * HOUR;

interface Asked {
  readonly core: readonly number[];
  readonly to?: number;
}

/** Roles by account, each as `role share`. */
function rolesIn(view: CaseView, { core, to = t(24) }: Asked): Record<number, string[]> {
  const scope = { core: new Set(core), from: t(0), to, currency: 0 };
  const flows = core.map((account) => memberFlow(view, scope, account));
  const control = controlGroups(controlPeers(view).pairs);
  const roles = rolesOf({ view, scope, control, lots: new LotBook(view, skippedEntries(view)) }, flows);
  return Object.fromEntries(
    core.map((account, i) => [account, roles[i]!.map(({ role, share }) => `${role} ${Number(share.toFixed(4))}`)]),
  );
}

const pay = (from: number, to: number, hours: number, amount: number): TransferDraft => ({
  from,
  to,
  t: t(hours),
  amount,
});
const many = (from: readonly number[], to: readonly number[], hours: number, amount: number): TransferDraft[] =>
  from.flatMap((a) => to.map((b) => pay(a, b, hours, amount)));
const view = (transfers: readonly TransferDraft[], more: Partial<CaseDraft> = {}): CaseView =>
  caseOf({ transfers, accountCount: 60, ...more });

test('[RING-5] collection takes 70 % or more of its income from three payers or more around the core', () => {
  const three = [...many([10, 11], [0], 1, 300), pay(12, 0, 2, 100), pay(1, 0, 3, 300), pay(0, 1, 4, 5)];
  expect(rolesIn(view(three), { core: [0, 1] })[0]).toEqual(['collection 0.7']);
  expect(rolesIn(view([...three, pay(1, 0, 4, 1)]), { core: [0, 1] })[0]).toEqual(['unclear 0']);
  const two = [pay(10, 0, 1, 300), pay(11, 0, 2, 400), pay(0, 1, 4, 5)];
  expect(rolesIn(view(two), { core: [0, 1] })[0]).toEqual(['unclear 0']);
});

test('[RING-5] the holder’s own accounts are no payers', () => {
  const own = view([...many([10, 11, 12], [0], 1, 100), pay(0, 1, 4, 5)]);
  for (const holder of [3, 0]) {
    for (const account of [0, 10]) own.accounts.holder[account] = holder;
    expect(rolesIn(own, { core: [0, 1] })[0]).toEqual(['unclear 0']);
  }
});

test('[RING-5] a relay takes 70 % from core and passes 70 % to core; what lies outside the period does not count', () => {
  const passing = [pay(1, 0, 1, 70), pay(10, 0, 2, 30), pay(0, 2, 3, 140), pay(0, 11, 4, 60)];
  expect(rolesIn(view(passing), { core: [0, 1, 2] })[0]).toEqual(['relay 0.7']);
  expect(rolesIn(view([...passing, pay(10, 0, 5, 1)]), { core: [0, 1, 2] })[0]).toEqual(['unclear 0']);
  expect(rolesIn(view([...passing, pay(0, 11, 5, 1)]), { core: [0, 1, 2] })[0]).toEqual(['unclear 0']);
  expect(rolesIn(view([...passing, pay(10, 0, 25, 900)]), { core: [0, 1, 2] })[0]).toEqual(['relay 0.7']);
});

test('[RING-5] a pool takes half of its income from three core accounts', () => {
  const core = [0, 1, 2, 3];
  const pooled = [...many([1, 2], [0], 1, 20), pay(3, 0, 2, 10), pay(10, 0, 3, 50)];
  expect(rolesIn(view(pooled), { core })[0]).toEqual(['pool 0.5']);
  expect(rolesIn(view([...pooled, pay(10, 0, 4, 1)]), { core })[0]).toEqual(['unclear 0']);
  expect(rolesIn(view([...many([1, 2], [0], 1, 25), pay(10, 0, 3, 50)]), { core })[0]).toEqual(['unclear 0']);
});

test('[RING-5] an exit pays half to cash, shops or payment institutions, a payout half to five persons', () => {
  const core = [0, 1];
  const paying = [pay(1, 0, 1, 100), ...many([0], [20, 21, 22, 23, 24], 2, 10), pay(0, 30, 3, 50)];
  expect(rolesIn(view(paying, { kinds: { 30: ACCOUNT_KIND.settlement } }), { core })[0]).toEqual([
    'payout 0.5',
    'exit 0.5',
  ]);
  expect(rolesIn(view(paying, { kinds: { 30: ACCOUNT_KIND.corporate } }), { core })[0]).toEqual(['payout 0.5']);
  const four = [pay(1, 0, 1, 100), ...many([0], [20, 21, 22, 23], 2, 20)];
  expect(rolesIn(view(four), { core })[0]).toEqual(['unclear 0']);
  const cash = view(four);
  cash.ledger.flags.fill(ENTRY_FLAG.cash);
  expect(rolesIn(cash, { core })[0]).toEqual(['exit 1']);
});

test('[RING-5] a fee account takes 0.5 to 15 % of what three core accounts receive and keeps it for a week', () => {
  const core = [0, 1, 2, 3];
  const income = many([10, 11, 12], [1, 2, 3], 1, 1000);
  const fees = (minor: number): TransferDraft[] => [...income, ...many([1, 2, 3], [0], 2, minor)];
  expect(rolesIn(view(fees(450)), { core })[0]).toEqual(['pool 1', 'fee 1']);
  expect(rolesIn(view(fees(451)), { core })[0]).toEqual(['pool 1']);
  expect(rolesIn(view(fees(15)), { core })[0]).toEqual(['pool 1', 'fee 1']);
  expect(rolesIn(view(fees(14)), { core })[0]).toEqual(['pool 1']);
  const spent = (hours: number, minor: number) => view([...fees(100), pay(0, 20, hours, minor)]);
  expect(rolesIn(spent(2 + 7 * 24 - 1, 151), { core })[0]).toEqual(['pool 1']);
  expect(rolesIn(spent(2 + 7 * 24 - 1, 150), { core })[0]).toEqual(['pool 1', 'fee 1']);
  expect(rolesIn(spent(2 + 7 * 24, 300), { core })[0]).toEqual(['pool 1', 'fee 1']);
  const short = view(fees(100), { coverage: { 0: [DAY, t(2 + 7 * 24 - 1)] } });
  expect(rolesIn(short, { core })[0]).toEqual(['pool 1']);
  const week = { coverage: { 0: [DAY, t(2 + 7 * 24)] } } as const;
  expect(rolesIn(view(fees(100), week), { core })[0]).toEqual(['pool 1', 'fee 1']);
  const spentInIt = [...fees(100), pay(0, 20, 2 + 7 * 24 - 1, 151)];
  expect(rolesIn(view(spentInIt, week), { core })[0]).toEqual(['pool 1']);
});

test('[RING-5] a fee counts from the first moment of the ring to its last, also as the first transfer of the data', () => {
  const core = [0, 1, 2, 3];
  const income = many([10, 11, 12], [1, 2, 3], 1, 1000);
  for (const hours of [0, 24]) {
    const fees = [pay(1, 0, hours, 400), pay(2, 0, hours, 20), pay(3, 0, hours, 20)];
    expect(rolesIn(view([...fees, ...income]), { core })[0]).toEqual(['pool 1', 'fee 1']);
  }
});

test('[RING-5] control candidate: linked to three core accounts of others, with less than 5 % of the middle member’s flow', () => {
  const core = [0, 1, 2, 3];
  const transfers = [...many([1], [2], 1, 1000), pay(2, 3, 2, 1000), pay(3, 0, 3, 50)];
  const linked = (accounts: readonly number[]): CaseView => ({
    ...view(transfers),
    control: {
      identifier: new Uint32Array(accounts.length),
      kind: new Uint8Array(accounts.length),
      account: Uint32Array.from(accounts),
      from: new Uint32Array(accounts.length).fill(t(0)),
      to: new Uint32Array(accounts.length).fill(t(9)),
    },
  });
  expect(rolesIn(linked([0, 1, 2, 3]), { core })[0]).toEqual(['control candidate 1']);
  expect(rolesIn(linked([0, 1, 2]), { core })[0]).toEqual(['unclear 0']);
  expect(rolesIn(linked([0, 1, 2, 3]), { core })[1]).toEqual(['unclear 0']);
  // 50 of the 1000 that the middle members move are 5 %, not under it.
  const moved = (minor: number) => [pay(1, 2, 1, 1000), pay(2, 3, 2, 950), pay(3, 0, 3, minor)];
  const roles = (given: readonly TransferDraft[], all = core) =>
    rolesIn({ ...view(given), control: linked([0, 1, 2, 3]).control! }, { core: all })[0];
  expect([roles(moved(50)), roles(moved(49))]).toEqual([['unclear 0'], ['control candidate 1']]);
  // Where the middle member moves nothing, who moves nothing is a candidate too.
  expect(roles([pay(5, 6, 1, 1000)], [0, 1, 2, 3, 4, 5, 6])).toEqual(['control candidate 0.5']);
  const even = Array.from({ length: 30 }, (_, i) => pay(i, (i + 1) % 30, 1 + i / 100, 1000));
  const crowd = {
    ...linked(Array.from({ length: 30 }, (_, i) => i)),
    ...view(even),
    control: linked(Array.from({ length: 30 }, (_, i) => i)).control!,
  };
  expect(rolesIn(crowd, { core: Array.from({ length: 30 }, (_, i) => i) })[5]).toEqual(['relay 1']);
  const own = linked([0, 1, 2, 3]);
  for (const account of [0, 1]) own.accounts.holder[account] = 5;
  expect(rolesIn(own, { core })[0]).toEqual(['unclear 0']);
});
