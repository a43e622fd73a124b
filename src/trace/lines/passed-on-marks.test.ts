import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMoney, type MovementDraft } from '../money.fixture.ts';
import { matchedEntriesReference } from './matched-groups.reference.ts';
import { MATCHED_GROUPS, MatchedGroups } from './matched-groups.ts';
import { PassedOnMarks } from './passed-on-marks.ts';
import { splitJoinsFromReference } from './split-joins.reference.ts';
import { SPLIT_JOINS, SplitJoins } from './split-joins.ts';

const HOUR = 3600;
const DAY = 86_400;

/** Account 0 gets credits from 1 (plus) and pays 2 (minus), an hour apart unless told. */
function matchedAmounts(amounts: readonly number[], hours?: readonly number[]): number[] {
  const money = toMoney(
    amounts.map((amount, at) => ({
      from: amount > 0 ? 1 : 0,
      to: amount > 0 ? 0 : 2,
      amount: Math.abs(amount),
      t: (hours?.[at] ?? at) * HOUR,
    })),
  );
  const found: number[] = [];
  new MatchedGroups(money.ledger).at(0, (entry) => found.push(entry));
  return found.map((entry) => money.ledger.amount[entry] ?? 0).toSorted((a, b) => a - b);
}

test('[MARK-1] a credit and the debits that sum to it, with what may be kept back, are a group; others are none', () => {
  expect(matchedAmounts([100_000, -12_345, -61_234, -38_766])).toEqual([-61_234, -38_766, 100_000]);
  expect(matchedAmounts([100_000, -61_234, -38_690])).toEqual([-61_234, -38_690, 100_000]);
  expect(matchedAmounts([100_000, -61_234, -38_400])).toEqual([]);
  expect(matchedAmounts([100_000, -61_234, -38_767])).toEqual([]);
  expect(matchedAmounts([-61_234, -38_766, 100_000])).toEqual([]);
});

test('[MARK-1] a debit and the two or more credits before it that sum to it are a group', () => {
  expect(matchedAmounts([61_234, 38_766, 5000, -100_000])).toEqual([-100_000, 38_766, 61_234]);
  expect(matchedAmounts([61_234, 38_900, -100_000])).toEqual([-100_000, 38_900, 61_234]);
  expect(matchedAmounts([61_234, 38_600, -100_000])).toEqual([]);
});

test('[MARK-1] the window and the sums expected by chance bound a group', () => {
  const days = MATCHED_GROUPS.windowSeconds / HOUR;
  expect(matchedAmounts([100_000, -100_000], [0, days])).toEqual([-100_000, 100_000]);
  expect(matchedAmounts([100_000, -100_000], [0, days + 1])).toEqual([]);
  // 0.29 % off: one choice of one is rare enough, two entries of two are not
  expect(matchedAmounts([100_000, -99_710])).toEqual([-99_710, 100_000]);
  expect(matchedAmounts([100_000, -60_000, -39_710])).toEqual([]);
});

test('[MARK-1] the least expected group stands, and each entry is in one', () => {
  expect(matchedAmounts([100_000, 99_900, -99_900])).toEqual([-99_900, 99_900]);
});

test('[MARK-1] a group is sought among so many debits after a credit, of whatever size', () => {
  const larger = (count: number): number[] => Array.from({ length: count }, () => -200_000);
  const { mostPassed } = MATCHED_GROUPS;
  expect(matchedAmounts([100_000, ...larger(mostPassed - 1), -100_000])).toEqual([-100_000, 100_000]);
  expect(matchedAmounts([100_000, ...larger(mostPassed), -100_000])).toEqual([]);
});

function joined(drafts: readonly MovementDraft[]): number[] {
  const found = new Set<number>();
  new SplitJoins(toMoney(drafts)).from(0, (movement) => found.add(movement));
  return [...found].toSorted((a, b) => a - b);
}

const SPLIT = [
  { from: 0, to: 1, amount: 500, t: 0 },
  { from: 0, to: 2, amount: 500, t: 60 },
  { from: 1, to: 3, amount: 499, t: 120 },
  { from: 2, to: 3, amount: 498, t: 180 },
] as const;

test('[MARK-2] money that leaves over two payees and meets again is marked, directly or by one more payment', () => {
  expect(joined(SPLIT)).toEqual([0, 1, 2, 3]);
  expect(joined([...SPLIT.slice(0, 3), { from: 0, to: 3, amount: 7, t: 200 }])).toEqual([0, 2, 3]);
  expect(joined([...SPLIT, { from: 3, to: 4, amount: 990, t: 240 }])).toEqual([0, 1, 2, 3]);
});

test('[MARK-2] not over one payee, against time, outside the window, or where the join is a small share', () => {
  expect(joined([SPLIT[0], { ...SPLIT[0], t: 30 }, SPLIT[2], { ...SPLIT[2], t: 150 }])).toEqual([]);
  expect(joined([{ ...SPLIT[2], t: 0 }, { ...SPLIT[0], t: 1 }, SPLIT[1], SPLIT[3]])).toEqual([]);
  expect(joined([...SPLIT.slice(0, 3), { ...SPLIT[3], t: DAY + 1 }])).toEqual([]);
  const share = 997 / SPLIT_JOINS.leastShare;
  expect(joined([...SPLIT, { from: 5, to: 3, amount: share - 997, t: 200 }])).toEqual([0, 1, 2, 3]);
  expect(joined([...SPLIT, { from: 5, to: 3, amount: share - 990, t: 200 }])).toEqual([]);
});

test('[MARK-2] an account with more entries in the window than are looked at is no join', () => {
  const small = (count: number): MovementDraft[] =>
    Array.from({ length: count }, () => ({ from: 3, to: 4, amount: 1, t: 200 }));
  expect(joined([...SPLIT, ...small(SPLIT_JOINS.mostAtJoin - 2)])).toEqual([0, 1, 2, 3]);
  expect(joined([...SPLIT, ...small(SPLIT_JOINS.mostAtJoin - 1)])).toEqual([]);
});

test('[MARK-3] marks asked for around one account are those of the whole ledger, whatever was asked before', () => {
  const move = fc.record({
    from: fc.integer({ min: 0, max: 7 }),
    to: fc.integer({ min: 0, max: 7 }),
    amount: fc.integer({ min: 1, max: 12 }).map((units) => units * 500),
    t: fc.integer({ min: 0, max: 2 * DAY }),
  });
  const ledgers = fc.array(move, { minLength: 8, maxLength: 40 });
  let marked = 0;
  fc.assert(
    fc.property(ledgers, fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), (drafts, asked) => {
      const money = toMoney(drafts.filter(({ from, to }) => from !== to));
      const whole = new Set<number>();
      for (let account = 0; account < money.accountCount; account++) {
        for (const entry of matchedEntriesReference(money.ledger, account))
          whole.add(money.ledger.movement[entry] ?? -1);
        splitJoinsFromReference(money, account, (movement) => whole.add(movement));
      }
      marked += whole.size;
      const marks = new PassedOnMarks(money);
      for (const account of asked.filter((one) => one < money.accountCount)) {
        const found = marks.around(account);
        for (let entry = money.ledger.offsets[account]!; entry < money.ledger.offsets[account + 1]!; entry++) {
          const movement = money.ledger.movement[entry]!;
          expect(found[movement]).toBe(Number(whole.has(movement)));
        }
      }
    }),
    { numRuns: 200, seed: 5 },
  );
  expect(marked).toBeGreaterThan(200);
});
