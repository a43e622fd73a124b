import { between, chance, logBetween, minor } from '../distributions.ts';
import { recruit } from '../population.ts';
import { DAY_MS } from '../town-payment.ts';
import { eachMonth } from '../work.ts';
import type { TradeScene } from './trade.ts';

/** Two to twenty tenants pay one owner on their own days. */
export function landlords(scene: TradeScene): void {
  const { town, random } = scene;
  for (let n = town.countOf(250); n > 0; n -= 1) {
    const owner = recruit(town, random, 'landlord');
    for (const tenant of scene.residents(Math.round(logBetween(random, 2, 20))))
      payRent(scene, tenant, owner.main, logBetween(random, 600, 4500));
  }
}

/** An agent takes rent from many tenants and pays the owners within a day. */
export function subletAgents(scene: TradeScene): void {
  const { town, random } = scene;
  for (let n = town.countOf(10); n > 0; n -= 1) {
    const agent = recruit(town, random, 'sublet-agent');
    const owners = scene.residents(random.whole(5, 25));
    for (const tenant of scene.residents(random.whole(15, 60))) {
      const owner = random.pick(owners);
      const yuan = logBetween(random, 500, 2500);
      const dueDay = random.whole(1, 6);
      eachMonth(town, dueDay, (day) => {
        const ms = scene.at(day + random.whole(-1, 2), 'day');
        scene.pay({ from: tenant, to: agent.main, ms, amountMinor: minor(yuan, 10), kind: 'rent' });
        scene.pay({
          from: agent.main,
          to: owner,
          ms: ms + between(random, 0.01, 1) * DAY_MS,
          amountMinor: minor(yuan * between(random, 0.85, 0.93), 10),
          kind: 'rent',
        });
      });
    }
  }
}

function payRent(scene: TradeScene, tenant: number, owner: number, yuan: number): void {
  const { random } = scene;
  eachMonth(scene.town, random.whole(1, 28), (day) =>
    scene.pay({
      from: tenant,
      to: owner,
      ms: scene.at(day + random.whole(-2, 3), 'evening'),
      amountMinor: minor(yuan, 50),
      kind: 'rent',
    }),
  );
}

/** Property management: households monthly or quarterly, cleaners and firms paid from it. */
export function propertyManagement(scene: TradeScene): void {
  const { town, random, economy } = scene;
  for (let n = town.countOf(8); n > 0; n -= 1) {
    const account = town.openAccount({
      name: `样例物业${town.accounts.length}有限公司`,
      trade: 'property',
      corporate: true,
      balanceMinor: 8_000_000,
    }).index;
    const cleaners = scene.residents(random.whole(5, 25));
    const [perMonth, quarterly] = [between(random, 60, 320), chance(random, 0.5)];
    for (const household of scene.residents(random.whole(60, 800))) {
      const fee = perMonth * between(random, 0.6, 1.6);
      eachMonth(town, random.whole(1, 20), (day) => {
        if (!quarterly || chance(random, 1 / 3))
          scene.pay({
            from: household,
            to: account,
            ms: scene.at(day + random.whole(0, 8), 'day'),
            amountMinor: minor(quarterly ? 3 * fee : fee, 0.1),
            kind: 'property',
          });
      });
    }
    eachMonth(town, 10, (day) => {
      for (const cleaner of cleaners)
        scene.pay({
          from: account,
          to: cleaner,
          ms: town.clock.at(town.clock.workingOnOrBefore(day), 600, random.whole(0, 300)),
          amountMinor: minor(between(random, 2300, 3200)),
          kind: 'salary',
        });
      for (const supplier of economy.suppliers.slice(0, 3))
        scene.pay({
          from: account,
          to: supplier,
          ms: scene.at(day, 'office'),
          amountMinor: minor(logBetween(random, 2000, 30_000)),
          kind: 'goods',
        });
    });
  }
}
