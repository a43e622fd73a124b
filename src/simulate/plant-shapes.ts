import type { SeededRandom } from './seeded-random.ts';
import { DAY_MS, type TownPayment } from './town-payment.ts';

export const PLANTED_SHAPES = [
  'fan-in',
  'fan-out',
  'gather-scatter',
  'scatter-gather',
  'cycle',
  'bipartite',
  'stack',
  'random',
  'spread',
] as const;
export type PlantedShape = (typeof PLANTED_SHAPES)[number];

export interface PlantRequest {
  /** Accounts that shapes are drawn from. */
  readonly accounts: readonly number[];
  readonly startMs: number;
  readonly days: number;
  /** Of each shape. */
  readonly perShape: number;
}

export interface PlantedPayment extends TownPayment {
  readonly ring: string;
  readonly typology: PlantedShape;
}

/** This share runs through in minutes to three days with amounts that follow each other; the others take up to 25 days. */
const FAST = 0.5;
/** Of the shapes with an order this share is paid out before it is paid in (real rings do, statements lie about minutes). */
const OUT_OF_ORDER = 0.2;

/**
 * Bare typologies among ordinary accounts, for fitting tables of expected precision: sizes and spans are drawn evenly from
 * ranges wider than any detector's (docs/simulator.md), accounts and amounts as ordinary ones.
 */
export function plantShapes(request: PlantRequest, random: SeededRandom): PlantedPayment[] {
  const payments: PlantedPayment[] = [];
  for (const typology of PLANTED_SHAPES) {
    for (let i = 0; i < request.perShape; i += 1) {
      const isFast = random.next() < FAST;
      const place = drawPlace(request, random, isFast);
      const steps = SHAPES[typology](request.accounts, random);
      const level = Math.exp(4 + random.next() * 5);
      const isOrdered = random.next() >= OUT_OF_ORDER;
      let flow = level;
      for (const { from, to, at } of steps) {
        const share = isOrdered ? at : random.next();
        flow *= 0.95 + 0.05 * random.next();
        const amount = isFast || typology === 'random' ? flow : level * Math.exp(random.next());
        payments.push({
          from,
          to,
          ms: place.fromMs + Math.floor(share * place.spanMs),
          amountMinor: Math.max(1, Math.round(amount * 100)),
          summary: '转账',
          cash: false,
          ring: `${typology}-${i + 1}`,
          typology,
        });
      }
    }
  }
  return payments;
}

interface Step {
  readonly from: number;
  readonly to: number;
  /** Place in the shape's span, 0 to 1. */
  readonly at: number;
}

type Draw = (accounts: readonly number[], random: SeededRandom) => Step[];

const SHAPES: Readonly<Record<PlantedShape, Draw>> = {
  'fan-in': (accounts, random) => {
    const [hub = -1, ...payers] = random.sample(accounts, 1 + random.whole(4, 15));
    return payers.map((from) => ({ from, to: hub, at: random.next() }));
  },
  'fan-out': (accounts, random) => {
    const [hub = -1, ...payees] = random.sample(accounts, 1 + random.whole(4, 15));
    return payees.map((to) => ({ from: hub, to, at: random.next() }));
  },
  'gather-scatter': (accounts, random) => {
    const payers = random.whole(2, 10);
    const [hub = -1, ...others] = random.sample(accounts, 1 + payers + random.whole(2, 10));
    return others.map((other, i) =>
      i < payers
        ? { from: other, to: hub, at: random.next() / 2 }
        : { from: hub, to: other, at: 0.5 + random.next() / 2 },
    );
  },
  'scatter-gather': (accounts, random) => {
    const [source = -1, sink = -1, ...middles] = random.sample(accounts, 2 + random.whole(2, 10));
    return middles.flatMap((middle) => [
      { from: source, to: middle, at: random.next() / 2 },
      { from: middle, to: sink, at: 0.5 + random.next() / 2 },
    ]);
  },
  cycle: (accounts, random) => {
    const members = random.sample(accounts, random.whole(3, 12));
    return members.map((from, i) => ({
      from,
      to: members[(i + 1) % members.length] ?? from,
      at: (i + random.next()) / members.length,
    }));
  },
  bipartite: (accounts, random) => {
    const left = random.whole(2, 6);
    const members = random.sample(accounts, left + random.whole(2, 6));
    return between(members.slice(0, left), members.slice(left), random, [0, 1]);
  },
  stack: (accounts, random) => {
    const [a, b] = [random.whole(2, 5), random.whole(2, 5)];
    const members = random.sample(accounts, a + b + random.whole(2, 5));
    const [top, middle, bottom] = [members.slice(0, a), members.slice(a, a + b), members.slice(a + b)];
    return [...between(top, middle, random, [0, 0.5]), ...between(middle, bottom, random, [0.5, 1])];
  },
  random: (accounts, random) => {
    const members = random.sample(accounts, 1 + random.whole(4, 12));
    return members
      .slice(1)
      .map((to, i) => ({ from: members[i] ?? to, to, at: (i + random.next()) / (members.length - 1) }));
  },
  spread: (accounts, random) => {
    const members = random.sample(accounts, random.whole(4, MOST_SPREAD));
    return Array.from({ length: members.length + random.whole(0, 2 * members.length) }, () => {
      const [from = -1, to = -1] = random.sample(members, 2);
      return { from, to, at: random.next() };
    });
  },
};

const MOST_SPREAD = 12;

/** Each pair with a chance of .5 to 1; every account has at least two partners, which makes it a layer and not a tree. */
function between(
  from: readonly number[],
  to: readonly number[],
  random: SeededRandom,
  [start, end]: readonly [number, number],
): Step[] {
  const density = 0.5 + random.next() / 2;
  const steps: Step[] = [];
  for (const [i, a] of from.entries()) {
    for (const [j, b] of to.entries()) {
      const isBackbone = modulo(j - i, to.length) < 2 || modulo(i - j, from.length) < 2;
      if (isBackbone || random.next() < density)
        steps.push({ from: a, to: b, at: start + random.next() * (end - start) });
    }
  }
  return steps;
}

function modulo(n: number, m: number): number {
  return ((n % m) + m) % m;
}

function drawPlace(
  { startMs, days }: PlantRequest,
  random: SeededRandom,
  isFast: boolean,
): { fromMs: number; spanMs: number } {
  const spanDays = isFast ? 3 * Math.exp(-5 * random.next()) : 0.5 + random.next() * 24.5;
  const spanMs = Math.min(days - 1, spanDays) * DAY_MS;
  return { fromMs: startMs + Math.floor(random.next() * (days * DAY_MS - spanMs)), spanMs };
}
