/**
 * A hostile police export against its truth: seconds, peak memory, confusion matrix of row classes, transfers.
 *
 *   node --conditions=source bench/import-hostile.ts [--rows 1000000] [--files 40] [--seed 1] [--xlsx] [--keep DIR]
 *
 * Beside it, in the same run, a plain Python script that only reads the same files into typed rows. Exit code 1 when a row
 * has another class than expected, a row is miscounted, or a transfer is lost or invented.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runProgram } from '../test/harness/run-program.ts';
import { runHostileImport, type HostileRun } from '../test/hostile/run-hostile-import.ts';
import { megabytes, printJson, printTable, round } from '../test/harness/print-table.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    files: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    xlsx: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const out = values.keep ?? mkdtempSync(join(tmpdir(), 'duanka-hostile-'));
try {
  const run = await runHostileImport({
    rows: Number(values.rows),
    files: Number(values.files),
    seed: Number(values.seed),
    xlsx: values.xlsx,
    out,
  });
  const byHand = values.xlsx ? undefined : await readByHand(run.generated.folder);
  report(run, byHand);
} finally {
  if (values.keep === undefined) rmSync(out, { recursive: true, force: true });
}

interface ByHand {
  readonly rows: number;
  readonly typed: number;
  readonly seconds: number;
  readonly cpu: number;
}

async function readByHand(folder: string): Promise<ByHand | undefined> {
  const run = await runProgram(['python3', join(import.meta.dirname, '../test/hostile/hand-reader.py'), folder]);
  if (run.code === 0) return JSON.parse(run.stdout) as ByHand;
  console.log(`the Python script did not run: ${run.stderr.trim().split('\n').at(-1) ?? ''}`);
  return undefined;
}

function report(run: HostileRun, byHand: ByHand | undefined): void {
  const { generated, importRun, comparison, miscounted } = run;
  printTable(
    `${generated.rows.toLocaleString('en')} rows in ${values.files} ${values.xlsx ? 'workbooks' : 'files'}: class expected and class found`,
    comparison.matrix.map(({ expected, seen, rows }) => ({
      expected,
      found: seen,
      rows,
      '': expected === seen ? '' : 'WRONG',
    })),
  );
  for (const example of comparison.wrongExamples) console.log(`wrong: ${JSON.stringify(example)}`);
  for (const line of miscounted) console.log(`miscounted: ${line}`);
  for (const transfer of comparison.wrongTransfers)
    console.log(
      `transfer: ${JSON.stringify(transfer, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))}`,
    );
  const figures = {
    rows: generated.rows,
    import_seconds: round(importRun.seconds),
    import_cpu_seconds: round(importRun.cpuSeconds),
    rows_per_second: Math.round(generated.rows / importRun.seconds),
    peak_mb: megabytes(importRun.peakBytes),
    wrong_rows: comparison.wrongRows,
    miscounted_files: miscounted.length,
    true_transfers: comparison.trueTransfers,
    lost: comparison.lost,
    invented: comparison.invented,
    other_legs: comparison.otherLegs,
    by_hand_seconds: byHand?.seconds ?? 'n/a',
    by_hand_cpu_seconds: byHand?.cpu ?? 'n/a',
    by_hand_rows: byHand?.typed ?? 'n/a',
    by_hand_to_import: byHand === undefined ? 'n/a' : round(byHand.seconds / importRun.seconds, 2),
  };
  printTable(
    'Import',
    Object.entries(figures).map(([figure, value]) => ({ figure, value })),
  );
  printJson({
    bench: 'import-hostile',
    xlsx: values.xlsx,
    files: Number(values.files),
    seed: Number(values.seed),
    generate_seconds: round(run.generateSeconds),
    ...figures,
  });
  const good =
    comparison.wrongRows === 0 && miscounted.length === 0 && comparison.lost === 0 && comparison.invented === 0;
  process.exitCode = good ? 0 : 1;
}
