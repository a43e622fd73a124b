import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { HOSTILE_NAME, sampleReportData } from '../fixtures/sample.ts';
import { minorToDecimal } from '../format.ts';
import { neutralised, spreadsheetValue } from './spreadsheet-cell.ts';
import { writeFindingsXlsx } from './write-findings-xlsx.ts';

const dir = mkdtempSync(join(tmpdir(), 'duanka-xlsx-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function written(options: Parameters<typeof sampleReportData>[0]): Promise<Workbook> {
  const path = join(dir, `${JSON.stringify(options).replaceAll(/\W/g, '_')}.xlsx`);
  await writeFindingsXlsx(path, sampleReportData(options));
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

test.each([
  [
    'zh' as const,
    [
      '说明',
      '主体',
      '理由',
      '团伙',
      '团伙成员',
      '命中',
      '保护规则',
      '资金流',
      '组',
      '下级卡',
      '调单',
      '共同对手',
      '新增与消失',
      '质量',
      '参数',
    ],
  ],
  [
    'en' as const,
    [
      'About',
      'Subjects',
      'Reasons',
      'Rings',
      'Ring members',
      'Hits',
      'Guards',
      'Flow',
      'Groups',
      'Next level',
      'Requests',
      'Common',
      'New and vanished',
      'Quality',
      'Parameters',
    ],
  ],
])('[REP-23] fifteen sheets in %s, each with a frozen header', async (language, names) => {
  const workbook = await written({ language });
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(names);
  for (const sheet of workbook.worksheets) {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.rowCount, sheet.name).toBeGreaterThan(1);
  }
});

test('[REP-23] amounts are numbers in yuan with two decimals, account numbers are text, names are never a formula', async () => {
  const workbook = await written({ unmasked: true });
  const flow = workbook.getWorksheet('资金流');
  const data = sampleReportData({ unmasked: true });
  expect(flow?.rowCount).toBe(data.tables.flow.length + 1);
  for (const [i, row] of data.tables.flow.entries()) {
    expect(flow?.getCell(i + 2, 1).value).toBe(row.identity.number);
    expect(flow?.getCell(i + 2, 1).numFmt).toBe('@');
    expect(flow?.getCell(i + 2, 6).value).toBe(row.in.minor / 100);
    expect(flow?.getCell(i + 2, 6).numFmt).toBe('#,##0.00');
  }
  expect(workbook.getWorksheet('主体')?.getCell(3, 3).value).toBe(HOSTILE_NAME);
  const about = workbook.getWorksheet('说明');
  expect(about?.getCell(2, 2).value).toBe('测试案〔2024〕1号 · 核对“证据”');
});

test('[REP-23] the about sheet names its notes, counts rings of several accounts, and sources are in its language', async () => {
  const workbook = await written({});
  const about = new Map<unknown, unknown>();
  workbook.getWorksheet('说明')?.eachRow((row) => about.set(row.getCell(1).value, row.getCell(2).value));
  expect(String(about.get('须知'))).toContain('指数（0–100）用于排序');
  expect(about.has('渠道与摘要')).toBe(false);
  const data = sampleReportData();
  expect(about.get('疑似团伙（两个以上核心账户）')).toBe(
    data.findings.rings.filter(({ members }) => members.length > 1).length,
  );
});

test('[REP-39] members stand with roles, shares and tiers, guards with what they lower or what takes them away', async () => {
  const workbook = await written({ language: 'en' });
  const rows = (sheet: string) => {
    const found: unknown[][] = [];
    workbook.getWorksheet(sheet)?.eachRow((row) => found.push((row.values as unknown[]).slice(1)));
    return found.slice(1);
  };
  const data = sampleReportData({ language: 'en' });
  const [ring] = data.findings.rings;
  expect(rows('Ring members')).toHaveLength((ring?.members ?? []).flatMap(({ roles }) => roles).length);
  expect(rows('Ring members')[0]?.slice(5, 8)).toEqual(['indicators of collection', '98%', 1]);
  expect(rows('Rings')[0]?.slice(1, 4)).toEqual([
    0.73,
    5,
    'indicators of collection 1 · indicators of relay 2 · indicators of pooling 1 · indicators of exit 1 · member, role unclear 1',
  ]);
  const guards = rows('Guards');
  expect(guards.map((row) => row.slice(5, 9))).toEqual([
    ['merchant', '57.1%', '30%', undefined],
    ['payroll', '100%', '0%', 'void: shares devices, terminals or phones with several accounts of others'],
  ]);
  expect(guards[0]?.[9]).toContain('looks like a merchant (4 of 7 conditions)');
});

test('[REP-35] the flow sheet keeps currencies apart, yuan first', async () => {
  const data = sampleReportData();
  const [first, second] = data.tables.flow;
  if (first === undefined || second === undefined) throw new Error('the sample has flows');
  const coins = { ...first, currency: 'BTC' };
  const path = join(dir, 'currencies.xlsx');
  await writeFindingsXlsx(path, {
    ...data,
    tables: { ...data.tables, flow: [coins, first, { ...coins, currency: 'AUD' }, second] },
  });
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  const rows = workbook.getWorksheet('资金流');
  expect([2, 3, 4, 5].map((row) => rows?.getCell(row, 5).value)).toEqual(['CNY', 'CNY', 'AUD', 'BTC']);
});

test('[REP-33] the sheets count transfers, not their rows', async () => {
  const data = sampleReportData();
  const twice = <T extends { readonly evidence: readonly string[] }>(one: T) => ({
    ...one,
    evidence: [...one.evidence, ...one.evidence.map((id) => `对方/${id}`)],
    transfer_count: one.evidence.length,
  });
  const subjects = data.findings.subjects.map((subject) => ({ ...subject, reasons: subject.reasons.map(twice) }));
  const hits = data.findings.hits.map(twice);
  const path = join(dir, 'legs.xlsx');
  await writeFindingsXlsx(path, { ...data, findings: { ...data.findings, subjects, hits } });
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  const column = (sheet: string) => {
    const rows = workbook.getWorksheet(sheet);
    if (rows === undefined) throw new Error(`no sheet ${sheet}`);
    const at = (rows.getRow(1).values as unknown[]).indexOf('交易笔数');
    return (rows.getColumn(at).values as unknown[]).slice(2);
  };
  expect(column('理由')).toEqual(subjects.flatMap(({ reasons }) => reasons.map((reason) => reason.transfer_count)));
  expect(column('命中')).toEqual(hits.map((hit) => hit.transfer_count));
});

test('[REP-24] text that a spreadsheet takes for a formula gets an apostrophe, any other text stays as it is', () => {
  for (const text of ['=1+1', '+86', '-5', '@x', '\t=1', ' =1', '=HYPERLINK("x")'])
    expect(neutralised(text)).toBe(`'${text}`);
  for (const text of ['1=1', '测试', "'a", '6200000010000000']) expect(neutralised(text)).toBe(text);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = neutralised(text);
      expect(safe).not.toMatch(/^[\s]*[=+\-@]/);
      expect(safe.isWellFormed()).toBe(true);
    }),
    { seed: 9, numRuns: 300 },
  );
});

test('[REP-24] an amount of up to 15 digits is exactly its decimal, a longer one exact text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (minor) => {
      const value = spreadsheetValue({ minor, currency: 'CNY' });
      expect(Number(minorToDecimal(minor, 'CNY'))).toBe(value);
      expect(Math.round(Number(value) * 100)).toBe(minor);
    }),
    { seed: 10, numRuns: 300 },
  );
  expect(spreadsheetValue({ minor: 1_234_567_890_123_456, currency: 'CNY' })).toBe('12345678901234.56');
  expect(spreadsheetValue({ minor: null, currency: '' })).toBeNull();
});
