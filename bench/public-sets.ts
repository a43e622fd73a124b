/**
 * `investigate` and `evaluate` on public sets, as Markdown tables for docs/benchmarks.md.
 *
 *   DUANKA_DATA=DIR node --conditions=source bench/public-sets.ts [NAME…]
 *
 * NAME: what a set's name contains, such as amlsim-20k, which stands beside copies without amounts or repeats.
 * DIR holds agx-1k, agx-20k-hard, agx-100k, amlworld-hi-small, amlsim-20k and amlsim-48k as published. Exit code 2
 * without DUANKA_DATA.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evaluation } from '#contract';
import { randomFrom } from '../test/hostile/random.ts';
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
  /** Rings of the same shape with an innocent label, counted apart. */
  readonly falseAlerts?: readonly string[];
  /** Detectors that run; all when absent. */
  readonly only?: readonly string[];
  /** What is taken from the input first, or put in. */
  readonly copy?: readonly AmlsimChange[];
}

type AmlsimChange = keyof typeof AMLSIM_CHANGES;

/** Fields of `sourceNodeId,targetNodeId,value,time`, in the order of the file. */
type AmlsimRows = readonly (readonly string[])[];

/** amlsim-20k gives itself away by amounts (planted below 20, others from 100) and repeats (planted pairs pay often). */
const AMLSIM_CHANGES = {
  'one transfer a pair': (rows: AmlsimRows): AmlsimRows => {
    const seen = new Set<string>();
    return rows.filter(([from, to]) => seen.size !== seen.add(`${from} ${to}`).size);
  },
  'amounts permuted': (rows: AmlsimRows): AmlsimRows => {
    const values = rows.map(([, , value = '']) => value);
    const random = randomFrom(1);
    for (let i = values.length - 1; i > 0; i -= 1) {
      const j = random.below(i + 1);
      [values[i], values[j]] = [values[j] ?? '', values[i] ?? ''];
    }
    return rows.map(([from = '', to = '', , time = ''], i) => [from, to, values[i] ?? '', time]);
  },
  /** The set has no currency, so that rules with a sum in yuan are silent. */
  'amounts in yuan': (rows: AmlsimRows): AmlsimRows => rows,
};

const AMLSIM_COPIES: readonly (readonly AmlsimChange[])[] = [
  [],
  ['amounts permuted'],
  ['one transfer a pair'],
  ['one transfer a pair', 'amounts permuted'],
  ['amounts in yuan'],
];

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
  ...['20K_117K_fanin200', '20K_cycle200', '20K_fanin200'].flatMap((name) =>
    AMLSIM_COPIES.map((copy): PublicSet => ({
      name: [`amlsim-20k/${name}`, ...copy].join(', '),
      input: `amlsim-20k/${name}/transactions.csv`,
      truth: [`amlsim-20k/${name}/nodes.csv`],
      presets: ['statement', 'structure'],
      copy,
    })),
  ),
  {
    name: 'agx-100k',
    input: 'agx-100k/transfers.parquet',
    truth: ['agx-100k/truth_rings.csv', 'agx-100k/truth_accounts.csv'],
    presets: ['structure'],
  },
  {
    name: 'agx-100k (cycle alone)',
    input: 'agx-100k/transfers.parquet',
    truth: ['agx-100k/truth_rings.csv'],
    presets: ['structure'],
    only: ['cycle'],
  },
  {
    name: 'amlsim-48k',
    input: 'amlsim-48k/transfers.parquet',
    truth: ['amlsim-48k/truth_rings.csv', 'amlsim-48k/truth_accounts.csv'],
    falseAlerts: ['amlsim-48k/false_alert_rings.csv'],
    presets: ['structure'],
  },
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
const table: Record<string, string | number>[] = [];
const typologies: Record<string, string | number>[] = [];
try {
  for (const set of SETS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))) {
    for (const preset of set.presets) table.push(await measure(set, preset, data));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable('Public sets', table);
printTable('By typology of the truth: matched of all; at the strength of precision .5; in the first 500', typologies);

async function measure(set: PublicSet, preset: string, root: string): Promise<Record<string, string | number>> {
  const out = join(folder, `${set.name.replaceAll('/', '_')}-${preset}`);
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(set.only === undefined ? {} : { detectors: set.only }));
  const run = await duanka([
    'investigate',
    set.copy?.length ? amlsimCopy(join(root, set.input), set.copy) : join(root, set.input),
    '--out',
    out,
    '--open-data',
    '--preset',
    preset,
    '--config',
    config,
  ]);
  const truth = set.truth.map((file) => join(root, file));
  if (set.labelColumn !== undefined) truth.push(transferLabels(join(root, set.input), set.labelColumn));
  const falseAlerts = (set.falseAlerts ?? []).map((file) => join(root, file));
  const evaluated = await duanka([
    'evaluate',
    out,
    '--truth',
    ...truth,
    ...(falseAlerts.length === 0 ? [] : ['--false-alerts', ...falseAlerts]),
    '--in-sample',
    '--json',
  ]);
  const evaluation = JSON.parse(evaluated.stdout) as Evaluation;
  printJson({
    bench: 'public-sets',
    set: set.name,
    preset,
    seconds: round(run.seconds),
    peak_mb: megabytes(run.peakBytes),
    evaluation,
  });
  typologies.push(...typologyRows(set, preset, evaluation));
  return rowOf(set, preset, { run, evaluation });
}

