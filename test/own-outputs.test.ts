import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importReportSchema, type ImportReport } from '#contract';
import { readMapping } from '#formats';
import { EXPORT_TABLES, exportFromWorkspace, importIntoWorkspace } from '#use-cases';
import { runDuanka } from './harness/run-program.ts';
import { makeScenario } from './harness/scenario.ts';
import { AS_IT_IS, writeScenario } from './harness/scenario-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'duanka-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(input: string, workspace: string): Promise<ImportReport> {
  const done = await importIntoWorkspace({
    inputs: [input],
    workspaceDir: join(folder, workspace),
    openData: false,
    language: 'en',
  });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value.report;
}

test('[E2E-21] results written into the case folder are never read back as case material', async () => {
  const place = join(folder, 'case');
  writeScenario(makeScenario({ accounts: 40, transfers: 600, seed: 5 }), place, { ...AS_IT_IS, layout: 'statement' });
  const before = await imported(place, 'ws');
  const workspace = join(place, 'out', 'workspace');
  expect((await runDuanka(['investigate', '.', '--out', 'out'], { cwd: place })).code).toBe(0);
  const outputs = [
    'report.html',
    'findings.xlsx',
    'findings.json',
    'findings.parquet',
    'import.json',
    'rejected.csv',
    'run.json',
  ];
  mkdirSync(join(place, 'copies'));
  for (const name of outputs)
    copyFileSync(join(place, 'out', name), join(place, `copies/${name === 'run.json' ? 'run of mine.json' : name}`));
  const exports: string[] = [];
  for (const table of EXPORT_TABLES) {
    for (const extension of table === 'transfers' || table === 'groups' ? ['csv', 'xlsx', 'parquet'] : ['csv']) {
      const name = `${table}.${extension}`;
      const written = await exportFromWorkspace({
        workspaceDir: workspace,
        table,
        out: join(place, name),
        language: 'zh',
        disclosure: { openData: false },
      });
      expect([name, written.ok]).toEqual([name, true]);
      exports.push(name);
    }
  }
  const after = await imported(place, 'ws2');
  expect(after.total).toEqual(before.total);
  const skipped = Object.fromEntries(after.skipped.map(({ file, code, severity }) => [file, `${code} ${severity}`]));
  const expected = [...outputs.map((name) => `copies/${name === 'run.json' ? 'run of mine.json' : name}`), ...exports];
  expect(skipped).toEqual({
    ...Object.fromEntries(expected.map((name) => [name, 'own-output skip'])),
    out: 'own-output-folder skip',
  });
});

test('[E2E-22] map prints one document that --mapping takes: of several tables a list, of known ones none', async () => {
  const place = join(folder, 'unknown');
  mkdirSync(place);
  writeFileSync(
    join(place, 'a.csv'),
    'when,from account,to account,sum\n2024-01-01 10:00:00,6200000000000000001,6200000000000000002,5.00\n',
  );
  writeFileSync(
    join(place, 'b.csv'),
    '交易时间,收/支,金额,交易对方,交易单号\n2024-01-01 10:00:00,支出,5.00,测试乙,1\n',
  );
  writeFileSync(join(place, 'known.csv'), 'time,payer,payee,amount\n2024-01-01,1,2,3.00\n');
  const several = await runDuanka(['map', place, '--lang', 'en']);
  expect(several.code).toBe(0);
  expect(JSON.parse(several.stdout)).toHaveLength(2);
  expect(several.stderr).toContain('known.csv: already known as plain-transfers');
  expect(several.stderr).not.toMatch(/6200000000000000001|测试乙/);
  expect(readMapping(several.stdout)).toMatchObject({ ok: false, problem: { code: 'mapping-constant-open' } });
  const json = await runDuanka(['map', place, '--json', '--lang', 'en']);
  expect(JSON.parse(json.stdout)).toEqual(JSON.parse(several.stdout));
  expect(json.stdout.trimEnd().split('\n')).toHaveLength(1);
  const single = await runDuanka(['map', join(place, 'a.csv'), '--json']);
  expect(readMapping(single.stdout)).toMatchObject({ ok: true });
  const known = await runDuanka(['map', join(place, 'known.csv')]);
  expect([known.code, JSON.parse(known.stdout)]).toEqual([0, []]);
  const one = await runDuanka(['map', join(place, 'b.csv')]);
  const mapping = join(place, 'mapping.json');
  writeFileSync(mapping, one.stdout.replace('"?"', '"6200000000000000003"'));
  const lenient = await runDuanka([
    'import',
    place,
    '--workspace',
    join(folder, 'ws-lenient'),
    '--mapping',
    mapping,
    '--json',
  ]);
  const seen = importReportSchema.parse(JSON.parse(lenient.stdout));
  expect(seen.files.map(({ file, format, rows }) => [file, format, rows.kept])).toEqual([
    ['b.csv', 'mapping', 1],
    ['known.csv', 'plain-transfers', 1],
  ]);
  expect(seen.skipped.find(({ file }) => file === 'mapping.json')?.code).toBe('own-output');
});
