import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { traceEvaluationSchema, traceRunSchema, traceSchema, type Trace } from '#contract';

import { readableTexts } from './harness/read-outputs.ts';
import { ROOT, runDuanka } from './harness/run-program.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'duanka-trace-run-'));
const town = join(folder, 'town');
const workspace = join(folder, 'workspace');
let reports = '';

/** A crime town as its banks' files, imported. */
beforeAll(async () => {
  const made = await runDuanka([
    'simulate',
    'town',
    '--kind',
    'crime',
    '--seed',
    '3',
    '--people',
    '120',
    '--out',
    town,
  ]);
  if (made.code !== 0) throw new Error(made.stderr);
  reports = join(town, 'input', '受害人报案.csv');
  const done = await runDuanka(['import', join(town, 'input'), '--workspace', workspace]);
  if (done.code !== 0) throw new Error(done.stderr);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function path(name: string): string {
  return join(folder, name);
}

test('[TRC-10] trace of a workspace: one document on standard output, the same in the folder, money conserved under every policy', async () => {
  const run = await runDuanka([
    'trace',
    workspace,
    '--report',
    reports,
    '--policy',
    'all',
    '--out',
    path('t'),
    '--json',
    '--lang',
    'zh',
  ]);
  expect([run.code, run.stdout.trimEnd().split('\n').length]).toEqual([0, 1]);
  const trace = traceSchema.parse(JSON.parse(run.stdout));
  expect(JSON.parse(readFileSync(join(path('t'), 'trace.json'), 'utf8'))).toEqual(trace);
  expect(run.stderr).toMatch(/报案资金 ¥[\d,.]+ 中，¥[\d,.]+ 疑似仍在 \d+ 个账户上/);
  expect(readdirSync(path('t'))).toEqual(expect.arrayContaining(['trace.json', 'trace.xlsx', 'run.json']));
  const written = traceRunSchema.parse(JSON.parse(readFileSync(join(path('t'), 'run.json'), 'utf8')));
  expect(written).toMatchObject({ masked: true, workspace, policies: Object.keys(trace.policies) });
  expect(written.stages.map(({ stage }) => stage)).toEqual(['open', 'reports', 'money', 'trace', 'report']);
  expect(trace.victims.length).toBeGreaterThan(2);
  checkConservation(trace);
});

function checkConservation(trace: Trace): void {
  const reported = trace.victims.reduce((sum, victim) => sum + victim.reported, 0);
  for (const [name, { accounts, totals, edges, label }] of Object.entries(trace.policies)) {
    expect([name, totals.reported]).toEqual([name, reported]);
    for (const { taint, amount } of edges) expect(taint > 0 && taint <= amount).toBe(true);
    if (label === 'label-only') continue;
    expect([name, totals.held + totals.exited]).toEqual([name, reported]);
    for (const { received, held, passed_on, exited } of accounts)
      expect([name, received]).toEqual([name, held + passed_on + exited]);
  }
}

test('[TRC-9] no full number and no victim’s document in any file of a masked trace', async () => {
  await runDuanka(['trace', workspace, '--report', reports, '--out', path('masked'), '--lang', 'en']);
  const [head = '', ...rows] = readFileSync(reports, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\n');
  const columns = head.split(',');
  const cell = (row: string, name: string): string => row.split(',')[columns.indexOf(name)] ?? '';
  const secrets = rows.flatMap((row) => ['受害人编号', '付款账号', '收款账号'].map((name) => cell(row, name)));
  expect(secrets.length).toBeGreaterThan(6);
  for (const [name, text] of await readableTexts(path('masked')))
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
});

test('[TRC-4] [TRC-6] an output folder for its workspace, the reports that the workspace holds, and a start by account and time', async () => {
  const kept = await runDuanka([
    'trace',
    path('t'),
    '--reports-of-workspace',
    '--out',
    path('kept'),
    '--json',
    '--lang',
    'en',
  ]);
  const given = traceSchema.parse(JSON.parse(readFileSync(join(path('t'), 'trace.json'), 'utf8')));
  const trace = traceSchema.parse(JSON.parse(kept.stdout));
  expect(trace.policies['fifo']?.totals).toEqual(given.policies['fifo']?.totals);
  expect(kept.stderr).toMatch(/Of ¥[\d,.]+ reported/);
  const [row = ''] = readFileSync(reports, 'utf8').trim().split('\n').slice(1);
  const [, , , paidAt = '', , payee = ''] = row.split(',');
  const started = await runDuanka([
    'trace',
    workspace,
    '--account',
    payee,
    '--at',
    paidAt,
    '--out',
    path('start'),
    '--json',
  ]);
  const found = traceSchema.parse(JSON.parse(started.stdout));
  expect(found.victims.map(({ id, sources }) => [id, sources.length])).toEqual([['start-1', 1]]);
});

test('[TRC-14] exit codes: 2 for wrong usage, 3 where nothing can be traced, 4 while the workspace is in use', async () => {
  const wrong: readonly (readonly string[])[] = [
    ['trace', workspace],
    ['trace', workspace, '--report', reports, '--policy', 'newest'],
    ['trace'],
  ];
  for (const args of wrong) expect([args, (await runDuanka(args)).code]).toEqual([args, 2]);
  const nothing = path('nothing.csv');
  writeFileSync(nothing, 'case_no,victim_id,paid_at,from_account,to_account,amount\nC,V,2024-01-01,1,2,3\n');
  mkdirSync(path('empty'));
  for (const args of [
    ['trace', workspace, '--report', nothing, '--out', path('n')],
    ['trace', path('empty'), '--report', reports, '--out', path('n')],
  ]) {
    const run = await runDuanka([...args, '--lang', 'en']);
    expect([args, run.code, run.stderr.length > 0]).toEqual([args, 3, true]);
  }
  expect(existsSync(path('n'))).toBe(false);
  const holder = spawn(process.execPath, [
    '--conditions=source',
    join(ROOT, 'test/harness/hold-workspace.ts'),
    workspace,
  ]);
  await once(holder.stdout, 'data');
  const busy = await runDuanka(['trace', workspace, '--report', reports, '--out', path('n')]);
  holder.stdin.end();
  await once(holder, 'close');
  expect(busy.code).toBe(4);
});

test('[TRC-17] --help names every option of the contract in the language asked for', async () => {
  const english = await runDuanka(['trace', '--help', '--lang', 'en']);
  const options = [
    '--report',
    '--account',
    '--at',
    '--policy',
    '--layers',
    '--until',
    '--covered-to',
    '--out',
    '--json',
    '--unmask',
  ];
  for (const option of options) expect(english.stdout).toContain(option);
  expect(english.stdout).not.toMatch(/\p{Script=Han}/u);
  expect((await runDuanka(['trace', '--help', '--lang', 'zh'])).stdout).toContain('被害人报案表');
});

test('[TRC-18] [TEV-4] in a crime town FIFO finds the stolen value of every transfer to the fen; evaluate prints a table and one document', async () => {
  const truth = join(town, 'truth', 'truth_money.csv');
  const run = await runDuanka(['evaluate', path('t'), '--truth', truth, '--json', '--lang', 'en']);
  expect([run.code, run.stderr.includes('fifo         1.00/1.00')]).toEqual([0, true]);
  const found = traceEvaluationSchema.parse(JSON.parse(run.stdout));
  expect(found.truth.transfers).toBeGreaterThan(50);
  expect(found.truth.unresolved).toBe(0);
  expect(found.policies['fifo']?.without_own_payments).toMatchObject({
    value: { recall: 1, precision: 1 },
    edges: { recall: 1, precision: 1, f1: 1 },
  });
  const poison = found.policies['poison']?.without_own_payments.value;
  expect([poison?.recall, (poison?.precision ?? 1) < 1]).toEqual([1, true]);
});
