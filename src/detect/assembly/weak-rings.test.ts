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
  // A shop that thirty people pay in one week: a fan, and fans are right in one of a hundred.
  const customers = Array.from({ length: 30 }, (_, i): TransferDraft => ({
    from: i + 1,
    to: 0,
    t: 20 * DAY + i * 5 * HOUR,
    amount: 10_000 + 700 * i,
  }));
  const found = detectCase(caseOf({ transfers: customers, days: 40 }), { preset: 'statement' });
  if (!found.ok) throw new Error(found.problem.code);
  const { hits, rings, ringCounts, scores } = found.value;
  expect(hits.length).toBeGreaterThan(0);
  expect(hits.every(({ strength }) => strength < 0.1)).toBe(true);
  expect(rings).toEqual([]);
  expect(ringCounts['rings-of-weak-hits']).toBeGreaterThan(0);
  expect(scores.score.some((score) => score > 0)).toBe(true);
});
