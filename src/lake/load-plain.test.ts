import { join } from 'node:path';
import { expect, test } from 'vitest';

import { sqlText } from './engine.ts';
import { inWorkspace, loadRecords, sourceTable, type Fields } from './import.fixture.ts';
import { loadTable } from './load-table.ts';

const GOOD: Fields = {
  time: '2025-01-02 03:04:05',
  payer: 'a',
  payee: 'b',
  amount: '1.50',
  currency: 'CNY',
  channel: '转账',
  note: '',
};

test('[IMP-18] a plain row is a transfer: one side may be missing, numbers are literal, a negative amount is refused', async () => {
  const cases: readonly (readonly [Fields, string])[] = [
    [{}, 'kept'],
    [{ payee: '' }, 'kept'],
    [{ payer: 'a_1', payee: ' 0007 ' }, 'kept'],
    [{ payer: '', payee: '' }, 'account-missing'],
    [{ amount: '0' }, 'empty'],
    [{ amount: '-3' }, 'amount-negative'],
    [{ amount: '' }, 'amount-missing'],
    [{ amount: 'x' }, 'amount-unreadable'],
    [{ time: '' }, 'time-missing'],
    [{ time: '32.1.2025' }, 'time-unreadable'],
    [{ time: '', payer: '', payee: '', amount: '', currency: '', channel: '' }, 'empty'],
  ];
  await inWorkspace(async (ws) => {
    await loadRecords(
      ws,
      sourceTable('transfers', 'p.csv'),
      cases.map(([change]) => ({ ...GOOD, ...change })),
    );
    const found = await ws.engine.rows<{ row: number; class: string }>(
      "SELECT row, CASE class WHEN 0 THEN 'kept' ELSE 'empty' END AS class FROM plain_rows UNION ALL SELECT row, code FROM rejected ORDER BY row",
    );
    expect(found.map(({ class: k }, i) => [cases[i]?.[0], k])).toEqual(
      cases.map(([change, expected]) => [change, expected]),
    );
    expect(await ws.engine.rows('SELECT account, number FROM accounts ORDER BY account')).toEqual(
      ['a', 'b', 'a_1', '0007'].map((number, account) => ({ account, number })),
    );
  });
});

test('[IMP-18] bank and account together name an account; leading zeros of the bank are dropped', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('transfers', 'p.csv'), [{ ...GOOD, payerBank: '0070', payeeBank: '10' }]);
    expect(await ws.engine.rows('SELECT number, institution FROM accounts ORDER BY account')).toEqual([
      { number: '70:a', institution: '70' },
      { number: '10:b', institution: '10' },
    ]);
  });
});

test('[IMP-18] a bank of zeros alone is bank 0', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('transfers', 'p.csv'), [{ ...GOOD, payerBank: '000', payeeBank: '0' }]);
    expect((await ws.engine.rows('SELECT number FROM accounts ORDER BY account')).map(({ number }) => number)).toEqual([
      '0:a',
      '0:b',
    ]);
  });
});

test('[IMP-18] day steps count from 2020-01-01 and have the precision of a day', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('transfers', 'p.csv', { timeUnit: 'day-step', defaultCurrency: 'XXX' }), [
      { ...GOOD, time: '31', currency: '' },
      { ...GOOD, time: 'x' },
    ]);
    expect(await ws.engine.rows('SELECT t_ms, precision, currency FROM plain_rows')).toEqual([
      { t_ms: Date.parse('2020-02-01T00:00:00+08:00'), precision: 2, currency: 'XXX' },
    ]);
    expect(await ws.engine.rows('SELECT code FROM rejected')).toEqual([{ code: 'time-unreadable' }]);
  });
});

test('[IMP-19] a Parquet file is read where it lies, typed or as text, and gives what its CSV gives', async () => {
  await inWorkspace(async (ws, dir) => {
    const path = join(dir, 'p.parquet');
    const values = `VALUES (TIMESTAMP '2025-01-02 03:04:05', 'a', 'b', 12.34::DOUBLE), (TIMESTAMP '2025-01-03 00:00:00', 'b', 'c', 0.1::DOUBLE), (NULL, 'b', 'c', 5::DOUBLE)`;
    await ws.engine.run(
      `COPY (SELECT * FROM (${values}) v(time, payer, payee, amount)) TO ${sqlText(path)} (FORMAT parquet)`,
    );
    const header = ['time', 'payer', 'payee', 'amount'];
    const table = sourceTable('transfers', 'p.parquet', {
      encoding: 'parquet',
      header,
      width: 4,
      fields: Object.fromEntries(header.map((name, i) => [name, [i]])),
    });
    const loaded = await loadTable({
      workspace: ws,
      table,
      source: { parquetPath: path },
      spool: { records: 3, bytes: 1, fingerprint: 'x', rejected: [] },
    });
    expect(loaded.ok).toBe(true);
    await loadRecords(ws, sourceTable('transfers', 'p.csv'), [
      { time: '2025-01-02 03:04:05', payer: 'a', payee: 'b', amount: '12.34' },
      { time: '2025-01-03 00:00:00', payer: 'b', payee: 'c', amount: '0.1' },
      { payer: 'b', payee: 'c', amount: '5' },
    ]);
    const read = (file: number) =>
      ws.engine.rows(
        `SELECT row, t_ms, precision, payer, payee, amount_minor, currency, content_hash FROM plain_rows WHERE file = ${file} ORDER BY row`,
      );
    expect(await read(0)).toEqual(await read(1));
    expect(await read(0)).toHaveLength(2);
    expect(await ws.engine.rows('SELECT file, row, code FROM rejected ORDER BY file')).toEqual([
      { file: 0, row: 3, code: 'time-missing' },
      { file: 1, row: 3, code: 'time-missing' },
    ]);
  });
});

test('[IMP-20] companions keep their fields as texts and count failed tasks', async () => {
  await inWorkspace(async (ws) => {
    const report = await loadRecords(ws, sourceTable('tasks', 't.csv'), [
      { bank: '测试银行', account: '6200000000000000001\t', result: '失败' },
      { bank: '', account: '' },
      { account: '6200000000000000002', result: '成功' },
    ]);
    expect(report).toMatchObject({ records: 3, warnings: [{ code: 'task-failed', count: 1 }] });
    expect(
      await ws.engine.rows(
        "SELECT row, kind, data->>'account' AS account, data->>'bank' AS bank FROM companions ORDER BY row",
      ),
    ).toEqual([
      { row: 1, kind: 'tasks', account: '6200000000000000001', bank: '测试银行' },
      { row: 3, kind: 'tasks', account: '6200000000000000002', bank: null },
    ]);
  });
});

test('[IMP-32] an amount beyond the largest exact one is too large, not unreadable, and is not repeated', async () => {
  const amounts = ['90071992547409.91', '90071992547409.92', '¥99,999,999,999,999,999.00', '6200009900000000017'];
  await inWorkspace(async (ws) => {
    await loadRecords(
      ws,
      sourceTable('transfers', 'p.csv'),
      amounts.map((amount) => ({ ...GOOD, amount })),
    );
    const rejected = await ws.engine.rows('SELECT row, code, field, value FROM rejected ORDER BY row');
    expect(rejected).toEqual([2, 3, 4].map((row) => ({ row, code: 'amount-too-large', field: 'amount', value: null })));
  });
});
