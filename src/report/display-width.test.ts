import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth, padDisplay, truncateDisplay } from './display-width.ts';

test('[REP-3] a Chinese character takes two columns, a combining mark none', () => {
  expect(displayWidth('断卡')).toBe(4);
  expect(displayWidth('（ａ）')).toBe(6);
  expect(displayWidth('abc…')).toBe(4);
  expect(displayWidth('e\u0301')).toBe(1);
  expect(displayWidth('𠮷')).toBe(2);
});

test('[REP-3] padded text takes exactly its columns', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '1', '断', '卡', '（', '·', 'é', ' ') });
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('left' as const, 'right' as const),
      (value, width, align) => {
        expect(displayWidth(padDisplay(value, width, align))).toBe(width);
        expect(displayWidth(truncateDisplay(value, width))).toBeLessThanOrEqual(width);
        if (displayWidth(value) <= width) expect(truncateDisplay(value, width)).toBe(value);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
