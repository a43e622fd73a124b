import { expect, test } from 'vitest';
import { caseOf, DAY } from '../case.fixture.ts';
import { patternGraph } from '../pattern-graph.ts';
import { ringOutput, type FoundPattern } from './ring-output.ts';

const LIMITS = { table: 0, novelOnly: 0, maximumHits: 10, maximumReasons: 10 };

function output(...found: readonly Partial<FoundPattern>[]) {
  const view = caseOf({
    transfers: [
      { from: 0, to: 1, t: 10 * DAY },
      { from: 1, to: 2, t: 11 * DAY },
    ],
  });
  const patterns = found.map((one): FoundPattern => ({
    typology: 'chain',
    accounts: [0, 1, 2],
    core: [1],
    evidence: [0, 1],
    spanSeconds: DAY,
    windowSeconds: 2 * DAY,
    surprise: 5,
    ...one,
  }));
  return ringOutput(view, LIMITS, { pattern: patternGraph(view, false), found: patterns, counts: {} });
}

test('[EXPLAIN-2] an account’s reason is its strongest pattern, of equals the one found first, and says in how many it is', () => {
  const reasonOf = (...surprises: readonly number[]) => {
    const { signals } = output(...surprises.map((surprise, place) => ({ surprise, values: { place } })));
    return signals.map(({ values }) => [values['place'], values['occurrences']]);
  };
  expect(reasonOf(5, 9, 9)).toEqual([[1, 3]]);
  expect(reasonOf(9, 5)).toEqual([[0, 2]]);
  expect(reasonOf(9, 9)).toEqual([[0, 2]]);
});

test('[COV-1] a pattern whose core has no statement is no hit and counted', () => {
  const { hits, counts } = output({ core: [] }, {});
  expect([hits.length, counts['boundary-only']]).toEqual([1, 1]);
});
