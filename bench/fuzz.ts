/**
 * `npm run fuzz`: 200,000 fuzzed rows of every format through a whole import, then the CSV reading against Python's `csv`.
 *
 *   node --conditions=source bench/fuzz.ts [--rows 200000] [--seed 1] [--format ID…]
 *
 * Exit code 1 on a crash, a lost record, or a difference; the seed repeats the run.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FUZZED_FORMATS, fuzzFormat, type FormatFuzz } from '../test/fuzz/fuzz-formats.ts';
import { runProgram } from '../test/harness/run-program.ts';
import { printJson, printTable, round } from '../test/harness/print-table.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    seed: { type: 'string' },
    format: { type: 'string', multiple: true },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const rows: Record<string, string | number>[] = [];
let problems = 0;
for (const format of values.format ?? FUZZED_FORMATS) {
  const started = performance.now();
  const result = await fuzzed(format);
  for (const problem of result.problems) console.log(`${format}: ${problem}`);
  problems += result.problems.length;
  const { files, refused, rejected } = result;
  rows.push({
    format,
    files,
    refused,
    rows: result.rows,
    rejected,
    problems: result.problems.length,
    seconds: round((performance.now() - started) / 1000),
  });
}
const csv = await runProgram([
  process.execPath,
  '--conditions=source',
  join(import.meta.dirname, '../test/fuzz/fuzz-csv.ts'),
  '--rows',
  values.rows,
  '--seed',
  String(seed),
]);
console.log((csv.stdout + csv.stderr).trim());
printTable(`Fuzzing, seed ${seed}`, rows);
printJson({
  bench: 'fuzz',
  seed,
  rows: rows.reduce((sum, row) => sum + Number(row['rows']), 0),
  formats: rows.length,
  problems,
  python_csv: csv.code === 0 ? 'equal' : `ended with ${csv.code ?? ''}`,
});
process.exitCode = problems === 0 && csv.code === 0 ? 0 : 1;

/** A throw is a finding like any other. */
async function fuzzed(format: string): Promise<FormatFuzz> {
  try {
    return await fuzzFormat(format, { rows: Number(values.rows), seed });
  } catch (error) {
    return {
      format,
      files: 0,
      refused: 0,
      rows: 0,
      rejected: 0,
      problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    };
  }
}
