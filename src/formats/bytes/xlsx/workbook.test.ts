import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discoverInputs } from '../discover.ts';
import { bookOf, spoolOf, withFolder, type BookParts } from '../source-files.fixture.ts';
import { readHead } from '../read-head.ts';
import type { PartSpool, SpoolOptions } from '../source-part.ts';
import { spoolPart } from '../spool-part.ts';
import { writeXlsx } from '../write-xlsx.ts';
import { isBuiltInDate, isDateFormat, numberText, serialText } from './cell-text.ts';
import { XmlScanner } from './xml-scanner.ts';

function spoolBook(
  book: BookParts,
  options: Partial<SpoolOptions> & { width: number },
): Promise<{ report: PartSpool; text: string }> {
  return withFolder(async (folder) => {
    await writeFile(join(folder, 'a.xlsx'), await bookOf(book));
    const { parts } = await discoverInputs([folder]);
    return spoolOf(parts[0]!, folder, options);
  });
}

const row = (content: string, attributes = ''): string => `<row ${attributes}>${content}</row>`;
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

test('[XLSX-1] strings of every kind, booleans, errors and formulas', async () => {
  const strings =
    '<si><t>测试甲</t></si><si><r><rPr><b/></rPr><t>粗</t></r><r><t xml:space="preserve"> 细</t></r><rPh sb="0" eb="1"><t>ミ</t></rPh></si><si><t>a_x000D_b &amp; &#x6D4B;_x005F_x0041_</t></si><si/>';
  const cells = [
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c t="s"><v>2</v></c>',
    '<c t="s"><v>3</v></c>',
    '<c t="inlineStr"><is><t><![CDATA[<x>]]></t><rPh sb="0" eb="1"><t>no</t></rPh></is></c>',
    '<c t="str"><f>A1&amp;"&gt;"</f><v>算</v></c>',
    '<c t="b"><v>1</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c><f>1+1</f><v>2</v></c>',
    '<c t="d"><v>2024-01-02T03:04:05Z</v></c>',
  ].join('');
  const { text } = await spoolBook({ strings, sheets: { S: row(cells) } }, { width: 10 });
  expect(text).toBe('1,测试甲,粗 细,"a\rb & 测_x0041_",,<x>,算,TRUE,#N/A,2,2024-01-02 03:04:05\n');
});

