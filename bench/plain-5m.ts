/**
 * Plain transfers (Parquet) from file to ranked findings: seconds and peak memory by stage.
 *
 *   node --conditions=source bench/plain-5m.ts [--transfers 5000000] [--accounts 500000] [--planted 300] [--keep DIR]
 *
 * The floor in the same run is what DuckDB alone needs to read the file and add it up by pair.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makePlainLedger } from '../test/harness/make-plain-ledger.ts';
import { queryFiles, quoted } from '../test/harness/query-files.ts';
import { runDuanka } from '../test/harness/run-program.ts';
import { megabytes, printJson, printTable, round } from '../test/harness/print-table.ts';

interface RunFile {
  readonly stages: readonly { readonly stage: string; readonly seconds: number; readonly peak_memory: number }[];
}

const { values } = parseArgs({
  options: {
    transfers: { type: 'string', default: '5000000' },
    accounts: { type: 'string', default: '500000' },
    planted: { type: 'string', default: '300' },
    keep: { type: 'string' },
  },
});
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'duanka-plain-'));
mkdirSync(join(folder, 'input'), { recursive: true });
try {
  const path = join(folder, 'input', 'ledger.parquet');
  await makePlainLedger({
    path,
    transfers: Number(values.transfers),
    accounts: Number(values.accounts),
    planted: Number(values.planted),
  });
  const floor = await floorSeconds(path);
  const run = await runDuanka([
    'investigate',
    join(folder, 'input'),
    '--out',
    join(folder, 'out'),
    '--open-data',
    '--lang',
    'en',
    '--json',
  ]);
  if (run.code !== 0) throw new Error(`investigate ended with ${run.code ?? run.signal ?? ''}\n${run.stderr}`);
  const { stages } = JSON.parse(readFileSync(join(folder, 'out', 'run.json'), 'utf8')) as RunFile;
  const { counts } = JSON.parse(run.stdout) as { counts: Readonly<Record<string, number>> };
  printTable(
    `${Number(values.transfers).toLocaleString('en')} plain transfers of ${Number(values.accounts).toLocaleString('en')} accounts (${megabytes(statSync(path).size)} MB of Parquet)`,
    [
      ...stages.map(({ stage, seconds, peak_memory: peak }) => ({
        stage,
        seconds: round(seconds, 2),
        'peak MB': megabytes(peak),
      })),
      { stage: 'whole process', seconds: round(run.seconds, 2), 'peak MB': megabytes(run.peakBytes) },
      { stage: 'floor: DuckDB reads and sums by pair', seconds: round(floor, 2), 'peak MB': 0 },
    ],
  );
  printJson({
    bench: 'plain-5m',
    transfers: counts['transfers'] ?? 0,
    accounts: counts['accounts'] ?? 0,
    seconds: round(run.seconds),
    cpu_seconds: round(run.cpuSeconds),
    peak_mb: megabytes(run.peakBytes),
    floor_seconds: round(floor, 2),
    hits: counts['hits'] ?? 0,
    subjects: counts['subjects'] ?? 0,
    stages: Object.fromEntries(stages.map(({ stage, seconds }) => [stage, round(seconds, 2)])),
  });
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

async function floorSeconds(path: string): Promise<number> {
  return queryFiles(async (query) => {
    const started = performance.now();
    await query(
      `SELECT count(*), max(total) FROM (SELECT payer, payee, count(*) AS n, sum(amount) AS total FROM read_parquet(${quoted(path)}) GROUP BY ALL)`,
    );
    return (performance.now() - started) / 1000;
  });
}
