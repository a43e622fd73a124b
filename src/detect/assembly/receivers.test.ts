import { expect, test } from 'vitest';
import { caseOf, DAY, type TransferDraft } from '../case.fixture.ts';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { assembleRings } from './assemble-rings.ts';
import { hitOf } from './hit.fixture.ts';
import { receiversOf } from './receivers.ts';

const EXIT = 5;
const LIKE: readonly TransferDraft[] = [
  { from: 8, to: 0, t: 10 * DAY, amount: 600 },
  { from: 9, to: 1, t: 10 * DAY + 1, amount: 400 },
  { from: 0, to: 1, t: 10 * DAY + 2, amount: 100 },
];
const all = (count: number): Uint8Array => new Uint8Array(count).fill(1);
const edgesOf = ({ graph }: CaseView): number[] => [...graph.src.keys()];

function receivers(paid: readonly (readonly [from: number, minor: number, currency?: number])[], to = EXIT): number[] {
  const payments = paid.map(([from, amount, currency = 0], i) => ({ from, to, t: 11 * DAY + i, amount, currency }));
  const view = caseOf({ transfers: [...LIKE, ...payments], accountCount: 10, currencies: ['CNY', 'USD'] });
  return receiversOf(view, all(10), { core: new Set([0, 1, 2]), transfers: edgesOf(view) });
}

test('[RING-11] who gets at least half of the ring’s money from two of its core is a receiver', () => {
  expect(
    receivers([
      [0, 250],
      [1, 250],
    ]),
  ).toEqual([EXIT]);
  expect(
    receivers([
      [0, 250],
      [1, 249],
    ]),
  ).toEqual([]);
  expect(receivers([[0, 900]])).toEqual([]);
  expect(
    receivers([
      [0, 900],
      [0, 50],
    ]),
  ).toEqual([]);
  // What others pay it is not the ring's.
  expect(
    receivers([
      [0, 900],
      [7, 50],
    ]),
  ).toEqual([]);
});

test('[RING-11] the ring’s money is the larger of what came in and what went out, inside one currency', () => {
  expect(
    receivers([
      [0, 10, 1],
      [1, 10, 1],
    ]),
  ).toEqual([EXIT]);
  const out = (toExit: number): number[] => {
    const view = caseOf({
      transfers: [
        ...LIKE,
        { from: 2, to: 6, t: 11 * DAY, amount: 1500 },
        { from: 0, to: EXIT, t: 11 * DAY + 1, amount: toExit / 2 },
        { from: 1, to: EXIT, t: 11 * DAY + 2, amount: toExit / 2 },
      ],
      accountCount: 10,
    });
    return receiversOf(view, all(10), { core: new Set([0, 1, 2]), transfers: edgesOf(view) });
  };
  expect(out(1500)).toEqual([EXIT]);
  expect(out(1498)).toEqual([]);
});

test('[RING-11] nobody who may not be core is a receiver, and the core is none', () => {
  const view = caseOf({
    transfers: [
      ...LIKE,
      { from: 0, to: EXIT, t: 11 * DAY, amount: 500 },
      { from: 1, to: EXIT, t: 11 * DAY + 1, amount: 400 },
    ],
    accountCount: 10,
  });
  const possible = all(10);
  possible[EXIT] = 0;
  const transfers = edgesOf(view);
  expect(receiversOf(view, possible, { core: new Set([0, 1]), transfers })).toEqual([]);
  expect(receiversOf(view, all(10), { core: new Set([0, 1, EXIT]), transfers })).toEqual([]);
});

test('[RING-11] a ring has its receiver as a member, with a role; whom that one pays stays around the core', () => {
  const view = caseOf({
    transfers: [
      ...LIKE,
      { from: 0, to: EXIT, t: 11 * DAY, amount: 500 },
      { from: 1, to: EXIT, t: 11 * DAY + 1, amount: 300 },
      { from: 2, to: EXIT, t: 11 * DAY + 2, amount: 100 },
      { from: EXIT, to: 8, t: 11 * DAY + 3, amount: 400 },
      { from: 8, to: 0, t: 11 * DAY + 4, amount: 400 },
    ],
    accountCount: 10,
  });
  const one = { ...hitOf(view, 0, [0, 1, 2], edgesOf(view)), payers: [8, 9] };
  const membersOf = (given: CaseView, receiving: boolean): number[] =>
    assembleRings(given, [one], { receivers: receiving }).rings[0]!.members.map(({ account }) => account);
  expect(membersOf(view, true)).toEqual([0, 1, 2, EXIT]);
  expect(membersOf(view, false)).toEqual([0, 1, 2]);
  const accounts = new Uint16Array(view.accounts.count);
  accounts[EXIT] = ACCOUNT_GUARD.merchant;
  expect(membersOf({ ...view, guarded: { edges: new Uint8Array(view.graph.edgeCount), accounts } }, true)).toEqual([
    0, 1, 2,
  ]);
  const [ring] = assembleRings(view, [one], { receivers: true }).rings;
  expect(ring!.members.at(-1)!.roles.map(({ role }) => role)).toContain('pool');
});
