import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { TYPOLOGIES } from '#model';
import { alongSteps, expectedPrecision, isSmall } from './expected-precision.ts';
import { PRECISION_TABLES } from './precision-tables.ts';

const rising = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 8 })
  .map((steps) => {
    let [x, y] = [-100, 0];
    return steps.map(([dx, dy]) => [(x += dx), (y += dy) / 401] as const);
  });

describe('expectedPrecision', () => {
  test('[TABLE-2] strictly rising with surprise, between 0 and 1, through every step; 0 without steps', () => {
    fc.assert(
      fc.property(rising, fc.integer({ min: -200, max: 400 }), fc.integer({ min: 1, max: 50 }), (steps, x, more) => {
        const [low, high] = [alongSteps(steps, x), alongSteps(steps, x + more)];
        expect(low).toBeGreaterThan(0);
        expect(high).toBeGreaterThan(low);
        expect(high).toBeLessThan(1);
        for (const [at, value] of steps) expect(alongSteps(steps, at)).toBeCloseTo(value, 12);
      }),
      { seed: 5 },
    );
    expect(alongSteps([], 50)).toBe(0);
    expect(expectedPrecision(9, { typology: 'cycle', surprise: 50, accounts: 5, transfers: 5 })).toBe(0);
  });

  test('[TABLE-3] small is fewer than four accounts or transfers', () => {
    expect([isSmall({ accounts: 4, transfers: 4 }), isSmall({ accounts: 3, transfers: 4 })]).toEqual([false, true]);
    expect(isSmall({ accounts: 4, transfers: 3 })).toBe(true);
  });

  test('[TABLE-4] every typology of the ring detectors has steps in both presets', () => {
    const withoutTable = new Set(['run-points', 'pass-through']);
    const typologies = TYPOLOGIES.filter((typology) => !withoutTable.has(typology));
    const missing = PRECISION_TABLES.map(({ steps }) => typologies.filter((typology) => !steps[typology]?.length));
    expect([typologies.length > 10, ...missing]).toEqual([true, [], []]);
  });

  test('[TABLE-5] the tables name their data, and no set of the published figures is among it', () => {
    for (const { fittedOn } of PRECISION_TABLES) {
      expect(fittedOn.length).toBeGreaterThan(0);
      for (const name of fittedOn) expect(name).toMatch(/^(?:agx-1k|(?:shapes|crime)-town-\d+)$/);
    }
  });
});
