import { between, minor } from '../distributions.ts';
import { recruit } from '../population.ts';
import { BANKS } from '../town-people.ts';
import { DAY_MS } from '../town-payment.ts';
import type { Card, Crew } from './crew.ts';
import { launder, runDays, type VictimLoss } from './laundering.ts';

const OPENERS = 5;

/** Five openers at different outlets of one county town, one buyer; some weeks later the cards work for a laundering run. */
export function openAndSell(crew: Crew): VictimLoss[] {
  const { random, town } = crew;
  const days = runDays(crew, 30);
  const firstDay = days[0] ?? 30;
  const openedFrom = firstDay - random.whole(3, 25);
  const length = random.whole(2, 9);
  const buyer = town.addPerson({
    age: between(random, 22, 45),
    household: town.people.length + 100_000,
    occupation: 'none',
    device: crew.device,
  });
  const own = crew.openCard({ role: 'control candidate', firstDay: Math.max(0, openedFrom - 5), person: buyer });
  const sold: Card[] = [];
  for (let n = 0; n < OPENERS; n += 1) {
    const opener = recruit(town, random, 'card-seller');
    for (let cards = random.whole(2, 4); cards > 0; cards -= 1) {
      const openedMs = town.clock.at(openedFrom + random.whole(0, length), random.whole(550, 1000));
      const bank = random.whole(0, BANKS.length - 1);
      const tier = sold.length < 3 ? 1 : 2;
      sold.push(
        crew.openCard({
          role: tier === 1 ? 'collection' : 'relay',
          tier,
          firstDay,
          person: opener,
          openedMs,
          bank,
          outlet: `${BANKS[bank]}样例县第${random.whole(1, 9)}支行`,
          phone: buyer.phone,
        }),
      );
      const ms = openedMs + between(random, 0.1, 2) * DAY_MS;
      crew.pay({
        from: own.account,
        to: opener.main,
        ms,
        amountMinor: minor(between(random, 400, 1500), 100),
        ring: -1,
        kind: 'transfer',
      });
    }
  }
  const open = (role: 'pool' | 'exit', tier: number): Card => crew.openCard({ role, tier, firstDay });
  return launder(crew, {
    days,
    layers: [
      { request: { role: 'collection', tier: 1 }, cards: sold.slice(0, 3) },
      { request: { role: 'relay', tier: 2 }, cards: sold.slice(3) },
      { request: { role: 'pool', tier: 3 }, cards: [open('pool', 3)] },
      { request: { role: 'exit', tier: 4 }, cards: [open('exit', 4), open('exit', 4)] },
    ],
  });
}
