import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Workbook } from '@cj-tech-master/excelts';
import { expect, test } from 'vitest';

import { sqlText } from './engine.ts';
import { EXPORT_TABLES } from './export-queries.ts';
import { exportTable } from './export-table.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';
import type { Workspace } from './workspace.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const AT = Date.UTC(2024, 2, 5, 6, 0, 0);
const MASKED = { unmask: false, language: 'en' } as const;
const FULL = { unmask: true, language: 'zh' } as const;

async function prepare(ws: Workspace): Promise<void> {
  await insert(ws, 'files', [{ id: 'a.csv', kind: 'statement' }]);
  await insert(ws, 'holders', [{ holder: 0, id_number: '000000199001010000' }]);
  await insert(ws, 'accounts', [
    { holder: 0, holder_name: '测试甲' },
    { holder: 0, holder_name: '测试甲' },
  ]);
  await insert(ws, 'rows', [
    {
      file: 0,
      row: 1,
      t_ms: AT,
      direction: -1,
      amount_minor: 1234,
      currency: 'CNY',
      balance_minor: -50,
      own_number: '6200000000000100',
      own_name: '测试甲',
      own_id: '000000199001010000',
      counter_number: '6200000000000101',
      note: '=1+1',
      ip: '10.1.2.3',
    },
    { file: 0, row: 2, class: 3 },
  ]);
  await insert(ws, 'transfers', [
    {
      t_ms: AT + 500,
      payer: 0,
      payee: 1,
      amount_minor: 1234,
      payer_balance_minor: -50,
      note: '=1+1',
      channel: 'ATM',
      payee_row: 7,
      match: 1,
    },
    {
      t_ms: AT + 1000,
      precision: 2,
      payer: 1,
      payee: null,
      amount_minor: 9,
      legs: 1,
      match: 2,
      note: '-5,"x"',
      payee_file: null,
      payee_row: null,
    },
  ]);
}

test('[EXPORT-1] transfers have the columns of the contract in order', async () => {
  await withWorkspace(async (ws, dir) => {
    await prepare(ws);
    const out = join(dir, 't.csv');
    expect(await exportTable(ws, 'transfers', out, FULL)).toEqual({ ok: true, value: { rows: 2 } });
    expect(readFileSync(out, 'utf8').split('\r\n')).toEqual([
      '\ufefftransfer,time,precision,payer,payee,payer_number,payee_number,amount,currency,channel,legs,match,payer_balance,payee_balance,note,sources',
      "0,2024-03-05T14:00:00.500+08:00,second,a0,a1,6200000000000100,6200000000000101,1234,CNY,ATM,both,order-assumed,-50,,'=1+1,a.csv#1;a.csv#7",
      '1,2024-03-05T14:00:01+08:00,day,a1,,6200000000000101,,9,CNY,,payer,one-leg,,,"\'-5,""x""",a.csv#2',
      '',
    ]);
  });
});

test('[EXPORT-2] numbers and names are masked unless unmasked', async () => {
  await withWorkspace(async (ws, dir) => {
    await prepare(ws);
    for (const table of EXPORT_TABLES) {
      const masked = join(dir, `${table}.csv`);
      expect(await exportTable(ws, table, masked, MASKED)).toMatchObject({ ok: true });
      const text = readFileSync(masked, 'utf8');
      expect(text, table).not.toMatch(/6200000000000|测试甲|000000199001|10\.1\.2\.3/);
    }
    const full = join(dir, 'full.csv');
    await exportTable(ws, 'rows', full, FULL);
    expect(readFileSync(full, 'utf8')).toContain(
      'a.csv,1,kept,2024-03-05T14:00:00+08:00,out,1234,CNY,-50,6200000000000100,,测试甲,000000199001010000',
    );
    expect(readFileSync(full, 'utf8')).toContain('a.csv,2,empty,');
  });
});

test('[MASK-4] names that the workspace knows are masked in free texts, firms that hold no account are not', async () => {
  await withWorkspace(async (ws, dir) => {
    await prepare(ws);
    const texts = {
      summary: '还测试甲6200000000000100',
      note: '货款 样例商贸有限公司',
      merchant_name: '测试丙',
      outlet_name: '测试甲代办点',
      channel: '测试丙转',
    };
    await insert(ws, 'rows', [{ file: 0, row: 3, own_name: '测试甲', counter_name: '测试丙', ...texts }]);
    await insert(ws, 'transfers', [
      { transfer: 2, t_ms: AT + 9000, payer: 0, payee: 1, amount_minor: 5, note: '测试丙还款', channel: '测试甲' },
    ]);
    const shown = async (table: 'rows' | 'transfers'): Promise<string> => {
      await exportTable(ws, table, join(dir, 'x.csv'), MASKED);
      return readFileSync(join(dir, 'x.csv'), 'utf8');
    };
    const rows = await shown('rows');
    expect(rows).not.toMatch(/测试[甲丙]/);
    expect(rows).toContain('还测**620000****0100');
    expect(rows).toContain('货款 样例商贸有限公司');
    expect(await shown('transfers')).not.toMatch(/测试[甲丙]/);
    await exportTable(ws, 'rows', join(dir, 'full.csv'), FULL);
    expect(readFileSync(join(dir, 'full.csv'), 'utf8')).toContain('还测试甲6200000000000100');
  });
});

