import { between, logBetween, minor } from '../distributions.ts';
import { DAY_MS, HOUR_MS } from '../town-payment.ts';
import type { Card, Crew } from './crew.ts';

/** A card in a minor's name with a turnover of tens of millions: feeders pay in, outside accounts are paid. */
export function minorsCard(crew: Crew): void {
  const { random, town, economy, manner } = crew;
  const length = Math.min(random.whole(25, 60), Math.max(6, town.clock.days - 6));
  const firstDay = random.whole(1, Math.max(1, town.clock.days - length - 1));
  const feeders = Array.from({ length: random.whole(4, 7) }, () =>
    crew.openCard({ role: 'collection', tier: 1, firstDay }),
  );
  const minorCard = crew.openCard({ role: 'pool', tier: 2, firstDay, age: between(random, 14, 17) });
  const sinks = random.sample(economy.world.strangers, random.whole(3, 6));
  const payers = random.sample(
    economy.world.strangers,
    Math.min(random.whole(60, 200), Math.floor(economy.world.strangers.length / 2)),
  );
  const daily = (logBetween(random, 20, 60) * 1_000_000) / length;
  for (let day = firstDay; day < firstDay + length; day += 1) {
    const due: { ms: number; amountMinor: number }[] = [];
    for (const feeder of feeders)
      feed(
        crew,
        { feeder, payers, minorCard, due },
        { day, yuan: (daily / feeders.length) * between(random, 0.3, 1.7) },
      );
    for (const { ms, amountMinor } of due.toSorted((a, b) => a.ms - b.ms)) {
      const at = ms + crew.delay(minorCard);
      crew.pay({
        from: minorCard.account,
        to: random.pick(sinks),
        ms: at,
        amountMinor: Math.round(amountMinor * (1 - manner.kept * 0.3)),
      });
      if (at > town.clock.endMs + DAY_MS) break;
    }
  }
}

function feed(
  crew: Crew,
  flow: {
    readonly feeder: Card;
    readonly payers: readonly number[];
    readonly minorCard: Card;
    readonly due: { ms: number; amountMinor: number }[];
  },
  { day, yuan }: { readonly day: number; readonly yuan: number },
): void {
  const { random, manner } = crew;
  const start = crew.startOf(day);
  const credits = random.whole(3, 12);
  let [taken, last] = [0, start];
  for (let n = 0; n < credits; n += 1) {
    const amountMinor = minor((yuan / credits) * between(random, 0.4, 1.6), random.next() < 0.5 ? 100 : 0.01);
    const ms = start + random.next() * 3 * HOUR_MS;
    taken += amountMinor;
    last = Math.max(last, ms);
    crew.pay({ from: random.pick(flow.payers), to: flow.feeder.account, ms, amountMinor });
  }
  for (const amountMinor of crew.parts(taken * (1 - manner.kept))) {
    last += crew.delay(flow.feeder);
    crew.pay({ from: flow.feeder.account, to: flow.minorCard.account, ms: last, amountMinor });
    flow.due.push({ ms: last, amountMinor });
  }
}
