import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND, FAMILY_CEILING } from '#model';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../case.fixture.ts';
import { ACCOUNT_GUARD, CONTROL_KIND } from '../case-view.ts';
import { factsCaseOf, type FactsDraft, type OpeningDraft, type UseDraft } from '../facts.fixture.ts';
import { runOne } from '../run.fixture.ts';

const START = 5 * DAY;

function persons(count: number, holderOf: (i: number) => number = (i) => i): Record<number, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [i, holderOf(i)]));
}

function uses(count: number, kind: number, more: (i: number) => Partial<UseDraft> = () => ({})): UseDraft[] {
  return Array.from({ length: count }, (_, i) => ({
    identifier: 1,
    kind,
    account: i,
    from: START,
    to: START + DAY,
    ...more(i),
  }));
}

function found(detector: string, draft: FactsDraft, preset: 'statement' | 'structure' = 'statement') {
  return runOne(factsCaseOf(draft), detector, {}, preset).signals.map(({ account, code, strength }) => [
    account,
    code,
    strength,
  ]);
}

test('[CONTROL-1] one device, MAC or terminal with three other holders; a household’s tablet is nothing', () => {
  const codes = (count: number, kind: number) =>
    found('control-link', { holders: persons(count), uses: uses(count, kind) });
  expect(codes(3, CONTROL_KIND.mac)).toEqual([]);
  expect(codes(4, CONTROL_KIND.mac)).toEqual([0, 1, 2, 3].map((i) => [i, 'control-mac', 1 / 6]));
  expect(codes(4, CONTROL_KIND.device).map(([, code]) => code)[0]).toBe('control-device');
  expect(codes(4, CONTROL_KIND.terminal).map(([, code]) => code)[0]).toBe('control-terminal');
  expect(codes(4, CONTROL_KIND.phone)).toEqual([]);
  expect(codes(9, CONTROL_KIND.mac)[0]?.[2]).toBe(1);
  expect(codes(50, CONTROL_KIND.mac).length).toBe(50);
  const wide = runOne(factsCaseOf({ uses: uses(51, CONTROL_KIND.mac) }), 'control-link');
  expect([wide.signals.length, wide.counts['wide-identifiers']]).toEqual([0, 1]);
});

test('[CONTROL-1] a family of four at one computer lends no support to a band', () => {
  const [first] = found('control-link', { holders: persons(4), uses: uses(4, CONTROL_KIND.device) });
  expect(Number(first?.[2]) * FAMILY_CEILING.control).toBeLessThan(0.15);
});

test('[CONTROL-1] many accounts of two people are two people, identifiers are not added up, unknown holders are others', () => {
  const two = { holders: persons(12, (i) => i % 2), uses: uses(12, CONTROL_KIND.mac) };
  expect(found('control-link', two)).toEqual([]);
  const apart = [
    ...uses(3, CONTROL_KIND.mac),
    ...uses(3, CONTROL_KIND.mac, (i) => ({ identifier: 2, account: i === 0 ? 0 : i + 2 })),
  ];
  expect(found('control-link', { holders: persons(5), uses: apart })).toEqual([]);
  expect(found('control-link', { uses: uses(4, CONTROL_KIND.mac) }).length).toBe(4);
});

test('[CONTROL-1] the next identifier’s user is not of this one; of two as wide the first is shown, else the wider', () => {
  const holders = persons(9);
  const alone = { identifier: 2, kind: CONTROL_KIND.mac, account: 4, from: START, to: START };
  const next = found('control-link', { holders, uses: [...uses(4, CONTROL_KIND.device), alone] });
  expect(next.map(([account]) => account)).toEqual([0, 1, 2, 3]);
  const second = (count: number, holderOf: Record<number, number>) =>
    runOne(
      factsCaseOf({
        holders: holderOf,
        uses: [
          ...uses(4, CONTROL_KIND.device),
          ...uses(count, CONTROL_KIND.mac, (i) => ({ identifier: 2, account: i === 0 ? 0 : 3 + i })),
        ],
      }),
      'control-link',
    ).signals[0];
  expect(second(4, holders)).toMatchObject({ code: 'control-device', values: { holders: 3, accounts: 3 } });
  // Three other holders too, but with four accounts.
  expect(second(5, { ...holders, 7: 6 })).toMatchObject({ code: 'control-mac', values: { holders: 3, accounts: 4 } });
  expect(second(5, holders)).toMatchObject({ code: 'control-mac', values: { holders: 4, accounts: 4 } });
});

