import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findingsSchema, importReportSchema, runSchema } from '#contract';
import { importUndisturbed } from './harness/kill-and-resume.ts';
import { readableTexts } from './harness/read-outputs.ts';
import { ROOT, runDuanka } from './harness/run-program.ts';
import { writeScenario, AS_IT_IS } from './harness/scenario-files.ts';
import { makeScenario } from './harness/scenario.ts';
import { SHIFTED_NUMBERS } from './hostile/defects.ts';
import { generateHostileExport } from './hostile/generate-hostile-export.ts';

// Whole commands in processes of their own: some seconds, far more where many tests share two cores.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'duanka-cli-'));
const OUTPUTS = [
  'findings.json',
  'findings.parquet',
  'findings.xlsx',
  'import.json',
  'rejected.csv',
  'report.html',
  'run.json',
];
const scenario = makeScenario({ accounts: 120, transfers: 600, seed: 9 });
let statements = '';
let hostile = '';

beforeAll(() => {
  statements = writeScenario(scenario, join(folder, 'statements'), { ...AS_IT_IS, layout: 'statement' }).folder;
  hostile = generateHostileExport({ rows: 1500, files: 4, seed: 2, out: join(folder, 'hostile') }).folder;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function path(name: string): string {
  return join(folder, name);
}

test('[E2E-11] [E2E-16] investigate --json: one document on standard output, all files of the contract, valid by their schemas', async () => {
  const run = await runDuanka(['investigate', statements, '--out', path('done'), '--json']);
  expect([run.code, run.stderr.length > 0]).toEqual([0, true]);
  const printed = findingsSchema.parse(JSON.parse(run.stdout));
  expect(run.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(readdirSync(path('done'))).toEqual(expect.arrayContaining(OUTPUTS));
  expect(findingsSchema.parse(JSON.parse(readFileSync(join(path('done'), 'findings.json'), 'utf8')))).toEqual(printed);
  expect(printed.hits.length).toBeGreaterThan(0);
  const report = importReportSchema.parse(JSON.parse(readFileSync(join(path('done'), 'import.json'), 'utf8')));
  expect(report.total.transfers).toBe(scenario.transfers.length);
  const file = runSchema.parse(JSON.parse(readFileSync(join(path('done'), 'run.json'), 'utf8')));
  expect(existsSync(file.workspace)).toBe(true);
});

test('[E2E-11] [E2E-16] import --json prints import.json; detect, export and map on their own', async () => {
  const workspace = path('halves');
  const imported = await runDuanka(['import', statements, '--workspace', workspace, '--json']);
  expect(imported.code).toBe(0);
  expect(importReportSchema.parse(JSON.parse(imported.stdout)).total.rows.kept).toBe(2 * scenario.transfers.length);
  const detected = await runDuanka(['detect', '--workspace', workspace, '--out', path('halves-out'), '--json']);
  expect(detected.code).toBe(0);
  expect(findingsSchema.parse(JSON.parse(detected.stdout)).schema).toBe('duanka/findings/1');
  for (const out of ['transfers.csv', 'transfers.parquet', 'transfers.xlsx']) {
    const exported = await runDuanka(['export', '--workspace', workspace, '--table', 'transfers', '--out', path(out)]);
    expect([exported.code, exported.stdout, statSync(path(out)).size > 0]).toEqual([0, '', true]);
  }
  expect(
    (await runDuanka(['export', '--workspace', workspace, '--table', 'rows', '--out', path('rows.doc')])).code,
  ).toBe(2);
  const lines = readFileSync(path('transfers.csv'), 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  expect(lines).toHaveLength(1 + scenario.transfers.length);
  expect(lines[0]).toBe(
    'transfer,time,precision,payer,payee,payer_number,payee_number,amount,currency,channel,legs,match,payer_balance,payee_balance,note,sources',
  );
  const mapped = await runDuanka(['map', join(statements, '0_transfers.csv')]);
  expect([mapped.code, typeof JSON.parse(mapped.stdout)]).toEqual([0, 'object']);
});

test('[E2E-12] wrong usage is 2: no command, an unknown option, a missing one, a wrong value', async () => {
  const wrong = [
    ['nonsense'],
    ['investigate'],
    ['investigate', statements, '--no-such-option'],
    ['investigate', statements, '--preset', 'other', '--out', path('never')],
    ['investigate', statements, '--from', 'yesterday', '--out', path('never')],
    ['import', statements],
    ['detect', '--workspace', path('never')],
    ['export', '--workspace', path('never'), '--table', 'nothing', '--out', path('never.csv')],
    ['investigate', statements, '--out', path('never'), '--unmask'],
    ['investigate', statements, '--out', path('never'), '--unmask', '--case', 'A1'],
    ['investigate', statements, '--out', path('never'), '--unmask', '--purpose', 'test'],
    ['investigate', statements, '--out', path('never'), '--unmask', '--case', ' ', '--purpose', ' '],
    ['investigate', statements, '--out', path('never'), '--unmask', '--case', 'A1', '--purpose', 'test', '--open-data'],
  ];
  const codes: [string, number | null, string][] = [];
  for (const args of wrong) {
    const run = await runDuanka(args);
    codes.push([args.join(' '), run.code, run.stdout]);
  }
  expect(codes).toEqual(wrong.map((args) => [args.join(' '), 2, '']));
  expect(existsSync(path('never'))).toBe(false);
});

test('[E2E-13] no usable input is 3; --strict makes one refused file 3', async () => {
  mkdirSync(path('empty'));
  mkdirSync(path('odd'));
  writeFileSync(join(path('odd'), 'pictures.csv'), 'one,two\n1,2\n');
  expect((await runDuanka(['investigate', path('empty'), '--out', path('out-empty')])).code).toBe(3);
  expect((await runDuanka(['investigate', path('odd'), '--out', path('out-odd')])).code).toBe(3);
  expect((await runDuanka(['investigate', path('missing'), '--out', path('out-missing'), '--json'])).code).toBe(3);
  expect((await runDuanka(['detect', '--workspace', path('missing'), '--out', path('out-missing')])).code).toBe(3);
  expect((await runDuanka(['evaluate', path('missing'), '--truth', join(path('odd'), 'pictures.csv')])).code).toBe(3);
  cpSync(join(statements, '0_transfers.csv'), join(path('odd'), 'good.csv'));
  expect((await runDuanka(['import', path('odd'), '--workspace', path('ws-lenient')])).code).toBe(0);
  const strict = await runDuanka(['import', path('odd'), '--workspace', path('ws-strict'), '--strict', '--json']);
  expect([strict.code, importReportSchema.parse(JSON.parse(strict.stdout)).skipped.map(({ file }) => file)]).toEqual([
    3,
    ['pictures.csv'],
  ]);
});

test('[E2E-14] a workspace that another process holds is 4, for every command, and is left as it was', async () => {
  const workspace = path('held');
  expect((await runDuanka(['import', statements, '--workspace', workspace])).code).toBe(0);
  const holder = spawn(
    process.execPath,
    ['--conditions=source', join(ROOT, 'test/harness/hold-workspace.ts'), workspace],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    await once(holder.stdout, 'data');
    for (const args of [
      ['import', hostile, '--workspace', workspace],
      ['detect', '--workspace', workspace, '--out', path('out-held')],
      ['export', '--workspace', workspace, '--table', 'rows', '--out', path('held.csv')],
      ['features', '--workspace', workspace, '--out', path('held.parquet')],
      ['workspace', 'info', workspace],
      ['workspace', 'delete', workspace, '--yes'],
    ]) {
      const run = await runDuanka(args);
      expect([args[0], run.code, run.stdout]).toEqual([args[0], 4, '']);
      expect(run.stderr).toContain(String(holder.pid));
    }
  } finally {
    holder.stdin.end();
    await once(holder, 'close');
  }
  const info = await runDuanka(['workspace', 'info', workspace, '--json']);
  expect([info.code, (JSON.parse(info.stdout) as { files: number }).files]).toEqual([0, 3]);
});

test('[CLI-7] another input in the same output folder is refused and changes nothing; the same again is done', async () => {
  const one = join(folder, 'one.csv');
  const other = join(folder, 'other.csv');
  const head = 'time,payer,payee,amount,currency\n';
  writeFileSync(one, `${head}2024-03-05 09:00:00,6200000090000000001,6200000090000000002,10.00,CNY\n`);
  writeFileSync(other, `${head}2024-03-05 09:00:00,6200000090000000003,6200000090000000004,10.00,CNY\n`);
  const out = join(folder, 'one-question');
  const run = (input: string, ...more: string[]) => runDuanka(['investigate', input, '--out', out, ...more]);
  expect((await run(one)).code).toBe(0);
  const before = readFileSync(join(out, 'import.json'), 'utf8');
  const refused = await run(other);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('--out');
  expect(readFileSync(join(out, 'import.json'), 'utf8')).toBe(before);
  expect((await run(one)).code).toBe(0);
  expect((await run(other, '--workspace', join(out, 'workspace'))).code).toBe(0);
  const { files } = JSON.parse(readFileSync(join(out, 'import.json'), 'utf8')) as { files: readonly unknown[] };
  expect(files).toHaveLength(2);
});

test('[E2E-15] Ctrl-C is 5, and the same command again completes the work', async () => {
  const { folder: input } = generateHostileExport({ rows: 3000, files: 12, seed: 3, out: path('stopped') });
  const undisturbed = await importUndisturbed(path('ws-whole'), input);
  const stopped = await runDuanka(
    ['import', input, '--workspace', path('ws-stopped'), '--open-data', '--lang', 'en', '--json'],
    { interruptOn: /\n/ },
  );
  expect([stopped.code, stopped.signal, stopped.stdout]).toEqual([5, null, '']);
  const again = await runDuanka(['import', input, '--workspace', path('ws-stopped'), '--open-data', '--json']);
  expect(again.code).toBe(0);
  expect((await importUndisturbed(path('ws-stopped'), input)).hashes).toEqual(undisturbed.hashes);
});

test('[E2E-17] nothing written or said by default holds a full number, ID number or name of the input', async () => {
  const personal = personalTexts();
  expect(personal.length).toBeGreaterThan(200);
  for (const [name, input] of [
    ['masked-plain', statements],
    ['masked-hostile', hostile],
  ] as const) {
    const run = await runDuanka([
      'investigate',
      input,
      '--out',
      path(name),
      '--workspace',
      path(`${name}-ws`),
      '--lang',
      'zh',
      '--json',
    ]);
    expect(run.code).toBe(0);
    for (const table of ['transfers', 'rows', 'accounts', 'flow', 'requests', 'quality']) {
      const exported = await runDuanka([
        'export',
        '--workspace',
        path(`${name}-ws`),
        '--table',
        table,
        '--out',
        join(path(name), `${table}.csv`),
      ]);
      expect([table, exported.code]).toEqual([table, 0]);
    }
    const texts = await readableTexts(path(name));
    texts.set('standard output', run.stdout).set('standard error', run.stderr);
    const leaks = [...texts].flatMap(([file, text]) =>
      personal
        .filter((secret) => text.includes(secret))
        .slice(0, 3)
        .map((secret) => `${file}: ${secret}`),
    );
    expect(leaks).toEqual([]);
  }
});

/** Numbers, ID numbers and names that stand in the two inputs. */
function personalTexts(): string[] {
  const scenarioTexts = Array.from({ length: scenario.accounts }, (_, account) => [
    AS_IT_IS.number(account),
    `000000199001${String(account).padStart(6, '0')}`,
  ]).flat();
  const accounts = readFileSync(join(folder, 'hostile', 'expected_accounts.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  const transfers = readFileSync(join(folder, 'hostile', 'expected_transfers.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  const numbers = [...accounts, ...transfers]
    .flatMap((line) => line.split(',').slice(0, 2))
    .filter((number) => /^\d{15,}$/.test(number));
  return [...new Set([...scenarioTexts, ...numbers, ...SHIFTED_NUMBERS, '测试甲0', '测试乙1', '测试丙2', '测试丁3'])];
}

test('[E2E-18] --unmask with case and purpose shows full numbers, stamps the report and is kept in the access log', async () => {
  const workspace = path('unmasked-ws');
  const args = ['--unmask', '--case', 'A2024-007', '--purpose', '试验用途'];
  const run = await runDuanka([
    'investigate',
    statements,
    '--out',
    path('unmasked'),
    '--workspace',
    workspace,
    '--json',
    ...args,
  ]);
  expect(run.code).toBe(0);
  const { subjects } = findingsSchema.parse(JSON.parse(run.stdout));
  const numbers = new Set(Array.from({ length: scenario.accounts }, (_, account) => AS_IT_IS.number(account)));
  expect(subjects.length).toBeGreaterThan(0);
  expect(subjects.every(({ number }) => numbers.has(number ?? ''))).toBe(true);
  expect(readFileSync(join(path('unmasked'), 'report.html'), 'utf8')).toContain('A2024-007');
  const log = readdirSync(workspace).find((name) => name.includes('access')) ?? '';
  expect(readFileSync(join(workspace, log), 'utf8')).toMatch(/A2024-007.*试验用途/);
  const masked = await runDuanka(['detect', '--workspace', workspace, '--out', path('masked-again'), '--json']);
  expect(findingsSchema.parse(JSON.parse(masked.stdout)).subjects.every(({ number }) => number === undefined)).toBe(
    true,
  );
});

test('[E2E-19] output and workspace files are their owner’s alone', async () => {
  const workspace = path('private-ws');
  const run = await runDuanka([
    'investigate',
    statements,
    '--out',
    path('private'),
    '--workspace',
    workspace,
    '--unmask',
    '--case',
    'A1',
    '--purpose',
    'test',
  ]);
  expect(run.code).toBe(0);
  await runDuanka([
    'export',
    '--workspace',
    workspace,
    '--table',
    'transfers',
    '--out',
    join(path('private'), 't.csv'),
  ]);
  await runDuanka(['export', '--workspace', workspace, '--table', 'rows', '--out', join(path('private'), 'r.parquet')]);
  await runDuanka([
    'export',
    '--workspace',
    workspace,
    '--table',
    'accounts',
    '--out',
    join(path('private'), 'a.xlsx'),
  ]);
  const open = [path('private'), workspace].flatMap((dir) =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => (statSync(join(entry.parentPath, entry.name)).mode & 0o077) !== 0)
      .map(({ name }) => name),
  );
  expect(open).toEqual([]);
  expect([statSync(path('private')).mode & 0o077, statSync(workspace).mode & 0o077]).toEqual([0, 0]);
});

test('[E2E-20] workspace delete removes a workspace after --yes and leaves other folders alone', async () => {
  const workspace = path('to-delete');
  expect((await runDuanka(['import', statements, '--workspace', workspace])).code).toBe(0);
  expect([(await runDuanka(['workspace', 'delete', workspace])).code, existsSync(workspace)]).toEqual([2, true]);
  writeFileSync(join(workspace, 'letter.txt'), 'somebody’s own');
  expect([
    (await runDuanka(['workspace', 'delete', workspace, '--yes'])).code,
    existsSync(join(workspace, 'letter.txt')),
  ]).toEqual([3, true]);
  rmSync(join(workspace, 'letter.txt'));
  expect([(await runDuanka(['workspace', 'delete', workspace, '--yes'])).code, existsSync(workspace)]).toEqual([
    0,
    false,
  ]);
  expect([(await runDuanka(['workspace', 'delete', statements, '--yes'])).code, existsSync(statements)]).toEqual([
    3,
    true,
  ]);
});
