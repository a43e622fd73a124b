import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import type { CaseView } from '../case-view.ts';
import { controlPeers } from '../control-links.ts';
import type { Hit } from '../hits.ts';
import { groupsOf, linkHits } from './components.ts';
import { hitOf } from './hit.fixture.ts';
import { componentsByReference, type LinkKind } from './links.reference.ts';
import { skippedEntries } from './tiers.ts';

const t = (hours: number): number => 10 * DAY + hours * HOUR;

function levelsOf(view: CaseView, hits: readonly Hit[]) {
  return linkHits(view, hits, { controlled: controlPeers(view).pairs, skip: skippedEntries(view) });
}

function isOne(view: CaseView, level: LinkKind, ...hits: Hit[]): boolean {
  return groupsOf(hits.keys(), levelsOf(view, hits)[level]).length === 1;
}

/** Account 1 takes 100 from 0 and 60 from 5, pays 80 to 2, and much later 70 to 3. */
const RELAY: readonly TransferDraft[] = [
  { from: 0, to: 1, t: t(0), amount: 100 },
  { from: 5, to: 1, t: t(1), amount: 60 },
  { from: 1, to: 2, t: t(2), amount: 80 },
  { from: 1, to: 3, t: t(100), amount: 70 },
];

test('[RING-3] one shared account links when half of the smaller side is the same money, first in first out', () => {
  const view = caseOf({ transfers: RELAY });
  // 80 of the 100 of account 0 went on to 2; the money of 5 did not.
  expect(isOne(view, 'onward', hitOf(view, 0, [0, 1], [0]), hitOf(view, 1, [1, 2], [2]))).toBe(true);
  expect(isOne(view, 'accounts', hitOf(view, 0, [0, 1], [0]), hitOf(view, 1, [1, 2], [2]))).toBe(false);
  expect(isOne(view, 'onward', hitOf(view, 0, [5, 1], [1]), hitOf(view, 1, [1, 2], [2]))).toBe(false);
  // Of the 70 to 3 it is 50 of the 60, but 99 hours later.
  expect(isOne(view, 'onward', hitOf(view, 0, [5, 1], [1]), hitOf(view, 1, [1, 3], [3]))).toBe(false);
  const near = caseOf({ transfers: RELAY.map((one, i) => (i === 3 ? { ...one, t: t(73) } : one)) });
  expect(isOne(near, 'onward', hitOf(near, 0, [5, 1], [1]), hitOf(near, 1, [1, 3], [3]))).toBe(true);
  // The account must be core of both.
  expect(isOne(view, 'onward', hitOf(view, 0, [0], [0]), hitOf(view, 1, [1, 2], [2]))).toBe(false);
});

test('[RING-3] half of the smaller side exactly is enough, one less is not', () => {
  const older = (amount: number) =>
    caseOf({
      transfers: [
        { from: 5, to: 1, t: t(0), amount },
        { from: 0, to: 1, t: t(1), amount: 100 },
        { from: 1, to: 2, t: t(2), amount: 100 },
      ],
    });
  const linked = (view: CaseView) => isOne(view, 'onward', hitOf(view, 0, [0, 1], [1]), hitOf(view, 1, [1, 2], [2]));
  expect([older(50), older(51)].map(linked)).toEqual([true, false]);
});

test('[CAP-1] of one account 200,000 pairs of hits are looked at; what is beyond is counted', () => {
  const view = caseOf({ transfers: RELAY });
  const leftOut = (givers: number, takers: number): number => {
    const hits = Array.from({ length: givers + takers }, (_, i) =>
      i < givers ? hitOf(view, i, [1], [0]) : hitOf(view, i, [1], [2]),
    );
    return levelsOf(view, hits).onwardPairsLeftOut;
  };
  expect([leftOut(500, 400), leftOut(501, 400)]).toEqual([0, 200_400]);
});

const control = (rows: readonly (readonly [number, number])[]) => ({
  identifier: Uint32Array.from(rows, ([identifier]) => identifier),
  kind: new Uint8Array(rows.length),
  account: Uint32Array.from(rows, ([, account]) => account),
  from: new Uint32Array(rows.length).fill(t(0)),
  to: new Uint32Array(rows.length).fill(t(200)),
});

