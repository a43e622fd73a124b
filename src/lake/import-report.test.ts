import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { importReportSchema } from '#contract';

import { deriveTransfers } from './derive.ts';
import { importReport } from './import-report.ts';
import { GOOD, inWorkspace, loadRecords, sourceTable, type Fields } from './import.fixture.ts';
import { isLoaded, loadTable } from './load-table.ts';
import { writeRejected } from './write-rejected.ts';

test('[IMP-21] read = kept + duplicate + failed + empty + rejected, per file and in total; companions apart', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'b/流水.csv'), [
      GOOD,
      GOOD,
      { ...GOOD, success: '否' },
      { ...GOOD, amount: '0' },
      { ...GOOD, time: 'x' },
      { ...GOOD, amount: '2', time: '2025-04-01' },
    ]);
    await loadRecords(ws, sourceTable('transfers', 'a.csv'), [
      { time: '2024-12-31', payer: 'x', payee: 'y', amount: '1' },
    ]);
    await loadRecords(ws, sourceTable('accounts', 'c.csv'), [{ card: '6200000000000000001' }]);
    await deriveTransfers(ws);
    const report = await importReport(ws);
    expect(importReportSchema.safeParse(report).success).toBe(true);
    expect(report.files.map(({ file, rows, from, to }) => ({ file, rows, from, to }))).toEqual([
      {
        file: 'a.csv',
        rows: { read: 1, kept: 1, duplicate: 0, failed: 0, empty: 0, rejected: 0 },
        from: '2024-12-31T00:00:00+08:00',
        to: '2024-12-31T00:00:00+08:00',
      },
      {
        file: 'b/流水.csv',
        rows: { read: 6, kept: 2, duplicate: 1, failed: 1, empty: 1, rejected: 1 },
        from: '2025-03-05T14:07:33+08:00',
        to: '2025-04-01T00:00:00+08:00',
      },
    ]);
    expect(report.total).toMatchObject({
      rows: { read: 7, kept: 3, duplicate: 1, failed: 1, empty: 1, rejected: 1 },
      transfers: 3,
      breaks: 1,
    });
    expect(report.companions).toEqual([{ file: 'c.csv', format: 'police-accounts', kind: 'accounts', records: 1 }]);
    expect(report.rejected_by_code).toEqual({ 'time-unreadable': 1 });
  });
});

test('[IMP-21] rows that do not add up are a defect', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), [GOOD, { ...GOOD, time: 'x' }]);
    await ws.engine.run('DELETE FROM rejected');
    await expect(importReport(ws)).rejects.toThrow(RangeError);
  });
});

test('[IMP-22] rejected.csv opens in Excel: BOM, reason beside the code, private', async () => {
  await inWorkspace(async (ws, dir) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), [
      { ...GOOD, amount: '+1,2,3' },
      { ...GOOD, ownCard: '6.2E+18' },
    ]);
    const path = join(dir, 'rejected.csv');
    await writeRejected(ws, path, (code) => `原因,${code}`);
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufefffile,row,code,reason,field,value\r\na.csv,1,amount-unreadable,"原因,amount-unreadable",amount,"\'+1,2,3"\r\na.csv,2,number-damaged,"原因,number-damaged",ownCard,\r\n',
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

test('[IMP-23] the same bytes under the same name are known; other bytes under a known name are kept beside them', async () => {
  await inWorkspace(async (ws) => {
    const table = sourceTable('statement', 'a.csv');
    expect((await loadRecords(ws, table, [GOOD])).file).toBe('a.csv');
    const [first] = await ws.engine.rows<{ fingerprint: string }>('SELECT fingerprint FROM files');
    expect((await loadRecords(ws, table, [{ ...GOOD, amount: '2' }])).file).toBe('2:a.csv');
    const [, second] = await ws.engine.rows<{ fingerprint: string }>('SELECT fingerprint FROM files ORDER BY file');
    expect([
      await isLoaded(ws, 'a.csv', first?.fingerprint ?? ''),
      await isLoaded(ws, 'a.csv', second?.fingerprint ?? ''),
      await isLoaded(ws, 'b.csv', first?.fingerprint ?? ''),
    ]).toEqual([true, true, false]);
  });
});

test('[IMP-24] a file whose records do not add up is not loaded at all', async () => {
  await inWorkspace(async (ws, dir) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), [GOOD]);
    await expect(
      loadTable({
        workspace: ws,
        table: sourceTable('statement', 'b.csv'),
        source: { spoolPath: join(dir, 'none.csv') },
        spool: { records: 1, bytes: 1, fingerprint: 'f', rejected: [] },
      }),
    ).rejects.toThrow(/No files found|IO Error/);
    expect(
      await ws.engine.rows('SELECT (SELECT count(*) FROM files) AS files, (SELECT count(*) FROM rows) AS rows'),
    ).toEqual([{ files: 1, rows: 1 }]);
  });
});