test('[CONTROL-1] a second-hand phone joins nobody with its former owner', () => {
  const later = (gap: number) =>
    found('control-link', {
      holders: persons(4),
      uses: uses(4, CONTROL_KIND.device, (i) => (i === 3 ? { from: START + DAY + gap, to: START + DAY + gap } : {})),
    }).length;
  expect(later(30 * DAY)).toBe(4);
  expect(later(30 * DAY + 1)).toBe(0);
});

test('[PROFILE-1] one contact phone of five holders; a family of three or four is not enough', () => {
  const phones = (count: number) =>
    found('shared-profile', { holders: persons(count), uses: uses(count, CONTROL_KIND.phone) });
  expect(phones(3)).toEqual([]);
  expect(phones(4)).toEqual([]);
  expect(phones(5)).toEqual([0, 1, 2, 3, 4].map((i) => [i, 'shared-phone', 0.3]));
  expect(phones(12)[0]?.[2]).toBe(1);
  expect(phones(51)).toEqual([]);
  expect(found('shared-profile', { uses: uses(6, CONTROL_KIND.mac), holders: persons(6) })).toEqual([]);
  expect(found('shared-profile', { holders: persons(9, (i) => i % 4), uses: uses(9, CONTROL_KIND.phone) })).toEqual([]);
});

/** Everybody at one address, opened an hour apart, pays 9 three times 3,000 yuan. */
function neighbours(
  count: number,
  more: (i: number) => Partial<OpeningDraft> = () => ({}),
  payee: (i: number) => number = () => 99,
): FactsDraft {
  return {
    holders: persons(count),
    openings: Array.from({ length: count }, (_, i) => ({
      account: i,
      openedAt: START + i * HOUR,
      address: 1,
      ...more(i),
    })),
    transfers: Array.from({ length: count }, (_, i) =>
      [1, 2, 3].map((day) => ({ from: i, to: payee(i), t: START + day * DAY + i, amount: 300_000 })),
    ).flat(),
  };
}

test('[PROFILE-2] one address, opened near in time, and money to one person: all three, of three holders', () => {
  expect(found('shared-profile', neighbours(2))).toEqual([]);
  expect(found('shared-profile', neighbours(3))).toEqual([0, 1, 2].map((i) => [i, 'shared-address', 0.1]));
  expect(
    found(
      'shared-profile',
      neighbours(3, (i) => ({ address: i })),
    ),
  ).toEqual([]);
  expect(
    found(
      'shared-profile',
      neighbours(
        3,
        () => ({}),
        (i) => 90 + i,
      ),
    ),
  ).toEqual([]);
  const first = neighbours(
    4,
    () => ({ address: 0 }),
    () => 0,
  );
  expect(found('shared-profile', first).map(([account]) => account)).toEqual([1, 2, 3]);
  // The payments follow the opening within 30 days.
  expect(
    found(
      'shared-profile',
      neighbours(3, (i) => ({ openedAt: START - (i * 3 * DAY) / 2 })),
    ).length,
  ).toBe(3);
  const apart = (days: number): FactsDraft => {
    const draft = neighbours(3, (i) => ({ openedAt: START + (i * days * DAY) / 2 }));
    const transfers = [0, 1, 2].flatMap((i) =>
      [1, 2, 3].map((n) => ({ from: i, to: 99, t: START + (i * days * DAY) / 2 + n, amount: 300_000 })),
    );
    return { ...draft, transfers };
  };
  expect(found('shared-profile', apart(30)).length).toBe(3);
  expect(found('shared-profile', apart(31))).toEqual([]);
  expect(
    found(
      'shared-profile',
      neighbours(50, () => ({ openedAt: START })),
    ).length,
  ).toBe(50);
  expect(
    found(
      'shared-profile',
      neighbours(51, () => ({ openedAt: START })),
    ),
  ).toEqual([]);
});

test('[PROFILE-2] a dormitory that pays the canteen, a firm and the landlady’s shop is no group', () => {
  const shop = neighbours(6);
  const transfers = (shop.transfers ?? []).map((transfer) => ({ ...transfer, flags: ENTRY_FLAG.merchant }));
  expect(found('shared-profile', { ...shop, transfers })).toEqual([]);
  expect(found('shared-profile', { ...shop, kinds: { 99: ACCOUNT_KIND.corporate } })).toEqual([]);
  const meals = (shop.transfers ?? []).map((transfer) => ({ ...transfer, amount: 15_000 }));
  expect(found('shared-profile', { ...shop, transfers: meals })).toEqual([]);
  expect(runOne(factsCaseOf({ accountCount: 2 }), 'shared-profile').counts['facts-missing']).toBe(1);
});

