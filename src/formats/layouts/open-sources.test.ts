import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import type { Mapping } from './mapping.ts';
import { openSources } from './open-sources.ts';
import { readHead } from './read-head.ts';
import { spoolTable } from './spool-table.ts';
import { spooledRows } from './spooled-rows.fixture.ts';

const dir = mkdtempSync(join(tmpdir(), 'duanka-open-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const at = (name: string): string => join(dir, name);
const put = (name: string, text: string): string => {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), text);
  return at(name);
};
const openedOne = async (path: string, mapping: Mapping = []) => {
  const { tables, skipped } = await openSources([path], { mapping });
  return { table: tables[0], skipped: skipped[0] };
};
const transfers: Mapping = [{ kind: 'transfers', columns: { time: 'when', payer: 'a', payee: 'b', amount: 'x' } }];

describe('what is not a table', () => {
  test('[FMT-18] [FMT-20] truth and needless files beside the data are named, the data are read', async () => {
    put('set/transfers.csv', 'time,payer,payee,amount\n2024-01-01,1,2,3.00\n');
    put('set/truth_rings.csv', 'anything,else\n1,2\n');
    put('set/labels.csv', 'account,label\n1,0\n');
    put('set/accounts.csv', 'account_id,bank,city,age,salary,init_balance\n1,b,c,1,1,1\n');
    const { tables, skipped } = await openSources([at('set')]);
    expect(tables.map((table) => table.file)).toEqual(['transfers.csv']);
    expect(skipped.map(({ file, code, severity }) => [file, code, severity])).toEqual([
      ['accounts.csv', 'not-needed', 'skip'],
      ['labels.csv', 'truth-file', 'skip'],
      ['truth_rings.csv', 'truth-file', 'skip'],
    ]);
  });

  test('[FMT-7] an unknown table is refused with its number of columns and no cell of it', async () => {
    const { skipped } = await openedOne(put('unknown.csv', '姓名,手机\n测试甲,10900000001\n'));
    expect(skipped).toMatchObject({ code: 'unknown-table', values: { columns: 2 }, severity: 'refused' });
  });

  test('[FMT-25] an export of this program is skipped, whatever the mapping says', async () => {
    const text =
      'transfer,time,precision,payer,payee,payer_number,payee_number,amount,currency,channel,legs,match,note,sources\n0,2024-01-01,day,a,b,1,2,100,CNY,,both,unique,,a#1\n';
    const path = put('own/t.csv', text);
    expect((await openedOne(path)).skipped).toMatchObject({ code: 'own-output', severity: 'skip' });
    const mapping: Mapping = [
      {
        kind: 'transfers',
        files: ['*.csv'],
        columns: { time: 'time', payer: 'payer', payee: 'payee', amount: 'amount' },
      },
    ];
    expect((await openedOne(path, mapping)).skipped).toMatchObject({ code: 'own-output' });
    // The same names as the plain layout has are no mark.
    expect((await openedOne(put('own/p.csv', 'time,payer,payee,amount,note\n2024-01-01,1,2,3,\n'))).table?.format).toBe(
      'plain-transfers',
    );
  });

  test.each([
    ['notes.txt', '查询说明,见附件\n经办人：测试甲\n'],
    ['metadata.txt', 'version: 1\ncreated: 2024-01-01\n'],
    ['README.md', '# a, b, c\n\n| x | y | z |\n| 1 | 2 | 3 |\n'],
    ['total.txt', '合计\t12\t3400.00\n'],
    [
      'prose.txt',
      '本材料仅供参考，不得外传, 请妥善保管, 如有疑问请与本单位办案人员取得联系，联系电话见文末，谢谢您的理解与配合并请尽快回复\n第二行\n',
    ],
  ])('[FMT-26] %s holds no table and is skipped', async (name, text) => {
    expect((await openedOne(put(`none/${name}`, text))).skipped).toMatchObject({ code: 'no-table', severity: 'skip' });
  });

  test.each([
    ['x.txt', 'a,b,c\n1,2,3\n'],
    ['y.csv', '姓名,手机\n测试甲,10900000001\n'],
    ['z.txt', '6200000000000000001,20240101,100\n6200000000000000002,20240102,200\n'],
  ])('[FMT-26] %s could be a table and is refused', async (name, text) => {
    expect((await openedOne(put(`some/${name}`, text))).skipped).toMatchObject({
      code: 'unknown-table',
      severity: 'refused',
    });
  });

  test('[FMT-6] a near miss names format and columns', async () => {
    const { skipped } = await openedOne(put('near.csv', 'time,payer,amount\n2024-01-01,1,2\n'));
    expect(skipped).toMatchObject({ code: 'missing-columns', values: { format: 'plain-transfers', missing: 'payee' } });
  });

  test('[FMT-4] a table whose money columns have different units is refused', async () => {
    const { skipped } = await openedOne(put('units.csv', '交易卡号,交易时间,交易金额(分),收付标志,交易余额(元)\n'));
    expect(skipped).toMatchObject({ code: 'mixed-units', severity: 'refused' });
  });

  test('[FMT-24] a file of blank records is empty, a header alone is a table', async () => {
    expect((await openedOne(put('blank.csv', ',,\n,,\n'))).skipped).toMatchObject({ code: 'empty', severity: 'skip' });
    expect((await openedOne(put('header.csv', 'time,payer,payee,amount\n'))).table?.format).toBe('plain-transfers');
  });
});

