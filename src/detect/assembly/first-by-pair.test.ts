import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FirstByPair } from './first-by-pair.ts';

test('[RING-3] two accounts in any order give the item that they first came with, however many pairs there are', () => {
  const account = fc.nat({ max: 60 }).map((i) => i * 997);
  const pairs = fc.array(fc.tuple(account, account), { minLength: 200, maxLength: 600, size: 'max' });
  fc.assert(
    fc.property(pairs, (given) => {
      const table = new FirstByPair(4);
      const first = new Map<string, number>();
      for (const [item, pair] of given.entries()) {
        const name = pair.toSorted((a, b) => a - b).join(' ');
        if (!first.has(name)) first.set(name, item);
        expect(table.firstOf(pair[0], pair[1], item)).toBe(first.get(name));
      }
    }),
    { seed: 67, numRuns: 60 },
  );
});
