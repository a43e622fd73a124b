import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { importUndisturbed, IMPORT_STAGES, killAndResume } from './harness/kill-and-resume.ts';
import { generateHostileExport } from './hostile/generate-hostile-export.ts';

// Whole commands in processes of their own: some seconds, far more where many tests share two cores.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

function exportFolder(rows: number, files: number): { folder: string; input: string } {
  const folder = mkdtempSync(join(tmpdir(), 'duanka-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, input: generateHostileExport({ rows, files, seed: 5, out: folder }).folder };
}

test('[E2E-4] killed where a stage begins, resumed: the tables of an undisturbed import', async () => {
  const { folder, input } = exportFolder(1000, 3);
  const expected = await importUndisturbed(join(folder, 'undisturbed'), input);
  expect(Object.keys(expected.stages).toSorted()).toEqual([...IMPORT_STAGES].toSorted());
  // Loading is one transaction per file, everything derived is another: one blow in each, and one at the last moment.
  for (const death of [
    { stage: 'load', on: 2 },
    { stage: 'legs', on: 1 },
    { stage: 'commit', on: 1 },
  ]) {
    const outcome = await killAndResume(join(folder, `killed-${death.stage}`), input, { death, expected });
    expect(outcome).toMatchObject({ ...death, killed: true, different: [] });
  }
});

test('[E2E-5] importing the same files again changes no table', async () => {
  const { folder, input } = exportFolder(600, 3);
  const first = await importUndisturbed(join(folder, 'workspace'), input);
  const second = await importUndisturbed(join(folder, 'workspace'), input);
  expect(second.hashes).toEqual(first.hashes);
});
