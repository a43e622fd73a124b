import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { patternGraph } from '../pattern-graph.ts';
import { cycleJudge } from './cycle-judge.ts';
import { CROWD } from './layered.fixture.ts';

const RING: readonly TransferDraft[] = Array.from({ length: 5 }, (_, i) => ({
  from: i,
  to: (i + 1) % 5,
  t: 2 * DAY + i * 1000,
}));

/** Surprise of the ring in a crowd. */
function judged(transfers: readonly TransferDraft[], mostByChance: number, familiarPairs: 0 | 1): number | undefined {
  const view = caseOf({ transfers: [...CROWD, ...transfers] });
  const parameters = { mostByChance, mostByChanceOfSmall: 1, familiarPairs };
  const edges = Array.from(view.graph.src.keys()).filter((e) => view.graph.src[e]! < 5 && view.graph.t[e]! < 3 * DAY);
  const cycle = { accounts: [0, 1, 2, 3, 4], edges, edgeCycles: 1, shortestSpanSeconds: 4000, closings: 1 };
  return cycleJudge(view, patternGraph(view, false), parameters)(cycle, true);
}

/** The number of circles expected by chance whose −ln is exactly this. */
function expectedAt(nats: number): number {
  const near = Array.from({ length: 65 }, (_, i) => Math.exp(-nats) * (1 + (i - 32) * Number.EPSILON));
  return near.find((count) => -Math.log(count) === nats)!;
}

test('[CYC-10] a circle of which chance gives as many as allowed stays, of which it gives more does not', () => {
  const nats = judged(RING, 1, 0)!;
  const most = expectedAt(nats);
  expect(judged(RING, most, 0)).toBe(nats);
  expect(judged(RING, most * (1 - 1e-9), 0)).toBeUndefined();
});

test('[CYC-12] what familiar pairs take away may leave too little of what was just enough', () => {
  const friends = [...RING, { from: 2, to: 1, t: 50 * DAY }, { from: 3, to: 1, t: 50 * DAY + HOUR }];
  const strange = judged(friends, 1, 0)!;
  const familiar = judged(friends, 1, 1)!;
  expect(familiar).toBeLessThan(strange - 1);
  expect(judged(friends, expectedAt(strange), 0)).toBe(strange);
  expect(judged(friends, expectedAt(strange), 1)).toBeUndefined();
});
