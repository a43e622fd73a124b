import { expect, test, vi } from 'vitest';
import { FUZZED_FORMATS, fuzzFormat } from './fuzz/fuzz-formats.ts';

// Whole commands in processes of their own: some seconds, far more where many tests share two cores.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

test.each(FUZZED_FORMATS)('[E2E-6] 20,000 fuzzed rows of %s: imported or refused, none lost', async (format) => {
  const result = await fuzzFormat(format, { rows: 20_000, seed: 20_240_305 });
  expect(result.problems).toEqual([]);
  expect(result.refused).toBeLessThan(result.files);
  expect(result.rows).toBeGreaterThan(10_000);
});
