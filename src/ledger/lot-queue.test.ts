import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOT_ORIGIN, LotQueue } from './index.ts';

const VICTIM = 0;
/** 100 clean, 300 from the victim, 200 clean; pays 250, then 300. Taint of each payment and what stays. */
function oracle(take: (queue: LotQueue, amount: number) => number): number[] {
  const queue = new LotQueue(1);
  for (const [amount, origin] of [
    [100, LOT_ORIGIN.clean],
    [300, VICTIM],
    [200, LOT_ORIGIN.clean],
  ] as const)
    queue.push({ amount, origin, t: 0, hop: 0, parent: -1 });
  const taints = [250, 300].map((amount) => {
    expect(take(queue, amount)).toBe(0);
    let taint = 0;
    for (let piece = 0; piece < queue.pieceCount; piece++)
      if (queue.origin[queue.pieceLot[piece] ?? -1] === VICTIM) taint += queue.pieceAmount[piece] ?? 0;
    return taint;
  });
  return [...taints, 300 - (taints[0] ?? 0) - (taints[1] ?? 0), queue.balance];
}

/** Takes lots of one kind first, oldest first, then the rest. */
function takeFirst(wanted: (origin: number) => boolean): (queue: LotQueue, amount: number) => number {
  return (queue, amount) => {
    queue.startTake();
    let left = amount;
    for (const pass of [true, false]) {
      for (let lot = queue.oldest; lot >= 0 && left > 0;) {
        const next = queue.newerThan(lot);
        if (wanted(queue.origin[lot] ?? 0) === pass) left -= queue.takeFrom(lot, left);
        lot = next;
      }
    }
    return left;
  };
}

test('[LOT-1] the worked oracle: FIFO, LIFO, clean-first, taint-first', () => {
  expect(oracle((queue, amount) => queue.takeOldest(amount))).toEqual([150, 150, 0, 50]);
  expect(oracle((queue, amount) => queue.takeNewest(amount))).toEqual([50, 250, 0, 50]);
  expect(oracle(takeFirst((origin) => origin === LOT_ORIGIN.clean))).toEqual([0, 250, 50, 50]);
  expect(oracle(takeFirst((origin) => origin === VICTIM))).toEqual([250, 50, 0, 50]);
});

test('[LOT-2] what was put in is what was taken, what is left and nothing else, against a list of single coins', () => {
  const step = fc.record({
    amount: fc.integer({ min: 0, max: 40 }),
    kind: fc.constantFrom('push', 'oldest', 'newest', 'middle'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = new LotQueue(1);
      const coins: number[] = [];
      for (const { amount, kind } of steps) {
        if (kind === 'push') {
          const lot = queue.push({ amount, origin: 0, t: 0, hop: 0, parent: -1 });
          coins.push(...Array.from({ length: amount }, () => lot));
          continue;
        }
        const middle = coins[Math.floor(coins.length / 2)] ?? -1;
        queue.startTake();
        const missing =
          kind === 'oldest'
            ? queue.takeOldest(amount)
            : kind === 'newest'
              ? queue.takeNewest(amount)
              : middle < 0
                ? amount
                : amount - queue.takeFrom(middle, amount);
        const gone =
          kind === 'oldest'
            ? coins.splice(0, amount)
            : kind === 'newest'
              ? coins.splice(Math.max(0, coins.length - amount)).toReversed()
              : middle < 0
                ? []
                : coins.splice(coins.indexOf(middle), Math.min(amount, coins.filter((lot) => lot === middle).length));
        const pieces = Array.from({ length: queue.pieceCount }, (_, i) =>
          Array.from({ length: queue.pieceAmount[i] ?? 0 }, () => queue.pieceLot[i]),
        ).flat();
        expect([pieces, missing, queue.balance]).toEqual([gone, amount - gone.length, coins.length]);
      }
      const left = Array.from({ length: queue.count }, (_, lot) => coins.filter((coin) => coin === lot).length);
      expect([...queue.left.subarray(0, queue.count)]).toEqual(left);
      expect([queue.oldest, queue.newest]).toEqual([coins[0] ?? -1, coins.at(-1) ?? -1]);
    }),
    { seed: 36, numRuns: 300 },
  );
});

test('[LOT-2] a lot is a whole number of minor units', () => {
  const lot = { origin: 0, t: 0, hop: 0, parent: -1 };
  expect(() => new LotQueue().push({ ...lot, amount: 0.5 })).toThrow(RangeError);
  expect(() => new LotQueue().push({ ...lot, amount: -1 })).toThrow(RangeError);
  expect(new LotQueue().push({ ...lot, amount: 0 })).toBe(-1);
});

test('[LOT-2] many lots stand in columns of at most twice their number', () => {
  const queue = new LotQueue(4);
  for (let amount = 1; amount <= 1000; amount++) queue.push({ amount, origin: 0, t: 0, hop: 0, parent: -1 });
  expect([queue.balance, queue.left.length]).toEqual([500_500, 1024]);
});

test('[LOT-2] nothing is taken from an empty lot, and no piece made of taking nothing', () => {
  const queue = new LotQueue();
  const lot = queue.push({ amount: 5, origin: 0, t: 0, hop: 0, parent: -1 });
  const other = queue.push({ amount: 7, origin: 0, t: 0, hop: 0, parent: -1 });
  expect([queue.takeOldest(5), queue.pieceCount]).toEqual([0, 1]);
  queue.startTake();
  expect([queue.takeFrom(lot, 3), queue.takeFrom(other, 0), queue.pieceCount]).toEqual([0, 0, 0]);
  expect([queue.oldest, queue.newest, queue.balance]).toEqual([other, other, 7]);
});
