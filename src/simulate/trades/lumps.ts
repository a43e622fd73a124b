import { between, chance, logBetween, minor, split } from '../distributions.ts';
import { recruit } from '../population.ts';
import { DAY_MS } from '../town-payment.ts';
import type { TradeScene } from './trade.ts';

/** One lump from a firm, most of it to workers or farmers the same or the next day. */
export function contractors(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (const [trade, in20k, kind] of [
    ['labour-contractor', 20, 'labour'],
    ['grain-buyer', 8, 'grain'],
  ] as const) {
    for (let n = town.countOf(in20k); n > 0; n -= 1) {
      const contractor = recruit(town, random, trade);
      const firm = random.pick(economy.employers).account;
      const workers = scene.residents(random.whole(8, 70));
      for (
        let day = random.whole(0, 27);
        day < town.clock.days;
        day += trade === 'grain-buyer' ? random.whole(4, 15) : random.whole(26, 34)
      ) {
        const amountMinor = minor(
          Math.min(600_000, Math.max(30_000, workers.length * between(random, 900, 6000))),
          100,
        );
        const ms = scene.at(day, 'office');
        scene.pay({ from: firm, to: contractor.main, ms, amountMinor, kind });
        const parts = split(random, amountMinor * between(random, 0.85, 0.97), workers.length, 0.6);
        for (const [i, worker] of workers.entries())
          scene.pay({
            from: contractor.main,
            to: worker,
            ms: ms + between(random, 0.02, 1.2) * DAY_MS,
            amountMinor: Math.round((parts[i] ?? 0) / 1000) * 1000,
            kind,
          });
      }
    }
  }
}

/** Wages sent home, drawn there in cash. */
export function migrants(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (const person of town.people) {
    if (person.occupation !== 'employed' || person.busy || !chance(random, 0.15)) continue;
    const home = chance(random, 0.5) ? random.pick(economy.world.strangers) : random.pick(town.people).main;
    const [yuan, payDay] = [
      logBetween(random, 1500, 5000),
      economy.employers.find(({ account }) => account === person.employer)?.payDay ?? 10,
    ];
    person.busy = true;
    const own = town.accounts[person.main];
    if (own !== undefined) own.trade = 'migrant';
    for (let day = 0; day < town.clock.days; day += 1) {
      if (town.clock.dayOfMonth(day) !== payDay) continue;
      const ms = scene.at(day + random.whole(0, 3), 'evening');
      scene.pay({
        from: person.main,
        to: home,
        ms,
        amountMinor: minor(yuan * between(random, 0.8, 1.2), 100),
        kind: 'home',
      });
      if (chance(random, 0.7))
        scene.pay({
          from: home,
          to: -1,
          ms: ms + between(random, 0.3, 4) * DAY_MS,
          amountMinor: minor(yuan * between(random, 0.4, 0.9), 100),
          kind: 'counterOut',
        });
    }
  }
}

/** An old account without own activity for months, then one large sum that is split over family and products. */
export function wakingPensioners(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(15); n > 0; n -= 1) {
    const person = recruit(town, random, 'pensioner');
    const openedMs = town.clock.startMs - random.whole(1500, 5000) * DAY_MS;
    const account = town.openAccount({
      person,
      trade: 'pensioner-wakes',
      openedMs,
      balanceMinor: random.whole(1, 9000),
    }).index;
    const slept = random.whole(120, 700);
    const day = scene.day(10);
    scene.pay({
      from: account,
      to: -1,
      ms: scene.at(day - slept, 'office'),
      amountMinor: minor(between(random, 100, 2000), 100),
      kind: 'counterOut',
      early: true,
    });
    for (let before = day - slept + 30; before < 0; before += 91)
      scene.pay({
        from: -1,
        to: account,
        ms: town.clock.at(before, 125),
        amountMinor: random.whole(1, 90),
        kind: 'interest',
        early: true,
      });
    const amountMinor = minor(logBetween(random, 80_000, 900_000), 1);
    scene.pay({
      from: economy.world.state,
      to: account,
      ms: scene.at(day, 'office'),
      amountMinor,
      kind: 'resettlement',
    });
    const heirs = scene.neighbours(random.whole(1, 5), person).map(({ main }) => main);
    for (const part of split(random, amountMinor * between(random, 0.5, 0.95), heirs.length + 1, 0.7)) {
      const to = heirs.pop() ?? random.pick(economy.world.brokers);
      scene.pay({
        from: account,
        to,
        ms: scene.at(day + random.whole(0, 20), 'office'),
        amountMinor: Math.round(part / 10_000) * 10_000,
        kind: heirs.length === 0 ? 'product' : 'transfer',
      });
    }
  }
}

/** A second-hand car or a flat's deposit: one large credit from a stranger, on within days. */
export function singleSales(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (const [trade, in20k, kind] of [
    ['car-sale', 60, 'car'],
    ['flat-deposit', 30, 'house'],
  ] as const) {
    for (let n = town.countOf(in20k); n > 0; n -= 1) {
      const seller = recruit(town, random, trade);
      const [day, amountMinor] = [scene.day(6), minor(logBetween(random, 15_000, 260_000), 500)];
      const [buyer] = chance(random, 0.5) ? scene.strangers(1) : scene.residents(1);
      const ms = scene.at(day, 'day');
      const deposit = chance(random, 0.5) ? minor(between(random, 500, 3000), 100) : 0;
      if (deposit > 0)
        scene.pay({
          from: buyer ?? -1,
          to: seller.main,
          ms: ms - between(random, 0.1, 4) * DAY_MS,
          amountMinor: deposit,
          kind,
        });
      scene.pay({ from: buyer ?? -1, to: seller.main, ms, amountMinor: amountMinor - deposit, kind });
      const to = trade === 'car-sale' ? random.pick(economy.world.dealers) : random.pick(economy.world.lenders);
      scene.pay({
        from: seller.main,
        to,
        ms: ms + between(random, 0.02, 6) * DAY_MS,
        amountMinor: minor((amountMinor / 100) * between(random, 0.6, 1), 100),
        kind,
      });
    }
  }
}
