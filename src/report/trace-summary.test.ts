import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { displayWidth } from './display-width.ts';
import { sampleTraceData } from './fixtures/sample-trace.ts';
import { TERMINAL_LINES } from './terminal-summary.ts';
import { traceSummary } from './trace-summary.ts';

test('[TRC-13] the first line says how much is still where; in both languages', () => {
  const options = { columns: 100, colour: false };
  const [zh] = traceSummary(sampleTraceData(), { ...options, language: 'zh' }).split('\n');
  expect(zh).toBe('报案资金 ¥900.00 中，¥750.00 疑似仍在 3 个账户上，¥150.00 已离开流水（3 层）');
  const english = traceSummary(sampleTraceData({ language: 'en' }), { ...options, language: 'en' });
  expect(english.split('\n')[0]).toMatch(/^Of ¥900\.00 reported, ¥750\.00 appears to be still on 3 accounts/);
  expect(english).toContain('cash ¥150.00');
  expect(english).toContain('1 reports or starts not matched');
  expect(english).not.toMatch(/undefined|\?|\{/);
});

test('[TRC-13] at most 25 lines, never wider than the terminal nor than 100 columns; every file is named', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 40, max: 200 }),
      fc.constantFrom('zh' as const, 'en' as const),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (columns, language, holders, colour) => {
        const text = traceSummary(sampleTraceData({ language, holders }), { language, columns, colour });
        const lines = text.replaceAll(/\u001b\[\d+m/g, '').split('\n');
        expect(lines.length).toBeLessThanOrEqual(TERMINAL_LINES);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(100, columns));
        expect(lines.join('').replaceAll(/\s/g, '')).toContain('/out(trace.json,trace.xlsx)');
      },
    ),
    { seed: 13, numRuns: 80 },
  );
});
