import { expect, test } from 'vitest';

import { outflowWords } from './freeze-words.ts';

test('[FRZ-13] an unknown outflow says why: too few outflows, or no half of like money ever seen to leave', () => {
  expect(outflowWords('en', { hasStratum: false })).toContain('fewer than 50');
  expect(outflowWords('en', { hasStratum: true, early: 3 })).toContain('less than half');
  expect(outflowWords('zh', { hasStratum: true })).toContain('未见半数');
  expect(outflowWords('en', { hasStratum: true, early: 3, expected: 12 })).toContain('3–12 minutes');
  expect(outflowWords('en', { hasStratum: true, expected: 0 })).toContain('0–0 minutes');
});