test('[EXPORT-3] texts that a spreadsheet would run are neutralised, numbers stay numbers', async () => {
  await withWorkspace(async (ws, dir) => {
    const cells =
      "SELECT * FROM (VALUES (1, '=x', -7), (2, '+x', 8), (3, '-x', 9), (4, '@x', 9), (5, '-12.5', 9), (6, chr(9) || '=x', 9), (7, '测试', 9)) t(a, b, c) ORDER BY a";
    const csv = join(dir, 'x.csv');
    await writeCsv(ws, { sql: cells, path: csv });
    expect([...readFileSync(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(readFileSync(csv, 'utf8')).toBe(
      "\ufeffa,b,c\r\n1,'=x,-7\r\n2,'+x,8\r\n3,'-x,9\r\n4,'@x,9\r\n5,-12.5,9\r\n6,'\t=x,9\r\n7,测试,9\r\n",
    );
    const xlsx = join(dir, 'x.xlsx');
    await writeXlsx(ws, { sql: cells, path: xlsx, title: 'x' });
    const sheet = (await read(xlsx)).worksheets[0]!;
    expect(sheet.getCell('B2').value).toBe("'=x");
    expect(sheet.getCell('C2').value).toBe(-7);
  });
});

test('[EXPORT-4] more rows than a sheet holds go to further sheets', async () => {
  await withWorkspace(async (ws, dir) => {
    const path = join(dir, 'x.xlsx');
    expect(await writeXlsx(ws, { sql: 'SELECT range AS n FROM range(7) ORDER BY range', path, title: '交易' }, 3)).toBe(
      7,
    );
    const workbook = await read(path);
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.rowCount])).toEqual([
      ['交易', 4],
      ['交易 2', 4],
      ['交易 3', 2],
    ]);
    expect(workbook.worksheets[2]!.getCell('A1').value).toBe('n');
    expect(workbook.worksheets[2]!.getCell('A2').value).toBe(6);
    expect(await writeXlsx(ws, { sql: 'SELECT 1 AS n WHERE false', path, title: 'empty' }, 3)).toBe(0);
    expect((await read(path)).worksheets.map((sheet) => sheet.rowCount)).toEqual([1]);
  });
});

test('[EXPORT-5] a file is there whole or not at all, with mode 0600', async () => {
  await withWorkspace(async (ws, dir) => {
    await prepare(ws);
    for (const extension of ['csv', 'xlsx', 'parquet']) {
      const out = join(dir, `t.${extension}`);
      expect(await exportTable(ws, 'transfers', out, MASKED)).toEqual({ ok: true, value: { rows: 2 } });
      expect(statSync(out).mode & 0o777).toBe(0o600);
    }
    const rows = await ws.engine.rows(
      `SELECT transfer, amount FROM read_parquet(${sqlText(join(dir, 't.parquet'))}) ORDER BY transfer`,
    );
    expect(rows).toEqual([
      { transfer: 0, amount: 1234 },
      { transfer: 1, amount: 9 },
    ]);
    expect(await exportTable(ws, 'transfers', join(dir, 't.docx'), MASKED)).toEqual({
      ok: false,
      problem: { code: 'export-format', values: { extension: '.docx' } },
    });
    const kept = join(dir, 'kept.csv');
    writeFileSync(kept, 'before');
    await exportTable(ws, 'quality', join(dir, 'q.csv'), MASKED);
    expect(readFileSync(join(dir, 'q.csv'), 'utf8')).toContain('order-assumed,,,,"{""transfers"":1,""of"":2}"');
    await ws.engine.run('ALTER TABLE transfers DROP COLUMN channel');
    await expect(exportTable(ws, 'transfers', kept, MASKED)).rejects.toThrow('channel');
    expect(readFileSync(kept, 'utf8')).toBe('before');
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

async function read(path: string): Promise<Workbook> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

test('[EXPORT-1] rows carry the sub-accounts of both sides', async () => {
  await withWorkspace(async (ws, dir) => {
    await insert(ws, 'files', [{ id: 'a.csv', kind: 'statement' }]);
    await insert(ws, 'rows', [
      {
        file: 0,
        row: 1,
        own_number: '6200000000000100',
        own_suffix: '3',
        counter_number: '6200000000000101',
        counter_suffix: '001_2',
      },
    ]);
    const out = join(dir, 'rows.csv');
    await exportTable(ws, 'rows', out, FULL);
    const [head = '', row = ''] = readFileSync(out, 'utf8').replace('\ufeff', '').split('\r\n');
    const cell = (name: string) => row.split(',')[head.split(',').indexOf(name)];
    expect([cell('own_suffix'), cell('counter_suffix')]).toEqual(['3', '001_2']);
  });
});