function amlsimCopy(input: string, changes: readonly AmlsimChange[]): string {
  const [, ...lines] = readFileSync(input, 'utf8').trimEnd().split(/\r?\n/);
  const rows = changes.reduce<AmlsimRows>(
    (before, change) => AMLSIM_CHANGES[change](before),
    lines.map((line) => line.split(',')),
  );
  const path = join(folder, 'transactions.csv');
  writeFileSync(path, (changes.includes('amounts in yuan') ? inYuan(rows) : asPublished(rows)).join('\n'));
  return path;
}

function asPublished(rows: AmlsimRows): string[] {
  return ['sourceNodeId,targetNodeId,value,time', ...rows.map((row) => row.join(',')), ''];
}

/** Step n is 2020-01-01 + n days, as the AMLSim layout is read. */
function inYuan(rows: AmlsimRows): string[] {
  const dayOf = (step: string): string => new Date(Date.UTC(2020, 0, 1 + Number(step))).toISOString().slice(0, 10);
  return [
    'time,payer,payee,amount,currency',
    ...rows.map(([from = '', to = '', value = '', time = '']) => [dayOf(time), from, to, value, 'CNY'].join(',')),
    '',
  ];
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
    'at p .2': share(hits?.all.recall_at_p20),
    'first 100': share(hits?.all.first?.['100']?.recall),
    'precision there': share(hits?.all.first?.['100']?.precision),
    'first 500': share(hits?.all.first?.['500']?.recall),
    truth: hits?.all.truth ?? 0,
    hits: hits?.all.found ?? 0,
    'transfer F1': share(transfers?.f1),
    'account F1': share(accounts?.f1),
    'account AP': share(accounts?.ap),
    'account precision': share(accounts?.precision),
    'account recall': share(accounts?.recall),
    'core AP': share(evaluation.accounts_core?.ap),
    seconds: round(run.seconds),
    'peak MB': megabytes(run.peakBytes),
  };
}

function typologyRows(set: PublicSet, preset: string, { hits }: Evaluation): Record<string, string | number>[] {
  return Object.entries(hits?.by_typology ?? {}).map(([typology, figures]) => ({
    set: set.name,
    preset,
    typology,
    truth: figures.truth,
    matched: figures.matched,
    recall: share(figures.recall),
    'at p .5': share(hits?.at_p50?.by_typology[typology]?.recall),
    'in 500': share(hits?.at_500?.by_typology[typology]?.recall),
    'hits of this name': figures.found,
    'their precision': share(figures.precision),
  }));
}

function share(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3);
}
