import { between, chance, logBetween, minor, poisson } from '../distributions.ts';
import { recruit } from '../population.ts';
import { DAY_MS } from '../town-payment.ts';
import { eachMonth } from '../work.ts';
import type { TradeScene } from './trade.ts';

/** One computer moves the accounts of several small firms. */
export function bookkeepers(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(8); n > 0; n -= 1) {
    const keeper = recruit(town, random, 'bookkeeper');
    const [device, ip] = [town.newDevice(), town.newFirmIp()];
    for (let firms = random.whole(3, 8); firms > 0; firms -= 1) {
      const account = town.openAccount({
        name: `样例代账企业${town.accounts.length}有限公司`,
        trade: 'bookkept-firm',
        corporate: true,
        device,
        phone: keeper.phone,
        balanceMinor: minor(logBetween(random, 20_000, 300_000)),
      }).index;
      const customer = random.pick(economy.world.factories);
      for (let orders = poisson(random, (town.clock.days * between(random, 2, 9)) / 30); orders > 0; orders -= 1) {
        const day = town.clock.workingOnOrBefore(scene.day());
        const yuan = logBetween(random, 2000, 90_000);
        scene.pay({
          from: customer,
          to: account,
          ms: scene.at(day, 'office'),
          amountMinor: minor(yuan),
          kind: 'goods',
        });
        scene.pay({
          from: account,
          to: random.pick(economy.suppliers),
          ms: scene.at(day + random.whole(0, 5), 'office'),
          amountMinor: minor(yuan * between(random, 0.5, 0.9), 10),
          kind: 'goods',
          device,
          ip,
        });
      }
      eachMonth(town, 20, (day) =>
        scene.pay({
          from: account,
          to: keeper.main,
          ms: scene.at(day, 'office'),
          amountMinor: minor(between(random, 200, 600), 50),
          kind: 'transfer',
          device,
          ip,
        }),
      );
    }
  }
}

/** A firm opens cards for its new people at one outlet on one day; phones and devices are their own. */
export function cardBatches(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(3); n > 0; n -= 1) {
    const firm = random.pick(economy.employers);
    const bank = random.whole(0, 3);
    const openedMs = town.clock.startMs - random.whole(3, 40) * DAY_MS;
    const outlet = `样例支行${bank}-${random.whole(1, 9)}`;
    for (const person of scene.neighbours(random.whole(20, 120))) {
      if (person.occupation !== 'employed') continue;
      const account = town.openAccount({
        person,
        trade: 'card-batch',
        bank,
        openedMs,
        outlet,
        staff: `Y${bank}99`,
        balanceMinor: 1000,
      }).index;
      const yuan = between(random, 2800, 7000);
      eachMonth(town, firm.payDay, (day) => {
        const ms = town.clock.at(town.clock.workingOnOrBefore(day), 610, random.whole(0, 500));
        scene.pay({ from: firm.account, to: account, ms, amountMinor: minor(yuan), kind: 'salary' });
        if (chance(random, 0.6))
          scene.pay({
            from: account,
            to: person.main,
            ms: ms + between(random, 0.02, 3) * DAY_MS,
            amountMinor: minor(yuan * between(random, 0.6, 1), 100),
            kind: 'own',
          });
      });
    }
  }
}

/** Many payers and small sums: lessons; goods sold online and settled by a clearing house. */
export function smallTraders(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(60); n > 0; n -= 1) {
    const tutor = recruit(town, random, 'tutor');
    for (const pupil of scene.neighbours(random.whole(5, 40), tutor)) {
      const [every, yuan] = [random.pick([7, 14, 30]), logBetween(random, 80, 1200)];
      for (let day = random.whole(0, every); day < town.clock.days; day += every)
        scene.pay({
          from: pupil.main,
          to: tutor.main,
          ms: scene.at(day, 'evening'),
          amountMinor: minor(yuan, 10),
          kind: 'lesson',
        });
    }
  }
  for (let n = town.countOf(80); n > 0; n -= 1) {
    const seller = recruit(town, random, 'online-seller');
    const [every, daily] = [random.pick([1, 2, 7]), logBetween(random, 80, 6000)];
    for (let day = random.whole(0, every); day < town.clock.days; day += every) {
      const yuan = daily * every * between(random, 0.4, 1.9);
      const ms = scene.at(day, 'day');
      scene.pay({
        from: economy.world.clearing[random.whole(0, 1)] ?? -1,
        to: seller.main,
        ms,
        amountMinor: minor(yuan),
        kind: 'withdraw',
      });
      if (chance(random, 0.8))
        scene.pay({
          from: seller.main,
          to: random.pick(economy.suppliers),
          ms: ms + between(random, 0.005, 2) * DAY_MS,
          amountMinor: minor(yuan * between(random, 0.5, 0.95), 1),
          kind: 'goods',
        });
    }
  }
}
