import { between, chance, logBetween, logNormal, minor, poisson } from './distributions.ts';
import { firmName, type Economy, type Firm, type Shop } from './economy.ts';
import { moments } from './ordinary-life.ts';
import { recruit, type OutsideWorld } from './population.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { TownBuilder } from './town-builder.ts';

/** Firms, shops, suppliers, utilities; everybody employed gets an employer. */
export function openEconomy(town: TownBuilder, world: OutsideWorld): Economy {
  const random = town.stream('economy');
  const corporate = (what: string, trade: string): number =>
    town.openAccount({
      name: `${firmName(town, what)}有限公司`,
      trade,
      corporate: true,
      balanceMinor: Math.round(logBetween(random, 20_000, 2_000_000)) * 100,
    }).index;
  const firm = (trade: string): Firm => ({
    account: corporate(trade === 'employer' ? '实业' : '商贸', trade),
    workIp: town.newFirmIp(),
    payDay: random.whole(5, 25),
    staff: [],
  });
  const large = Array.from({ length: town.countOf(60) }, () => firm('employer'));
  const small = Array.from({ length: town.countOf(200) }, () => firm('small-firm'));
  for (const person of town.people) {
    if (person.occupation !== 'employed') continue;
    const chosen = small.filter((_, i) => i % 7 === person.index % 7 || small.length < 7);
    const roomy = chosen.find(({ staff }) => staff.length < 15);
    const employer = roomy !== undefined && chance(random, 0.14) ? roomy : random.pick(large);
    employer.staff.push(person);
    person.employer = employer.account;
    person.workIp = employer.workIp;
  }
  return {
    world,
    employers: [...large, ...small],
    suppliers: Array.from({ length: town.countOf(80) }, () => corporate('批发', 'supplier')),
    shops: Array.from({ length: Math.max(4, town.countOf(300)) }, () => openShop(town, random)),
    restaurants: Array.from({ length: Math.max(2, town.countOf(40)) }, () => corporate('酒楼', 'restaurant')),
    utilities: ['自来水', '供电', '燃气', '电信'].map((what) => corporate(what, 'utility')),
  };
}

function openShop(town: TownBuilder, random: SeededRandom): Shop {
  const owner = recruit(town, random, 'shop-owner');
  const account = town.openAccount({
    person: owner,
    name: firmName(town, '商店'),
    trade: 'shop',
    balanceMinor: Math.round(logBetween(random, 2000, 60_000)) * 100,
  });
  return { account: account.index, owner, weight: 1 };
}

/** Wages, pensions, allowances: what people live on. */
export function payIncome(town: TownBuilder, economy: Economy): void {
  const random = town.stream('income');
  const { clock } = town;
  for (const firm of economy.employers) {
    const wages = firm.staff.map(() => Math.max(2000, logNormal(random, 4800, 0.45)));
    eachMonth(town, firm.payDay, (day) => {
      const minute = random.whole(540, 1000);
      firm.staff.forEach((person, i) => {
        const bonus = chance(random, 0.08) ? between(random, 1.1, 1.6) : between(random, 0.97, 1.04);
        const ms = clock.at(clock.workingOnOrBefore(day), minute, i % 600);
        town.pay({
          from: firm.account,
          to: person.main,
          ms,
          amountMinor: minor((wages[i] ?? 4000) * bonus),
          kind: 'salary',
        });
      });
    });
  }
  for (const person of town.people) {
    if (person.occupation === 'pensioner') {
      const yuan = logNormal(random, 2600, 0.5);
      eachMonth(town, 15, (day) =>
        town.pay({
          from: economy.world.state,
          to: person.main,
          ms: clock.at(day, 200, person.index % 3600),
          amountMinor: minor(yuan),
          kind: 'pension',
        }),
      );
    } else if (person.occupation === 'student') {
      const parent = random.pick(economy.world.strangers);
      const yuan = between(random, 800, 2600);
      eachMonth(town, random.whole(1, 28), (day) =>
        town.pay({
          from: parent,
          to: person.main,
          ms: clock.at(day, random.whole(600, 1300)),
          amountMinor: minor(yuan, 50),
          kind: 'allowance',
        }),
      );
    }
  }
}

export function eachMonth(town: TownBuilder, dayOfMonth: number, act: (day: number) => void): void {
  for (let day = 0; day < town.clock.days; day += 1) if (town.clock.dayOfMonth(day) === dayOfMonth) act(day);
}

/** What firms and shops do with their money: customers, suppliers, factories, taxes, rent, sweeps. */
export function runBusinesses(town: TownBuilder, economy: Economy): void {
  const random = town.stream('business');
  for (const firm of economy.employers) runFirm(town, economy, random, firm);
  for (const shop of economy.shops) runShop(town, economy, random, shop);
  for (const supplier of economy.suppliers) runSupplier(town, economy, random, supplier);
  for (const account of economy.restaurants) {
    const { at } = moments(town, random);
    for (let day = 0; day < town.clock.days; day += 1) {
      town.pay({
        from: economy.world.clearing[2] ?? -1,
        to: account,
        ms: at(day, 'office'),
        amountMinor: minor(logBetween(random, 800, 9000)),
        kind: 'acquirer',
      });
      if (chance(random, 0.3))
        town.pay({
          from: account,
          to: random.pick(economy.suppliers),
          ms: at(day, 'office'),
          amountMinor: minor(logBetween(random, 500, 12_000), 1),
          kind: 'goods',
        });
    }
  }
}