describe('JSON and Parquet', () => {
  // Five invented transfers, written by DuckDB in two compressions.
  const snappy = join(import.meta.dirname, 'fixtures', 'transfers-snappy.parquet');
  const zstd = join(import.meta.dirname, 'fixtures', 'transfers-zstd.parquet');

  test('[FMT-14] plain transfers in JSON are read like CSV', async () => {
    const { table } = await openedOne(
      put('t.json', '[{"time":"2024-01-01","payer":"1","payee":"2","amount":3.10,"note":"a"}]'),
    );
    expect(table).toMatchObject({ format: 'plain-transfers', encoding: 'json', fields: { payer: [1], note: [4] } });
    if (table === undefined) return;
    await spoolTable(table, at('json.spool'));
    expect(spooledRows(at('json.spool'), table)).toEqual([
      { time: '2024-01-01', payer: '1', payee: '2', amount: '3.10', note: 'a' },
    ]);
  });

  test('[FMT-21] a Parquet file is told by its footer and not spooled; rows and fingerprint are reported', async () => {
    const { table } = await openedOne(snappy);
    expect(table).toMatchObject({
      format: 'plain-transfers',
      encoding: 'parquet',
      headerRecords: 0,
      fields: { amount: [3] },
      skippedColumns: ['isFraud'],
    });
    if (table === undefined) return;
    const seen: number[] = [];
    const report = await spoolTable(table, at('none.spool'), { onProgress: (done) => seen.push(done) });
    const bytes = readFileSync(snappy);
    expect(report).toMatchObject({
      ok: true,
      value: { records: 5, bytes: bytes.length, fingerprint: createHash('sha256').update(bytes).digest('hex') },
    });
    expect(seen.at(-1)).toBe(bytes.length);
    expect(existsSync(at('none.spool'))).toBe(false);
  });

  test('[FMT-21] a compression that is not read here costs the sample, not the header', async () => {
    for (const [name, sampled] of [
      [snappy, 5],
      [zstd, 0],
    ] as const) {
      const part = { file: name, location: { path: name }, container: 'parquet' as const, bytes: 1 };
      const head = await readHead(part, 40);
      expect(head.ok && head.value.records[0]).toEqual(['time', 'payer', 'payee', 'amount', 'currency', 'isFraud']);
      expect(head.ok && head.value.records.length).toBe(sampled + 1);
    }
  });

  test('[FMT-21] inside an archive and damaged, Parquet is refused', async () => {
    const inside = {
      file: 'a.zip/t.parquet',
      location: { path: at('a.zip'), member: 't.parquet' },
      container: 'parquet' as const,
      bytes: 1,
    };
    expect(await readHead(inside, 40)).toMatchObject({ ok: false, problem: { code: 'parquet-in-archive' } });
    put('bad.parquet', 'PAR1 nothing PAR1');
    expect((await openedOne(at('bad.parquet'))).skipped).toMatchObject({
      code: 'parquet-unreadable',
      severity: 'refused',
    });
  });

  test('[FMT-21] a stopped reading is reported', async () => {
    const { table } = await openedOne(snappy);
    if (table === undefined) throw new Error('not read');
    expect(await spoolTable(table, at('none.spool'), { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      problem: { code: 'stopped' },
    });
  });
});

describe('with a mapping', () => {
  test('[MAP-6] without patterns it reads only what no format recognises', async () => {
    put('m/plain.csv', 'time,payer,payee,amount\n2024-01-01,1,2,3\n');
    put('m/other.csv', 'when,a,b,x\n2024-01-01,1,2,3\n');
    put('m/third.csv', 'p,q\n1,2\n');
    const { tables, skipped } = await openSources([at('m')], { mapping: transfers });
    expect(tables.map((table) => [table.file, table.format])).toEqual([
      ['other.csv', 'mapping'],
      ['plain.csv', 'plain-transfers'],
    ]);
    expect(skipped).toMatchObject([{ file: 'third.csv', code: 'mapping-column-missing' }]);
  });

  test('[MAP-6] with patterns it goes before the formats and before the truth headers', async () => {
    put('n/plain.csv', 'time,payer,payee,amount\n2024-01-01,1,2,3\n');
    put('n/list.csv', 'account,label\n1,0\n');
    const mapping: Mapping = [
      {
        kind: 'transfers',
        columns: { time: 'time', payer: 'payee', payee: 'payer', amount: 'amount' },
        files: ['plain.csv'],
      },
      { kind: 'case-involved', columns: { account: 'account' }, files: ['list.*'] },
    ];
    const { tables } = await openSources([at('n')], { mapping });
    expect(tables.map((table) => [table.kind, table.format, table.fields])).toEqual([
      ['case-involved', 'mapping', { account: [0] }],
      ['transfers', 'mapping', { time: [0], payer: [2], payee: [1], amount: [3] }],
    ]);
  });

  test('[MAP-7] settings and their defaults reach the table', async () => {
    const path = put('settings.csv', 'when,a,b,x,is_sar\n2024-01-01,1,2,3,1\n');
    expect((await openedOne(path, transfers)).table).toMatchObject({
      literalNumbers: true,
      wholeLedger: true,
      defaultCurrency: 'CNY',
      amountUnit: 1,
      skippedColumns: ['is_sar'],
    });
    const statement: Mapping = [
      {
        kind: 'statement',
        columns: { ownAccount: 'a', time: 'when', amount: 'x' },
        currency: 'USD',
        directionIn: ['入金'],
        directionOut: ['出金'],
      },
    ];
    expect((await openedOne(path, statement)).table).toMatchObject({
      literalNumbers: false,
      wholeLedger: false,
      defaultCurrency: 'USD',
      directionWords: { in: ['入金'], out: ['出金'] },
    });
    const chosen: Mapping = transfers.map((table) => ({
      ...table,
      literalNumbers: false,
      wholeLedger: false,
      amountUnit: 100,
    }));
    expect((await openedOne(path, chosen)).table).toMatchObject({
      literalNumbers: false,
      wholeLedger: false,
      amountUnit: 100,
    });
  });

  test('[MAP-12] a pattern that matches no file is named', async () => {
    const mapping: Mapping = transfers.map((table) => ({ ...table, files: ['nowhere/*.csv'] }));
    const { skipped } = await openSources([put('here.csv', 'time,payer,payee,amount\n')], { mapping });
    expect(skipped).toMatchObject([{ file: 'nowhere/*.csv', code: 'mapping-unmatched', severity: 'refused' }]);
  });
});
