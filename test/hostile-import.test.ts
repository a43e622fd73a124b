import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runHostileImport, type HostileRun } from './hostile/run-hostile-import.ts';

// Whole commands in processes of their own: some seconds, far more where many tests share two cores.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duanka-hostile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function expectTruth({ comparison, miscounted, report, generated }: HostileRun): void {
  expect(comparison.wrongExamples).toEqual([]);
  expect(comparison.wrongRows).toBe(0);
  expect(miscounted).toEqual([]);
  expect(report.total.rows.read).toBe(generated.rows);
  expect(comparison.wrongTransfers).toEqual([]);
  expect({ lost: comparison.lost, invented: comparison.invented, otherLegs: comparison.otherLegs }).toEqual({
    lost: 0,
    invented: 0,
    otherLegs: 0,
  });
  expect(comparison.seenTransfers).toBe(generated.transfers);
}

test('[E2E-1] [E2E-2] every row of a hostile export has its class and code, and the transfers are the true ones', async () => {
  const run = await runHostileImport({ rows: 3000, files: 12, seed: 11, out: temporaryFolder() });
  expectTruth(run);
  const codes = Object.keys(run.generated.classes).filter((key) => key.startsWith('rejected '));
  expect(codes.length).toBeGreaterThanOrEqual(9);
  expect(run.report.skipped.map(({ file, code }) => [file, code])).toEqual([['truth_accounts.csv', 'truth-file']]);
  expect(run.report.companions.map(({ file }) => file)).toEqual(['查询_任务信息.csv', '查询_账户信息.csv']);
});

test('[E2E-3] the same in workbooks', async () => {
  const run = await runHostileImport({ rows: 2000, files: 8, seed: 12, xlsx: true, out: temporaryFolder() });
  expectTruth(run);
  expect(run.report.files.every(({ file }) => file.endsWith('.xlsx[交易明细]'))).toBe(true);
});
