import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';

import { headerNames } from './header-name.ts';
import type { CanonicalRow, Layout } from './layout.ts';
import { openSources } from './open-sources.ts';
import { LAYOUTS } from './registry.ts';
import { spoolTable } from './spool-table.ts';
import { spooledRows } from './spooled-rows.fixture.ts';
import { writePoliceExport } from './write-formats.ts';
import { writeTable, type WriteOptions } from './write-table.ts';

const dir = mkdtempSync(join(tmpdir(), 'duanka-layouts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let serial = 0;

const forms = LAYOUTS.flatMap((layout) => Object.keys(layout.forms).map((form) => [layout.id, form, layout] as const));
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '6200000000000000001',
    '1,234.50',
    '2024-01-01 09:30:00',
    '测试甲',
    'a"b',
    '转账,备注',
    "'6200",
    '两行\n备注',
    '㐀𠮷',
    '０１',
  ),
  fc.string({ unit: fc.constantFrom('a', '7', ',', '"', '甲', '|', '-', '/', '(', '）'), maxLength: 12 }),
);
/** Fields that stand in for others when those are empty are filled, so that each field is read back from its own column. */
const FILLED = new Set(['counterNumber', 'ownCard', 'time', 'payer', 'account', 'name']);

const shape: fc.Arbitrary<WriteOptions> = fc.oneof(
  fc.record({
    container: fc.constant('csv' as const),
    encoding: fc.constantFrom('utf-8' as const, 'utf-8-bom' as const, 'gb18030' as const, 'utf-16le' as const),
    delimiter: fc.constantFrom(',' as const, '\t' as const),
    lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
    quote: fc.constantFrom('minimal' as const, 'all' as const),
    headerTabs: fc.boolean(),
  }),
  fc.constant({ container: 'xlsx' as const }),
);

function fieldsOfForm(layout: Layout, form: string): string[] {
  const match = layout.sniff({ records: [layout.header(form)] });
  return Object.keys(match?.fields ?? {});
}

function rowsOf(layout: Layout, form: string): fc.Arbitrary<CanonicalRow[]> {
  // [FMT-10]: beside a date the time column must hold times of day.
  const timeOfDay = fc.constantFrom('09:30:00', '093000', '23:59:59');
  const fields = fieldsOfForm(layout, form).map(
    (field) =>
      [
        field,
        form === 'order' && field === 'time' ? timeOfDay : FILLED.has(field) ? cell.map((text) => text || 'x') : cell,
      ] as const,
  );
  return fc.array(fc.record(Object.fromEntries(fields)), { minLength: 1, maxLength: 6 });
}

describe('write, then read', () => {
  test.each(forms)(
    '[FMT-22] %s, form %s: the canonical values come back from every encoding and container',
    async (id, form, layout) => {
      await fc.assert(
        fc.asyncProperty(rowsOf(layout, form), shape, async (rows, options) => {
          const path = join(dir, `${(serial += 1)}.${options.container}`);
          await writeTable(layout, path, { ...options, rows, form });
          const { tables, skipped } = await openSources([path]);
          expect(skipped).toEqual([]);
          expect(tables.map((table) => [table.format, table.kind])).toEqual([[id, layout.kind]]);
          const [table] = tables;
          if (table === undefined) return;
          const spool = join(dir, `${serial}.spool`);
          const report = await spoolTable(table, spool);
          expect(report.ok && report.value.records).toBe(rows.length);
          expect(spooledRows(spool, table)).toEqual(rows);
        }),
        { seed: 20240101, numRuns: 8 },
      );
    },
  );

  test('[FMT-22] columns of a form that hold no canonical field are written empty', () => {
    const header = headerNames(LAYOUTS.find((one) => one.id === 'police-accounts')?.header('45') ?? []).map(
      (one) => one.key,
    );
    const row =
      LAYOUTS.find((one) => one.id === 'police-accounts')?.cells(
        { card: '6200000000000000001', phone: '10900000001' },
        '45',
      ) ?? [];
    expect(row[header.indexOf('交易卡号')]).toBe('6200000000000000001');
    expect(row[header.indexOf('国税纳税号')]).toBe('');
    expect(row.length).toBe(45);
  });
});

describe('a police export', () => {
  const one = (row: CanonicalRow): CanonicalRow[] => [row];
  const data = {
    statement: one({
      ownCard: '6200000000000000001',
      time: '2024-01-01 09:30:00',
      amount: '1.00',
      direction: '进',
      counterNumber: '6200000000000000002',
    }),
    accounts: one({ card: '6200000000000000001', holderId: '000000190001010001', openedAt: '20200101' }),
    persons: one({ name: '测试甲', holderId: '000000190001010001' }),
    subAccounts: one({ account: '6200000000000000001', order: '00001' }),
    measures: one({ account: '6200000000000000001', kind: '0001' }),
    addresses: one({ name: '测试甲', holderId: '000000190001010001', address: '测试路1号' }),
    contacts: one({ name: '测试甲', holderId: '000000190001010001', phone: '10900000001' }),
    tasks: one({ task: '1', account: '6200000000000000001', result: '成功' }),
  };
  const kinds = ['accounts', 'addresses', 'contacts', 'measures', 'persons', 'statement', 'sub-accounts', 'tasks'];

  test.each([
    ['csv', '34', '18', '14'],
    ['csv', '29', '45', 'wide'],
    ['xlsx', 'order', '18', '14'],
  ] as const)(
    '[FMT-22] %s with the %s columns is read whole, one table a file',
    async (container, statementForm, accountsForm, personsForm) => {
      const folder = join(dir, `export-${statementForm}`);
      const paths = await writePoliceExport(folder, data, {
        container,
        statementForm,
        accountsForm,
        personsForm,
        prefix: '000001',
      });
      expect(paths.map((path) => path.slice(folder.length + 1))).toContain(`000001_交易明细信息.${container}`);
      expect(statSync(paths[0] ?? '').mode & 0o777).toBe(0o600);
      const { tables, skipped } = await openSources([folder]);
      expect(skipped).toEqual([]);
      expect(tables.map((table) => table.kind).toSorted()).toEqual(kinds);
    },
  );

  test('[FMT-10] the order variant splits a time into date and time of day', async () => {
    const folder = join(dir, 'split');
    mkdirSync(folder);
    const [path] = await writePoliceExport(folder, { statement: data.statement }, { statementForm: 'order' });
    const [table] = (await openSources([path ?? ''])).tables;
    if (table === undefined) throw new Error('not read');
    await spoolTable(table, join(dir, 'split.spool'));
    expect(spooledRows(join(dir, 'split.spool'), table)[0]).toMatchObject({ date: '2024-01-01', time: '09:30:00' });
  });
});
