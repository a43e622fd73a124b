import { ENTRY_FLAG } from '#ledger';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../case.fixture.ts';
import { factsCaseOf, type FactsDraft, type PlaceDraft } from '../facts.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { areFarApart, OUTSIDE_MAINLAND, provinceOf } from './province-neighbours.ts';

const { atm, cash, counter, online, overseas, pos, reversal } = ENTRY_FLAG;
/** 08:00 in Shanghai on a day of its own. */
const START = 5 * DAY;
const SICHUAN = 510_104;
const FUJIAN = 350_000;

function found(detector: string, rows: readonly PlaceDraft[], draft: Omit<FactsDraft, 'rows'> = {}) {
  return runOne(factsCaseOf({ ...draft, rows }), detector).signals.map(({ account, strength }) => [account, strength]);
}

function visit(account: number, t: number, area: number, more: Partial<PlaceDraft> = {}): PlaceDraft {
  return { account, t: START + t, amount: -100_000, area, flags: atm, ...more };
}

test('[TRAVEL-1] one card at machines of distant provinces within less than two hours', () => {
  const two = (gap: number, more: Partial<PlaceDraft> = {}) =>
    found('impossible-travel', [visit(0, 0, SICHUAN), visit(0, gap, FUJIAN, more)]);
  expect(two(2 * HOUR - 1)).toEqual([[0, 1 / 3]]);
  expect(two(2 * HOUR)).toEqual([]);
  expect(two(HOUR, { flags: counter, amount: 5 })).toEqual([[0, 1 / 3]]);
  expect(two(HOUR, { flags: pos })).toEqual([]);
  expect(two(HOUR, { flags: online })).toEqual([]);
  expect(two(HOUR, { flags: atm | reversal })).toEqual([]);
  expect(two(HOUR, { area: -1 })).toEqual([]);
  expect(two(HOUR, { area: 510_000 })).toEqual([]);
  expect(two(HOUR, { precision: 2 })).toEqual([]);
  // A minute stamp may mean its last second.
  expect(two(2 * HOUR - 60, { precision: 1 })).toEqual([[0, 1 / 3]]);
  expect(two(2 * HOUR - 59, { precision: 1 })).toEqual([]);
});

test('[TRAVEL-1] neighbours are never judged, nor a border and the land behind it; Hong Kong is outside', () => {
  expect(areFarApart(11, 12)).toBe(false);
  expect(areFarApart(31, 33)).toBe(false);
  expect(areFarApart(51, 51)).toBe(false);
  expect(areFarApart(11, 44)).toBe(true);
  expect([provinceOf(510_104), provinceOf(810_000), provinceOf(710_000), provinceOf(659_001)]).toEqual([
    51,
    OUTSIDE_MAINLAND,
    OUTSIDE_MAINLAND,
    65,
  ]);
  expect(areFarApart(44, OUTSIDE_MAINLAND)).toBe(false);
  expect(areFarApart(OUTSIDE_MAINLAND, 53)).toBe(false);
  expect(areFarApart(OUTSIDE_MAINLAND, 51)).toBe(true);
  expect(areFarApart(99, 51)).toBe(false);
  for (let a = 11; a < 66; a += 1) for (let b = 11; b < 66; b += 1) expect(areFarApart(a, b)).toBe(areFarApart(b, a));
  const fromAbroad = (area: number) =>
    found('impossible-travel', [visit(0, 0, area), visit(0, HOUR, -1, { flags: atm | overseas })]).length;
  expect([fromAbroad(SICHUAN), fromAbroad(440_300), fromAbroad(530_000)]).toEqual([1, 0, 0]);
});

test('[TRAVEL-1] the mother’s second card in the student’s hand counts little, two strangers’ cards nothing', () => {
  const rows = [visit(0, 0, SICHUAN), visit(1, HOUR, FUJIAN)];
  expect(found('impossible-travel', rows, { holders: { 0: 0, 1: 0 } })).toEqual([
    [0, 0.25 / 3],
    [1, 0.25 / 3],
  ]);
  expect(found('impossible-travel', rows, { holders: { 0: 1, 1: 2 } })).toEqual([]);
  expect(found('impossible-travel', rows)).toEqual([]);
});

