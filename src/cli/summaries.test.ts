import { expect, test } from 'vitest';

import type { Evaluation } from '#contract';

import { evaluationSummary } from './summaries.ts';

const NOTHING: Evaluation = {
  schema: 'duanka/evaluation/1',
  chosen_on: [],
  measured_on: [],
  in_sample: false,
  accounts: null,
  transfers: null,
  hits: null,
  rings: null,
  false_alarms: null,
};

test('[EVAL-29] a small share keeps two digits that are not zero', () => {
  const lineOf = (precision: number | null): string =>
    evaluationSummary(
      { ...NOTHING, accounts: { precision, recall: 1, f1: null, ap: null, auc: null, n: 9, positives: 3 } },
      'en',
    );
  expect(lineOf(3 / 638)).toContain('precision 0.0047, recall 1.00');
  expect(lineOf(0.05)).toContain('precision 0.050,');
  expect(lineOf(0.1)).toContain('precision 0.10,');
  expect(lineOf(0)).toContain('precision 0.00,');
  expect(lineOf(null)).toContain('precision –,');
});

test('[EVAL-28] lines of the truth that lead nowhere are in the summary, in both languages', () => {
  expect(evaluationSummary({ ...NOTHING, unresolved: 2 }, 'en')).toContain('row is not in the workspace: 2');
  expect(evaluationSummary({ ...NOTHING, unresolved: 2 }, 'zh')).toContain('真值中有 2 行');
  expect(evaluationSummary({ ...NOTHING, unresolved: 0 }, 'en')).not.toContain('workspace');
});
