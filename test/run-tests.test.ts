import { expect, test } from 'vitest';
import { countTests } from '../scripts/run-tests.ts';

const file = (status: string, ...statuses: readonly string[]) => ({
  name: `${process.cwd()}/src/a.test.ts`,
  status,
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` })),
});

test('[TEST-1] passed and failed tests are counted', () => {
  expect(countTests({ testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed')] }, 1, false)).toEqual(
    {
      passed: 2,
      failed: 1,
      notes: [],
    },
  );
});

test('[TEST-1] a file that does not load is one failure', () => {
  const report = { testResults: [file('passed', 'passed'), { ...file('failed'), message: 'cannot find x' }] };
  expect(countTests(report, 1, false)).toEqual({
    passed: 1,
    failed: 1,
    notes: ['did not load: src/a.test.ts cannot find x'],
  });
});

test('[TEST-1] a skipped test is a failure, unless tests were chosen by name', () => {
  const report = { testResults: [file('passed', 'passed', 'skipped', 'todo')] };
  expect(countTests(report, 0, false)).toEqual({ passed: 1, failed: 2, notes: ['skipped: test 1', 'todo: test 2'] });
  expect(countTests(report, 0, true)).toEqual({ passed: 1, failed: 0, notes: [] });
});

test('[TEST-1] an error outside any test and a run without tests are failures', () => {
  expect(countTests({ testResults: [file('passed', 'passed')] }, 1, false).failed).toBe(1);
  expect(countTests({ testResults: [] }, 0, false).failed).toBe(1);
});
