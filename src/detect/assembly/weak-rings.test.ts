import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { detectCase } from '../detect-case.ts';
import { explainedStrengths } from './explained-strength.ts';
import { hitOf } from './hit.fixture.ts';
import { hasStrongHit } from './weak-hits.ts';

test('[RING-9] a ring is shown if one of its hits reaches .1', () => {
  const view = caseOf({ transfers: [{ from: 0, to: 1, t: DAY }] });
  const hits = explainedStrengths(
    [0.1, 0.0999, 0.05].map((strength, id) => ({ ...hitOf(view, id, [0], [0]), strength })),
  );
  expect(hasStrongHit({ hits: [0, 2] }, hits)).toBe(true);
  expect(hasStrongHit({ hits: [1, 2] }, hits)).toBe(false);
});

test('[RING-9] a ring of weak hits is counted and not shown; its hits stay, and stay in the scores', () => {
  // One circle of three friends, as weak as can be, among many that chance closes.
  const friends = Array.from({ length: 30 }, (_, i): TransferDraft[] => [
    { from: i, to: (i + 1) % 30, t: i * DAY + HOUR, amount: 10_000 },
    { from: (i + 1) % 30, to: (i + 2) % 30, t: i * DAY + 2 * HOUR, amount: 10_000 },
    { from: (i + 2) % 30, to: i, t: i * DAY + 3 * HOUR, amount: 10_000 },
  ]).flat();
  const found = detectCase(caseOf({ transfers: friends, days: 40 }), { preset: 'statement' });
  if (!found.ok) throw new Error(found.problem.code);
  const { hits, rings, ringCounts, scores } = found.value;
  expect(hits.length).toBeGreaterThan(0);
  expect(hits.every(({ strength }) => strength < 0.1)).toBe(true);
  expect(rings).toEqual([]);
  expect(ringCounts['rings-of-weak-hits']).toBeGreaterThan(0);
  expect(scores.score.some((score) => score > 0)).toBe(true);
});