test('[TRAVEL-1] times add up and are shown with the shortest one', () => {
  const rows = [0, 1, 2].flatMap((day) => [
    visit(0, day * DAY, SICHUAN),
    visit(0, day * DAY + (day + 1) * 1200, FUJIAN),
  ]);
  const run = runOne(factsCaseOf({ rows }), 'impossible-travel');
  expect(run.signals[0]).toMatchObject({
    strength: 1,
    values: { times: 3, shortestSeconds: 1200, withinSeconds: 7200 },
    from: START,
    to: START + 2 * DAY + 3600,
  });
  expect(runOne(factsCaseOf({}), 'impossible-travel').counts['facts-missing']).toBe(1);
});

/** `count` cards at one machine, a minute apart, each emptied by two withdrawals to `sum`. */
function machine(count: number, sum = 2_000_000, more: (i: number) => Partial<PlaceDraft> = () => ({})): PlaceDraft[] {
  return Array.from({ length: count }, (_, i) =>
    [0, 1].map((n) => ({
      account: i,
      t: START + i * 60 + n,
      amount: n === 0 ? -1_000_000 : 1_000_000 - sum,
      flags: atm | cash,
      terminal: 0,
      ...more(i),
    })),
  ).flat();
}

const OTHERS = { holders: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [i, i])) };

test('[MACHINE-1] five holders’ cards at one machine within the hour, each near the day’s cap', () => {
  expect(found('many-cards-one-machine', machine(4), OTHERS)).toEqual([]);
  expect(found('many-cards-one-machine', machine(5), OTHERS)).toEqual([0, 1, 2, 3, 4].map((i) => [i, 1 / 6]));
  expect(found('many-cards-one-machine', machine(10), OTHERS)[0]?.[1]).toBe(1);
  expect(found('many-cards-one-machine', machine(5, 1_800_000), OTHERS).length).toBe(5);
  expect(found('many-cards-one-machine', machine(5, 1_799_999), OTHERS)).toEqual([]);
  const apart = (gap: number) => machine(5, 2_000_000, (i) => ({ t: START + i * gap })).map((row) => row);
  expect(found('many-cards-one-machine', apart(900), OTHERS).length).toBe(5);
  expect(found('many-cards-one-machine', apart(901), OTHERS)).toEqual([]);
  expect(
    found(
      'many-cards-one-machine',
      machine(5, 2_000_000, (i) => ({ terminal: i })),
      OTHERS,
    ),
  ).toEqual([]);
  expect(
    found(
      'many-cards-one-machine',
      machine(5, 2_000_000, () => ({ terminal: -1 })),
      OTHERS,
    ),
  ).toEqual([]);
  for (const flags of [atm | overseas, counter | cash, online, atm | reversal])
    expect(
      found(
        'many-cards-one-machine',
        machine(5, 2_000_000, () => ({ flags })),
        OTHERS,
      ),
    ).toEqual([]);
  expect(
    found(
      'many-cards-one-machine',
      machine(5, 2_000_000, () => ({ precision: 2 })),
      OTHERS,
    ),
  ).toEqual([]);
});

test('[MACHINE-1] a campus machine, wages day and one person with five cards are nothing', () => {
  const campus = machine(30, 2_000_000).map((row) => ({ ...row, amount: -30_000 }));
  expect(found('many-cards-one-machine', campus, OTHERS)).toEqual([]);
  const wages = machine(25, 2_000_000).map((row) => ({ ...row, amount: -250_000 }));
  expect(found('many-cards-one-machine', wages, OTHERS)).toEqual([]);
  expect(found('many-cards-one-machine', machine(5), { holders: { 0: 1, 1: 1, 2: 1, 3: 1, 4: 1 } })).toEqual([]);
  const deposits = machine(6).map((row) => ({ ...row, amount: -row.amount }));
  expect(found('many-cards-one-machine', deposits, OTHERS)).toEqual([]);
});

test('[MACHINE-1] the full window is judged, and the reason shows the card’s own cash', () => {
  // The fourth and the ninth lie an hour apart; the largest group inside one hour has six.
  const times = [0, 3500, 3510, 3520, 3530, 3540, 3550, 7200];
  const rows = machine(8, 2_000_000, (i) => ({ t: START + times[i]! }));
  const run = runOne(factsCaseOf({ ...OTHERS, rows }), 'many-cards-one-machine');
  expect(run.signals.map(({ account, values }) => [account, values['cards']])).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map((account) => [account, 7]),
  );
  expect(run.signals[0]).toMatchObject({
    values: { amountMinor: 2_000_000, windowSeconds: 3600, minimumCards: 5 },
    evidence: [],
  });
});

