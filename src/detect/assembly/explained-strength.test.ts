import { expect, test } from 'vitest';
import { caseOf, DAY } from '../case.fixture.ts';
import { assembleRings } from './assemble-rings.ts';
import { explainedStrengths } from './explained-strength.ts';
import { hitOf } from './hit.fixture.ts';

const transfers = Array.from({ length: 6 }, (_, i) => ({ from: i, to: i + 1, t: 10 * DAY + i * 600, amount: 10_000 }));
const view = caseOf({ transfers });

test('[RING-10] a hit counts as strong as the strongest it explains, also through another', () => {
  const hits = [
    { ...hitOf(view, 0, [1], [1, 2]), strength: 0.9, subsumedBy: 2 },
    { ...hitOf(view, 1, [4], [4]), strength: 0.3 },
    { ...hitOf(view, 2, [1, 2], [1, 2, 3]), strength: 0.05, subsumedBy: 3 },
    { ...hitOf(view, 3, [1, 2, 3], [1, 2, 3, 4]), strength: 0.01 },
  ];
  expect([...explainedStrengths(hits)]).toEqual([
    [0, 0.9],
    [1, 0.3],
    [2, 0.9],
    [3, 0.9],
  ]);
});

test('[RING-10] the first hit of all explains like any other', () => {
  const hits = [
    { ...hitOf(view, 0, [1, 2], [1, 2, 3]), strength: 0.05 },
    { ...hitOf(view, 1, [1], [1, 2]), strength: 0.7, subsumedBy: 0 },
  ];
  expect(explainedStrengths(hits).get(0)).toBe(0.7);
});

test('[RING-10] such a hit may join two rings, one that explains weak hits only may not', () => {
  const rings = (explained: number) =>
    assembleRings(view, [
      { ...hitOf(view, 0, [1, 2], [0, 1]), strength: 0.8 },
      { ...hitOf(view, 1, [4, 5], [4, 5]), strength: 0.8 },
      { ...hitOf(view, 2, [3], [2, 3]), strength: explained, subsumedBy: 3 },
      { ...hitOf(view, 3, [2, 3, 4], [1, 2, 3, 4]), strength: 0.01 },
    ])
      .rings.map((ring) => [...ring.hits])
      .toSorted((a, b) => a[0]! - b[0]!);
  expect(rings(0.7)).toEqual([[0, 1, 3]]);
  expect(rings(0.09)).not.toContainEqual([0, 1, 3]);
});