test('[IMP-24] records that no field list could be cut from are rejected rows of the file', async () => {
  await inWorkspace(async (ws) => {
    const report = await loadRecordsWithReject(ws);
    expect(report).toMatchObject({ records: 2 });
    await deriveTransfers(ws);
    expect((await importReport(ws)).total.rows).toMatchObject({ read: 2, kept: 1, rejected: 1 });
  });
});

async function loadRecordsWithReject(ws: Parameters<typeof loadRecords>[0]): Promise<unknown> {
  const { writeFileSync } = await import('node:fs');
  const table = sourceTable('statement', 'a.csv');
  const path = join(ws.dir, 'spool.csv');
  writeFileSync(path, `1,${table.header.map((name) => GOOD[name] ?? '').join(',')}\n`);
  const loaded = await loadTable({
    workspace: ws,
    table,
    source: { spoolPath: path },
    spool: { records: 2, bytes: 1, fingerprint: 'f', rejected: [{ row: 2, code: 'too-many-fields', field: '40' }] },
  });
  return loaded.ok ? loaded.value : loaded.problem;
}

test.each<[string, Fields, string]>([
  ['a time', { time: '2024-02-30 10:00' }, '2024-02-30 10:00'],
  ['a date of digits', { time: '20241301' }, '20241301'],
  ['a card in the time', { time: '6200000000000000001' }, ''],
  ['a phone in the time', { time: '109-0000-0001' }, ''],
  ['a name in the time', { time: '测试甲' }, ''],
  ['an amount', { amount: '1,23.45元' }, '1,23.45元'],
  ['a card in the amount', { amount: '6200000000000000001' }, ''],
  ['a name in the amount', { amount: '测试甲' }, ''],
  ['a direction', { direction: '未知' }, '未知'],
  ['a name in the direction', { direction: '测试甲' }, ''],
])('[IMP-9] rejected.csv shows a value only where it looks like its kind: %s', async (_, change, shown) => {
  await inWorkspace(async (ws, dir) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), [{ ...GOOD, ...change }]);
    await writeRejected(ws, join(dir, 'rejected.csv'), () => '');
    const line = readFileSync(join(dir, 'rejected.csv'), 'utf8').split('\r\n')[1] ?? '';
    expect(line.replace(/^a\.csv,1,[a-z-]+,,[a-zA-Z]+,/, '').replaceAll('"', '')).toBe(shown);
  });
});

test('[IMP-26] a header without rows is a warning', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), []);
    await loadRecords(ws, sourceTable('persons', 'b.csv'), []);
    expect((await importReport(ws)).warnings).toEqual([{ code: 'no-rows', values: { files: 1, count: 1 } }]);
  });
});

test('[IMP-27] file names with long numbers are counted, times in them are not', async () => {
  await inWorkspace(async (ws) => {
    for (const name of [
      '测试甲_6200000000000000001_交易.csv',
      '查询_20240105093000.csv',
      'b/000000199001010001/x.csv',
      'c_12345678901.csv',
    ]) {
      await loadRecords(ws, sourceTable('statement', name), [GOOD]);
    }
    expect((await importReport(ws)).warnings).toContainEqual({ code: 'file-name-personal', values: { count: 2 } });
  });
});

test('[IMP-30] label columns are never read and are named, per file and in total', async () => {
  await inWorkspace(async (ws) => {
    const row = { time: '2025-01-01', payer: 'x', payee: 'y', amount: '1' };
    await loadRecords(ws, sourceTable('transfers', 'a.csv', { skippedColumns: ['isFraud', 'Is Laundering'] }), [row]);
    await loadRecords(ws, sourceTable('transfers', 'b.csv', { skippedColumns: ['isFraud'] }), [row]);
    const { files, warnings } = await importReport(ws);
    expect(files.map((file) => file.warnings)).toEqual([
      [{ code: 'label-columns', values: { columns: 'isFraud, Is Laundering', count: 2 } }],
      [{ code: 'label-columns', values: { columns: 'isFraud', count: 1 } }],
    ]);
    expect(warnings).toEqual([
      { code: 'label-columns', values: { files: 2, count: 3, columns: 'isFraud, Is Laundering' } },
    ]);
  });
});

test('[IMP-31] a plain row counts as a transfer with both legs and a unique match', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('transfers', 'a.csv'), [
      { time: '2025-01-01', payer: 'x', payee: 'y', amount: '1' },
      { time: '2025-01-02', payer: 'x', payee: 'y', amount: '0' },
    ]);
    await loadRecords(ws, sourceTable('statement', 'b.csv'), [
      GOOD,
      {
        ...GOOD,
        ownCard: GOOD['counterNumber'] ?? '',
        ownId: '',
        counterNumber: GOOD['ownCard'] ?? '',
        direction: '进',
      },
    ]);
    expect((await importReport(ws)).total.legs.unique).toBe(0);
    await deriveTransfers(ws);
    expect((await importReport(ws)).total).toMatchObject({ transfers: 2, legs: { unique: 2, order_assumed: 0 } });
  });
});
