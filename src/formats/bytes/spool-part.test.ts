import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discoverInputs } from './discover.ts';
import { spoolOf, withFolder, zipOf } from './source-files.fixture.ts';
import { encodeGb18030 } from './gb18030.ts';
import { DEFAULT_LIMITS, type BytesLimits } from './limits.ts';
import { parseCsvReference } from './parse-csv.reference.ts';
import { readHead } from './read-head.ts';
import type { Delimiter, PartSpool, SpoolOptions, TextEncoding } from './source-part.ts';
import { spoolPart } from './spool-part.ts';
import { writeCsv, type CsvShape } from './write-csv.ts';

interface Spooled {
  readonly report: PartSpool;
  readonly text: string;
}

function spool(
  content: string | Uint8Array,
  options: Partial<SpoolOptions> & { width: number },
  limits?: BytesLimits,
): Promise<Spooled> {
  return withFolder(async (folder) => {
    await writeFile(join(folder, 'a.csv'), content);
    const { parts } = await discoverInputs([join(folder, 'a.csv')]);
    return spoolOf(parts[0]!, folder, options, limits);
  });
}

const warnings = (report: PartSpool): Record<string, unknown> =>
  Object.fromEntries(report.warnings.map(({ code, values }) => [code, values]));

/** Cells of the spool by record number; the spool's own quoting is plain enough for the reference. */
function rowsOf(text: string): Map<number, string[]> {
  const records = parseCsvReference(text, {
    delimiter: ',',
    headerRecords: 0,
    width: 0,
    limits: { recordLines: 1e9, recordBytes: 1e9 },
  });
  return new Map(
    records.map((record) => ('cells' in record ? [Number(record.cells[0]), record.cells.slice(1)] : [-1, []])),
  );
}

