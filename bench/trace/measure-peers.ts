import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';

import type { MoneyColumns } from '#ledger';

import { printJson, printTable, round } from '../../test/harness/print-table.ts';
import { runProgram } from '../../test/harness/run-program.ts';
import { makeMoney, pickReports } from './make-money.ts';
import type { LinesMeasurement } from './measure-lines.ts';

const LIMIT_SECONDS = 600;
const LIMIT_KILOBYTES = 16 * 1024 * 1024;

/** What a peer prints, one line of JSON a step. */
interface PeerStep {
  readonly step: string;
  readonly seconds: number;
  /** FIFO only: minor units held at the end. */
  readonly held?: number;
}

interface Peer {
  readonly name: string;
  readonly command: (csv: string, reports: readonly number[]) => readonly string[];
}

const NODE = [process.execPath, '--conditions=source', join(import.meta.dirname, '../trace.ts')];
const PYTHON = ['python3', join(import.meta.dirname, 'python-peers.py')];

const PEERS: readonly Peer[] = [
  {
    name: 'DuckDB, recursive query, every way',
    command: (csv, [first]) => [...NODE, '--sql', 'ways', '--csv', csv, '--report', String(first)],
  },
  {
    name: 'DuckDB, recursive query, earliest arrival',
    command: (csv, [first]) => [...NODE, '--sql', 'earliest', '--csv', csv, '--report', String(first)],
  },
  { name: 'networkx, earliest arrival', command: (csv, [first]) => [...PYTHON, 'networkx', csv, String(first)] },
  { name: 'plain Python, FIFO replay', command: (csv, reports) => [...PYTHON, 'fifo', csv, reports.join(',')] },
];

/** The peers on the same transfers; each has 10 minutes and 16 GB in all. Reachability is less than a trace: no amounts. */
export async function measurePeers(own: LinesMeasurement): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'duanka-trace-'));
  try {
    const csv = join(folder, 'transfers.csv');
    const reports = await writeTransfers(own, csv);
    const rows: Record<string, string | number>[] = [];
    for (const peer of PEERS) {
      const run = await runProgram(limited(peer.command(csv, reports)));
      const steps = run.stdout
        .split('\n')
        .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as PeerStep] : []));
      const stopped = run.code === 0 ? '' : stopReason(run.code, run.signal, run.stderr);
      for (const step of steps) rows.push(compared(peer, step, own, run.peakBytes));
      if (stopped !== '')
        rows.push({
          ...compared(peer, { step: `stopped: ${stopped}`, seconds: run.seconds }, own, run.peakBytes),
          ratio: '–',
        });
      printJson({
        bench: 'trace-peer',
        peer: peer.name,
        transfers: own.transfers,
        steps,
        stopped,
        peakBytes: run.peakBytes,
      });
    }
    printTable(
      `The same ${own.transfers.toLocaleString('en')} transfers by other means (ratio to this program's trace)`,
      rows,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function limited(command: readonly string[]): readonly string[] {
  return ['bash', '-c', `ulimit -v ${LIMIT_KILOBYTES}; exec timeout ${LIMIT_SECONDS} "$@"`, 'peer', ...command];
}

function stopReason(code: number | null, signal: string | null, stderr: string): string {
  if (code === 124) return `${LIMIT_SECONDS} s`;
  if (/memory|alloc/i.test(stderr)) return `${LIMIT_KILOBYTES / 1024 / 1024} GB`;
  return `${signal ?? code ?? ''} ${stderr.trim().split('\n').at(-1)?.slice(0, 80) ?? ''}`;
}

function compared(
  peer: Peer,
  { step, seconds, held }: PeerStep,
  own: LinesMeasurement,
  peakBytes: number,
): Record<string, string | number> {
  const thousand = step.includes('1,000');
  const ours = thousand ? own.thousand.seconds : own.first.seconds;
  const expected = thousand ? own.heldMinor : own.firstHeldMinor;
  return {
    peer: peer.name,
    step,
    seconds: round(seconds, 2),
    ratio: step.startsWith('load') ? '–' : round(seconds / ours, 0),
    'held equal': held === undefined ? '–' : held === expected ? 'yes' : `no: ${held} against ${expected}`,
    'peak GB': round(peakBytes / 1e9, 1),
  };
}

/** id, payer, payee, t, amount in total order; gives the reports of the main measurement. */
async function writeTransfers({ transfers, accounts }: LinesMeasurement, path: string): Promise<readonly number[]> {
  const money = makeMoney({ transfers, accounts, seed: 1 });
  const file = createWriteStream(path);
  file.write('id,payer,payee,t,amount\n');
  const step = 50_000;
  for (let from = 0; from < transfers; from += step) {
    if (!file.write(linesOf(money, from, Math.min(transfers, from + step)))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return pickReports(money, 1000, 2);
}

function linesOf({ movements, ledger }: MoneyColumns, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    text += `${i},${movements.payer[i]},${movements.payee[i]},${ledger.t[movements.debit[i]!]},${movements.amount[i]}\n`;
  }
  return text;
}
