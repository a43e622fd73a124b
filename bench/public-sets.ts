/**
 * `investigate` and `evaluate` on public sets, as one Markdown table for docs/benchmarks.md.
 *
 *   DUANKA_DATA=DIR node --conditions=source bench/public-sets.ts [NAME…]
 *
 * DIR holds agx-1k, agx-20k-hard, amlworld-hi-small and amlsim-20k as published. Exit code 2 without DUANKA_DATA.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evaluation } from '#contract';
import { runDuanka, type ProgramRun } from '../test/harness/run-program.ts';
import { megabytes, printJson, printTable, round } from '../test/harness/print-table.ts';

interface PublicSet {
  readonly name: string;
  /** Below DUANKA_DATA. */
  readonly input: string;
  readonly truth: readonly string[];
  readonly presets: readonly ('statement' | 'structure')[];
  /** Labels of single transfers, in a column of the input. */
  readonly labelColumn?: string;
}

const SETS: readonly PublicSet[] = [
  ...['agx-1k', 'agx-20k-hard'].map((name): PublicSet => ({
    name,
    input: `${name}/transfers.csv`,
    truth: ['truth_rings.csv', 'truth_accounts.csv'].map((file) => `${name}/${file}`),
    presets: ['structure'],
  })),
  {
    name: 'amlworld-hi-small',
    input: 'amlworld-hi-small/transactions.csv',
    truth: ['amlworld-hi-small/ring_truth.csv'],
    presets: ['statement', 'structure'],
    labelColumn: 'Is Laundering',
  },
  ...['20K_117K_fanin200', '20K_cycle200', '20K_fanin200'].map((name): PublicSet => ({
    name: `amlsim-20k/${name}`,
    input: `amlsim-20k/${name}/transactions.csv`,
    truth: [`amlsim-20k/${name}/nodes.csv`],
    presets: ['structure'],
  })),
];

const data = process.env['DUANKA_DATA'];
if (data === undefined || !existsSync(data)) {
  console.log(
    'DUANKA_DATA is not set: it must name the folder with the public sets (docs/benchmarks.md says where they come from)',
  );
  process.exit(2);
}
const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'duanka-public-'));
const rows: Record<string, string | number>[] = [];
try {
  for (const set of SETS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))) {
    for (const preset of set.presets) rows.push(await measure(set, preset, data));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable('Public sets', rows);

async function measure(set: PublicSet, preset: string, root: string): Promise<Record<string, string | number>> {
  const out = join(folder, `${set.name.replaceAll('/', '_')}-${preset}`);
  const run = await duanka(['investigate', join(root, set.input), '--out', out, '--open-data', '--preset', preset]);
  const truth = set.truth.map((file) => join(root, file));
  if (set.labelColumn !== undefined) truth.push(transferLabels(join(root, set.input), set.labelColumn));
  const evaluated = await duanka(['evaluate', out, '--truth', ...truth, '--json']);
  const evaluation = JSON.parse(evaluated.stdout) as Evaluation;
  printJson({
    bench: 'public-sets',
    set: set.name,
    preset,
    seconds: round(run.seconds),
    peak_mb: megabytes(run.peakBytes),
    evaluation,
  });
  return rowOf(set, preset, { run, evaluation });
}

async function duanka(args: readonly string[]): Promise<ProgramRun> {
  const run = await runDuanka(args);
  if (run.code !== 0)
    throw new Error(`duanka ${args.join(' ')} ended with ${run.code ?? run.signal ?? ''}\n${run.stderr}`);
  return run;
}

/** A truth file of the contract from a label column of the set itself; its cells hold no quotes. */
function transferLabels(input: string, column: string): string {
  const [header = '', ...lines] = readFileSync(input, 'utf8').trimEnd().split(/\r?\n/);
  const at = header.split(',').indexOf(column);
  const labels = lines.map((line, i) => `transactions.csv,${i + 1},${line.split(',')[at] ?? ''}`);
  const path = join(folder, 'labels.csv');
  writeFileSync(path, ['file,row,label', ...labels, ''].join('\n'));
  return path;
}

function rowOf(
  set: PublicSet,
  preset: string,
  { run, evaluation }: { run: ProgramRun; evaluation: Evaluation },
): Record<string, string | number> {
  const { accounts, transfers, hits } = evaluation;
  const interval = hits?.all.wilson.map((bound) => bound.toFixed(2)).join('–');
  return {
    set: set.name,
    preset,
    'hit recall': share(hits?.all.recall),
    '95 %': interval ?? '–',
    'hit precision': share(hits?.all.precision),
    strict: share(hits?.all.strict_precision),
    typed: share(hits?.typed.recall),
    'recall at p .5': share(hits?.all.recall_at_p50),
    'first 100': share(hits?.all.first?.['100']?.recall),
    truth: hits?.all.truth ?? 0,
    hits: hits?.all.found ?? 0,
    'transfer F1': share(transfers?.f1),
    'account F1': share(accounts?.f1),
    'account AP': share(accounts?.ap),
    seconds: round(run.seconds),
    'peak MB': megabytes(run.peakBytes),
  };
}

function share(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}
