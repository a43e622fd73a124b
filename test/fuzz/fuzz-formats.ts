import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldsOfKind, LAYOUTS, type Layout } from '#formats';
import { importReport } from '#lake';
import { ok } from '#model';
import { importFiles, withWorkspace } from '#use-cases';
import { DEFAULT_LIMITS } from '../../src/formats/bytes/limits.ts';
import { parseCsvReference } from '../../src/formats/bytes/parse-csv.reference.ts';
import { encodeText } from '../hostile/encoder.ts';
import { randomFrom, type Random } from '../hostile/random.ts';
import { SheetSink } from '../hostile/sheet-sink.ts';
import { damageBytes, fuzzCell, quoteCell } from './fuzz-cells.ts';

export interface FormatFuzz {
  readonly format: string;
  readonly files: number;
  readonly refused: number;
  /** Records of imported files, all accounted for. */
  readonly rows: number;
  readonly rejected: number;
  /** What went wrong; empty when nothing did. */
  readonly problems: readonly string[];
}

/** Enough rows for a file to have all kinds of cells, few enough for many kinds of file. */
const ROWS_PER_FILE = 2500;

/** Every format that can be told by its columns. */
export const FUZZED_FORMATS: readonly string[] = LAYOUTS.map(({ id }) => id);

/**
 * Files of one format with odd cells, damaged bytes, as CSV, workbook and JSON, through a whole import. Each file must be
 * refused by name, or its records must be as many as an independent count gives and all be accounted for.
 */
