import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { EDGE_KIND } from '#graph';
import { LotQueue } from '#ledger';
import type { CaseView } from '../case-view.ts';
import { LotBook } from './lot-book.ts';
import { skippedEntries, tierOf, tiersOf, type Tier } from './tiers.ts';

const t = (hours: number): number => 10 * DAY + hours * HOUR;
const pay = (from: number, to: number, hours: number, amount: number): TransferDraft => ({
  from,
  to,
  t: t(hours),
  amount,
});

function tiers(view: CaseView, core: readonly number[], first: readonly number[]): Record<number, Tier> {
  const scope = { core: new Set(core), from: t(0), to: t(1000), currency: 0 };
  return Object.fromEntries(
    tiersOf({ view, scope, first: new Set(first), lots: new LotBook(view, skippedEntries(view)) }),
  );
}

/** Victim 9 pays 0; 0 pays 1 and 2; 1 pays 3, 2 pays 3; account 4 has money of its own. */
const CHAIN = [
  pay(9, 0, 0, 1000),
  pay(0, 1, 1, 600),
  pay(0, 2, 2, 400),
  pay(1, 3, 3, 600),
  pay(8, 4, 4, 500),
  pay(4, 3, 5, 500),
];

test('[RING-6] tiers count the hops from tier 1 by value; without a tier 1 there are none', () => {
  const view = caseOf({ transfers: CHAIN });
  expect(tiers(view, [0, 1, 2, 3, 4], [0])).toEqual({
    0: { tier: 1 },
    1: { tier: 2 },
    2: { tier: 2 },
    3: { tier: 3 },
  });
  expect(tiers(view, [0, 1, 2, 3, 4], [])).toEqual({});
});

test('[RING-6] a least tier with less than a fifth of the money is a range up to where four fifths had arrived', () => {
  expect(
    tierOf(
      new Map([
        [2, 20],
        [3, 80],
      ]),
    ),
  ).toEqual({ tier: 2 });
  expect(
    tierOf(
      new Map([
        [2, 19],
        [3, 81],
      ]),
    ),
  ).toEqual({ tier: 2, tierTo: 3 });
  expect(
    tierOf(
      new Map([
        [2, 10],
        [3, 60],
        [5, 20],
        [6, 10],
      ]),
    ),
  ).toEqual({ tier: 2, tierTo: 5 });
  expect(
    tierOf(
      new Map([
        [2, 10],
        [3, 70],
        [5, 20],
      ]),
    ),
  ).toEqual({ tier: 2, tierTo: 3 });
  expect(tierOf(new Map())).toBeUndefined();
  const view = caseOf({
    transfers: [...CHAIN, pay(0, 3, 2.5, 100)].map((one) => ({ ...one, amount: one.from === 9 ? 1100 : one.amount! })),
  });
  expect(tiers(view, [0, 1, 2, 3, 4], [0])[3]).toEqual({ tier: 2, tierTo: 3 });
});

test('[RING-6] money is followed first in first out: what was there before belongs to nobody', () => {
  const view = caseOf({ transfers: [pay(8, 1, 0, 600), pay(9, 0, 1, 600), pay(0, 1, 2, 600), pay(1, 2, 3, 600)] });
  expect(tiers(view, [0, 1, 2], [0])).toEqual({ 0: { tier: 1 }, 1: { tier: 2 } });
  const later = caseOf({ transfers: [pay(9, 0, 1, 600), pay(0, 1, 2, 600), pay(8, 1, 2.5, 600), pay(1, 2, 3, 600)] });
  expect(tiers(later, [0, 1, 2], [0])[2]).toEqual({ tier: 3 });
});

test('[RING-6] inside a minute money comes before it goes, the first transfer of the data included', () => {
  const minute = (from: number, to: number): TransferDraft => ({ ...pay(from, to, 0, 100), precision: 1 });
  const view = caseOf({ transfers: [minute(1, 2), minute(0, 1), minute(9, 0)] });
  const reached = { 0: { tier: 1 }, 1: { tier: 2 }, 2: { tier: 3 } };
  expect(tiers(view, [0, 1, 2], [0])).toEqual(reached);
  const other = caseOf({ transfers: [minute(0, 1), minute(9, 0), minute(1, 2)] });
  expect(tiers(other, [2, 1, 0], [0])).toEqual(reached);
});

