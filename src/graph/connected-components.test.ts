import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectedComponentsReference } from './connected-components.reference.ts';
import { connectedComponents, DisjointSets } from './connected-components.ts';

const links = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 14 });

test('[COMP-1] components equal the reference and do not depend on the order or direction of the links', () => {
  fc.assert(
    fc.property(links, fc.boolean(), (pairs, turned) => {
      const a = pairs.map(([from]) => from);
      const b = pairs.map(([, to]) => to);
      const found = connectedComponents(12, a, b);
      expect(Array.from(found.component)).toEqual(connectedComponentsReference(12, a, b));
      expect(found.count).toBe(new Set(found.component).size);
      const again = connectedComponents(12, (turned ? b : a).toReversed(), (turned ? a : b).toReversed());
      expect(again).toEqual(found);
    }),
    { seed: 10, numRuns: 200 },
  );
});

test('[COMP-1] a set is named by its smallest member', () => {
  const sets = new DisjointSets(6);
  sets.join(5, 3);
  sets.join(4, 5);
  sets.join(1, 4);
  expect([0, 1, 2, 3, 4, 5].map((v) => sets.find(v))).toEqual([0, 1, 2, 1, 1, 1]);
});
