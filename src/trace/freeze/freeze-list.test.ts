import { expect, test } from 'vitest';

import { ENTRY_FLAG } from '#ledger';

import { toMoney, type MovementDraft } from '../money.fixture.ts';
import { FREEZE_SETTINGS, freezeList, type HeldByPolicy } from './freeze-list.ts';

const held = (account: number, heldMinor: number, range: Partial<HeldByPolicy> = {}): HeldByPolicy => ({
  account,
  layer: 1,
  heldMinor,
  leastMinor: heldMinor,
  mostMinor: heldMinor,
  ...range,
});

/** `count` times: 1 is paid into the account and leaves after `gap` seconds. */
function habit(account: number, count: number, gap: number): MovementDraft[] {
  return Array.from({ length: count }, (_, i): MovementDraft[] => [
    { from: 9, to: account, amount: 1, t: 1000 * i + 1 },
    { from: account, to: 8, amount: 1, t: 1000 * i + 1 + gap },
  ]).flat();
}

test('[FRZ-5] the time to the next outflow comes from the account itself, else victim money in the trace, else all reached', () => {
  const drafts = [
    ...habit(0, 50, 100),
    ...habit(1, 30, 300),
    ...habit(2, 20, 300),
    { from: 9, to: 3, amount: 5, t: 60_000 },
  ];
  const money = toMoney(drafts);
  const { payee } = money.movements;
  const carriedTo = (...accounts: readonly number[]) =>
    new Set(Array.from(payee.keys()).filter((movement) => accounts.includes(payee[movement]!)));
  const lineOf = (account: number, carrying: ReadonlySet<number>) =>
    freezeList({ money, held: [held(account, 10)], reached: [0, 1, 2, 3], carrying, until: 60_000 })[0];
  expect(lineOf(0, carriedTo(1, 2))).toMatchObject({ stratum: 'account', outflows: 50 });
  expect(lineOf(1, carriedTo(1, 2))).toMatchObject({ stratum: 'victim-money', outflows: 50 });
  expect(lineOf(3, carriedTo(1, 2))).toMatchObject({ stratum: 'victim-money', expectedOutflowSeconds: 300 });
  expect(lineOf(3, carriedTo(1))).toMatchObject({
    stratum: 'reached',
    outflows: 100,
    expectedOutflowSeconds: 100,
    earlyOutflowSeconds: 100,
  });
});

test('[FRZ-6] below 50 outflows nothing is said, and the line says how many there were', () => {
  const money = toMoney([...habit(0, 49, 100), { from: 9, to: 0, amount: 5, t: 60_000 }]);
  const input = { money, held: [held(0, 10)], reached: [0], carrying: new Set<number>(), until: 60_000 };
  const [line] = freezeList(input);
  expect(line).toMatchObject({ outflows: 49, savableMinor: 10 });
  expect(line).not.toHaveProperty('expectedOutflowSeconds');
  expect(line).not.toHaveProperty('stratum');
  const [known] = freezeList({ ...input, settings: { ...FREEZE_SETTINGS, leastOutflows: 49 } });
  expect(known).toMatchObject({ stratum: 'account', expectedOutflowSeconds: 100 });
});

test('[FRZ-7] the list is ordered by what can be saved, and drops accounts that no policy grants anything', () => {
  // Account 0 empties within a minute, account 1 within hours: a smaller sum there can be saved, the larger cannot.
  const money = toMoney([
    ...habit(0, 60, 40),
    ...habit(1, 60, 900).map((draft) => ({ ...draft, t: draft.t * 20 })),
    { from: 9, to: 0, amount: 5, t: 1_300_000 },
    { from: 9, to: 1, amount: 5, t: 1_300_000 },
  ]);
  const list = freezeList({
    money,
    held: [held(0, 1000), held(1, 900), held(2, 0), held(3, 0, { mostMinor: 7 })],
    reached: [0, 1],
    carrying: new Set<number>(),
    until: 1_300_000,
  });
  expect(list.map(({ account, savableMinor }) => [account, savableMinor])).toEqual([
    [1, 900],
    [0, 0],
    [3, 0],
  ]);
});

test('[FRZ-8] firm: all policies agree and the statement reaches the end; likely: they grant half of it at least', () => {
  const money = toMoney(
    [
      { from: 9, to: 0, amount: 100, t: 100 },
      { from: 9, to: 1, amount: 100, t: 100 },
    ],
    [{ coveredTo: 500 }],
  );
  const confidence = (line: HeldByPolicy, until: number) =>
    freezeList({ money, held: [line], reached: [], carrying: new Set<number>(), until })[0];
  expect(confidence(held(0, 100), 500)).toMatchObject({ confidence: 'firm', asOf: 500, marks: [] });
  expect(confidence(held(0, 100), 501)).toMatchObject({ confidence: 'likely', asOf: 500, marks: ['statement-ended'] });
  expect(confidence(held(0, 100, { leastMinor: 50 }), 500)).toMatchObject({ confidence: 'likely' });
  expect(confidence(held(0, 100, { leastMinor: 49 }), 500)).toMatchObject({ confidence: 'uncertain' });
  expect(confidence(held(0, 100, { mostMinor: 101 }), 500)).toMatchObject({ confidence: 'likely' });
  expect(confidence(held(0, 0, { mostMinor: 1 }), 500)).toMatchObject({ confidence: 'uncertain' });
});

test('[FRZ-9] pay and goods sold are marked for a person, from the last 62 days and not one day more', () => {
  const day = 86_400;
  const until = 100 * day;
  const marks = (drafts: readonly MovementDraft[]) =>
    freezeList({ money: toMoney(drafts), held: [held(0, 1)], reached: [], carrying: new Set<number>(), until })[0]
      ?.marks;
  const credit = (amount: number, t: number, flags = 0): MovementDraft => ({ from: 9, to: 0, amount, t, flags });
  expect(marks([credit(20, 50 * day, ENTRY_FLAG.salary), credit(80, 99 * day)])).toContain('salary-like');
  expect(marks([credit(19, 50 * day, ENTRY_FLAG.salary), credit(81, 99 * day)])).not.toContain('salary-like');
  expect(marks([credit(20, 38 * day, ENTRY_FLAG.salary), credit(80, 99 * day)])).toContain('salary-like');
  expect(marks([credit(20, 38 * day - 1, ENTRY_FLAG.salary), credit(80, 99 * day)])).not.toContain('salary-like');
  expect(marks([credit(1, 99 * day, ENTRY_FLAG.pos), credit(80, 99 * day)])).toContain('goods-in-good-faith');
  expect(marks([credit(1, 98 * day, ENTRY_FLAG.merchant), credit(8, 99 * day), credit(8, 99 * day)])).not.toContain(
    'goods-in-good-faith',
  );
  const given = new Map([[0, ['protected-holder'] as const]]);
  const [line] = freezeList({
    money: toMoney([credit(5, until)]),
    held: [held(0, 5)],
    reached: [],
    carrying: new Set<number>(),
    until,
    marks: given,
  });
  expect(line?.marks).toEqual(['protected-holder']);
});
