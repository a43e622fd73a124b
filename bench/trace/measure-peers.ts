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
  /** All threads. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
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
    name: 'DuckDB, recursive query, earliest arrival',
    command: (csv, [first]) => [...NODE, '--sql', 'earliest', '--csv', csv, '--report', String(first)],
  },
  { name: 'networkx, earliest arrival', command: (csv, [first]) => [...PYTHON, 'networkx', csv, String(first)] },
  { name: 'plain Python, FIFO replay', command: (csv, reports) => [...PYTHON, 'fifo', csv, reports.join(',')] },
  {
    name: 'DuckDB, recursive query, every way',
    command: (csv, [first]) => [...NODE, '--sql', 'ways', '--csv', csv, '--report', String(first)],
  },
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
      rows.push(...summary(peer, { steps, stopped, own }));
      printJson({ bench: 'trace-peer', peer: peer.name, transfers: own.transfers, steps, stopped });
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
  if (/memory|alloc/i.test(stderr)) return 'out of memory';
  return `${signal ?? code ?? ''} ${stderr.trim().split('\n').at(-1)?.slice(0, 80) ?? ''}`;
}

interface PeerRun {
  readonly steps: readonly PeerStep[];
  readonly stopped: string;
  readonly own: LinesMeasurement;
}

/** Loading, then the last step reached (FIFO: each); the ratio is to this program's first trace of a process, lines empty. */
function summary(peer: Peer, { steps, stopped, own }: PeerRun): readonly Readonly<Record<string, string | number>>[] {
  const [load, ...traced] = steps;
  const shown = traced.filter(({ held }) => held !== undefined);
  return (shown.length > 0 ? shown : [traced.at(-1)]).map((step) => {
    const thousand = step?.step.includes('1,000') === true;
    const ours = thousand ? own.thousand : own.first;
    const expected = thousand ? own.heldMinor : own.firstHeldMinor;
    return {
      peer: peer.name,
      'load s': load === undefined ? '–' : round(load.seconds),
      'came to': step?.step ?? 'nothing',
      seconds: step === undefined ? '–' : round(step.seconds, 2),
      'CPU s': step === undefined ? '–' : round(step.cpuSeconds, 2),
      ratio: step === undefined ? '–' : round(step.seconds / ours.seconds, 1),
      'CPU ratio': step === undefined ? '–' : round(step.cpuSeconds / ours.cpuSeconds, 1),
      stopped,
      'held equal': step?.held === undefined ? '–' : step.held === expected ? 'yes' : `no: ${step.held}, ${expected}`,
      'peak GB': round(Math.max(0, ...steps.map(({ peakBytes }) => peakBytes)) / 1e9, 1),
    };
  });
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
