import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layeredTrace } from '../fixtures/layered-trace.ts';
import { denseStretch, layerStrips, moneySteps, stepAt, type MoneyStep } from './money-steps.ts';
import { sumOf, tracePage } from './trace-page.ts';

test('[TRP-5] at every moment reported = still there + left, and the last moment has the totals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }), (layers, victims) => {
      const page = tracePage(layeredTrace({ layers, victims, width: 8 }));
      const steps = moneySteps(page);
      for (const [i, step] of steps.entries()) {
        expect(step.held).toBe(step.reported - step.exited);
        expect(step.at).toBeGreaterThan(steps[i - 1]?.at ?? 0);
        expect(step.held).toBeGreaterThanOrEqual(0);
      }
      const { reported, held, exited } = page.policy.totals;
      expect(steps.at(-1)).toMatchObject({ reported, held, exited });
      expect(stepAt(steps, 0)).toMatchObject({ reported: 0, held: 0, exited: 0 });
    }),
    { seed: 13, numRuns: 40 },
  );
});

function moved(at: number, minor: number): MoneyStep {
  return { at, moved: minor, reported: 0, held: 0, exited: 0 };
}

test('[TRP-5] the enlarged stretch is the shortest that holds most of what moved; an even course has none', () => {
  const burst = [moved(0, 1), ...Array.from({ length: 5 }, (_, i) => moved(5_000 + i, 100)), moved(10_000, 1)];
  expect(denseStretch(burst, 10_000)).toEqual({ from: 4_998, to: 5_005 });
  const even = Array.from({ length: 100 }, (_, i) => moved(i * 100, 10));
  expect(denseStretch(even, 10_000)).toBeUndefined();
  expect(denseStretch([], 10)).toBeUndefined();
});

test('[TRP-5] the strips have each layer once, with all that came to it in the stretch', () => {
  const { policy } = tracePage(layeredTrace({ layers: 4, width: 6, victims: 5 }));
  const times = policy.edges.map(({ at }) => Date.parse(at) / 1000);
  const strips = layerStrips(policy.edges, { from: Math.min(...times), to: Math.max(...times) }, 50);
  expect(strips.map(({ layer }) => layer)).toEqual([1, 2, 3, 4, 5]);
  for (const { layer, bins, total } of strips) {
    const came = sumOf(policy.edges.filter((edge) => edge.layer === layer).map(({ taint }) => taint));
    expect([total, sumOf(bins)]).toEqual([came, came]);
  }
});