describe('records', () => {
  test('[CSV-1] [CSV-9] record numbers count blank and rejected records after the header', async () => {
    const { report, text } = await spool('h1,h2\r\n1,2\r\n\r\n3,4,5\r\n6,7', { width: 2, headerRecords: 1 });
    expect(text).toBe('1,1,2\n2,,\n4,6,7\n');
    expect(report).toMatchObject({ records: 4, rejected: [{ row: 3, code: 'too-many-fields', field: '3' }] });
  });

  test('[CSV-8] short records are filled up, blank extra cells dropped, others rejected', async () => {
    const { report, text } = await spool('1\n1,2,\n1,2,\t\u3000, \n1,2,x\n"1",2,""\n', { width: 2 });
    expect(text).toBe('1,1,\n2,1,2\n3,1,2\n5,1,2\n');
    expect(report.rejected).toEqual([{ row: 4, code: 'too-many-fields', field: '3' }]);
    expect(warnings(report)).toEqual({ 'padded-records': { count: 1 }, 'trimmed-records': { count: 3 } });
  });

  test('[CSV-3] cells are quoted only where needed; multi-line records are counted', async () => {
    const { report, text } = await spool('"a","b"\n"x,y","l1\nl2"\nq"q,z\n', { width: 2 });
    expect(text).toBe('1,a,b\n2,"x,y","l1\nl2"\n3,"q""q",z\n');
    expect(warnings(report)).toEqual({ 'multi-line-records': { count: 1 } });
  });

  test('[CSV-5] rejected lines are listed with their number and code', async () => {
    const { report, text } = await spool('1,2\n3,"4\n5,6\n', { width: 2 });
    expect(text).toBe('1,1,2\n3,5,6\n');
    expect(report.rejected).toEqual([{ row: 2, code: 'quote-not-closed', field: '' }]);
  });

  test('[CSV-4] the delimiter is the one under which records agree', async () => {
    for (const delimiter of [',', '\t', ';', '|'] as const) {
      const lines = [
        '标题 一, 二; 三',
        ['时间', '金额', '备注'].join(delimiter),
        ['2024', '1', 'a|b'].join(delimiter),
        ['2024', '2', '"x,y;z\t|"'].join(delimiter),
      ];
      await withFolder(async (folder) => {
        await writeFile(join(folder, 'a.txt'), lines.join('\n').replace('a|b', delimiter === '|' ? 'ab' : 'a|b'));
        const { parts } = await discoverInputs([folder]);
        expect(await readHead(parts[0]!)).toMatchObject({ ok: true, value: { delimiter } });
        const { text } = await spoolOf(parts[0]!, folder, { width: 3, headerRecords: 2 });
        expect(text.split('\n')[1]).toBe('2,2024,2,"x,y;z\t|"');
      });
    }
  });

  test('[CSV-4] tabs that end the cells of a comma table part nothing, in every cell or in some', async () => {
    const tables = [
      'a\t,b\t,c\t\n1\t,2\t,3\t\n4\t,5\t,6\t\n',
      'a\t,b\t,c\t\n1\t,2,3\n4\t,5,6\n',
      'a,b,c\n1\t,2\t,\t3\n\t,\t,\t\n',
    ];
    for (const table of tables) {
      await withFolder(async (folder) => {
        await writeFile(join(folder, 'a.csv'), table);
        const { parts } = await discoverInputs([folder]);
        expect(await readHead(parts[0]!)).toMatchObject({ ok: true, value: { delimiter: ',' } });
      });
    }
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.txt'), 'a\tb\tc\n1\t2,5\t\n\t\t3,5\n');
      const { parts } = await discoverInputs([folder]);
      expect(await readHead(parts[0]!)).toMatchObject({ ok: true, value: { delimiter: '\t' } });
    });
  });

  test('[CSV-10] fingerprint, mode, and no spool left after a problem', async () => {
    await withFolder(async (folder) => {
      const content = 'a,b\n1,2\n';
      await writeFile(join(folder, 'a.csv'), content);
      await writeFile(join(folder, 'z.zip'), await zipOf([{ name: 'm.csv', content }]));
      const { parts } = await discoverInputs([folder]);
      const sha = createHash('sha256').update(content).digest('hex');
      for (const part of parts)
        expect((await spoolOf(part, folder, { width: 2 })).report).toMatchObject({
          fingerprint: sha,
          bytes: content.length,
        });
      expect((await stat(join(folder, 'spool.csv'))).mode & 0o777).toBe(0o600);
      const out = join(folder, 'stopped.csv');
      const options = { encoding: 'utf-8', delimiter: ',', headerRecords: 0, width: 2, timeColumns: [], out } as const;
      expect(await spoolPart(parts[0]!, { ...options, signal: AbortSignal.abort() })).toEqual({
        ok: false,
        problem: { code: 'stopped', values: {} },
      });
      expect(existsSync(out)).toBe(false);
      const gone = { ...parts[0]!, location: { path: join(folder, 'gone.csv') } };
      expect(await spoolPart(gone, options)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    });
  });

  test('[CSV-11] JSON becomes a table', async () => {
    const array =
      '[{"account":"1","n":6222020000000000001,"f":1.50},{"n":1e30,"x":"a,b","account":null,"o":{"k":[1]}}]';
    const { report, text } = await spool(array, { width: 5, headerRecords: 1 });
    expect(text).toBe('1,1,6222020000000000001,1.50,,\n2,,1E30,,"a,b","{""k"":[""1""]}"\n');
    expect(report).toMatchObject({ records: 2, encoding: 'json' });
    expect((await spool('{"a":1}\n\n{"b":"x"}\n', { width: 2, headerRecords: 1 })).text).toBe('1,1,\n2,,x\n');
  });
});

