import { expect, test } from 'vitest';
import { FUZZED_FORMATS, fuzzFormat } from './fuzz/fuzz-formats.ts';

test.each(FUZZED_FORMATS)('[E2E-6] 20,000 fuzzed rows of %s: imported or refused, none lost', async (format) => {
  const result = await fuzzFormat(format, { rows: 20_000, seed: 20_240_305 });
  expect(result.problems).toEqual([]);
  expect(result.refused).toBeLessThan(result.files);
  expect(result.rows).toBeGreaterThan(10_000);
});
