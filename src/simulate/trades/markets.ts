import { between, chance, logBetween, logNormal, minor, poisson } from '../distributions.ts';
import { recruit } from '../population.ts';
import { MINUTE_MS } from '../town-payment.ts';
import type { TradeScene } from './trade.ts';

/** Stalls collect on their own cards and hand the take to the market owner's settlement card at closing. */
export function markets(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(5); n > 0; n -= 1) {
    const owner = recruit(town, random, 'market-owner');
    const stalls = Array.from({ length: Math.max(4, Math.min(random.whole(8, 30), Math.round(town.size / 25))) }, () =>
      recruit(town, random, 'market-stall'),
    );
    const cut = between(random, 0.01, 0.04);
    const owed = stalls.map(() => 0);
    for (let day = 0; day < town.clock.days; day += 1) {
      for (const [i, stall] of stalls.entries()) {
        if (!chance(random, 0.93)) continue;
        let taken = 0;
        for (let sales = random.whole(6, 26); sales > 0; sales -= 1) {
          const amountMinor = minor(
            Math.min(400, Math.max(2, logNormal(random, 22, 0.7))),
            chance(random, 0.7) ? 0.5 : 0.1,
          );
          scene.pay({
            from: scene.customer(stall),
            to: stall.main,
            ms: scene.at(day, 'market'),
            amountMinor,
            kind: 'code',
          });
          taken += amountMinor;
        }
        const handed = Math.round(taken * between(random, 0.6, 1));
        owed[i] = (owed[i] ?? 0) + handed;
        scene.pay({
          from: stall.main,
          to: owner.main,
          ms: town.clock.at(day, 14 * 60 + random.whole(0, 80)),
          amountMinor: handed,
          kind: 'takings',
        });
      }
      if (town.clock.weekday(day) === 1) {
        for (const [i, stall] of stalls.entries()) {
          scene.pay({
            from: owner.main,
            to: stall.main,
            ms: town.clock.at(day, 16 * 60 + i),
            amountMinor: Math.round((owed[i] ?? 0) * 0.35 * (1 - cut)),
            kind: 'takings',
          });
        }
        const rest = Math.round(owed.reduce((a, b) => a + b, 0) * 0.6);
        scene.pay({
          from: owner.main,
          to: random.pick(economy.suppliers),
          ms: town.clock.at(day, 17 * 60),
          amountMinor: rest,
          kind: 'goods',
        });
        owed.fill(0);
      }
    }
  }
}

/** A stall whose trade is at night. */
export function nightStalls(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(40); n > 0; n -= 1) {
    const stall = recruit(town, random, 'night-stall');
    let taken = 0;
    for (let day = 0; day < town.clock.days; day += 1) {
      if (town.clock.weekday(day) === 2) {
        scene.pay({
          from: stall.main,
          to: random.pick(economy.suppliers),
          ms: scene.at(day, 'office'),
          amountMinor: Math.round(taken * between(random, 0.4, 0.7)),
          kind: 'goods',
        });
        taken = 0;
        continue;
      }
      for (let sales = poisson(random, between(random, 5, 22)); sales > 0; sales -= 1) {
        const amountMinor = minor(logBetween(random, 6, 120), 1);
        taken += amountMinor;
        scene.pay({
          from: scene.customer(stall),
          to: stall.main,
          ms: scene.at(day, 'late'),
          amountMinor,
          kind: 'code',
        });
      }
    }
  }
}

/** Cashiers collect on their own codes in shifts and hand the whole take to the owner as the shift ends. */
export function shiftShops(scene: TradeScene): void {
  const { town, random } = scene;
  for (let n = town.countOf(12); n > 0; n -= 1) {
    const owner = recruit(town, random, 'shift-shop');
    const cashiers = Array.from({ length: random.whole(3, 6) }, () => recruit(town, random, 'cashier'));
    const shifts = random.whole(2, 3);
    for (let day = 0; day < town.clock.days; day += 1) {
      for (let shift = 0; shift < shifts; shift += 1) {
        const cashier = cashiers[(day + shift) % cashiers.length];
        if (cashier === undefined) continue;
        const [from, length] = [8 * 60 + (shift * 14 * 60) / shifts, (14 * 60) / shifts];
        let taken = 0;
        for (let sales = random.whole(8, 30); sales > 0; sales -= 1) {
          const amountMinor = minor(Math.max(3, logNormal(random, 28, 0.8)), 0.5);
          taken += amountMinor;
          scene.pay({
            from: scene.customer(cashier),
            to: cashier.main,
            ms: town.clock.at(day, from + random.next() * length, random.whole(0, 59)),
            amountMinor,
            kind: 'code',
          });
        }
        scene.pay({
          from: cashier.main,
          to: owner.main,
          ms: town.clock.at(day, from + length + random.whole(5, 40)),
          amountMinor: taken,
          kind: 'takings',
        });
      }
    }
  }
}

