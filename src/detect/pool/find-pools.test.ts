import { expect, test } from 'vitest';
import { ACCOUNT_KIND } from '#model';
import { ACCOUNT_GUARD, CONTROL_KIND, EDGE_GUARD, type CaseView } from '../case-view.ts';
import { caseOf, DAY } from '../case.fixture.ts';
import { controlGroups } from './control-groups.ts';
import { findPools, type PoolSettings } from './find-pools.ts';
import { hypergeometricTail } from './hypergeometric.ts';
import { sessionOf } from './pools.fixture.ts';
import type { CollectionSession } from './session-settings.ts';

const SETTINGS: PoolSettings = {
  windowSeconds: 7 * DAY,
  windowStepSeconds: DAY,
  collectorSessions: 2,
  collectorMinor: 2_000_000,
  sinkShare: 0.3,
  commonPayers: 3,
  commonPayersChance: 0.001,
  payerCap: 50,
  minimumMembers: 4,
  convergenceShare: 0.6,
  leastSinks: 3,
  membersPerSink: 4,
};

/** Accounts 0 to 29 collect; edge v × 10 + s pays from account v to sink 30 + s. */
function viewOf(): CaseView {
  const transfers = Array.from({ length: 300 }, (_, edge) => ({
    from: Math.floor(edge / 10),
    to: 30 + (edge % 10),
    t: 2 * DAY + edge,
  }));
  return caseOf({ transfers, accountCount: 3000 });
}

/** One large session of each account, at the hours given, to sinks by share of one million. */
function session(account: number, sinks: Readonly<Record<number, number>>, more: Partial<CollectionSession> = {}) {
  return sessionOf({
    account,
    inflowMinor: 2_000_000,
    from: 3 * DAY + account,
    to: 3 * DAY + account + 1000,
    debits: Object.entries(sinks).map(([sink, share]) => ({
      edge: account * 10 + Number(sink) - 30,
      amountMinor: share * 1_000_000,
    })),
    ...more,
  });
}

function find(
  sessions: readonly CollectionSession[],
  settings: Partial<PoolSettings> = {},
  view: CaseView = viewOf(),
  payerPopulation = 10_000,
) {
  const everyone = Array.from({ length: 40 }, (_, account) => account);
  const input = { settings: { ...SETTINGS, ...settings }, group: controlGroups(view, everyone, 50), payerPopulation };
  const { pools, counts } = findPools(
    view,
    sessions.toSorted((a, b) => a.from - b.from),
    input,
  );
  const members = pools.map((pool) =>
    [...new Set(pool.sessions.map(({ account }) => account))].toSorted((a, b) => a - b),
  );
  return { pools, members, counts };
}

const four = [0, 1, 2, 3];

test('[POOL-3] four collectors with 30 % to the same sink are a pool, three are none', () => {
  const all = four.map((account) => session(account, { 30: 1 }));
  expect(find(all)).toMatchObject({ members: [four], pools: [{ convergence: 1 }] });
  expect(find(all.slice(1)).members).toEqual([]);
  const third = four.map((account) => session(account, { 30: 0.3, [31 + account]: 0.7 }));
  expect(find(third).members).toEqual([four]);
  const less = four.map((account) => session(account, { 30: account === 3 ? 0.299_999 : 0.3, [31 + account]: 0.7 }));
  expect(find(less).members).toEqual([]);
});

test('[POOL-2] a collector has two sessions in seven days, or one of 20,000 yuan', () => {
  const small = (account: number, gap: number) =>
    [0, gap].map((later) =>
      session(account, { 30: 1 }, { inflowMinor: 100, from: 3 * DAY + later, to: 3 * DAY + later + 1000 }),
    );
  expect(find(four.flatMap((account) => small(account, 7 * DAY - 1000))).members).toEqual([four]);
  expect(find(four.flatMap((account) => small(account, 7 * DAY - 999))).members).toEqual([]);
  const one = (inflowMinor: number) =>
    [0, 1, 2].map((account) => session(account, { 30: 1 })).concat(session(3, { 30: 1 }, { inflowMinor }));
  expect(find(one(2_000_000)).members).toEqual([four]);
  expect(find(one(1_999_999)).members).toEqual([]);
});