describe('encodings', () => {
  const row = '测试甲,12.50,备注\n';

  test('[ENC-3] a file whose first megabytes are ASCII and that then proves to be GB18030 is read again', async () => {
    const ascii = 'abc,1,x\n'.repeat(700_000);
    const { report, text } = await spool(Buffer.concat([Buffer.from(ascii), encodeGb18030(row)]), { width: 3 });
    expect(report).toMatchObject({ encoding: 'gb18030', records: 700_001 });
    expect(text.endsWith(`700001,${row}`)).toBe(true);
    expect(warnings(report)).toEqual({ 'encoding-changed': { from: 'utf-8', to: 'gb18030' } });
  });

  test('[ENC-2] [ENC-3] damage in a text that is UTF-8 by evidence or by its mark is replaced and counted', async () => {
    const cut = Buffer.from('测').subarray(0, 2);
    const evidence = Buffer.concat([Buffer.from(row.repeat(400_000)), cut, Buffer.from(',1,2\n')]);
    const { report, text } = await spool(evidence, { width: 3 });
    expect(report.encoding).toBe('utf-8');
    expect(text.endsWith('400001,\ufffd,1,2\n')).toBe(true);
    const marked = await spool(Buffer.concat([Buffer.from('\ufeffa,b,c\n'), cut, Buffer.from(',1,2\n')]), { width: 3 });
    expect(marked.text).toBe('1,a,b,c\n2,\ufffd,1,2\n');
    for (const one of [report, marked.report]) expect(warnings(one)).toEqual({ 'encoding-damaged': { count: 1 } });
  });

  test('[ENC-6] NULs are dropped and counted', async () => {
    const { report, text } = await spool('a\0,b\n\0\0c,d\n', { width: 2 });
    expect(text).toBe('1,a,b\n2,c,d\n');
    expect(warnings(report)).toEqual({ 'nul-bytes': { count: 3 } });
  });
});

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('"', ',', '\n', '\r', ' ', '测', 'é', '😀', '\t', ';', '|', 'a', '1', '\u3000'),
    maxLength: 6,
  }),
  fc.constant(''),
);
const shape = fc.record({
  encoding: fc.constantFrom<CsvShape['encoding']>('utf-8', 'utf-8-bom', 'gb18030', 'utf-16le'),
  delimiter: fc.constantFrom<Delimiter>(',', '\t', ';', '|'),
  lineEnd: fc.constantFrom<CsvShape['lineEnd']>('\n', '\r\n', '\r'),
  quote: fc.constantFrom<CsvShape['quote']>('minimal', 'all'),
});
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

describe('properties', () => {
  test('[CSV-12] what is written is read back, in every encoding, delimiter, line end and quoting', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      await fc.assert(
        fc.asyncProperty(table, shape, async (rows, csv) => {
          const width = rows[0]!.length;
          expect(await writeCsv(path, [], rows, csv)).toBe(rows.length);
          const part = { file: 'a.csv', location: { path }, container: 'text', bytes: 0 } as const;
          const encoding = csv.encoding === 'utf-8-bom' ? 'utf-8' : csv.encoding;
          const spooled = await spoolPart(part, {
            encoding,
            delimiter: csv.delimiter,
            headerRecords: 0,
            width,
            timeColumns: [],
            out: join(folder, 'out'),
          });
          expect(spooled.ok && spooled.value.records).toBe(rows.length);
          expect([...rowsOf(await readFile(join(folder, 'out'), 'utf8')).values()]).toEqual(rows);
        }),
        { seed: 4, numRuns: 150 },
      );
    });
  });

  test('[CSV-9] any bytes: records = lines + rejected, and the lines are what the reference reads', async () => {
    const piece = fc.constantFrom('"', '"', ',', ',', ';', '\n', '\n', '\r', '\r\n', 'a', '测', '\0', '12', ' ');
    const soup = fc.array(piece, { maxLength: 50 }).map((pieces) => pieces.join(''));
    const options = fc.record({
      delimiter: fc.constantFrom<Delimiter>(',', ';'),
      headerRecords: fc.nat(2),
      width: fc.constantFrom(1, 2, 4, 8),
    });
    await withFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      const out = join(folder, 'out');
      await fc.assert(
        fc.asyncProperty(
          soup,
          options,
          fc.integer({ min: 1, max: 30 }),
          fc.constantFrom<TextEncoding>('utf-8', 'gb18030'),
          async (text, shaped, chunkBytes, encoding) => {
            await writeFile(path, encoding === 'utf-8' ? text : encodeGb18030(text));
            const part = { file: 'a.csv', location: { path }, container: 'text', bytes: 0 } as const;
            const limits = { ...DEFAULT_LIMITS, chunkBytes };
            const spooled = await spoolPart(part, { ...shaped, encoding, timeColumns: [], out }, limits);
            if (!spooled.ok) throw new Error(spooled.problem.code);
            const { records, rejected } = spooled.value;
            const lines = rowsOf(await readFile(out, 'utf8'));
            expect(lines.size + rejected.length).toBe(records);
            expect(new Set([...lines.keys(), ...rejected.map(({ row }) => row)]).size).toBe(records);
            const expected = parseCsvReference(text.replaceAll('\0', ''), { ...shaped, limits }).slice(
              shaped.headerRecords,
            );
            expect(records).toBe(expected.length);
            for (const [row, cells] of lines) {
              const record = expected[row - 1]!;
              const read = 'cells' in record ? record.cells : [];
              expect(cells).toEqual(Array.from({ length: shaped.width }, (_, i) => read[i] ?? ''));
            }
          },
        ),
        { seed: 5, numRuns: 250 },
      );
    });
  });
});
