import fc from 'fast-check';
import { expect, test } from 'vitest';

import { seededRandom } from './seeded-random.ts';

test('[SIM-1] a whole number stays between its bounds and a sample repeats nothing', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(80), (seed, low, span) => {
      const random = seededRandom(seed);
      const value = random.whole(low, low + span);
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(low + span);
      const items = Array.from({ length: span + 1 }, (_, i) => i);
      const sample = random.sample(items, Math.ceil(items.length / 2));
      expect(new Set(sample).size).toBe(sample.length);
    }),
    { seed: 1 },
  );
});
