import { describe, expect, test } from 'vitest';

import type { Town } from './simulate-town.ts';
import { townMoney } from './town-money.ts';
import { movesOf, townOf } from './town.fixture.ts';

const town = townOf({ kind: 'crime', dial: 0, seed: 29, people: 400, days: 40, rush: true });
const ring = town.rings.findIndex(({ id }) => id === 'rush-1');
const cards = town.accounts.filter((account) => account.ring === ring);
const losses = town.losses.filter(({ account }) => town.accounts[account]?.ring === ring);
const reported = losses.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
const all = new Set(town.requested);

/** Victims' money that left the accounts seen. */
function gone({ payments }: Town, carried: Float64Array, seen: ReadonlySet<number>): number {
  let sum = 0;
  for (let i = 0; i < payments.count; i += 1) if (!seen.has(payments.to[i] ?? -1)) sum += carried[i] ?? 0;
  return sum;
}

describe('the rush', () => {
  test('[SIM-27] seven layers, three victims, two million yuan, and no hop before its money is there', () => {
    expect(new Set(cards.map(({ tier }) => tier))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
    expect(new Set(losses.map(({ victim }) => victim)).size).toBe(3);
    expect(reported).toBe(200_000_000);
    const hops = cards.flatMap((card) =>
      movesOf(town, card).filter((move) => move.ring === ring && move.amount < 0 && move.other >= 0),
    );
    const seconds = hops.map(({ ms }) => ms / 1000);
    expect(Math.max(...seconds) - Math.min(...seconds)).toBeLessThan(23);
    for (const card of cards) {
      const moves = movesOf(town, card).filter((move) => move.ring === ring);
      const firstOut = moves.findIndex(({ amount }) => amount < 0);
      if (firstOut >= 0) expect(moves.slice(firstOut).every(({ amount }) => amount < 0)).toBe(true);
    }
  });

  test('[SIM-28] without it the town is the same, payment by payment', () => {
    const plain = townOf({ kind: 'crime', dial: 0, seed: 29, people: 400, days: 40 });
    expect(plain.rings.some(({ id }) => id === 'rush-1')).toBe(false);
    const others = Array.from(town.payments.ring.keys()).filter((i) => town.payments.ring[i] !== ring);
    const ordinary = (i: number) => `${town.payments.from[i]} ${town.payments.to[i]} ${town.payments.amountMinor[i]}`;
    const kept = new Set(others.map(ordinary));
    for (let i = 0; i < plain.payments.count; i += 1)
      expect(kept.has(`${plain.payments.from[i]} ${plain.payments.to[i]} ${plain.payments.amountMinor[i]}`)).toBe(true);
  });
});

describe('whose money', () => {
  test('[SIM-29] what victims paid is held or gone, to the fen, at every second of the rush', () => {
    const times = [...new Set(cards.flatMap((card) => movesOf(town, card).map(({ ms }) => ms)))].toSorted(
      (a, b) => a - b,
    );
    for (const untilMs of [...times.filter((_, i) => i % 7 === 0), Infinity]) {
      const { carried, held } = townMoney(town, losses, all, untilMs);
      const paid = losses
        .filter(({ victim, account, amountMinor, paidMs }) =>
          Array.from(carried.keys()).some(
            (i) =>
              (carried[i] ?? 0) === amountMinor &&
              town.payments.from[i] === victim &&
              town.payments.to[i] === account &&
              town.payments.ms[i] === paidMs,
          ),
        )
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const there = held.reduce((sum, amount) => sum + amount, 0);
      const underWay = Array.from(carried.keys()).reduce((sum, i) => {
        const credited = town.payments.ms[i]! + 1000 * town.payments.skewSeconds[i]! <= untilMs;
        const sameBank = town.accounts[town.payments.from[i]!]?.bank === town.accounts[town.payments.to[i]!]?.bank;
        return all.has(town.payments.to[i]!) && !credited && !sameBank ? sum + carried[i]! : sum;
      }, 0);
      expect(there + gone(town, carried, all) + underWay).toBe(paid);
    }
  });

  test('[SIM-29] no payment carries more than its amount; nothing is victims’ money before the first report', () => {
    const { carried } = townMoney(town, losses);
    const first = Math.min(...losses.map(({ paidMs }) => paidMs));
    for (let i = 0; i < town.payments.count; i += 1) {
      expect(carried[i]).toBeLessThanOrEqual(town.payments.amountMinor[i]!);
      if (town.payments.ms[i]! < first) expect(carried[i]).toBe(0);
    }
    expect(townMoney(town, []).carried.every((amount) => amount === 0)).toBe(true);
  });

  test('[SIM-30] what leaves the accounts seen is gone and does not come back', () => {
    const [first] = cards.filter(({ tier }) => tier === 1);
    const { held, carried } = townMoney(town, losses, new Set([first!.index]));
    expect(held.reduce((sum, amount) => sum + amount, 0) + gone(town, carried, new Set([first!.index]))).toBe(reported);
    expect(held.filter((amount) => amount > 0).length).toBeLessThanOrEqual(1);
  });
});