test('[MACHINE-1] one withdrawal each is enough; what stands just an hour after the first is in the window', () => {
  const single = machine(5).filter((_, i) => i % 2 === 0);
  expect(
    found(
      'many-cards-one-machine',
      single.map((row) => ({ ...row, amount: -2_000_000 })),
      OTHERS,
    ).length,
  ).toBe(5);
  const again = { ...single[0]!, t: START + 3600 };
  // A withdrawal of nothing does not open the window.
  const nothing = { ...single[0]!, t: START - 60, amount: 0 };
  const run = runOne(factsCaseOf({ ...OTHERS, rows: [nothing, ...machine(5), again] }), 'many-cards-one-machine');
  expect(run.signals[0]).toMatchObject({ from: START, to: START + 3600, values: { amountMinor: 3_000_000 } });
});

/** Cash abroad on each of the days (numbers), 9,000 yuan in two withdrawals. */
function abroad(days: readonly number[], more: Partial<PlaceDraft> = {}): PlaceDraft[] {
  return days.flatMap((day) =>
    [0, 1].map((n) => ({
      account: 0,
      t: START + day * DAY + n * HOUR,
      amount: -450_000,
      flags: atm | overseas,
      ...more,
    })),
  );
}

test('[ABROAD-1] three days of cash abroad at the day’s cap within thirty days', () => {
  const days = (...on: number[]) => found('overseas-withdrawals', abroad(on));
  expect(days(0, 1)).toEqual([]);
  expect(days(0, 1, 2)).toEqual([[0, 1 / 8]]);
  expect(days(0, 14, 29)).toEqual([[0, 1 / 8]]);
  expect(days(0, 14, 30)).toEqual([]);
  expect(days(...Array.from({ length: 10 }, (_, i) => i))).toEqual([[0, 1]]);
  expect(found('overseas-withdrawals', abroad([0, 1, 2], { amount: -449_999 }))).toEqual([]);
  expect(found('overseas-withdrawals', abroad([0, 1, 2], { flags: cash, area: 820_000 }))).toEqual([[0, 1 / 8]]);
  expect(found('overseas-withdrawals', abroad([0, 1, 2], { flags: atm, area: SICHUAN }))).toEqual([]);
  expect(found('overseas-withdrawals', abroad([0, 1, 2], { flags: pos | overseas }))).toEqual([]);
  expect(found('overseas-withdrawals', abroad([0, 1, 2], { amount: 450_000 }))).toEqual([]);
});

test('[ABROAD-1] the cash of the account that follows is not its own; a row of nothing does not begin the day', () => {
  const next = { account: 1, t: START + 2 * DAY, amount: -900_000, flags: atm | overseas };
  expect(found('overseas-withdrawals', [...abroad([0, 1]), next])).toEqual([]);
  expect(found('overseas-withdrawals', [...abroad([0, 1]), { ...next, account: 0 }]).length).toBe(1);
  const nothing = { account: 0, t: START - HOUR, amount: 0, flags: atm | overseas };
  const run = runOne(factsCaseOf({ rows: [nothing, ...abroad([0, 1, 2])] }), 'overseas-withdrawals');
  expect(run.signals[0]).toMatchObject({ from: START, to: START + 2 * DAY + HOUR });
});

test('[ABROAD-1] a day is a day of Shanghai, a tourist’s purse is not at the cap, other currencies are not judged', () => {
  // 23:30 and 00:30 in Shanghai are two days of half the cap.
  const night = [0, 1, 2, 3].flatMap((day) =>
    [0, 1].map((n) => ({
      account: 0,
      t: 5 * DAY + 15.5 * HOUR + day * 5 * DAY + n * HOUR,
      amount: -450_000,
      flags: atm | overseas,
    })),
  );
  expect(found('overseas-withdrawals', night)).toEqual([]);
  expect(found('overseas-withdrawals', abroad([0, 1, 2, 3, 4], { amount: -100_000 }))).toEqual([]);
  const run = runOne(factsCaseOf({ rows: abroad([0, 1, 2]), currencies: ['USD'] }), 'overseas-withdrawals');
  expect([run.signals.length, run.counts['currencies-without-amount']]).toEqual([0, 1]);
  const shown = runOne(factsCaseOf({ rows: abroad([0, 1, 2]) }), 'overseas-withdrawals');
  expect(shown.signals[0]?.values).toMatchObject({
    days: 3,
    amountMinor: 2_700_000,
    capMinor: 1_000_000,
    currency: 'CNY',
  });
});