test('[RING-6] days that wait for each other end', () => {
  const day = (from: number, to: number, amount: number): TransferDraft => ({
    ...pay(from, to, 0, amount),
    precision: 2,
  });
  const view = caseOf({ transfers: [day(1, 2, 10), day(2, 1, 10), day(9, 0, 5), day(0, 1, 5)] });
  expect(tiers(view, [0, 1, 2], [0])).toMatchObject({ 0: { tier: 1 }, 1: { tier: 2 } });
});

/** All accounts at once, lot by lot, in the order of the transfers. */
function tiersByReplay(view: CaseView, core: ReadonlySet<number>, first: ReadonlySet<number>): Record<number, Tier> {
  const queues = Array.from({ length: view.accounts.count }, () => new LotQueue());
  const byHop = Array.from({ length: view.accounts.count }, () => new Map<number, number>());
  const { src, dst, amount } = view.graph;
  for (let e = 0; e < view.graph.edgeCount; e += 1) {
    const [u, v] = [src[e]!, dst[e]!];
    const uncovered = queues[u]!.takeOldest(amount[e]!);
    const pieces = Array.from({ length: queues[u]!.pieceCount }, (_, i) => ({
      minor: queues[u]!.pieceAmount[i]!,
      hop: queues[u]!.hop[queues[u]!.pieceLot[i]!]!,
    }));
    if (uncovered > 0) pieces.push({ minor: uncovered, hop: 0 });
    for (const { minor, hop } of pieces) {
      const inside = core.has(u) && core.has(v);
      const next = inside ? (hop > 0 ? hop + 1 : 0) : core.has(v) && first.has(v) && !core.has(u) ? 1 : 0;
      queues[v]!.push({ amount: minor, origin: 0, t: e, hop: next, parent: -1 });
      if (inside && next > 0) byHop[v]!.set(next, (byHop[v]!.get(next) ?? 0) + minor);
    }
  }
  const found: Record<number, Tier> = {};
  for (const account of core) {
    const tier = first.has(account) ? { tier: 1 } : tierOf(byHop[account]!);
    if (tier) found[account] = tier;
  }
  return found;
}

test('[RING-6] the tiers are those of a replay of all lots in the order of time', () => {
  const transfers = fc.array(
    fc.tuple(fc.nat(8), fc.nat(7), fc.integer({ min: 1, max: 50 })).filter(([from, to]) => from !== to),
    { minLength: 40, maxLength: 90 },
  );
  let deep = 0;
  fc.assert(
    fc.property(transfers, fc.integer({ min: 1, max: 2 }), (given, firstCount) => {
      const view = caseOf({
        transfers: given.map(([from, to, amount], i) => pay(from, to, i, amount)),
        accountCount: 9,
      });
      const core = [0, 1, 2, 3, 4, 5, 6];
      const first = core.slice(0, firstCount);
      const found = tiers(view, core, first);
      expect(found).toEqual(tiersByReplay(view, new Set(core), new Set(first)));
      deep += Object.values(found).filter(({ tier }) => tier > 2).length;
    }),
    { seed: 64, numRuns: 200 },
  );
  expect(deep).toBeGreaterThan(50);
});

test('[RING-6] entries of reversals are left out of the lots, those of the first transfer too; cash is not', () => {
  const view = caseOf({
    transfers: [{ ...pay(0, 1, 0, 5), kind: EDGE_KIND.reversal }, pay(1, 2, 1, 5), pay(2, 3, 2, 5)],
  });
  view.ledger.edge[view.ledger.offsets[3]!] = -1;
  expect(Array.from(skippedEntries(view))).toEqual([1, 1, 0, 0, 0, 0]);
});

test('[RING-6] who gets the later half of a transfer has no share in the way of its first half', () => {
  // 3 gets what came by 0 → 2 and what came by 0 → 1 → 2 in one transfer, and pays the first to 4, the second to 5.
  const view = caseOf({
    transfers: [
      pay(9, 0, 0, 200),
      pay(0, 2, 1, 100),
      pay(0, 1, 2, 100),
      pay(1, 2, 3, 100),
      pay(2, 3, 4, 200),
      pay(3, 4, 5, 100),
      pay(3, 5, 6, 100),
    ],
  });
  expect(tiers(view, [0, 1, 2, 3, 4, 5], [0])).toMatchObject({ 3: { tier: 3 }, 4: { tier: 4 }, 5: { tier: 5 } });
  expect(tiers(view, [0, 1, 2, 3, 4, 5], [0])[5]).toEqual({ tier: 5 });
});