test('[POOL-3] three fifths of the outflow converge on three sinks, or on one for four members', () => {
  const spread = (rest: number) =>
    four.map((account) =>
      session(account, { 30: 0.3, 31: 0.2, 32: 0.1 + rest, [33 + account]: 0.3 }, { matchedMinor: 1_000_000 }),
    );
  expect(find(spread(0))).toMatchObject({ members: [four], pools: [{ convergence: 0.6 }] });
  expect(find(spread(-0.000_001))).toMatchObject({ members: [], counts: { unconverged: 1 } });
  const wide = four.map((account) => session(account, { 30: 0.4, [31 + account]: 0.1, [35 + account]: 0.1 }));
  // 0.4 + 2 × 0.025 = 0.45 of the whole on the three largest.
  expect(find(wide)).toMatchObject({ members: [], counts: { unconverged: 1 } });
  const exact = four.map((account) => session(account, { 30: 0.5, [31 + account]: 0.2 }));
  expect(find(exact, { leastSinks: 3 }).pools[0]!.convergence).toBeCloseTo(0.6, 10);
  expect(find(exact, { leastSinks: 2 }).members).toEqual([]);
  const many = Array.from({ length: 16 }, (_, account) => session(account, { [30 + (account % 5)]: 0.5, 38: 0.3 }));
  expect(find(many, { convergenceShare: 0.7 }).members).toHaveLength(0);
  expect(find(many, { convergenceShare: 0.6 }).members).toHaveLength(1);
  expect(find(many.slice(0, 15), { convergenceShare: 0.6 }).members).toHaveLength(0);
});

test('[POOL-13] guarded sinks, own accounts, clearing and guarded payments converge on nobody', () => {
  const all = four.map((account) => session(account, { 30: 1 }));
  const guards = () => ({ edges: new Uint8Array(300), accounts: new Uint16Array(3000) });
  const members = (change: (view: CaseView, guarded: ReturnType<typeof guards>) => void) => {
    const view = viewOf();
    const guarded = guards();
    change(view, guarded);
    return find(all, {}, { ...view, guarded }).members;
  };
  expect(members(() => undefined)).toEqual([four]);
  for (const guard of ['merchant', 'payroll', 'utility', 'clearing'] as const) {
    expect(members((_, guarded) => (guarded.accounts[30] = ACCOUNT_GUARD[guard]))).toEqual([]);
  }
  expect(members((_, guarded) => (guarded.accounts[30] = ACCOUNT_GUARD.rent | ACCOUNT_GUARD.loan))).toEqual([four]);
  expect(members((_, guarded) => (guarded.edges[30] = EDGE_GUARD.refund))).toEqual([]);
  expect(members((view) => (view.accounts.kind[30] = ACCOUNT_KIND.clearing))).toEqual([]);
  expect(members((view) => (view.graph.kind[30] = 0))).toEqual([]);
  const cash = all.map((one, i) => (i === 0 ? { ...one, debits: [{ edge: -1, amountMinor: 1_000_000 }] } : one));
  expect(find(cash).members).toEqual([]);
  expect(
    members((view) => {
      view.accounts.holder[30] = 7;
      view.accounts.holder[3] = 7;
    }),
  ).toEqual([]);
});

/** Rows as the lake gives them: by identifier. */
function controlOf(
  ...uses: readonly (readonly [identifier: number, account: number])[]
): NonNullable<CaseView['control']> {
  return {
    identifier: Uint32Array.from(uses, ([identifier]) => identifier),
    kind: new Uint8Array(uses.length).fill(CONTROL_KIND.device),
    account: Uint32Array.from(uses, ([, account]) => account),
    from: new Uint32Array(uses.length),
    to: new Uint32Array(uses.length),
  };
}

test('[POOL-3] sinks of one control group or one holder are one sink; a control link connects collectors', () => {
  const apart = four.map((account) => session(account, { [30 + account]: 1 }));
  expect(find(apart).members).toEqual([]);
  const sinks = controlOf([1, 30], [1, 31], [2, 31], [2, 32], [3, 32], [3, 33]);
  expect(find(apart, {}, { ...viewOf(), control: sinks })).toMatchObject({
    members: [four],
    pools: [{ convergence: 1 }],
  });
  const twoGroups = controlOf([1, 30], [1, 31], [2, 32], [2, 33]);
  expect(find(apart, {}, { ...viewOf(), control: twoGroups }).members).toEqual([]);
  const collectors = controlOf([1, 0], [1, 1], [1, 2], [1, 3]);
  expect(find(apart, {}, { ...viewOf(), control: collectors }).members).toEqual([four]);
  const view = viewOf();
  for (const sink of [30, 31, 32, 33]) view.accounts.holder[sink] = 0;
  expect(find(apart, {}, view).members).toEqual([four]);
});

test('[POOL-3] what more than 50 accounts use links nobody', () => {
  const apart = four.map((account) => session(account, { [30 + account]: 1 }));
  const shared = (users: number) => {
    const uses = Array.from({ length: users }, (_, i) => [1, i < 4 ? i : 100 + i] as const);
    return find(apart, {}, { ...viewOf(), control: controlOf(...uses, [1, 0]) }).members;
  };
  expect(shared(50)).toEqual([four]);
  expect(shared(51)).toEqual([]);
});

