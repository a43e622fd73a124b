import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectedComponentsReference } from './disjoint-sets.reference.ts';
import { DisjointSets } from './disjoint-sets.ts';

const links = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 14 });

function namesOf(a: readonly number[], b: readonly number[]): number[] {
  const sets = new DisjointSets(12);
  for (const [i, from] of a.entries()) sets.join(from, b[i]!);
  return Array.from({ length: 12 }, (_, v) => sets.find(v));
}

test('[COMP-1] sets are the components of the reference and do not depend on the order or direction of the links', () => {
  fc.assert(
    fc.property(links, fc.boolean(), (pairs, turned) => {
      const a = pairs.map(([from]) => from);
      const b = pairs.map(([, to]) => to);
      const names = namesOf(a, b);
      const numbers = [...new Set(names)];
      expect(names.map((name) => numbers.indexOf(name))).toEqual(connectedComponentsReference(12, a, b));
      expect(namesOf((turned ? b : a).toReversed(), (turned ? a : b).toReversed())).toEqual(names);
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
