import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { importReportSchema, type Evaluation } from '#contract';
import { runDuanka } from './harness/run-program.ts';

vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'duanka-town-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[SIM-26] a town from the command line: its files, its import without truth, its evaluation', async () => {
  const dir = join(folder, 'town');
  const made = await runDuanka([
    'simulate',
    'town',
    '--kind',
    'crime',
    '--seed',
    '5',
    '--people',
    '100',
    '--days',
    '50',
    '--dial',
    '0',
    '--out',
    dir,
    '--lang',
    'en',
  ]);
  expect([made.code, made.stdout]).toEqual([0, '']);
  expect(readdirSync(dir).toSorted()).toEqual(['input', 'town.json', 'truth']);
  expect(readdirSync(join(dir, 'truth')).toSorted()).toEqual([
    'ground.csv',
    'truth_accounts.csv',
    'truth_money.csv',
    'truth_rings.csv',
    'truth_roles.csv',
  ]);
  const town = JSON.parse(readFileSync(join(dir, 'town.json'), 'utf8')) as { counts: Record<string, number> };
  expect(town).toMatchObject({
    schema: 'duanka/town/1',
    kind: 'crime',
    seed: 5,
    people: 100,
    days: 50,
    dial: 0,
    covered: 'share',
  });
  expect(statSync(join(dir, 'input', '开户登记.csv')).mode & 0o077).toBe(0);

  const imported = await runDuanka(['import', dir, '--workspace', join(folder, 'workspace'), '--json', '--lang', 'en']);
  const report = importReportSchema.parse(JSON.parse(imported.stdout));
  expect(report.total.rows).toMatchObject({
    read: town.counts['rows'],
    kept: town.counts['rows'],
    rejected: 0,
    failed: 0,
  });
  expect(report.total.legs.one_legged).toBe(0);
  for (const file of ['ground.csv', 'truth_roles.csv']) expect(imported.stderr).toContain(`truth/${file}: truth file`);

  const out = join(folder, 'out');
  expect((await runDuanka(['investigate', join(dir, 'input'), '--out', out, '--open-data'])).code).toBe(0);
  const truth = ['truth_accounts.csv', 'truth_rings.csv', 'truth_roles.csv'].map((file) => join(dir, 'truth', file));
  const evaluated = await runDuanka(['evaluate', out, '--truth', ...truth, '--json']);
  const evaluation = JSON.parse(evaluated.stdout) as Evaluation & { unresolved: number };
  expect(evaluation.accounts?.positives).toBeGreaterThan(20);
  expect(evaluation.accounts?.ap).toBeGreaterThan(0.5);
  expect(evaluation.roles?.truth).toBe(evaluation.accounts?.positives);
});

test('[EVAL-28] truth of other data is refused by its name, lines that lead nowhere are counted, values do no harm', async () => {
  const evaluate = (...truth: string[]) =>
    runDuanka(['evaluate', join(folder, 'out'), '--truth', ...truth, '--lang', 'en']);
  const write = (name: string, ...lines: string[]): string => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const accounts = join(folder, 'town', 'truth', 'truth_accounts.csv');
  const values = join(folder, 'town', 'truth', 'truth_money.csv');
  const good = await evaluate(accounts, values);
  // Accounts of the town that no statement names.
  const outside = (stderr: string): number => Number(/row is not in the workspace: (\d+)/.exec(stderr)?.[1] ?? 0);
  expect(good.code).toBe(0);
  expect((await evaluate(accounts)).stderr).toBe(good.stderr);

  const other = await evaluate(accounts, write('other.csv', 'account,label', 'HUB1,1', 'V001,0'));
  expect(other.code).toBe(3);
  expect(other.stderr).toContain('other.csv is of other data: none of its 2 lines');
  const some = await evaluate(write('some.csv', readFileSync(accounts, 'utf8').trim(), 'HUB1,1', 'HUB2,0'));
  expect([some.code, outside(some.stderr)]).toEqual([0, outside(good.stderr) + 2]);
  const ground = await evaluate(join(folder, 'town', 'truth', 'ground.csv'));
  expect([ground.code, ground.stderr.includes('truth file ground.csv is unknown: account,trade')]).toEqual([3, true]);
  const faulty = await evaluate(write('faulty.csv', 'account,label', 'HUB1,perhaps'));
  expect(faulty.stderr).toContain('row 1 of the truth file faulty.csv: label');
});

test('[SIM-26] a folder that is not empty, a kind that is none and numbers outside their range are wrong usage', async () => {
  const base = ['simulate', 'town', '--out', join(folder, 'never')];
  const wrong = [
    ['simulate', 'town', '--kind', 'innocent', '--out', join(folder, 'town')],
    [...base, '--kind', 'other'],
    base,
    [...base, '--kind', 'innocent', '--people', '10'],
    [...base, '--kind', 'innocent', '--days', '0'],
    [...base, '--kind', 'crime', '--dial', '1.5'],
    [...base, '--kind', 'crime', '--dial', 'high'],
    [...base, '--kind', 'crime', '--seed', '-1'],
  ];
  for (const args of wrong) expect((await runDuanka(args)).code, args.join(' ')).toBe(2);
  expect(readdirSync(folder)).not.toContain('never');
});
