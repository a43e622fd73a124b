import { between, chance, minor } from '../distributions.ts';
import type { TownPerson } from '../town-people.ts';
import { DAY_MS, MINUTE_MS } from '../town-payment.ts';
import type { Card, Crew } from './crew.ts';

const POINTS = [50, 100, 100, 200, 200, 300, 500, 500, 1000, 2000, 5000] as const;

/** Cards that take deposits of a betting site in turn, keep a percentage and pass the rest to few sinks; some customers are paid. */
export function runPoints(crew: Crew): void {
  const { random, town, manner } = crew;
  const length = Math.min(random.whole(20, 70), Math.max(8, town.clock.days - 8));
  const firstDay = random.whole(2, Math.max(2, town.clock.days - length - 1));
  const open = (role: 'collection' | 'pool' | 'fee', tier?: number): Card =>
    crew.openCard({ role, firstDay, ...(tier === undefined ? {} : { tier }) });
  const members = Array.from({ length: random.whole(5, 16) }, () => open('collection', 1));
  const sinks = Array.from({ length: Math.max(1, Math.round(members.length * manner.sinksPerMember)) }, () =>
    chance(random, 0.6) ? open('pool', 2) : undefined,
  ).map((card) => card ?? random.pick(crew.economy.world.strangers));
  const pool: PoolPlan = {
    members,
    sinks,
    customers: customersOf(crew),
    winners: between(random, 0.1, 0.6),
    fee: between(random, 0.01, 0.03),
    feeCard: open('fee'),
    earned: new Map(),
  };
  for (let day = firstDay; day < firstDay + length; day += 1) {
    playDay(crew, pool, day);
    if ((day - firstDay) % 7 === 6) settleFees(crew, pool, day);
    replaceMembers(crew, pool, day + 1);
  }
}

interface PoolPlan {
  readonly members: Card[];
  /** A card of the crew in town, or an account outside it. */
  readonly sinks: readonly (Card | number)[];
  readonly customers: readonly TownPerson[];
  readonly winners: number;
  readonly fee: number;
  readonly feeCard: Card;
  readonly earned: Map<Card, number>;
}

function customersOf(crew: Crew): TownPerson[] {
  const { random, town } = crew;
  const grown = town.people.filter(
    ({ main, birthMs }) =>
      main >= 0 && town.accounts[main]?.role === undefined && birthMs < town.clock.startMs - 18 * 365.25 * DAY_MS,
  );
  return random.sample(grown, Math.min(random.whole(60, 600), Math.floor(grown.length * 0.4)));
}

function playDay(crew: Crew, pool: PoolPlan, day: number): void {
  const { random, manner } = crew;
  let ms = crew.startOf(day);
  const [first, sessions] = [random.whole(0, pool.members.length - 1), random.whole(2, 9)];
  for (let n = 0; n < sessions; n += 1) {
    // Careless: strictly in turn. Careful: any card, and the next one before the last is done.
    const card = chance(random, manner.dial)
      ? random.pick(pool.members)
      : pool.members[(first + n) % pool.members.length];
    if (card === undefined) return;
    const length = between(random, 10, 70) * MINUTE_MS;
    playSession(crew, pool, { card, ms, length });
    ms += length * between(random, 1 - 0.7 * manner.dial, 1.3) + between(random, 0, 90) * MINUTE_MS * random.next();
  }
}

function playSession(crew: Crew, pool: PoolPlan, session: { card: Card; ms: number; length: number }): void {
  const { random, manner, town } = crew;
  const { card, ms, length } = session;
  let taken = 0;
  for (let n = random.whole(...manner.credits); n > 0; n -= 1) {
    const customer = random.pick(pool.customers);
    const amountMinor = chance(random, 0.85) ? minor(random.pick(POINTS), 1) : minor(between(random, 50, 3000));
    crew.pay({ from: customer.main, to: card.account, ms: ms + random.next() * length, amountMinor });
    taken += amountMinor;
    if (chance(random, pool.winners * 0.25) && taken > 2 * amountMinor) {
      const won = minor((amountMinor / 100) * between(random, 0.3, 1.6), 10);
      crew.pay({ from: card.account, to: customer.main, ms: ms + length * between(random, 0.9, 2), amountMinor: won });
      taken -= won;
    }
  }
  if (taken < 10_000) return;
  const fee = taken * pool.fee * between(random, 1 - manner.feeSpread, 1 + manner.feeSpread);
  pool.earned.set(card, (pool.earned.get(card) ?? 0) + fee);
  let at = ms + length;
  for (const amountMinor of crew.parts(taken - fee - taken * manner.kept * between(random, 0.5, 1.2))) {
    at += crew.delay(card);
    const sink = random.pick(pool.sinks);
    crew.pay({ from: card.account, to: typeof sink === 'number' ? sink : sink.account, ms: at, amountMinor });
    if (typeof sink !== 'number')
      crew.pay({
        from: sink.account,
        to: random.pick(crew.economy.world.strangers.slice(0, 8)),
        ms: at + crew.delay(sink) * 2,
        amountMinor: Math.round(amountMinor * between(random, 0.9, 1) * (1 - manner.kept)),
        ring: -1,
      });
    if (at > town.clock.endMs) return;
  }
}

function settleFees(crew: Crew, pool: PoolPlan, day: number): void {
  for (const [card, earned] of pool.earned) {
    const amountMinor = Math.round(earned * between(crew.random, 0.3, 0.6));
    crew.pay({ from: card.account, to: pool.feeCard.account, ms: crew.startOf(day), amountMinor });
  }
  pool.earned.clear();
}

/** Cards that stop are followed by new ones. */
function replaceMembers(crew: Crew, pool: PoolPlan, day: number): void {
  for (const [i] of pool.members.entries()) {
    if (chance(crew.random, crew.manner.fresh / 20))
      pool.members[i] = crew.openCard({ role: 'collection', tier: 1, firstDay: day });
  }
}