/** Round sums in all day, prizes out to some customers, the take on to the lottery centre. */
export function lotteryShops(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(12); n > 0; n -= 1) {
    const shop = recruit(town, random, 'lottery-shop');
    const [regulars, keep, every] = [
      scene.residents(random.whole(40, 220)),
      between(random, 0.05, 0.12),
      random.whole(1, 2),
    ];
    let taken = 0;
    for (let day = 0; day < town.clock.days; day += 1) {
      for (let sales = random.whole(30, 120); sales > 0; sales -= 1) {
        const amountMinor = minor(random.pick([2, 4, 10, 10, 20, 20, 50, 100, 200, 300]), 1);
        const ms = scene.at(day, 'shop');
        const from = random.pick(regulars);
        taken += amountMinor;
        scene.pay({ from, to: shop.main, ms, amountMinor, kind: 'lottery' });
        if (chance(random, 0.03)) {
          const prize = minor(logBetween(random, 5, 2000), 5);
          taken -= prize;
          scene.pay({
            from: shop.main,
            to: from,
            ms: ms + random.whole(20, 2000) * MINUTE_MS,
            amountMinor: prize,
            kind: 'prize',
          });
        }
      }
      if (day % every === 0 && taken > 0) {
        scene.pay({
          from: shop.main,
          to: economy.world.lotteryCentre,
          ms: town.clock.at(day, 22 * 60 + random.whole(0, 50)),
          amountMinor: Math.round(taken * (1 - keep)),
          kind: 'goods',
        });
        taken = 0;
      }
    }
  }
}

/** Payouts of the platform every few days, fares in person, fuel and hire. */
export function drivers(scene: TradeScene): void {
  const { town, random, economy } = scene;
  const hirer = town.openAccount({
    name: '样例汽车租赁有限公司',
    trade: 'car-hire',
    corporate: true,
    balanceMinor: 9_000_000,
  }).index;
  for (let n = town.countOf(120); n > 0; n -= 1) {
    const driver = recruit(town, random, 'driver');
    const [every, hired] = [random.whole(1, 3), chance(random, 0.6)];
    for (let day = 0; day < town.clock.days; day += 1) {
      if (day % every === 0)
        scene.pay({
          from: economy.world.platform,
          to: driver.main,
          ms: scene.at(day, 'day'),
          amountMinor: minor(between(random, 100, 300) * every),
          kind: 'platform',
        });
      for (let fares = poisson(random, 1.6); fares > 0; fares -= 1)
        scene.pay({
          from: scene.customer(driver),
          to: driver.main,
          ms: scene.at(day, 'driver'),
          amountMinor: minor(logBetween(random, 8, 90), 1),
          kind: 'fare',
        });
      if (hired && town.clock.weekday(day) === 1)
        scene.pay({
          from: driver.main,
          to: hirer,
          ms: scene.at(day, 'day'),
          amountMinor: minor(between(random, 600, 1100), 10),
          kind: 'hire',
        });
    }
  }
}

/** A village shop that pays out cash against transfers and tops its drawer up. */
export function villageCashPoints(scene: TradeScene): void {
  const { town, random } = scene;
  for (let n = town.countOf(6); n > 0; n -= 1) {
    const keeper = recruit(town, random, 'village-cash-point');
    const villagers = scene.residents(random.whole(40, 160));
    let owed = 0;
    for (let day = 0; day < town.clock.days; day += 1) {
      for (let n2 = random.whole(2, 14); n2 > 0; n2 -= 1) {
        const amountMinor = minor(logBetween(random, 50, 2000), 50);
        owed += amountMinor;
        scene.pay({
          from: random.pick(villagers),
          to: keeper.main,
          ms: scene.at(day, 'day'),
          amountMinor,
          kind: 'transfer',
        });
      }
      for (let draws = 0; owed > 200_000 && draws < 5; draws += 1) {
        const amountMinor = Math.min(2_000_000, Math.floor(owed / 10_000) * 10_000);
        owed -= amountMinor;
        scene.pay({
          from: keeper.main,
          to: -1,
          ms: scene.at(day + 1, 'office'),
          amountMinor,
          kind: chance(random, 0.5) ? 'atmOut' : 'counterOut',
        });
      }
    }
  }
}
