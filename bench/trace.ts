/**
 * `npm run bench -- trace`: tracing along lines on 10 million synthetic transfers of 200,000 accounts, 7 layers, and its growth from
 * 1 to 50 million; with `--peers` in the same run what a user would otherwise write: a recursive query in DuckDB, networkx
 * and a FIFO replay in plain Python.
 *
 *   node --conditions=source bench/trace.ts [--small] [--peers] [--transfers 10000000] [--policy fifo]
 *
 * `--small` is a tenth of everything. A peer has 10 minutes and 16 GB (`ulimit -v`) in all.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LinePolicy } from '#trace';

import { printJson, printTable, round } from '../test/harness/print-table.ts';
import { runProgram } from '../test/harness/run-program.ts';
import { measureLines, type LinesMeasurement } from './trace/measure-lines.ts';
import { measurePeers } from './trace/measure-peers.ts';
import { runSqlPeer, type SqlForm } from './trace/sql-peer.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    transfers: { type: 'string' },
    policy: { type: 'string', default: 'fifo' },
    /** Inner use, each in a process of its own: measures one size; asks DuckDB. */
    measure: { type: 'string' },
    sql: { type: 'string' },
    csv: { type: 'string', default: '' },
    report: { type: 'string', default: '0' },
  },
});
const TRANSFERS_PER_ACCOUNT = 50;
const policy = values.policy as LinePolicy;
if (values.sql !== undefined) await runSqlPeer(values.csv, Number(values.report), values.sql as SqlForm);
else if (values.measure !== undefined) {
  const transfers = Number(values.measure);
  const measured = measureLines(transfers, Math.ceil(transfers / TRANSFERS_PER_ACCOUNT), policy);
  process.stdout.write(`${JSON.stringify(measured)}\n`);
} else await all();

async function all(): Promise<void> {
  const main = Number(values.transfers ?? (values.small ? 1e6 : 1e7));
  const sizes = [...new Set([main / 10, main, main * 2.5, main * 5])];
  const measured: LinesMeasurement[] = [];
  const peaks: number[] = [];
  for (const size of sizes) {
    const run = await runProgram([
      process.execPath,
      '--conditions=source',
      join(import.meta.dirname, 'trace.ts'),
      '--measure',
      String(size),
      '--policy',
      policy,
    ]);
    if (run.code !== 0) {
      process.stdout.write(`stopped at ${size} transfers: ${run.signal ?? run.code ?? ''} ${run.stderr.slice(-400)}\n`);
      break;
    }
    measured.push(JSON.parse(run.stdout) as LinesMeasurement);
    peaks.push(run.peakBytes);
  }
  printSpeed(measured, peaks);
  const own = measured.find(({ transfers }) => transfers === main);
  if (values.peers && own !== undefined) await measurePeers(own);
}

function printSpeed(measured: readonly LinesMeasurement[], peaks: readonly number[]): void {
  printTable(
    `Tracing along lines, ${policy}, 7 layers, lines worked out on the way (1,000 victims: once from nothing, once again)`,
    measured.map((run, at) => ({
      transfers: run.transfers,
      accounts: run.accounts,
      'first victim ms': milliseconds(run.first),
      'one victim ms': milliseconds(run.one),
      'slowest of 21 ms': milliseconds(run.oneSlowest),
      '1,000 victims ms': milliseconds(run.thousand),
      'again ms': milliseconds(run.again),
      'CPU ms': [run.first, run.one, run.oneSlowest, run.thousand, run.again]
        .map(({ cpuSeconds }) => round(cpuSeconds * 1000, 0))
        .join(' / '),
      'flow rows': run.flows,
      'accounts reached': run.accountsReached,
      layers: run.layers,
      'money B/transfer': round(run.moneyBytesPerTransfer, 1),
      'lines B/transfer': round(run.linesBytesPerTransfer, 1),
      'peak GB': round((peaks[at] ?? 0) / 1e9, 2),
    })),
  );
  printJson({ bench: 'trace', runs: measured });
}

function milliseconds({ seconds }: { readonly seconds: number }): number {
  return round(seconds * 1000, 1);
}
