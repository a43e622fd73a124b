import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TYPOLOGIES } from '#model';
import { findSubsumersReference } from './subsume.reference.ts';
import { findSubsumers, type Explaining } from './subsume.ts';

const hit = (typology: Explaining['typology'], ...evidence: number[]): Explaining => ({ typology, evidence });

test('[RING-2] a hit whose transfers are to 80 % in a larger hit is a reason of that hit', () => {
  const large = hit('cycle', 0, 1, 2, 3, 9, 10);
  expect(Array.from(findSubsumers([hit('fan-in', 0, 1, 2, 3, 4), large], 20))).toEqual([1, -1]);
  expect(Array.from(findSubsumers([hit('fan-in', 0, 1, 2, 4, 5), large], 20))).toEqual([-1, -1]);
  expect(Array.from(findSubsumers([hit('fan-in', 0, 1, 2, 4), large], 20))).toEqual([-1, -1]);
});

test('[RING-2] of equally much evidence the tie order decides, then the smaller id', () => {
  expect(Array.from(findSubsumers([hit('fan-in', 0, 1), hit('cycle', 0, 1)], 5))).toEqual([1, -1]);
  expect(Array.from(findSubsumers([hit('fan-out', 0, 1), hit('fan-in', 0, 1)], 5))).toEqual([-1, 0]);
  expect(Array.from(findSubsumers([hit('fan-in', 0, 1), hit('fan-in', 0, 1)], 5))).toEqual([-1, 0]);
});

test('[RING-2] every typology has its place in the tie order: the same transfers are explained by one hit whatever the order', () => {
  const all = TYPOLOGIES.map((typology) => hit(typology, 0, 1));
  const winner = (hits: readonly Explaining[]): readonly string[] => {
    const subsumers = findSubsumers(hits, 5);
    return hits.filter((_, i) => subsumers[i]! < 0).map(({ typology }) => typology);
  };
  for (const [i, one] of all.entries()) {
    for (const other of all.slice(i + 1)) expect(winner([one, other])).toEqual(winner([other, one]));
  }
  expect(winner(all)).toEqual(['run-points']);
});

test('[RING-2] equals the comparison of every hit with every other', () => {
  const evidence = fc.uniqueArray(fc.nat({ max: 14 }), { minLength: 1, maxLength: 12 });
  const hits = fc.array(
    fc.record({ typology: fc.constantFrom(...TYPOLOGIES), evidence: evidence.map((e) => e.toSorted((a, b) => a - b)) }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(hits, (drafts) => {
      expect(Array.from(findSubsumers(drafts, 15))).toEqual(findSubsumersReference(drafts));
    }),
    { seed: 22, numRuns: 300 },
  );
});