/** `count` people pay `payee` 1,000 yuan each from one address on each of the days. */
function network(
  count: number,
  days: number,
  { amount = 100_000, payee = 99, flags = 0, kinds = {} } = {},
): FactsDraft {
  const on = Array.from({ length: days }, (_, day) => START + day * 3 * DAY);
  return {
    holders: persons(count),
    kinds,
    networks: on.flatMap((t) =>
      Array.from({ length: count }, (_, account) => ({ identifier: 1, account, t: t + account * 60 })),
    ),
    transfers: on.flatMap((t) =>
      Array.from({ length: count }, (_, from) => ({ from, to: payee, t: t + from * 60, amount, flags })),
    ),
  };
}

test('[NETWORK-1] three holders pay one person from one address on one day, on two days', () => {
  expect(found('shared-network', network(3, 2))).toEqual([0, 1, 2].map((i) => [i, 'shared-network', 1 / 8]));
  expect(found('shared-network', network(2, 5))).toEqual([]);
  expect(found('shared-network', network(3, 1))).toEqual([]);
  expect(found('shared-network', network(3, 2, { amount: 99_999 }))).toEqual([]);
  expect(found('shared-network', network(3, 2, { amount: 1 }), 'structure').length).toBe(3);
  expect(found('shared-network', network(10, 2))[0]?.[2]).toBe(1);
  expect(found('shared-network', network(50, 2)).length).toBe(50);
  const wide = runOne(factsCaseOf(network(51, 2)), 'shared-network');
  expect([wide.signals.length, wide.counts['wide-networks']]).toEqual([0, 2]);
  expect(runOne(factsCaseOf({}), 'shared-network').counts['facts-missing']).toBe(1);
});

test('[NETWORK-1] a firm’s wifi alone says nothing: lunch money, shops, the firm itself, another day', () => {
  expect(found('shared-network', network(30, 20, { amount: 3_000 }))).toEqual([]);
  expect(found('shared-network', network(30, 5, { flags: ENTRY_FLAG.merchant }))).toEqual([]);
  expect(found('shared-network', network(30, 5, { kinds: { 99: ACCOUNT_KIND.corporate } }))).toEqual([]);
  // A wedding gift on one day.
  expect(found('shared-network', network(20, 1, { payee: 3 }))).toEqual([]);
  const draft = network(3, 2);
  const nextDay = (draft.transfers ?? []).map((transfer) => ({ ...transfer, t: transfer.t + DAY }));
  expect(found('shared-network', { ...draft, transfers: nextDay })).toEqual([]);
  const apart = (draft.networks ?? []).map((seen) => ({ ...seen, identifier: seen.account }));
  expect(found('shared-network', { ...draft, networks: apart })).toEqual([]);
  expect(found('shared-network', { ...draft, holders: persons(3, () => 5) })).toEqual([]);
});

test('[NETWORK-1] only who was seen at the address on that day, paid and paid something, counts', () => {
  const draft = network(3, 2);
  // The third is seen there on other days, so that its row follows those of the two in the column.
  const elsewhere = (draft.networks ?? []).map((seen) => (seen.account === 2 ? { ...seen, t: seen.t + DAY } : seen));
  expect(found('shared-network', { ...draft, networks: elsewhere })).toEqual([]);
  // The second pays nothing; the entries of the third follow its place in the ledger.
  const paid = (draft.transfers ?? []).filter(({ from }) => from !== 1);
  const run = runOne(factsCaseOf({ ...draft, transfers: paid }), 'shared-network', { minimumDays: 1 });
  expect(run.signals).toEqual([]);
  expect(found('shared-network', network(3, 2, { amount: 0 }), 'structure')).toEqual([]);
});

test('[NETWORK-1] a guarded shop is no such person', () => {
  const view = factsCaseOf(network(3, 2));
  const paid = (bits: number) => {
    const accounts = new Uint16Array(view.accounts.count);
    accounts[99] = bits;
    const guarded = { edges: new Uint8Array(view.graph.edgeCount), accounts };
    return runOne({ ...view, guarded }, 'shared-network').signals.length;
  };
  expect([paid(0), paid(ACCOUNT_GUARD.merchant)]).toEqual([3, 0]);
});

test('[NETWORK-1] the reason shows the payments', () => {
  const run = runOne(factsCaseOf(network(3, 2)), 'shared-network');
  expect(run.signals[1]).toMatchObject({
    account: 1,
    evidence: [1, 4],
    from: START + 60,
    to: START + 3 * DAY + 60,
    values: { holders: 3, days: 2 },
  });
});
