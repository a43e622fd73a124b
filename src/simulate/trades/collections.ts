import { between, chance, logBetween, minor, split } from '../distributions.ts';
import { recruit } from '../population.ts';
import { DAY_MS, MINUTE_MS } from '../town-payment.ts';
import type { TradeScene } from './trade.ts';

/** A leader collects from neighbours in an evening and pays one supplier by next noon. */
export function groupBuying(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(40); n > 0; n -= 1) {
    const leader = recruit(town, random, 'group-buy');
    const [group, supplier, evenings] = [
      scene.neighbours(random.whole(15, 90), leader),
      random.pick(economy.suppliers),
      random.whole(2, 3),
    ];
    for (let day = random.whole(0, 3); day < town.clock.days; day += random.whole(2, Math.ceil(7 / evenings) + 1)) {
      const start = town.clock.at(day, random.whole(18 * 60, 20 * 60));
      const length = random.whole(60, 240);
      let taken = 0;
      for (const { main } of group) {
        if (!chance(random, 0.6)) continue;
        const amountMinor = minor(logBetween(random, 10, 120), 0.1);
        taken += amountMinor;
        scene.pay({
          from: main,
          to: leader.main,
          ms: start + random.next() * length * MINUTE_MS,
          amountMinor,
          kind: 'order',
        });
      }
      scene.pay({
        from: leader.main,
        to: supplier,
        ms: town.clock.at(day + 1, random.whole(6 * 60, 12 * 60)),
        amountMinor: Math.round(taken * between(random, 0.82, 0.95)),
        kind: 'goods',
      });
    }
  }
}

/** Gifts at a wedding or a funeral: most guests have never paid the host before. */
export function feasts(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (const [trade, in20k] of [
    ['wedding', 50],
    ['funeral', 20],
  ] as const) {
    for (let n = town.countOf(in20k); n > 0; n -= 1) {
      const host = recruit(town, random, trade);
      const day = scene.day(6);
      let taken = 0;
      for (const guest of [...scene.residents(random.whole(30, 160)), ...scene.strangers(random.whole(10, 60))]) {
        const amountMinor = minor(random.pick([200, 300, 500, 500, 600, 800, 1000, 1000, 2000]), 100);
        taken += amountMinor;
        scene.pay({
          from: guest,
          to: host.main,
          ms: scene.at(day + random.whole(0, 2), 'day'),
          amountMinor,
          kind: 'gift',
        });
      }
      const spent = taken * between(random, 0.5, 0.9);
      for (const part of split(random, spent, random.whole(1, 3), 0.6))
        scene.pay({
          from: host.main,
          to: random.pick(economy.restaurants),
          ms: scene.at(day + random.whole(1, 7), 'day'),
          amountMinor: part,
          kind: 'goods',
        });
    }
  }
}

/** 标会: all members pay equal shares on one evening, and the pot goes to the month's winner within the hour. */
export function savingsClubs(scene: TradeScene): void {
  const { town, random } = scene;
  for (let n = town.countOf(25); n > 0; n -= 1) {
    const head = recruit(town, random, 'savings-club');
    const members = scene.neighbours(random.whole(8, 24), head).filter((person) => person !== head);
    const shareMinor = minor(logBetween(random, 500, 8000), 100);
    const first = random.whole(0, 27);
    for (let [day, month] = [first, 0]; day < town.clock.days; day += 30, month += 1) {
      const start = town.clock.at(day, random.whole(18 * 60, 21 * 60));
      let last = start;
      for (const { main } of members) {
        const ms = start + random.next() * 50 * MINUTE_MS;
        last = Math.max(last, ms);
        scene.pay({ from: main, to: head.main, ms, amountMinor: shareMinor, kind: 'club' });
      }
      const winner = members[month % members.length];
      if (winner !== undefined)
        scene.pay({
          from: head.main,
          to: winner.main,
          ms: last + between(random, 2, 45) * MINUTE_MS,
          amountMinor: shareMinor * members.length,
          kind: 'club',
        });
    }
  }
}

/** Parents pay one of theirs, who pays one firm within days. */
export function classParents(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(60); n > 0; n -= 1) {
    const parent = recruit(town, random, 'class-parents');
    const [day, shareMinor] = [scene.day(4), minor(logBetween(random, 30, 900), 1)];
    const parents = scene.neighbours(random.whole(30, 50), parent);
    for (const { main } of parents)
      scene.pay({
        from: main,
        to: parent.main,
        ms: scene.at(day, 'evening'),
        amountMinor: shareMinor,
        kind: 'transfer',
      });
    scene.pay({
      from: parent.main,
      to: random.pick(economy.suppliers),
      ms: scene.at(day + random.whole(0, 3), 'office') + DAY_MS / 2,
      amountMinor: Math.round(shareMinor * parents.length * between(random, 0.9, 1)),
      kind: 'goods',
    });
  }
}

/** Donors who never pay again, then one to six payments to the hospital or buyer. */
export function donations(scene: TradeScene): void {
  const { town, random, economy } = scene;
  const drives = [
    ...Array.from({ length: town.countOf(3) }, () => ['charity', random.whole(200, 2500)] as const),
    ...Array.from({ length: town.countOf(25) }, () => ['medical-fund', random.whole(40, 600)] as const),
  ];
  for (const [trade, donors] of drives) {
    const account =
      trade === 'charity'
        ? town.openAccount({
            name: `样例慈善会${town.accounts.length}`,
            trade,
            corporate: true,
            balanceMinor: 3_000_000,
          }).index
        : recruit(town, random, trade).main;
    const [day, length] = [scene.day(18), random.whole(3, 15)];
    let taken = 0;
    for (const donor of [...scene.residents(Math.round(donors * 0.6)), ...scene.strangers(Math.round(donors * 0.4))]) {
      const amountMinor = minor(random.pick([1, 5, 10, 20, 20, 50, 50, 100, 100, 200, 500]), 1);
      taken += amountMinor;
      // Most give in the first days after the appeal.
      scene.pay({
        from: donor,
        to: account,
        ms: scene.at(day + Math.floor(length * random.next() ** 2), 'day'),
        amountMinor,
        kind: 'donation',
      });
    }
    for (const part of split(random, taken * between(random, 0.6, 1), random.whole(1, 6), 0.7))
      scene.pay({
        from: account,
        to: economy.world.hospital,
        ms: scene.at(day + length + random.whole(0, 9), 'office'),
        amountMinor: part,
        kind: 'hospital',
      });
  }
}

/** Term fees, equal to the cent by grade, inside a few days. */
export function schools(scene: TradeScene): void {
  const { town, random } = scene;
  for (let n = town.countOf(6); n > 0; n -= 1) {
    const school = town.openAccount({
      name: `样例学校${town.accounts.length}`,
      trade: 'school',
      corporate: true,
      balanceMinor: 30_000_000,
    }).index;
    const [day, length] = [random.whole(0, Math.min(30, town.clock.days - 1)), random.whole(3, 10)];
    const grades = [between(random, 300, 900), between(random, 900, 2500), between(random, 2500, 6000)].map((yuan) =>
      minor(yuan, 1),
    );
    for (const payer of scene.residents(random.whole(150, 900)))
      scene.pay({
        from: payer,
        to: school,
        ms: scene.at(day + random.whole(0, length), 'day'),
        amountMinor: random.pick(grades),
        kind: 'school',
      });
  }
}
