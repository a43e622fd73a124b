import {
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
import { queryFiles, quoted, type QueryRow } from './harness/query-files.ts';
import { runDuanka } from './harness/run-program.ts';
import { AS_IT_IS, writeScenario } from './harness/scenario-files.ts';
import { makeScenario } from './harness/scenario.ts';

// Whole commands in processes of their own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'duanka-features-test-'));
const out = join(folder, 'out');
const scenario = makeScenario({ accounts: 40, transfers: 200, seed: 4 });
let statements = '';

beforeAll(() => {
  mkdirSync(out);
  statements = writeScenario(scenario, join(folder, 'statements'), { ...AS_IT_IS, layout: 'statement' }).folder;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(out, name);

function rowsOf(path: string): Promise<QueryRow[]> {
  return queryFiles((query) => query(`SELECT * FROM read_parquet(${quoted(path)})`));
}

test('[TFEAT-6] the fan windows are those of the preset and stand in the names of the columns', async () => {
  const windows: string[][] = [];
  for (const preset of ['statement', 'structure']) {
    const run = await runDuanka(['features', statements, '--out', file(`${preset}.parquet`), '--preset', preset]);
    expect([run.code, run.stdout]).toEqual([0, '']);
    const [row] = await rowsOf(file(`${preset}.parquet`));
    windows.push(Object.keys(row ?? {}).filter((name) => name.includes('_fan_')));
  }
  const fans = (...days: number[]) =>
    days.flatMap((day) =>
      ['payer_fan_out', 'payer_fan_in', 'payee_fan_out', 'payee_fan_in'].map((n) => `${n}_${day}d`),
    );
  expect(windows).toEqual([fans(1, 7), fans(6, 25)]);
});

test('[TFEAT-9] files alone leave the output only; files with a workspace, or a workspace alone, give the same rows', async () => {
  rmSync(out, { recursive: true });
  mkdirSync(out);
  const workspace = join(folder, 'kept');
  expect((await runDuanka(['features', statements, '--out', file('alone.parquet')])).code).toBe(0);
  expect([readdirSync(out), statSync(file('alone.parquet')).mode & 0o777]).toEqual([['alone.parquet'], 0o600]);
  for (const args of [
    [statements, '--out', file('into.parquet')],
    ['--out', file('from.parquet'), '--batch', '1'],
  ])
    expect((await runDuanka(['features', ...args, '--workspace', workspace])).code).toBe(0);
  const [alone, into, from] = await Promise.all(
    ['alone', 'into', 'from'].map((name) => rowsOf(file(`${name}.parquet`))),
  );
  expect(into).toEqual(from);
  const exported = file('transfers.parquet');
  const exporting = ['export', '--workspace', workspace, '--table', 'transfers', '--out', exported];
  expect((await runDuanka(exporting)).code).toBe(0);
  const told = ({ transfer, time, payer, payee, sources }: QueryRow) => [transfer, time, payer, payee, sources];
  expect(into?.map(told)).toEqual((await rowsOf(exported)).map(told));
  const keyless = (rows: readonly QueryRow[] = []) => rows.map((row) => ({ ...row, payer: '', payee: '' }));
  expect(keyless(alone)).toEqual(keyless(into));
  expect(new Set(alone?.map(({ payer }) => payer)).size).toBe(new Set(into?.map(({ payer }) => payer)).size);
  expect(readFileSync(file('alone.parquet')).includes(AS_IT_IS.number(0))).toBe(false);
});

test('[TFEAT-9] wrong usage is 2, nothing usable 3, and nothing is left behind', async () => {
  rmSync(out, { recursive: true });
  mkdirSync(out);
  const odd = join(folder, 'odd');
  mkdirSync(odd);
  writeFileSync(join(odd, 'pictures.csv'), 'one,two\n1,2\n');
  const cases: readonly (readonly [number, readonly string[]])[] = [
    [2, [statements]],
    [2, ['--out', file('x.parquet')]],
    [2, [statements, '--out', file('x.csv')]],
    [2, [statements, '--out', file('x.parquet'), '--batch', '128']],
    [2, [statements, '--out', join(folder, 'no-such-folder', 'x.parquet')]],
    [2, [statements, '--out', file('x.parquet'), '--preset', 'other']],
    [3, [odd, '--out', file('x.parquet')]],
    [3, [join(folder, 'missing'), '--out', file('x.parquet')]],
    [3, ['--workspace', join(folder, 'missing'), '--out', file('x.parquet')]],
  ];
  for (const [code, args] of cases) {
    const run = await runDuanka(['features', ...args]);
    expect([args, run.code, run.stdout]).toEqual([args, code, '']);
  }
  expect([readdirSync(out), existsSync(join(folder, 'missing'))]).toEqual([[], false]);
});
