import { expect, test } from 'vitest';

import { evaluationInput, finding, ring } from './evaluation.fixture.ts';
import { verdictsOn } from './verdicts.ts';

test('[EVAL-27] each finding and each ring says what became of it, with the overlap on both measures', () => {
  const hits = [finding([1, 2, 3, 4]), finding([11, 12]), finding([30, 31, 32, 33]), finding([50, 51])];
  const truth = {
    rings: [ring([1, 2, 3, 4, 5], 'cycle', 'a'), ring([11, 12, 13, 14, 15, 16, 17, 18], 'stack', 'b')],
    ringsBy: 'transfers',
    badTransfers: Uint32Array.from([1, 2, 3, 4, 5, 11, 12, 13, 14, 15, 16, 17, 18, 50, 51]),
    falseAlerts: [],
    ignored: [],
    unresolved: 0,
  } as const;
  const { findings, rings } = verdictsOn(evaluationInput({ hits, truth }), hits);
  expect(findings).toEqual([
    { verdict: 'matched', ring: 'a', ringTypology: 'cycle', jaccard: 0.8, within: 1 },
    { verdict: 'unmatched', ring: 'b', ringTypology: 'stack', jaccard: 0.25, within: 1 },
    { verdict: 'unmatched', ring: '', ringTypology: '', jaccard: 0, within: 0 },
    { verdict: 'neutral', ring: '', ringTypology: '', jaccard: 0, within: 0 },
  ]);
  expect(rings).toEqual([
    { ring: 'a', typology: 'cycle', members: 5, matched: true, finding: 0, jaccard: 0.8 },
    { ring: 'b', typology: 'stack', members: 8, matched: false, finding: 1, jaccard: 0.25 },
  ]);
});
