import { between, chance, logBetween, logNormal, minor, poisson } from './distributions.ts';
import { pickShop, type Economy } from './economy.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { TownBuilder } from './town-builder.ts';
import { secondOfDay, type HourProfile } from './town-clock.ts';
import type { TownPerson } from './town-people.ts';

export interface Life {
  readonly account: number;
  readonly person: TownPerson;
  /** Of a resident's ordinary life, 0..1. */
  readonly share: number;
}

/** Spending, friends, cash, fees and money matters of one account over the town's days (docs/simulator.md). */
export function liveOrdinarily(town: TownBuilder, economy: Economy, random: SeededRandom, life: Life): void {
  dailySpending(town, economy, random, life);
  friendsAndFamily(town, random, life);
  cashAndFees(town, random, life);
  moneyMatters(town, economy, random, life);
}

interface Moment {
  at(day: number, profile: HourProfile): number;
}

export function moments(town: TownBuilder, random: SeededRandom): Moment {
  return { at: (day, profile) => town.clock.startMs + day * 86_400_000 + secondOfDay(random, profile) * 1000 };
}

function dailySpending(
  town: TownBuilder,
  economy: Economy,
  random: SeededRandom,
  { account, person, share }: Life,
): void {
  const { clock } = town;
  const { at } = moments(town, random);
  const young = person.occupation === 'student' ? 1.3 : person.occupation === 'pensioner' ? 0.35 : 1;
  const quickRate = share * young * Math.min(1.4, Math.max(0.1, logNormal(random, 0.3, 0.6)));
  const shopRate = share * Math.min(0.35, Math.max(0.05, logNormal(random, 0.13, 0.5)));
  const purse = logNormal(random, 24, 0.35);
  const clearing = random.pick(economy.world.clearing.slice(0, 2));
  const regular = Array.from({ length: random.whole(2, 6) }, () => pickShop(economy.shops, random));
  for (let day = 0; day < clock.days; day += 1) {
    const weekday = clock.weekday(day);
    const mood = (weekday === 0 || weekday === 6 ? 1.3 : 1) * (clock.isHoliday(day) ? 1.5 : 1);
    for (let n = poisson(random, quickRate * mood); n > 0; n -= 1) {
      const ms = at(day, 'day');
      const amountMinor = minor(Math.min(6000, Math.max(2, logNormal(random, purse, 1))));
      town.pay({ from: account, to: clearing, ms, amountMinor, kind: 'quick' });
      if (chance(random, 1 / 60))
        town.pay({
          from: clearing,
          to: account,
          ms: ms + between(random, 1, 12) * 86_400_000,
          amountMinor,
          kind: 'quickRefund',
        });
    }
    for (let n = poisson(random, shopRate * mood); n > 0; n -= 1) {
      const to = chance(random, 0.75) ? random.pick(regular) : pickShop(economy.shops, random);
      const amountMinor = minor(
        Math.min(8000, Math.max(3, logNormal(random, purse * 1.5, 0.9))),
        chance(random, 0.5) ? 1 : 0.1,
      );
      town.pay({ from: account, to, ms: at(day, 'shop'), amountMinor, kind: chance(random, 0.4) ? 'till' : 'code' });
    }
  }
}

function friendsAndFamily(town: TownBuilder, random: SeededRandom, { account, person, share }: Life): void {
  const { clock, people } = town;
  const { at } = moments(town, random);
  const known = Array.from({ length: random.whole(2, 8) }, () => {
    const near = person.index + random.whole(-150, 150);
    const friend =
      people[chance(random, 0.8) ? (near + people.length) % people.length : random.whole(0, people.length - 1)];
    return friend?.main ?? account;
  });
  const count = poisson(random, (share * clock.days * between(random, 0.3, 3)) / 30);
  for (let n = 0; n < count; n += 1) {
    const yuan = logNormal(random, 260, 1.2);
    const amountMinor = chance(random, 0.66)
      ? minor(Math.max(10, yuan), yuan > 300 ? 100 : 10)
      : minor(Math.max(1, yuan));
    town.pay({
      from: account,
      to: random.pick(known),
      ms: at(random.whole(0, clock.days - 1), 'day'),
      amountMinor: Math.min(amountMinor, 5_000_000),
      kind: chance(random, 0.7) ? 'transfer' : 'phoneTransfer',
    });
  }
}

