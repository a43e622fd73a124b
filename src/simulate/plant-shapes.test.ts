import { expect, test } from 'vitest';

import { plantShapes, PLANTED_SHAPES } from './plant-shapes.ts';
import { seededRandom } from './seeded-random.ts';
import { DAY_MS } from './town-payment.ts';

const REQUEST = { accounts: Array.from({ length: 300 }, (_, i) => i), startMs: 0, days: 60, perShape: 20 };

test('[SHAPES-1] one seed gives one set; every ring lies inside the data, lasts 25 days at most and pays nobody itself', () => {
  const planted = plantShapes(REQUEST, seededRandom(3));
  expect(planted).toEqual(plantShapes(REQUEST, seededRandom(3)));
  const rings = Map.groupBy(planted, ({ ring }) => ring);
  expect(rings.size).toBe(20 * PLANTED_SHAPES.length);
  for (const payments of rings.values()) {
    const times = payments.map(({ ms }) => ms);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...times)).toBeLessThan(60 * DAY_MS);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(25 * DAY_MS);
    expect(payments.every(({ from, to }) => from !== to)).toBe(true);
  }
});

test('[SHAPES-2] a cycle comes back, a fan has one hub, a scatter-gather one source and one sink, a layer pairs on both sides', () => {
  const planted = plantShapes(REQUEST, seededRandom(5));
  const distinct = (values: readonly number[]): number => new Set(values).size;
  for (const payments of Map.groupBy(planted, ({ ring }) => ring).values()) {
    const [payers, payees] = [payments.map(({ from }) => from), payments.map(({ to }) => to)];
    switch (payments[0]?.typology) {
      case 'cycle':
        expect(new Set(payers)).toEqual(new Set(payees));
        expect(distinct(payers)).toBe(payments.length);
        break;
      case 'fan-in':
        expect(distinct(payees)).toBe(1);
        break;
      case 'fan-out':
        expect(distinct(payers)).toBe(1);
        break;
      case 'scatter-gather': {
        const middles = payers.filter((payer) => payees.includes(payer));
        expect([distinct(payers) - distinct(middles), distinct(payees) - distinct(middles)]).toEqual([1, 1]);
        break;
      }
      case 'bipartite':
        expect(payers.some((payer) => payees.includes(payer))).toBe(false);
        for (const payer of payers) expect(payers.filter((other) => other === payer).length).toBeGreaterThanOrEqual(2);
        break;
      default:
        expect(payments.length).toBeGreaterThanOrEqual(4);
    }
  }
});