test('[POOL-3] three common payers beyond chance connect, fewer or likely ones do not', () => {
  const paidBy = (account: number, payers: readonly number[]) => session(account, { [30 + account]: 1 }, { payers });
  const chain = (common: number) =>
    four.map((account) => {
      const shared = Array.from({ length: common }, (_, i) => [account * 100 + i, (account + 1) * 100 + i]).flat();
      return paidBy(account, [...shared, account * 100 + 50]);
    });
  expect(find(chain(3), { leastSinks: 4 }).members).toEqual([four]);
  expect(find(chain(2), { leastSinks: 4 }).members).toEqual([]);
  expect(find(chain(3), { leastSinks: 4 }, viewOf(), 13).members).toEqual([]);
  // 7 payers each, 3 common: exactly how likely among 60?
  const chance = (population: number) => find(chain(3), { leastSinks: 4 }, viewOf(), population).members.length;
  expect([chance(60), chance(200)]).toEqual([0, 1]);
  // The two inner collectors have 7 payers each, the outer ones as many; exactly the limit is not beyond it.
  const limit = hypergeometricTail({ population: 200, marked: 7, drawn: 7 }, 3);
  const within = (commonPayersChance: number) =>
    find(chain(3), { leastSinks: 4, commonPayersChance }, viewOf(), 200).members.length;
  expect([within(limit), within(limit * (1 + 1e-12))]).toEqual([0, 1]);
});

test('[CAP-1] a payer of more than 50 collectors links nobody and is counted', () => {
  const paid = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      sessionOf({ account: 100 + i, inflowMinor: 2_000_000, from: 3 * DAY + i, to: 3 * DAY + i, payers: [1, 2, 3] }),
    );
  const settings = { convergenceShare: 0, payerCap: 10 };
  expect(find(paid(10), settings)).toMatchObject({ pools: [{}], counts: { skippedPayers: 0 } });
  expect(find(paid(11), settings)).toMatchObject({ pools: [], counts: { skippedPayers: 3 } });
});

test('[POOL-10] windows that overlap and share an account are one pool, later ones are another', () => {
  const week = (accounts: readonly number[], day: number) =>
    accounts.map((account) => session(account, { 30: 1 }, { from: day * DAY + account, to: day * DAY + account + 9 }));
  const rolling = [...week([0, 1, 2, 3], 3), ...week([3, 4, 5, 6], 9), ...week([6, 7, 8, 9], 15)];
  expect(find(rolling).members).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  const apart = [...week([0, 1, 2, 3], 3), ...week([3, 4, 5, 6], 12)];
  expect(find(apart).members).toEqual([
    [0, 1, 2, 3],
    [3, 4, 5, 6],
  ]);
  const touching = (seconds: number) =>
    week([3, 4, 5, 6], 10).map((one) => ({ ...one, from: one.from - 3 + seconds, to: one.to + 9 }));
  expect(find([...week([0, 1, 2, 3], 3), ...touching(0)]).members).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
  expect(find([...week([0, 1, 2, 3], 3), ...touching(1)]).members).toHaveLength(2);
  const others = [
    ...week([0, 1, 2, 3], 3),
    ...week([14, 15, 16, 17], 3).map((one) => ({
      ...one,
      debits: [{ edge: one.account * 10 + 5, amountMinor: 1_000_000 }],
    })),
  ];
  expect(find(others).members).toEqual([
    [0, 1, 2, 3],
    [14, 15, 16, 17],
  ]);
});

test('[POOL-10] windows begin at a session and at least a day apart', () => {
  const at = (hour: number, account: number) =>
    session(account, { 30: 1 }, { from: 3 * DAY + hour * 3600, to: 3 * DAY + hour * 3600 });
  expect(find([at(0, 0), at(23, 1), at(24, 2), at(25, 3)]).counts.windows).toBe(2);
  expect(find([at(0, 0), at(23, 1), at(23.5, 2), at(25, 3)]).counts.windows).toBe(2);
  expect(find([at(0, 0), at(24, 1)]).counts.windows).toBe(2);
  expect(find([at(0, 0), at(24 - 1 / 3600, 1)]).counts.windows).toBe(1);
  // A window holds only sessions that end in it.
  const late = [0, 1, 2]
    .map((account) => at(0, account))
    .concat(session(3, { 30: 1 }, { from: 9 * DAY, to: 10 * DAY }));
  expect(find(late).members).toEqual([four]);
  const atEnd = late.map((one) => (one.account === 3 ? { ...one, from: 10 * DAY } : one));
  expect(find(atEnd).members).toEqual([four]);
  expect(find(late.map((one) => (one.account === 3 ? { ...one, to: 10 * DAY + 1 } : one))).members).toEqual([]);
});
