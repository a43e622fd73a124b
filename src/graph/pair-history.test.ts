import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FourValues } from './fan-windows.ts';
import { randomDrafts, toGraph } from './graph.fixture.ts';
import { pairHistoryReference } from './pair-history.reference.ts';
import { NO_GAP, pairHistory } from './pair-history.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

const DAY = 86_400;

const at = ({ sourceOut, sourceIn, destinationOut, destinationIn }: FourValues, e: number) => ({
  sourceOut: sourceOut[e],
  sourceIn: sourceIn[e],
  destinationOut: destinationOut[e],
  destinationIn: destinationIn[e],
});

function historyOf(graph: TemporalGraph, e: number) {
  const history = pairHistory(graph);
  const gap = history.gapSeconds[e];
  return {
    pairCount: history.pairCount[e],
    gapSeconds: gap === NO_GAP ? undefined : gap,
    newInDay: at(history.newInDay, e),
    newInFourDays: at(history.newInFourDays, e),
  };
}

test('[PAIR-2] pair count, gap and new partners of every transfer equal the reference', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(3, 6),
      fc.constantFrom(DAY / 4, DAY, 3 * DAY),
      (seed, count, accounts, unitSeconds) => {
        const graph = toGraph(randomDrafts(seed, { count, accounts, steps: 12, unitSeconds }), accounts);
        for (let e = 0; e < graph.edgeCount; e += 1) {
          if ((graph.kind[e]! & EDGE_KIND.pattern) === 0) {
            expect(pairHistory(graph).pairCount[e]).toBe(0);
            expect(pairHistory(graph).gapSeconds[e]).toBe(NO_GAP);
          } else expect(historyOf(graph, e)).toEqual(pairHistoryReference(graph, e));
        }
      },
    ),
    { seed: 61, numRuns: 100 },
  );
});

test('[PAIR-2] both ends of a window count and a known partner is never new again', () => {
  const graph = toGraph([
    { src: 0, dst: 1, t: DAY },
    { src: 0, dst: 2, t: 2 * DAY },
    { src: 0, dst: 1, t: 2 * DAY + 1 },
    { src: 3, dst: 0, t: 6 * DAY },
  ]);
  expect(historyOf(graph, 1).newInDay.sourceOut).toBe(2);
  expect(historyOf(graph, 2)).toMatchObject({ pairCount: 2, gapSeconds: DAY + 1, newInDay: { sourceOut: 1 } });
  expect(historyOf(graph, 3).newInFourDays).toEqual({ sourceOut: 1, sourceIn: 0, destinationOut: 1, destinationIn: 1 });
});

test('[PAIR-3] what comes later changes no history', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, kept) => {
      const drafts = randomDrafts(seed, { count: 40, accounts: 5, steps: 40, unitSeconds: DAY / 3 });
      const sorted = drafts.toSorted((a, b) => a.t - b.t);
      const whole = toGraph(sorted, 5);
      const e = kept - 1;
      expect(historyOf(toGraph(sorted.slice(0, kept), 5), e)).toEqual(historyOf(whole, e));
    }),
    { seed: 62, numRuns: 100 },
  );
});