function runFirm(town: TownBuilder, economy: Economy, random: SeededRandom, firm: Firm): void {
  const { clock } = town;
  const { at } = moments(town, random);
  const scale = 1 + firm.staff.length;
  const pay = (from: number, to: number, day: number, yuan: number): void =>
    town.pay({
      from,
      to,
      ms: at(clock.workingOnOrBefore(day), 'office'),
      amountMinor: minor(yuan, chance(random, 0.6) ? 0.01 : 100),
      kind: 'goods',
      ip: firm.workIp,
    });
  const customers = Array.from({ length: random.whole(3, 12) }, () => random.pick(economy.world.factories));
  for (let n = poisson(random, (clock.days * between(random, 4, 12)) / 30); n > 0; n -= 1) {
    const day = random.whole(0, clock.days - 1);
    const yuan = logNormal(random, 900 * scale, 0.7);
    pay(random.pick(customers), firm.account, day, yuan);
    // Receipts of a small firm leave within days.
    if (chance(random, 0.6))
      pay(
        firm.account,
        random.pick([...economy.suppliers, ...customers]),
        day + random.whole(0, 6),
        yuan * between(random, 0.2, 0.9),
      );
  }
  eachMonth(town, 14, (day) =>
    town.pay({
      from: firm.account,
      to: economy.world.treasury,
      ms: at(clock.workingOnOrBefore(day), 'office'),
      amountMinor: minor(60 * scale * between(random, 0.4, 2)),
      kind: 'tax',
    }),
  );
}

function runShop(town: TownBuilder, economy: Economy, random: SeededRandom, shop: Shop): void {
  const { clock } = town;
  const { at } = moments(town, random);
  const daily = logBetween(random, 150, 4000);
  const suppliers = Array.from({ length: random.whole(1, 4) }, () => random.pick(economy.suppliers));
  const sweepDay = random.whole(0, 6);
  const landlord = recruitOnce(town, random);
  for (let day = 0; day < clock.days; day += 1) {
    if (chance(random, 0.95))
      town.pay({
        from: economy.world.clearing[2] ?? -1,
        to: shop.account,
        ms: clock.at(day, random.whole(60, 560)),
        amountMinor: minor(daily * between(random, 0.4, 1.8)),
        kind: 'acquirer',
      });
    if (chance(random, 0.2))
      town.pay({
        from: shop.account,
        to: random.pick(suppliers),
        ms: at(day, 'office'),
        amountMinor: minor(daily * between(random, 1, 5), 10),
        kind: 'goods',
      });
    if (clock.weekday(day) === sweepDay && chance(random, 0.8))
      town.pay({
        from: shop.account,
        to: shop.owner.main,
        ms: at(day, 'evening'),
        amountMinor: minor(daily * between(random, 1, 4), 100),
        kind: 'own',
      });
  }
  eachMonth(town, random.whole(1, 28), (day) =>
    town.pay({
      from: shop.account,
      to: landlord,
      ms: at(day, 'day'),
      amountMinor: minor(daily * between(random, 2, 4), 100),
      kind: 'rent',
    }),
  );
}

function recruitOnce(town: TownBuilder, random: SeededRandom): number {
  return random.pick(town.people).main;
}

function runSupplier(town: TownBuilder, economy: Economy, random: SeededRandom, account: number): void {
  const { clock } = town;
  const { at } = moments(town, random);
  const factories = Array.from({ length: random.whole(2, 8) }, () => random.pick(economy.world.factories));
  for (let day = 0; day < clock.days; day += 1) {
    if (!clock.isWorking(day) || !chance(random, 0.45)) continue;
    town.pay({
      from: account,
      to: random.pick(factories),
      ms: at(day, 'office'),
      amountMinor: minor(logNormal(random, 9000, 0.8), 100),
      kind: 'goods',
    });
  }
}

/** Water, power, gas, telephone once a month or two; tax now and then; rent for three in ten. */
export function payHouseholdBills(town: TownBuilder, economy: Economy): void {
  const random = town.stream('bills');
  const { clock } = town;
  const { at } = moments(town, random);
  let household = -1;
  for (const person of town.people) {
    if (person.household !== household && person.main >= 0 && person.occupation !== 'student') {
      household = person.household;
      for (const [i, utility] of economy.utilities.entries()) {
        const base = logNormal(random, [60, 140, 70, 99][i] ?? 80, 0.5);
        const due = random.whole(5, 25);
        eachMonth(town, due, (day) =>
          town.pay({
            from: person.main,
            to: utility,
            ms: at(day + random.whole(0, 4), 'day'),
            amountMinor: minor(Math.max(20, base * between(random, 0.8, 1.25))),
            kind: 'utility',
          }),
        );
      }
    }
    if (person.occupation === 'employed' && chance(random, 0.02))
      town.pay({
        from: economy.world.treasury,
        to: person.main,
        ms: at(random.whole(0, clock.days - 1), 'office'),
        amountMinor: minor(logBetween(random, 50, 6000)),
        kind: 'tax',
      });
  }
}