describe('dates', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';

  test('[XLSX-2] by format, by column, in both systems', async () => {
    const cells =
      '<c s="1"><v>45292.5</v></c><c s="2"><v>45292</v></c><c s="3"><v>45292.5</v></c><c><v>45292.520833333336</v></c><c s="1"><v>0.25</v></c><c><v>20240101</v></c>';
    const { text } = await spoolBook({ styles, sheets: { S: row(cells) } }, { width: 6, timeColumns: [3, 5] });
    expect(text).toBe('1,2024-01-01 12:00:00,2024-01-01,45292.5,2024-01-01 12:30:00,06:00:00,20240101\n');
    const other = await spoolBook(
      { styles, workbookPr: '<workbookPr date1904="1"/>', sheets: { S: row('<c s="1"><v>43830</v></c>') } },
      { width: 1 },
    );
    expect(other.text).toBe('1,2024-01-01\n');
  });

  test('[XLSX-2] serials of both systems, the day that never was, what is no date', () => {
    expect([1, 59, 60, 61, 2_958_465].map((serial) => serialText(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '9999-12-31',
    ]);
    expect([-1, 0, 2_958_466, 20_240_101].map((serial) => serialText(serial, false))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(serialText(45_291.999_999_9, false)).toBe('2024-01-01');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 2, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 }), (second) => {
        const serial = second / 86_400 + 25_569;
        const iso = new Date(second * 1000).toISOString();
        const expected = second % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
        expect(serialText(serial, false)).toBe(expected);
        const shifted = serial > 1463 ? serialText(serial - 1462, true) : expected;
        expect(shifted).toBe(expected);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('[XLSX-2] which formats show a date', () => {
    for (const code of [
      'yyyy-mm-dd',
      'm/d/yy h:mm',
      '[$-804]yyyy"年"m"月"',
      'h:mm:ss AM/PM',
      'dd\\.mm\\.yyyy',
      'yyyy/m/d;@',
      '[Red]d',
    ])
      expect([code, isDateFormat(code)]).toEqual([code, true]);
    for (const code of [
      'General',
      '0.00',
      '#,##0.00_);[Red](#,##0.00)',
      '@',
      '0.00E+00',
      '0"day"',
      '[h]:mm:ss',
      '0\\d',
      'General"天"',
    ])
      expect([code, isDateFormat(code)]).toEqual([code, false]);
    expect([14, 22, 31, 57, 0, 2, 46, 49].map(isBuiltInDate)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

test('[XLSX-3] numbers: 15 digits, no exponent below 10^15, exponent form from there', () => {
  const texts = [
    0.1 + 0.2,
    1234.56,
    1e-7,
    -0.000_000_25,
    100_000_000_000_000,
    999_999_999_999_999,
    1e15,
    6_222_020_000_000_000_000,
    -6.222e18,
    12.5,
  ].map(numberText);
  expect(texts).toEqual([
    '0.3',
    '1234.56',
    '0.0000001',
    '-0.00000025',
    '100000000000000',
    '999999999999999',
    '1E+15',
    '6.22202E+18',
    '-6.222E+18',
    '12.5',
  ]);
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15, minExcluded: true, maxExcluded: true }), (x) => {
      const text = numberText(x);
      const small = Math.abs(Number(x.toPrecision(15))) < 1e15;
      expect(text).toMatch(small ? /^-?\d+(\.\d+)?$/ : /E\+15$/);
      expect(Number(text)).toBe(Number(x.toPrecision(15)) + 0);
    }),
    { seed: 7, numRuns: 1000 },
  );
});

test('[XLSX-3] a card number that was typed as a number arrives in exponent form', async () => {
  const { text } = await spoolBook(
    { sheets: { S: row('<c><v>6222020000000000000</v></c><c><v>1234.5600000000001</v></c><c><v>7</v></c>') } },
    { width: 3 },
  );
  expect(text).toBe('1,6.22202E+18,1234.56,7\n');
});

test('[XLSX-4] rows between others count as blank records, those at the end do not', async () => {
  const sheet =
    row(inline('h'), 'r="2"') +
    row(inline('a'), 'r="5"') +
    row('<c/>', 'r="6"') +
    row(inline('b'), 'r="7"') +
    row('<c s="1"/>', 'r="900"');
  const { report, text } = await spoolBook({ sheets: { S: sheet } }, { width: 1, headerRecords: 2 });
  expect(text).toBe('1,\n2,\n3,a\n4,\n5,b\n');
  expect(report.records).toBe(5);
});

test('[XLSX-5] every worksheet is a part, hidden ones too, each with its own fingerprint', async () => {
  await withFolder(async (folder) => {
    await writeFile(
      join(folder, 'a.xlsx'),
      await bookOf({ sheets: { 一: row(inline('1')), 二: row(inline('2')) }, sheetAttributes: 'state="hidden"' }),
    );
    const { parts } = await discoverInputs([folder]);
    expect(parts.map((part) => part.file)).toEqual(['a.xlsx[一]', 'a.xlsx[二]']);
    const reports = [];
    for (const part of parts) reports.push((await spoolOf(part, folder, { width: 1 })).report);
    expect(new Set(reports.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

test('[XLSX-6] a full sheet is reported', async () => {
  const { report } = await spoolBook({ sheets: { S: row(inline('a'), 'r="1048576"') } }, { width: 1 });
  expect(report).toMatchObject({ records: 1_048_576, warnings: [{ code: 'sheet-full', values: { rows: 1_048_576 } }] });
});

test('[XLSX-7] cells by reference or by order, prefixes, comments; what is broken is named', async () => {
  const sheet = `<!-- <row> --><row r="1"><c r="B1" t="inlineStr"><is><t>b</t></is></c>${inline('c')}<c r="AA1"><v>27</v></c></row>${row(inline('x'))}`;
  const { text } = await spoolBook({ sheets: { S: sheet } }, { width: 27 });
  expect(text).toBe(`1,,b,c${','.repeat(24)}27\n2,x${','.repeat(26)}\n`);
  for (const [bad, reason] of [
    [row('', 'r="3"') + row('', 'r="2"'), 'row-order'],
    ['<row>', 'xml-cut'],
    [row('<c r="XFE1"/>'), 'column'],
  ] as const) {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.xlsx'), await bookOf({ sheets: { S: bad } }));
      const { parts } = await discoverInputs([folder]);
      const options = {
        encoding: 'xlsx',
        delimiter: ',',
        headerRecords: 0,
        width: 1,
        timeColumns: [],
        out: join(folder, 'o'),
      } as const;
      expect(await spoolPart(parts[0]!, options)).toEqual({
        ok: false,
        problem: { code: 'xlsx-damaged', values: { reason } },
      });
    });
  }
});

test('[XLSX-7] XML is scanned the same wherever the chunks are cut', () => {
  const xml = '<?xml version="1.0"?><!-- a>b --><x:a r="1>2" s=\'"\'><b/>t&lt;测<![CDATA[ ]>]]></x:a>';
  const events = (sizes: number): string[] => {
    const seen: string[] = [];
    const name = (bytes: Buffer, from: number, to: number): string => bytes.toString('utf8', from, to);
    const scanner = new XmlScanner({
      open: (bytes, from, to, end) => seen.push(`<${name(bytes, from, to)}|${name(bytes, to, end)}`),
      close: (bytes, from, to) => seen.push(`/${name(bytes, from, to)}`),
      text: (bytes, from, to) => seen.push(name(bytes, from, to)),
    });
    const bytes = Buffer.from(xml);
    for (let at = 0; at < bytes.length; at += sizes) scanner.push(bytes.subarray(at, at + sizes));
    scanner.end();
    return seen;
  };
  const whole = ['<a| r="1>2" s=\'"\'', '<b|', '/b', 't&lt;测', ' ]>', '/a'];
  for (const size of [1, 2, 3, 7, 1000]) expect(events(size)).toEqual(whole);
});

test('[XLSX-8] what is written is read back, cell by cell, as text', async () => {
  const cell = fc.string({
    unit: fc.oneof(
      fc.constantFrom('<', '&', '"', ' ', '\n', '_x0041_', '\u0001', '测', '😀', '=', '0'),
      fc.string({ maxLength: 1 }),
    ),
    maxLength: 8,
  });
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 });
  await withFolder(async (folder) => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const path = join(folder, 'a.xlsx');
        await writeXlsx(path, [{ name: '交易 & 1', header: ['6222020000000000001', '二', '三'], rows: list }]);
        const { parts } = await discoverInputs([path]);
        expect(parts.map((part) => part.file)).toEqual(['a.xlsx[交易 & 1]']);
        const head = await readHead(parts[0]!, 100);
        if (!head.ok) throw new Error(head.problem.code);
        const read = head.value.records.map((record) => [0, 1, 2].map((i) => record[i] ?? ''));
        const written = [['6222020000000000001', '二', '三'], ...list];
        while (written.length > 1 && written.at(-1)!.every((text) => text === '')) written.pop();
        expect(read).toEqual(written);
        expect(head.value.recordKinds?.[0]).toEqual(['s', 's', 's']);
      }),
      { seed: 8, numRuns: 60 },
    );
    expect((await readFile(join(folder, 'a.xlsx'))).subarray(0, 2).toString()).toBe('PK');
  });
});
