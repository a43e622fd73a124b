import { cashOut } from './ordinary-life.ts';
import type { SeededRandom } from './seeded-random.ts';
import { MINUTE_MS, timeOfDay, type TownPayment } from './town-payment.ts';

export interface LaunderingCast {
  readonly victims: readonly number[];
  readonly collection: readonly number[];
  readonly relays: readonly number[];
  readonly pool: number;
  readonly exits: readonly number[];
}

export interface VictimLoss {
  readonly victim: number;
  readonly account: number;
  readonly paidMs: number;
  readonly amountMinor: number;
}

/**
 * One evening: three victims pay two collection cards, each sum is split over the relays within minutes, the relays
 * send it to a pool, the pool to two exits that draw cash. Some days before, four of the cards pass one sum in a
 * circle to look used. Sums, splits and minutes follow the public descriptions of layered cards (一级卡, 二级卡).
 */
export function layeredLaundering(
  cast: LaunderingCast,
  random: SeededRandom,
  place: { readonly startMs: number; readonly day: number },
): { payments: TownPayment[]; losses: VictimLoss[] } {
  const payments: TownPayment[] = warmUp(cast, random, place);
  const losses: VictimLoss[] = [];
  let ms = timeOfDay(place.startMs, place.day, 19 * 60 + 4);
  const intoPool = { amountMinor: 0, ms: 0 };
  for (const [order, victim] of cast.victims.entries()) {
    for (let part = 0; part < 2; part += 1) {
      const account = cast.collection[(order + part) % cast.collection.length] ?? cast.pool;
      const amountMinor = random.whole(280, 980) * 10_000;
      payments.push(step(victim, account, ms, amountMinor));
      losses.push({ victim, account, paidMs: ms, amountMinor });
      splitOn(cast, random, { account, ms, amountMinor }, payments, intoPool);
      ms += random.whole(4, 11) * MINUTE_MS;
    }
  }
  payOut(cast, random, intoPool, payments);
  return { payments, losses };
}

const RING = 'laundering-1';

function step(from: number, to: number, ms: number, amountMinor: number): TownPayment {
  return { from, to, ms, amountMinor, summary: '转账', cash: false, ring: RING };
}

function splitOn(
  cast: LaunderingCast,
  random: SeededRandom,
  credit: { account: number; ms: number; amountMinor: number },
  payments: TownPayment[],
  intoPool: { amountMinor: number; ms: number },
): void {
  const relays = random.sample(cast.relays, 3);
  let left = Math.floor(credit.amountMinor * 0.995);
  for (const [i, relay] of relays.entries()) {
    const share = i === relays.length - 1 ? left : Math.floor((left * random.whole(28, 42)) / 100);
    left -= share;
    const ms = credit.ms + random.whole(2, 6) * MINUTE_MS + i * 20_000;
    payments.push(step(credit.account, relay, ms, share));
    const onward = Math.floor(share * 0.99);
    const onwardMs = ms + random.whole(3, 9) * MINUTE_MS;
    payments.push(step(relay, cast.pool, onwardMs, onward));
    intoPool.amountMinor += onward;
    intoPool.ms = Math.max(intoPool.ms, onwardMs);
  }
}

function payOut(
  cast: LaunderingCast,
  random: SeededRandom,
  intoPool: { readonly amountMinor: number; readonly ms: number },
  payments: TownPayment[],
): void {
  const half = Math.floor(intoPool.amountMinor * 0.49);
  for (const [i, exit] of cast.exits.entries()) {
    const ms = intoPool.ms + (5 + 4 * i) * MINUTE_MS;
    payments.push(step(cast.pool, exit, ms, half));
    for (let draw = 0; draw < 4; draw += 1) {
      payments.push({ ...cashOut(exit, 500_000 * random.whole(2, 4), ms + (6 + 3 * draw) * MINUTE_MS), ring: RING });
    }
  }
}

function warmUp(cast: LaunderingCast, random: SeededRandom, place: { startMs: number; day: number }): TownPayment[] {
  const circle = cast.relays.slice(0, 4);
  let ms = timeOfDay(place.startMs, place.day - 6, 14 * 60 + 10);
  let amountMinor = 200_000;
  return circle.map((from, i) => {
    const payment: TownPayment = {
      from,
      to: circle[(i + 1) % circle.length] ?? from,
      ms,
      amountMinor,
      summary: '转账',
      cash: false,
      ring: 'warm-up-1',
    };
    ms += random.whole(4, 15) * MINUTE_MS;
    amountMinor -= random.whole(100, 900);
    return payment;
  });
}
