/**
 * Nulls (definitions.md 10): with shuffled times or rewired payees (every account keeps its degrees) ring findings must
 * collapse; with shuffled labels the account ranking must be chance.
 *
 *   DUANKA_DATA=DIR node --conditions=source bench/nulls.ts [--set agx-20k-hard] [--seed 1]
 *
 * Exit code 2 without DUANKA_DATA.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Evaluation, Findings } from '#contract';
import { seededRandom, type SeededRandom } from '#simulate';
import { printJson, printTable } from '../test/harness/print-table.ts';
import { runDuanka } from '../test/harness/run-program.ts';

const { values } = parseArgs({
  options: { set: { type: 'string', default: 'agx-20k-hard' }, seed: { type: 'string', default: '1' } },
});
/** Hits that an investigator would open. */
const STRONG = 0.5;
/** Fans are no rings: new payers come at random times too. */
const TREES = new Set(['fan-in', 'fan-out']);

const data = process.env['DUANKA_DATA'];
if (data === undefined || !existsSync(join(data, values.set, 'transfers.csv'))) {
  console.log('DUANKA_DATA is not set or lacks the set: it must name the folder with the public sets');
  process.exit(2);
}
const source = join(data, values.set);
const [header = '', ...lines] = readFileSync(join(source, 'transfers.csv'), 'utf8').trimEnd().split(/\r?\n/);
const columns = header.split(',');
const [time, payer, payee] = ['time', 'payer', 'payee'].map((name) => columns.indexOf(name)) as [
  number,
  number,
  number,
];
const cells = lines.map((line) => line.split(','));
const folder = mkdtempSync(join(tmpdir(), 'duanka-nulls-'));
try {
  const rows = [];
  for (const [name, change] of [
    ['as published', (): string[][] => cells],
    ['times shuffled', shuffledTimes],
    ['payees rewired', rewiredPayees],
  ] as const) {
    rows.push(await measure(name, change(seededRandom(Number(values.seed)))));
  }
  printTable(`Nulls on ${values.set}`, rows);
  printJson({ bench: 'nulls', set: values.set, rows });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name: string, table: readonly string[][]): Promise<Record<string, string | number>> {
  const dir = join(folder, name.replaceAll(' ', '-'));
  mkdirSync(dir);
  writeFileSync(join(dir, 'transfers.csv'), [header, ...table.map((row) => row.join(',')), ''].join('\n'));
  const out = join(dir, 'out');
  await duanka(['investigate', join(dir, 'transfers.csv'), '--out', out, '--open-data', '--preset', 'structure']);
  const findings = JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8')) as Findings;
  const evaluation = await evaluate(out, join(source, 'truth_accounts.csv'));
  const shuffled = join(dir, 'shuffled.csv');
  writeFileSync(shuffled, shuffledLabels(join(source, 'truth_accounts.csv')));
  const chance = await evaluate(out, shuffled);
  const own = findings.hits.filter((hit) => hit.subsumed_by === undefined && !TREES.has(hit.typology));
  return {
    data: name,
    'ring hits': own.length,
    [`of strength ${STRONG}`]: own.filter((hit) => hit.strength >= STRONG).length,
    'expected right (sum of strengths)': Math.round(own.reduce((sum, hit) => sum + hit.strength, 0)),
    'rings matched': evaluation.hits?.all.matched ?? 0,
    'recall in 100': evaluation.hits?.all.first?.['100']?.recall ?? 0,
    'account AP': rounded(evaluation.accounts?.ap),
    'account AUC': rounded(evaluation.accounts?.auc),
    'AP, labels shuffled': rounded(chance.accounts?.ap),
    'AUC, labels shuffled': rounded(chance.accounts?.auc),
    prevalence: rounded((chance.accounts?.positives ?? 0) / (chance.accounts?.n ?? 1)),
  };
}

async function evaluate(out: string, accounts: string): Promise<Evaluation> {
  const truth = [join(source, 'truth_rings.csv'), accounts];
  return JSON.parse(await duanka(['evaluate', out, '--truth', ...truth, '--in-sample', '--json'])) as Evaluation;
}

async function duanka(args: readonly string[]): Promise<string> {
  const run = await runDuanka(args);
  if (run.code !== 0) throw new Error(`duanka ${args.join(' ')} ended with ${run.code ?? ''}\n${run.stderr}`);
  return run.stdout;
}

/** Every transfer gets the time of another one; rows keep their place, so that the truth still names the same transfers. */
function shuffledTimes(random: SeededRandom): string[][] {
  const times = random.sample(
    cells.map((row) => row[time] ?? ''),
    cells.length,
  );
  return cells.map((row, i) => row.with(time, times[i] ?? ''));
}

/** Payees are exchanged between transfers: who pays how often and who is paid how often stays. Never to oneself. */
function rewiredPayees(random: SeededRandom): string[][] {
  const rewired = cells.map((row) => [...row]);
  for (let i = rewired.length - 1; i > 0; i -= 1) {
    const [a, b] = [rewired[i], rewired[random.whole(0, i)]];
    if (a === undefined || b === undefined || a[payer] === b[payee] || b[payer] === a[payee]) continue;
    [a[payee], b[payee]] = [b[payee] ?? '', a[payee] ?? ''];
  }
  return rewired;
}

function shuffledLabels(path: string): string {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const pairs = rows.map((row) => row.split(','));
  const labels = seededRandom(Number(values.seed) + 1).sample(
    pairs.map(([, label]) => label ?? ''),
    pairs.length,
  );
  return `${head}\n${pairs.map(([account], i) => `${account},${labels[i]}\n`).join('')}`;
}

function rounded(value: number | null | undefined): number {
  return value === null || value === undefined ? 0 : Math.round(value * 1000) / 1000;
}
