import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, expect, test } from 'vitest';

import { sampleTraceData, type SampleTrace } from '../fixtures/sample-trace.ts';
import { writeTraceXlsx } from './write-trace-xlsx.ts';

const dir = mkdtempSync(join(tmpdir(), 'duanka-trace-xlsx-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function written(options: SampleTrace): Promise<Workbook> {
  const path = join(dir, `${JSON.stringify(options).replaceAll(/\W/g, '_').slice(0, 80)}.xlsx`);
  await writeTraceXlsx(path, sampleTraceData(options));
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

function rowsOf(workbook: Workbook, title: string): unknown[][] {
  const rows: unknown[][] = [];
  workbook.getWorksheet(title)?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}

test('[TRC-12] one sheet a layer with the rows as the source has them, then accounts, exits, requests, comparison, reports, about', async () => {
  const workbook = await written({ language: 'zh' });
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
    ...['第1层', '第2层', '第3层', '账户', '建议冻结名单', '去向（已离开流水）', '待调单', '各种口径'],
    ...['同时刻的次序', '第八条顺序', '卡与案件', '被害人', '报案与起点', '说明'],
  ]);
  const [head, first] = rowsOf(workbook, '第1层');
  expect(head?.slice(0, 2)).toEqual(['时间', '付款方']);
  expect(first).toEqual([
    '2024-03-05 09:01:00',
    '620000****0000',
    undefined,
    '样例银行甲',
    '620000****0001',
    undefined,
    '样例银行甲',
    900,
    900,
    '继续',
    '手机银行',
    undefined,
    'a.csv#1',
  ]);
  expect(rowsOf(workbook, '第2层')).toHaveLength(4);
  const accounts = rowsOf(workbook, '账户');
  expect(accounts.slice(1).map((row) => [row[0], row[4], row[5]])).toEqual([
    [1, 900, 0],
    [2, 300, 300],
    [2, 300, 300],
    [2, 300, 150],
  ]);
  expect(
    rowsOf(workbook, '去向（已离开流水）')
      .slice(1)
      .map((row) => [row[9], row[10]]),
  ).toEqual([[150, '取现']]);
  expect(
    rowsOf(workbook, '待调单')
      .slice(1)
      .map((row) => row[3]),
  ).toEqual(['无流水', '流水止于追踪截止之前']);
  expect(rowsOf(workbook, '报案与起点').at(-1)?.[2]).toBe('报案记录在流水中没有相符的转账（24 小时内）');
});

test('[TRC-12] the freeze list, the order of Article 8, cards beside their turnover, victims, and what depends on ties', async () => {
  const workbook = await written({ language: 'zh' });
  const cells = (title: string, from: number, to: number): unknown[][] =>
    rowsOf(workbook, title)
      .slice(1)
      .map((row) => row.slice(from, to));
  expect(cells('建议冻结名单', 3, 11)).toEqual([
    [
      2,
      300,
      200,
      300,
      '较可信',
      150,
      '约 10–40 分钟内（同类资金四分之一至一半已转出）',
      '余额疑含工资等生活收入，须由人判断',
    ],
  ]);
  expect(cells('第八条顺序', 5, 12)).toEqual([
    [undefined, undefined, '假设在追踪截止时冻结；第一层之后未见有约束力的规定。一切为建议，由具名人员决定。'],
    [1, '否', '账户不止一笔转入，不是唯一来源', undefined, undefined, undefined, 2],
    [3, '是', '按各被害人转入该账户的金额比例分配', 'V1', 50, 50, 1],
    [undefined, undefined, '没有被害人直接付给该账户'],
    ['先进先出', undefined, undefined, 'V1', 300, 300, 1],
  ]);
  expect(cells('卡与案件', 3, 10)).toEqual([[2, 'CASE-1; CASE-3', 1, 1, 900, 900, 900]]);
  expect(cells('被害人', 0, 5)).toEqual([['V1', 'CASE-1', 900, 750, 150]]);
  expect(cells('同时刻的次序', 4, 6)).toEqual([
    [200, 300],
    [200, 300],
  ]);
});

test('[TRC-12] in English, and text that a spreadsheet could take for a formula is neutralised', async () => {
  const workbook = await written({ language: 'en', note: '=HYPERLINK("x")' });
  expect(workbook.worksheets.map((sheet) => sheet.name).slice(0, 5)).toEqual([
    'layer 1',
    'layer 2',
    'layer 3',
    'accounts',
    'freeze list (proposal)',
  ]);
  expect(rowsOf(workbook, 'layer 1')[1]?.[11]).toBe(`'=HYPERLINK("x")`);
  const words = workbook.worksheets.flatMap((sheet) => rowsOf(workbook, sheet.name)[0] ?? []).join(' ');
  expect(words).not.toMatch(/\p{Script=Han}/u);
});