function cashAndFees(town: TownBuilder, random: SeededRandom, { account, person, share }: Life): void {
  const { clock } = town;
  const { at } = moments(town, random);
  const old = person.occupation === 'pensioner';
  const draws = poisson(random, (share * clock.days * (old ? 1.6 : between(random, 0, 0.9))) / 30);
  for (let n = 0; n < draws; n += 1) {
    const counter = old && chance(random, 0.5);
    town.pay({
      from: account,
      to: -1,
      ms: at(random.whole(0, clock.days - 1), counter ? 'office' : 'day'),
      amountMinor: Math.min(2_000_000, minor(logNormal(random, 900, 0.9), 100)),
      kind: counter ? 'counterOut' : 'atmOut',
    });
  }
  if (chance(random, old ? 0.12 : 0.04)) {
    const amountMinor = minor(logBetween(random, 500, 40_000), 100);
    town.pay({
      from: -1,
      to: account,
      ms: at(random.whole(0, clock.days - 1), 'office'),
      amountMinor,
      kind: 'counterIn',
    });
  }
  for (let day = 0; day < clock.days; day += 1) {
    if (clock.dayOfMonth(day) === 21 && clock.weekday(day) >= 0 && day % 90 < 31)
      town.pay({ from: -1, to: account, ms: clock.at(day, 125), amountMinor: random.whole(8, 2600), kind: 'interest' });
    if (clock.dayOfMonth(day) === 28)
      town.pay({ from: account, to: -1, ms: clock.at(day, random.whole(60, 180)), amountMinor: 200, kind: 'fee' });
  }
}

/** Loans, brokerage and the second account. */
function moneyMatters(
  town: TownBuilder,
  economy: Economy,
  random: SeededRandom,
  { account, person, share }: Life,
): void {
  const { clock } = town;
  const { at } = moments(town, random);
  const { world } = economy;
  const anyDay = (): number => random.whole(0, clock.days - 1);
  if (person.occupation === 'student' || share < 0.5) return;
  if (chance(random, 0.12)) {
    const amountMinor = minor(logBetween(random, 600, 6500));
    const [lender, dueDay] = [random.pick(world.lenders), random.whole(1, 28)];
    for (let day = 0; day < clock.days; day += 1)
      if (clock.dayOfMonth(day) === dueDay)
        town.pay({ from: account, to: lender, ms: clock.at(day, 95), amountMinor, kind: 'loanBack' });
  }
  if (chance(random, 0.02)) newLoan(town, economy, random, account);
  if (chance(random, 0.03)) friendlyLoan(town, random, { account, person, share });
  if (chance(random, 0.06)) {
    const broker = random.pick(world.brokers);
    for (let n = random.whole(1, 36); n > 0; n -= 1) {
      const out = chance(random, 0.55);
      const amountMinor = minor(logBetween(random, 1000, 200_000), 1000);
      const [from, to] = out ? [account, broker] : [broker, account];
      town.pay({
        from,
        to,
        ms: at(anyDay(), 'office'),
        amountMinor,
        kind: chance(random, 0.7) ? 'broker' : out ? 'product' : 'productBack',
      });
    }
  }
  if (person.second >= 0) {
    for (let n = poisson(random, (2.5 * clock.days) / 30); n > 0; n -= 1) {
      const [from, to] = chance(random, 0.6) ? [account, person.second] : [person.second, account];
      town.pay({
        from,
        to,
        ms: at(anyDay(), 'day'),
        amountMinor: minor(logBetween(random, 200, 50_000), 100),
        kind: 'own',
      });
    }
  }
}

/** A loan comes in one sum and most of it is spent within days. */
function newLoan(town: TownBuilder, economy: Economy, random: SeededRandom, account: number): void {
  const { clock } = town;
  const { at } = moments(town, random);
  const day = random.whole(0, clock.days - 1);
  const amountMinor = minor(logBetween(random, 10_000, 300_000), 1000);
  const lender = random.pick(economy.world.lenders);
  town.pay({ from: lender, to: account, ms: at(day, 'office'), amountMinor, kind: 'loanOut' });
  const parts = random.whole(1, 3);
  for (let part = 0; part < parts; part += 1)
    town.pay({
      from: account,
      to: random.pick(economy.world.dealers),
      ms: at(day + random.whole(0, 9), 'day'),
      amountMinor: minor((amountMinor / 100 / parts) * between(random, 0.6, 1), 100),
      kind: 'goods',
    });
  for (let month = 1; month <= 4; month += 1)
    town.pay({
      from: account,
      to: lender,
      ms: clock.at(day + 30 * month, 95),
      amountMinor: minor(amountMinor / 100 / 36),
      kind: 'loanBack',
    });
}

function friendlyLoan(town: TownBuilder, random: SeededRandom, { account, person }: Life): void {
  const { at } = moments(town, random);
  const friend = town.people[(person.index + random.whole(1, 40)) % town.people.length];
  if (friend === undefined || friend.main < 0) return;
  const day = random.whole(0, town.clock.days - 1);
  const yuan = logBetween(random, 500, 60_000);
  const amountMinor = minor(yuan, 100);
  town.pay({ from: account, to: friend.main, ms: at(day, 'day'), amountMinor, kind: 'borrow' });
  const parts = random.whole(1, 4);
  const extra = chance(random, 0.5) ? 1 : between(random, 1, 1.06);
  for (let part = 1; part <= parts; part += 1)
    town.pay({
      from: friend.main,
      to: account,
      ms: at(day + part * random.whole(2, 30), 'day'),
      amountMinor: Math.round((amountMinor * extra) / parts),
      kind: 'repay',
    });
}
