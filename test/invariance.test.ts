import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PlainFindings } from './harness/compare-findings.ts';
import { findIn, writingOf, type Variant } from './harness/invariance.ts';
import { makeScenario } from './harness/scenario.ts';

// Whole commands in processes of their own: some seconds, far more where many tests share two cores.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const scenario = makeScenario({ accounts: 150, transfers: 900, seed: 4 });
const folder = mkdtempSync(join(tmpdir(), 'duanka-invariance-'));
let expected: PlainFindings;

beforeAll(async () => {
  expected = await findIn(scenario, join(folder, 'as-it-is'), writingOf('statement'), 'statement');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function findInVariant(variant: Variant): Promise<PlainFindings> {
  return findIn(scenario, join(folder, variant), writingOf('statement', variant), 'statement');
}

test('[E2E-7] other account numbers, same findings', async () => {
  expect([expected.hits.length > 3, expected.subjects.length > 3]).toEqual([true, true]);
  expect(await findInVariant('other numbers')).toEqual(expected);
});

test('[E2E-8] other file names in another order, same findings', async () => {
  expect(await findInVariant('other file names')).toEqual(expected);
});

test('[E2E-9] permuted rows, same findings', async () => {
  expect(await findInVariant('permuted rows')).toEqual(expected);
});

test('[E2E-10] whole days later, same findings', async () => {
  expect(await findInVariant('other days')).toEqual(expected);
});
