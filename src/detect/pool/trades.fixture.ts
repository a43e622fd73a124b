import { DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { MINUTE, RING_START } from './pool-ring.fixture.ts';
import { seededWholes } from './seeded-random.ts';

type Wholes = (below: number) => number;

/** An honest trade in which several people collect for one purse. Amounts in yuan. */
export interface Trade {
  readonly collectors: number;
  readonly days: number;
  /** Customers to draw from; `regular` come again. */
  readonly customers: number;
  /** Hours of the day that a collector is at work, undefined on a day off. */
  readonly shift: (collector: number, day: number, random: Wholes) => readonly [number, number] | undefined;
  /** Credits an hour. */
  readonly perHour: number;
  readonly amount: (random: Wholes, collector: number) => number;
  /** Minutes after the end of the shift at which the takings are paid over. */
  readonly paidAfterMinutes: number;
  /** What the collector keeps of the takings. */
  readonly keeps: (random: Wholes, takings: number) => number;
  readonly purses: number;
  /** Hours between payments over during the shift; 0: only at its end. */
  readonly everyHours?: number;
  /** Share of credits that are paid back in part later (refunds, prizes). */
  readonly paidBack?: number;
  /** Days after which a collector leaves and another takes over; 0: never. */
  readonly staffDays?: number;
}

const cents = (yuan: number): number => Math.round(yuan * 100) / 100;
const nothing = (): number => 0;
const pick = <T>(random: Wholes, items: readonly T[]): T => items[random(items.length)]!;

/** Definitions 7, point 9, each as prompt and as busy as it can honestly be, so that there are sessions to judge. */
export const TRADES: Readonly<Record<string, Trade>> = {
  'market stalls sharing a settlement card': {
    collectors: 14,
    days: 45,
    customers: 900,
    shift: (_stall, _day, random) => [5.5 + random(90) / 60, 12 + random(120) / 60],
    perHour: 9,
    amount: (random) => cents(3 + random(9000) / 100),
    paidAfterMinutes: 30,
    keeps: (random, takings) => (random(3) === 0 ? Math.min(takings, 50 + random(4) * 50) : 0),
    purses: 1,
  },
  'night market stalls': {
    collectors: 8,
    days: 40,
    customers: 700,
    shift: (_stall, _day, random) => [18 + random(90) / 60, 25 + random(120) / 60],
    perHour: 10,
    amount: (random) => 5 + random(80),
    paidAfterMinutes: 20,
    keeps: (random, takings) => Math.min(takings, random(200)),
    purses: 1,
  },
  'shop with shift cashiers': {
    collectors: 6,
    days: 60,
    customers: 800,
    shift: (cashier, day) => [[7, 15] as const, [15, 23] as const, undefined][(cashier + day) % 3],
    perHour: 10,
    amount: (random) => cents(5 + random(250) + pick(random, [0, 0.5, 0.8, 0.9])),
    paidAfterMinutes: 10,
    keeps: nothing,
    purses: 1,
  },
  'all-night shop with changing cashiers': {
    collectors: 6,
    days: 60,
    customers: 900,
    shift: (cashier, day) => [[6, 14] as const, [14, 22] as const, [22, 30] as const][(cashier + day) % 3],
    perHour: 7,
    amount: (random) => cents(3 + random(120) + pick(random, [0, 0.5, 0.8, 0.9])),
    paidAfterMinutes: 10,
    keeps: nothing,
    purses: 1,
    staffDays: 30,
  },
  'community group buying': {
    collectors: 8,
    days: 40,
    customers: 500,
    shift: (leader, day, random) =>
      (leader + day) % 2 === 0 ? [19 + random(60) / 60, 21 + random(100) / 60] : undefined,
    perHour: 20,
    amount: (random) => cents(pick(random, [19.9, 29.9, 39.9, 49.9, 59.8, 99]) * (1 + random(2))),
    paidAfterMinutes: 60,
    keeps: (_random, takings) => takings * 0.1,
    purses: 1,
    paidBack: 0.04,
  },
  'property management': {
    collectors: 6,
    days: 45,
    customers: 1200,
    shift: (_desk, day) => (day % 7 < 5 ? [8.5, 17] : undefined),
    perHour: 7,
    amount: (random) => (random(4) === 0 ? 150 : cents((60 + random(80)) * 3 * 2.35)),
    paidAfterMinutes: 30,
    keeps: nothing,
    purses: 1,
  },
  'school fees': {
    collectors: 10,
    days: 20,
    customers: 450,
    shift: (teacher, day, random) =>
      (teacher + day) % 4 === 0 ? [18 + random(120) / 60, 21 + random(60) / 60] : undefined,
    perHour: 18,
    amount: (_random, teacher) => 880 + 10 * teacher,
    paidAfterMinutes: 60,
    keeps: nothing,
    purses: 1,
  },
  'wedding gifts': {
    collectors: 12,
    days: 30,
    customers: 400,
    shift: (couple, day, random) =>
      day === (couple * 5) % 30 ? [10 + random(60) / 60, 13 + random(120) / 60] : undefined,
    perHour: 25,
    amount: (random) => pick(random, [200, 300, 500, 600, 666, 800, 888, 1000, 2000]),
    paidAfterMinutes: 60,
    keeps: (random, takings) => takings * (random(18) / 100),
    purses: 2,
  },
  'savings club': {
    collectors: 20,
    days: 60,
    customers: 60,
    shift: (taker, day) => (day % 3 === 0 && Math.floor(day / 3) === taker ? [19, 20] : undefined),
    perHour: 20,
    amount: () => 1000,
    paidAfterMinutes: 60,
    keeps: (random, takings) => takings * (random(60) / 100),
    purses: 9,
  },
  'lottery shops': {
    collectors: 6,
    days: 50,
    customers: 400,
    shift: (_shop, _day, random) => [9 + random(60) / 60, 20],
    perHour: 7,
    amount: (random) => pick(random, [10, 10, 20, 20, 30, 50, 100, 200]),
    paidAfterMinutes: 20,
    keeps: (_random, takings) => takings * 0.08,
    purses: 1,
    paidBack: 0.08,
  },
  'ride-hailing drivers': {
    collectors: 20,
    days: 30,
    customers: 2500,
    shift: (driver, _day, random) => (driver % 3 === 0 ? [17 + random(90) / 60, 28] : [6.5 + random(90) / 60, 19]),
    perHour: 4,
    amount: (random) => cents(9 + random(6000) / 100),
    paidAfterMinutes: 30,
    keeps: (random, takings) => takings * (0.15 + random(40) / 100),
    purses: 1,
  },
  'charity drive': {
    collectors: 10,
    days: 7,
    customers: 2000,
    shift: (_volunteer, _day, random) => [9 + random(60) / 60, 17 + random(120) / 60],
    perHour: 12,
    amount: (random) => pick(random, [5, 10, 20, 50, 100, 200, 1000]),
    paidAfterMinutes: 30,
    keeps: nothing,
    purses: 1,
  },
  'landlord with agents': {
    collectors: 5,
    days: 62,
    customers: 300,
    shift: (_agent, day) => (day % 31 < 5 ? [9, 21] : undefined),
    perHour: 5,
    amount: (random) => 1200 + 100 * random(18),
    paidAfterMinutes: 60,
    keeps: (_random, takings) => takings * 0.05,
    purses: 1,
  },
};

export interface GeneratedTrade {
  readonly transfers: readonly TransferDraft[];
  readonly accountCount: number;
}

/** Accounts: collectors first, then purses, then customers; amounts in minor units. */
export function tradeTransfers(trade: Trade, seed: number): GeneratedTrade {
  const random = seededWholes(seed * 104_729 + 3);
  const waves = trade.staffDays ? Math.ceil(trade.days / trade.staffDays) : 1;
  const firstPurse = trade.collectors * waves;
  const firstCustomer = firstPurse + trade.purses;
  const transfers: TransferDraft[] = [];
  for (let day = 0; day < trade.days; day += 1) {
    for (let place = 0; place < trade.collectors; place += 1) {
      const hours = trade.shift(place, day, random);
      if (!hours) continue;
      const wave = trade.staffDays ? Math.floor((day + place * 3) / trade.staffDays) % waves : 0;
      const collector = wave * trade.collectors + place;
      const purse = firstPurse + (trade.purses === 1 ? 0 : random(trade.purses));
      workShift({ trade, random, transfers, firstCustomer }, { collector, place, purse, day, hours });
    }
  }
  return { transfers, accountCount: firstCustomer + trade.customers };
}

interface Books {
  readonly trade: Trade;
  readonly random: Wholes;
  readonly transfers: TransferDraft[];
  readonly firstCustomer: number;
}

interface Shift {
  readonly collector: number;
  readonly place: number;
  readonly purse: number;
  readonly day: number;
  readonly hours: readonly [number, number];
}

function workShift({ trade, random, transfers, firstCustomer }: Books, shift: Shift): void {
  const { collector, place, purse, day, hours } = shift;
  const opens = RING_START + day * DAY;
  const end = opens + Math.round(hours[1] * HOUR);
  let takings = 0;
  let paidAt = opens + hours[0] * HOUR;
  const payOver = (t: number): void => {
    const amount = Math.floor((takings - trade.keeps(random, takings)) * 100);
    if (amount > 0) transfers.push({ from: collector, to: purse, t, amount });
    takings = 0;
  };
  const pause = (): number => Math.max(20, Math.round((-Math.log((random(9999) + 1) / 10_000) * HOUR) / trade.perHour));
  for (let t = opens + Math.round(hours[0] * HOUR) + pause(); t < end; t += pause()) {
    const amount = trade.amount(random, place);
    const customer = firstCustomer + random(trade.customers);
    transfers.push({ from: customer, to: collector, t, amount: Math.round(amount * 100) });
    takings += amount;
    if (random(1000) < (trade.paidBack ?? 0) * 1000) {
      const back = Math.round(amount * (20 + random(81)));
      transfers.push({ from: collector, to: customer, t: t + MINUTE, amount: back });
      takings -= back / 100;
    }
    if (trade.everyHours && t - paidAt > trade.everyHours * HOUR) {
      payOver(t + 5);
      paidAt = t;
    }
  }
  payOver(end + trade.paidAfterMinutes * MINUTE);
}