export async function fuzzFormat(format: string, options: { rows: number; seed: number }): Promise<FormatFuzz> {
  const layout = LAYOUTS.find(({ id }) => id === format);
  if (layout === undefined) throw new RangeError(`no format ${format}`);
  const folder = mkdtempSync(join(tmpdir(), 'duanka-fuzz-'));
  try {
    const random = randomFrom(options.seed);
    mkdirSync(join(folder, 'input'));
    const expected = new Map<string, number>();
    for (let made = 0, file = 0; made < options.rows; file++) {
      const rows = Math.min(ROWS_PER_FILE, options.rows - made);
      const kind = random.pick(['csv', 'csv', 'csv', 'csv', 'xlsx', 'json', 'broken-xlsx'] as const);
      writeFuzzed({ folder: join(folder, 'input'), file, layout, kind, rows, random }, expected);
      if (kind !== 'broken-xlsx') made += rows;
    }
    return { format, ...(await check(folder, expected)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Fuzzed {
  readonly folder: string;
  readonly file: number;
  readonly layout: Layout;
  readonly kind: 'csv' | 'xlsx' | 'json' | 'broken-xlsx';
  readonly rows: number;
  readonly random: Random;
}

/** Number of records by file id; -1 = the file may only be refused or read somehow. */
function writeFuzzed(fuzzed: Fuzzed, expected: Map<string, number>): void {
  const { folder, file, layout, kind, random } = fuzzed;
  const form = random.pick(Object.keys(layout.forms));
  const records = Array.from({ length: fuzzed.rows }, () => layout.cells(fuzzRow(layout, random), form));
  const header = layout.header(form);
  if (kind === 'csv') {
    const bytes = csvBytes(header, records, random);
    writeFileSync(join(folder, `${file}.csv`), bytes.all);
    expected.set(`${file}.csv`, bytes.records);
  } else if (kind === 'json') {
    const objects = records.map((cells) =>
      Object.fromEntries(cells.map((cell, i) => [header[i] ?? String(i), random.chance(0.02) ? null : cell])),
    );
    writeFileSync(join(folder, `${file}.json`), JSON.stringify(objects));
    expected.set(`${file}.json`, objects.length);
  } else {
    const path = join(folder, `${file}.xlsx`);
    const last = records.findLastIndex((cells) => cells.some((cell) => cell !== ''));
    writeWorkbook(path, [header, ...records], { random, isBroken: kind === 'broken-xlsx' });
    expected.set(`${file}.xlsx[交易明细]`, kind === 'xlsx' ? last + 1 : -1);
  }
}

function fuzzRow(layout: Layout, random: Random): Record<string, string> {
  if (random.chance(0.01)) return {};
  const noise = random.pick([0, 0.01, 0.2]);
  return Object.fromEntries(fieldsOfKind(layout.kind).map((field) => [field, fuzzCell(field, random, noise)]));
}

function csvBytes(
  header: readonly string[],
  records: readonly (readonly string[])[],
  random: Random,
): { all: Buffer; records: number } {
  const delimiter = random.pick([',', ',', ',', '\t', ';']);
  const lineEnd = random.pick(['\n', '\r\n', '\r']);
  const encoding = random.pick(['utf-8', 'utf-8-bom', 'gb18030'] as const);
  const head = encodeText(header.join(delimiter) + lineEnd, encoding === 'gb18030' ? 'gb18030' : 'utf-8');
  const text = records
    .map((cells) => cells.map((cell) => quoteCell(encodable(cell), delimiter, random)).join(delimiter) + lineEnd)
    .join('');
  const body = encodeText(text, encoding === 'gb18030' ? 'gb18030' : 'utf-8');
  const hits = random.chance(0.5) ? 0 : 1 + random.below(Math.ceil(records.length / 20));
  const whole = damageBytes(Buffer.concat([head, body]), head.length, { hits, random });
  const all = encoding === 'utf-8-bom' ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole]) : whole;
  // Structure is ASCII in all three encodings, and NUL is no character: bytes are counted as Latin letters.
  const plain = whole.toString('latin1').replaceAll('\0', '');
  const counted = parseCsvReference(plain, {
    delimiter,
    headerRecords: 1,
    width: header.length,
    limits: DEFAULT_LIMITS,
  });
  return { all, records: counted.length - 1 };
}

function encodable(cell: string): string {
  return cell.replaceAll('é', 'e').replaceAll('\ufeff', '');
}

function writeWorkbook(
  path: string,
  rows: readonly (readonly string[])[],
  how: { random: Random; isBroken: boolean },
): void {
  const { random, isBroken } = how;
  const sheet = new SheetSink(path, random);
  // Control characters cannot stand in XML.
  for (const cells of rows)
    sheet.write(cells.map((cell) => cell.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')));
  sheet.close(isBroken ? (bytes) => damageBytes(bytes, 0, { hits: 1 + random.below(12), random }) : undefined);
}

async function check(folder: string, expected: ReadonlyMap<string, number>): Promise<Omit<FormatFuzz, 'format'>> {
  const problems: string[] = [];
  const checked = await withWorkspace(
    join(folder, 'workspace'),
    { mode: 'create-or-open', openData: true },
    async (workspace) => {
      const imported = await importFiles(workspace, { inputs: [join(folder, 'input')] });
      if (!imported.ok) return imported;
      const report = await importReport(workspace);
      const read = new Map([
        ...report.files.map(({ file, rows }) => [file, rows.read] as const),
        ...report.companions.map(({ file, records }) => [file, records] as const),
      ]);
      const skipped = new Set(imported.value.skipped.map(({ file }) => file));
      let refused = 0;
      for (const [file, records] of expected) {
        const rows = read.get(file);
        const isNamed = skipped.has(file) || skipped.has(file.replace(/\[.*/, ''));
        if (rows === undefined && isNamed) refused += 1;
        else if (rows === undefined && records >= 0) problems.push(`${file}: neither imported nor refused`);
        else if (records >= 0 && rows !== records)
          problems.push(`${file}: ${rows ?? 0} records read, ${records} counted`);
      }
      for (const { file, rows } of report.files) {
        if (rows.read !== rows.kept + rows.duplicate + rows.failed + rows.empty + rows.rejected)
          problems.push(`${file}: ${JSON.stringify(rows)}`);
      }
      return ok({ refused, rows: [...read.values()].reduce((a, b) => a + b, 0), rejected: report.total.rows.rejected });
    },
  );
  if (!checked.ok) return { files: expected.size, refused: 0, rows: 0, rejected: 0, problems: [checked.problem.code] };
  return { files: expected.size, ...checked.value, problems };
}
