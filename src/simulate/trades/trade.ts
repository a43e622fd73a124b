import type { Economy } from '../economy.ts';
import { moments } from '../ordinary-life.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Payment, TownBuilder } from '../town-builder.ts';
import type { HourProfile } from '../town-clock.ts';
import type { TownPerson } from '../town-people.ts';

/** What a trade needs at hand; `day` draws a day, `at` a moment of it. */
export interface TradeScene {
  readonly town: TownBuilder;
  readonly economy: Economy;
  readonly random: SeededRandom;
  at(day: number, profile: HourProfile): number;
  /** A day with `room` days of the town left after it, as far as the town is long enough. */
  day(room?: number): number;
  pay(payment: Payment): void;
  /** Different people who live near one another; fewer where the town is too small. */
  neighbours(count: number, around?: TownPerson): TownPerson[];
  /** Accounts of any residents, each once. */
  residents(count: number): number[];
  strangers(count: number): number[];
  /** Anybody's account but this one. */
  customer(except: TownPerson): number;
}

export function tradeScene(town: TownBuilder, economy: Economy, name: string): TradeScene {
  const random = town.stream(`trade ${name}`);
  const { people } = town;
  const wanted = (count: number, of: number): number => Math.max(1, Math.min(count, Math.floor(of * 0.6)));
  const some = <T>(items: readonly T[], count: number): T[] => {
    const chosen = new Set<T>();
    while (chosen.size < wanted(count, items.length)) chosen.add(random.pick(items));
    return [...chosen];
  };
  return {
    town,
    economy,
    random,
    at: moments(town, random).at,
    day: (room = 0) => random.whole(0, Math.max(0, town.clock.days - 1 - room)),
    pay: (payment) => town.pay(payment),
    neighbours(count, around) {
      const n = wanted(count, people.length);
      const first = around?.index ?? random.whole(0, people.length - 1);
      const span = Math.min(people.length - 1, 3 * n);
      const chosen = new Set<TownPerson>();
      while (chosen.size < n) {
        const person = people[(first + random.whole(1, span)) % people.length];
        if (person !== undefined) chosen.add(person);
      }
      return [...chosen];
    },
    residents: (count) => some(people, count).map(({ main }) => main),
    strangers: (count) => some(economy.world.strangers, count),
    customer(except) {
      for (;;) {
        const person = random.pick(people);
        if (person !== except) return person.main;
      }
    },
  };
}
