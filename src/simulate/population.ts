import { between, chance } from './distributions.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { TownBuilder } from './town-builder.ts';
import type { Occupation, TownPerson } from './town-people.ts';
import { DAY_MS } from './town-payment.ts';

/** Accounts outside the town that everybody deals with. */
export interface OutsideWorld {
  /** Payment institutions: customer reserves. */
  readonly clearing: readonly number[];
  readonly brokers: readonly number[];
  readonly lenders: readonly number[];
  readonly treasury: number;
  readonly platform: number;
  readonly lotteryCentre: number;
  readonly hospital: number;
  readonly state: number;
  /** People and firms of other towns. */
  readonly strangers: readonly number[];
  readonly factories: readonly number[];
  readonly dealers: readonly number[];
}

export function openOutsideWorld(town: TownBuilder): OutsideWorld {
  const open = (name: string): number =>
    town.openAccount({ name, trade: 'outside', corporate: true, outside: true }).index;
  const many = (count: number, name: string): number[] =>
    Array.from({ length: count }, (_, i) => open(`${name}${i + 1}`));
  const strangers = Math.max(60, Math.round(town.size * 0.6));
  return {
    clearing: [
      open('财付通支付科技样例备付金'),
      open('支付宝样例备付金'),
      open('银联样例待清算'),
      open('网联样例待清算'),
    ],
    brokers: [open('样例证券股份有限公司'), open('样例第二证券股份有限公司')],
    lenders: [open('样例消费贷款中心'), open('样例住房按揭中心')],
    treasury: open('样例县税务局'),
    platform: open('样例出行平台'),
    lotteryCentre: open('样例彩票管理中心'),
    hospital: open('样例县人民医院'),
    state: open('样例县财政局'),
    strangers: Array.from({ length: strangers }, () => town.openAccount({ trade: 'outside', outside: true }).index),
    factories: many(town.countOf(120), '样例外地工厂'),
    dealers: many(town.countOf(20), '样例车行'),
  };
}

/** Households of one to five; everybody's account of daily use and, for some, a second one. */
export function settlePeople(town: TownBuilder): void {
  const random = town.stream('people');
  let household = 0;
  while (town.people.length < town.size) {
    settleHousehold(town, random, household);
    household += 1;
  }
  for (const person of town.people) openOwnAccounts(town, random, person);
}

function settleHousehold(town: TownBuilder, random: SeededRandom, household: number): void {
  const count = Math.min(random.pick([1, 1, 2, 2, 3, 3, 3, 4, 4, 5]), town.size - town.people.length);
  const headAge = between(random, 22, 88);
  const shared = chance(random, 0.125);
  let first: TownPerson | undefined;
  for (let member = 0; member < count; member += 1) {
    const age = memberAge(random, headAge, member);
    const person = town.addPerson({
      age,
      household,
      occupation: occupationOf(random, age),
      ...(shared && member === 1 && first !== undefined ? { device: first.device, phone: first.phone } : {}),
    });
    first ??= person;
  }
}

function memberAge(random: SeededRandom, headAge: number, member: number): number {
  if (member === 0) return headAge;
  if (member === 1) return Math.min(88, Math.max(20, headAge + between(random, -6, 4)));
  const child = headAge - between(random, 23, 33);
  return child >= 6 ? child : Math.min(88, Math.max(6, headAge + between(random, 20, 30)));
}

function occupationOf(random: SeededRandom, age: number): Occupation {
  if (age < 16) return 'none';
  if (age < 23) return chance(random, 0.75) ? 'student' : 'employed';
  if (age >= 60) return chance(random, 0.85) ? 'pensioner' : 'trade';
  const draw = random.next();
  return draw < 0.72 ? 'employed' : draw < 0.92 ? 'trade' : 'none';
}

function openOwnAccounts(town: TownBuilder, random: SeededRandom, person: TownPerson): void {
  if (person.occupation === 'student') {
    // The school's batch: one outlet, one week, in the autumn before.
    const openedMs = town.clock.startMs - (150 + random.whole(0, 6)) * DAY_MS;
    person.main = town.openAccount({
      person,
      trade: 'student',
      bank: 1,
      openedMs,
      outlet: '样例银行乙样例县大学城支行',
      balanceMinor: random.whole(5000, 300_000),
    }).index;
    return;
  }
  person.main = town.openAccount({ person, trade: 'resident' }).index;
  if (person.occupation !== 'none' && chance(random, 0.18))
    person.second = town.openAccount({ person, trade: 'resident' }).index;
}

/** Grown-up residents not yet taken by a trade, in random order; marks them and their account. */
export function recruit(town: TownBuilder, random: SeededRandom, trade: string): TownPerson {
  const { people } = town;
  for (let tries = 0; ; tries += 1) {
    const person = people[random.whole(0, people.length - 1)];
    if (person === undefined) throw new RangeError('nobody lives here');
    if (tries < 4000) {
      if (person.busy || person.occupation === 'student' || person.occupation === 'none') continue;
      if (tries < 400 && person.occupation !== 'trade') continue;
    }
    person.busy = true;
    const account = town.accounts[person.main];
    if (account !== undefined) account.trade = trade;
    return person;
  }
}