test('[RING-3] a control link joins cores whose periods overlap, and no identifier of more than 50 accounts does', () => {
  const transfers = [
    { from: 0, to: 1, t: t(0) },
    { from: 2, to: 3, t: t(1) },
    { from: 1, to: 0, t: t(2) },
    { from: 3, to: 2, t: t(3) },
    { from: 4, to: 5, t: t(90) },
  ];
  const plain = caseOf({ transfers, accountCount: 100 });
  const shared = { ...plain, control: control([1, 3, 4].map((account) => [7, account])) };
  const [a, b, later] = [hitOf(plain, 0, [0, 1], [0, 2]), hitOf(plain, 1, [2, 3], [1, 3]), hitOf(plain, 2, [4], [4])];
  expect(isOne(plain, 'control', a, b)).toBe(false);
  expect(isOne(shared, 'control', a, b)).toBe(true);
  expect(isOne(shared, 'onward', a, b)).toBe(false);
  expect(isOne(shared, 'control', a, later)).toBe(false);
  const wide = { ...plain, control: control(Array.from({ length: 51 }, (_, account) => [7, account])) };
  expect(isOne(wide, 'control', a, b)).toBe(false);
  expect(isOne({ ...plain, control: control(Array.from({ length: 50 }, (_, i) => [7, i])) }, 'control', a, b)).toBe(
    true,
  );
});

test('[RING-1] accounts around the core join nothing: neither a common payer nor a transfer that touches no core', () => {
  const view = caseOf({
    transfers: [
      { from: 9, to: 0, t: t(0) },
      { from: 9, to: 1, t: t(1) },
      { from: 8, to: 9, t: t(2) },
    ],
  });
  expect(isOne(view, 'control', hitOf(view, 0, [0], [0]), hitOf(view, 1, [1], [1]))).toBe(false);
  expect(isOne(view, 'control', hitOf(view, 0, [0], [0, 2]), hitOf(view, 1, [1], [1, 2]))).toBe(false);
});

const pairs = fc.tuple(fc.nat(7), fc.nat(7)).filter(([from, to]) => from !== to);
const drafts = fc.array(fc.tuple(pairs, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 6,
  maxLength: 40,
});
const shapes = fc.array(
  fc.tuple(fc.uniqueArray(fc.nat(7), { maxLength: 4 }), fc.array(fc.nat(39), { minLength: 1, maxLength: 5 })),
  { minLength: 2, maxLength: 12 },
);
const uses = fc.array(fc.tuple(fc.nat(3), fc.nat(7)), { maxLength: 8 });

test('[RING-3] the sets are those of the slow reference that looks at every pair, at every level of links', () => {
  const kinds: readonly LinkKind[] = ['transfers', 'accounts', 'onward', 'control'];
  const joined = new Map<LinkKind, number>();
  fc.assert(
    fc.property(drafts, shapes, uses, (transfers, given, used) => {
      const plain = caseOf({
        accountCount: 8,
        transfers: transfers.map(([[from, to], hour, amount]) => ({ from, to, t: t(hour), amount })),
      });
      const rows = used.toSorted(([a, x], [b, y]) => a - b || x - y);
      const view = { ...plain, control: control(rows) };
      const hits = given.map(([core, edges], id) =>
        hitOf(
          view,
          id,
          core,
          [...new Set(edges.map((e) => e % transfers.length))].toSorted((a, b) => a - b),
        ),
      );
      const levels = levelsOf(view, hits);
      let before = hits.length;
      for (const [i, kind] of kinds.entries()) {
        const found = groupsOf(hits.keys(), levels[kind]);
        expect(found, kind).toEqual(componentsByReference(view, hits, kinds.slice(0, i + 1)));
        joined.set(kind, (joined.get(kind) ?? 0) + before - found.length);
        before = found.length;
      }
    }),
    { seed: 61, numRuns: 400 },
  );
  for (const kind of kinds) expect(joined.get(kind), kind).toBeGreaterThan(20);
});

test('[RING-3] cores of more than 48 accounts join by the same rule as small ones', () => {
  const view = caseOf({ transfers: [{ from: 0, to: 1, t: t(0) }], accountCount: 200 });
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  const groups = (...cores: number[][]): number => {
    const hits = cores.map((core, id) => ({ ...hitOf(view, id, core, [0]), evidence: [] }));
    return groupsOf(hits.keys(), levelsOf(view, hits).accounts).length;
  };
  expect(groups(range(0, 60), [59, 60, 61])).toBe(2);
  expect(groups(range(0, 60), [58, 59, 61])).toBe(1);
  expect(groups([58, 59, 61], range(0, 60), range(61, 120))).toBe(2);
  expect(groups(range(0, 60), range(58, 120))).toBe(1);
  // One account in common with each of two large cores is none of two in common with either.
  expect(groups([59, 61], range(0, 60), range(61, 120))).toBe(3);
});
