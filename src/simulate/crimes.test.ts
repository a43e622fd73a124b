import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mannerOf } from './crime/manner.ts';
import { seededRandom } from './seeded-random.ts';
import type { Town } from './simulate-town.ts';
import { DAY_MS } from './town-payment.ts';
import { median, movesOf, sum, townOf } from './town.fixture.ts';

const towns = [0, 0.5, 1].map((dial) => townOf({ kind: 'crime', dial, seed: 23, days: 90 }));

function cardsOf(town: Town, ring: string, role?: string): Town['accounts'][number][] {
  return town.accounts.filter(
    (account) => (role === undefined || account.role === role) && town.rings[account.ring ?? -1]?.id.startsWith(ring),
  );
}

/** Time from a ring's credit to the next debit of the ring on the same card. */
function dwellsOf(town: Town): number[] {
  return cardsOf(town, '').flatMap((card) => {
    if (card.role !== 'relay' && card.role !== 'pool') return [];
    const moves = movesOf(town, card).filter(({ ring }) => ring >= 0);
    return moves.flatMap(({ amount, ms }, i) => {
      const next = moves.slice(i + 1).find((move) => move.amount < 0);
      return amount > 0 && next !== undefined ? [next.ms - ms] : [];
    });
  });
}

/** Never falls from town to town, and ends higher than it began. */
function rises(measure: (town: Town) => number): boolean {
  const values = towns.map(measure);
  return (
    values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0)) && (values.at(-1) ?? 0) > (values[0] ?? 0)
  );
}

describe('schemes over the dial', () => {
  test('[SIM-20] careful crews wait longer, keep more, use older cards, live on them and share fewer devices', () => {
    const firstUse = (card: Town['accounts'][number], town: Town): number =>
      (movesOf(town, card).find(({ ring }) => ring >= 0)?.ms ?? 0) - card.openedMs;
    const ownRows = (card: Town['accounts'][number], town: Town): number =>
      movesOf(town, card).filter(({ ring }) => ring < 0).length;
    expect(rises((town) => median(dwellsOf(town)))).toBe(true);
    expect(rises((town) => median(cardsOf(town, '').map((card) => firstUse(card, town))))).toBe(true);
    expect(rises((town) => median(cardsOf(town, '').map((card) => ownRows(card, town))))).toBe(true);
    expect(
      rises((town) => new Set(cardsOf(town, '').map(({ device }) => device)).size / cardsOf(town, '').length),
    ).toBe(true);
    expect(
      rises((town) => cardsOf(town, '').filter(({ holderName }) => holderName.startsWith('样例商行')).length),
    ).toBe(true);
  });

  test('[SIM-21] a value moves between its ends: delay, kept share and age rise with the dial, night, probes and sharing fall', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (a, b, seed) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((dial) => mannerOf(dial, seededRandom(seed)));
          if (low === undefined || high === undefined) throw new Error('no manner');
          expect(high.delayMs).toBeGreaterThanOrEqual(low.delayMs);
          expect(high.kept).toBeGreaterThanOrEqual(low.kept);
          expect(high.ageMs[0]).toBeGreaterThanOrEqual(low.ageMs[0]);
          for (const name of ['night', 'probe', 'round', 'sharedDevice'] as const)
            expect(high[name]).toBeLessThanOrEqual(low[name]);
          for (const name of ['ownLife', 'dress', 'fresh', 'feeSpread'] as const)
            expect(high[name]).toBeGreaterThanOrEqual(low[name]);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });

  test('[SIM-22] tiers follow the money: victims pay tier 1, each ring transfer between tiers goes down by one', () => {
    for (const town of towns) {
      const { payments, accounts, rings } = town;
      const victims = new Set(town.losses.map(({ account }) => account));
      expect([...victims].every((account) => accounts[account]?.tier === 1)).toBe(true);
      for (let i = 0; i < payments.count; i += 1) {
        const [from, to] = [accounts[payments.from[i] ?? -1], accounts[payments.to[i] ?? -1]];
        if (rings[payments.ring[i] ?? -1]?.typology !== 'layered' || from?.tier === undefined || to?.tier === undefined)
          continue;
        expect(to.tier - from.tier).toBe(1);
      }
    }
  });

  test('[SIM-23] a pool has five members or more paid by dozens of residents, and its take ends at few sinks', () => {
    for (const town of towns) {
      const members = cardsOf(town, 'run-points', 'collection');
      expect(members.length).toBeGreaterThanOrEqual(5);
      const inRing = members.flatMap((card) =>
        movesOf(town, card).filter(({ ring }) => town.rings[ring]?.id === 'run-points-1'),
      );
      expect(new Set(inRing.filter(({ amount }) => amount > 0).map(({ other }) => other)).size).toBeGreaterThan(40);
      const large = inRing.filter(({ amount }) => amount < -200_000);
      expect(new Set(large.map(({ other }) => other)).size).toBeLessThan(inRing.length / 10);
    }
  });

  test('[SIM-24] card opening: five holders, at least ten cards at several outlets in nine days, one buyer pays them', () => {
    for (const town of towns) {
      const cards = cardsOf(town, 'card-opening').filter(
        ({ role, tier = 9 }) => (role === 'collection' || role === 'relay') && tier <= 2,
      );
      const sold = cards.filter(({ phone }) => phone === cardsOf(town, 'card-opening', 'control candidate')[0]?.phone);
      expect(new Set(sold.map(({ holderId }) => holderId)).size).toBe(5);
      expect(sold.length).toBeGreaterThanOrEqual(10);
      expect(new Set(sold.map(({ outlet }) => outlet)).size).toBeGreaterThanOrEqual(5);
      const opened = sold.map(({ openedMs }) => openedMs);
      expect(Math.max(...opened) - Math.min(...opened)).toBeLessThan(10 * DAY_MS);
      const sellers = town.accounts.filter(({ trade }) => trade === 'card-seller');
      const [buyer] = cardsOf(town, 'card-opening', 'control candidate');
      for (const seller of sellers)
        expect(movesOf(town, seller).some(({ other, amount }) => other === buyer?.index && amount > 0)).toBe(true);
    }
  });

  test('[SIM-25] the minor’s card: a holder under 18 and a turnover of tens of millions', () => {
    for (const town of towns) {
      const [card] = cardsOf(town, 'minor-card', 'pool');
      if (card === undefined) throw new Error('no card');
      const years = (town.request.startMs - (town.people[card.person]?.birthMs ?? 0)) / (365.25 * DAY_MS);
      expect(years).toBeGreaterThan(13.9);
      expect(years).toBeLessThan(18);
      expect(sum(movesOf(town, card).filter(({ amount }) => amount > 0)) / 100).toBeGreaterThan(10_000_000);
    }
  });
});
