import { expect, test } from 'vitest';
import { withoutOverlaps } from './overlapping-patterns.ts';
import { withoutRivals } from './rival-bursts.ts';

const kept = (patterns: readonly (readonly number[])[]) =>
  withoutOverlaps(patterns.map((evidence) => ({ evidence }))).map(({ evidence }) => evidence);

test('[OVERLAP-1] half of the smaller pattern shared is the same event: the first of the list stays', () => {
  const first = [1, 2, 3, 4];
  expect(kept([first, [3, 4, 5, 6]])).toEqual([first]);
  expect(kept([first, [4, 5, 6, 7]])).toEqual([first, [4, 5, 6, 7]]);
  expect(kept([first, [4, 5]])).toEqual([first]);
  expect(kept([first, [4, 5, 6], [4, 7, 8, 9, 10, 11]])).toEqual([first, [4, 5, 6], [4, 7, 8, 9, 10, 11]]);
  // What a dropped pattern held is free again.
  expect(kept([first, [3, 4, 5, 6], [5, 6, 7, 8]])).toEqual([first, [5, 6, 7, 8]]);
});

test('[TREE-3] of bursts at one account that share half of the smaller one the most surprising stays', () => {
  const burst = (centre: number, inStart: number, inEnd: number, nats: number) => ({
    stretch: { centre, inStart, inEnd, outStart: 0, outEnd: 0 },
    tailNats: nats,
    nats,
    windowSeconds: 1,
  });
  const small = burst(1, 0, 4, 5);
  const large = burst(1, 2, 12, 9);
  expect(withoutRivals([small, large])).toEqual({ kept: [large], rivals: 1 });
  const apart = burst(1, 3, 12, 9);
  expect(withoutRivals([small, apart])).toEqual({ kept: [apart, small], rivals: 0 });
  expect(withoutRivals([small, { ...large, stretch: { ...large.stretch, centre: 2 } }]).rivals).toBe(0);
});
