import { fail, ok, type Result } from '#model';
import { chooseDelimiter, cutHead } from './delimiter.ts';
import { detectEncoding } from './encoding.ts';
import { readJsonTable } from './json-table.ts';
import { DEFAULT_LIMITS, type BytesLimits } from './limits.ts';
import { openPartBytes } from './open-part.ts';
import type { Head, SourcePart } from './source-part.ts';
import { createTranscoder } from './transcode.ts';
import { problemOf } from './unreadable-source.ts';
import { openSheet } from './xlsx/open-sheet.ts';

/** Bytes looked at for the encoding and the first records. */
const SAMPLE_BYTES = 256 << 10;

/** The first records of a part, decoded. Codes: those of `discoverInputs` for a source that cannot be read, `parquet`. */
export async function readHead(
  part: SourcePart,
  maxRecords = 40,
  limits: BytesLimits = DEFAULT_LIMITS,
): Promise<Result<Head>> {
  try {
    if (part.container === 'xlsx') return ok(await sheetHead(part, maxRecords, limits));
    if (part.container === 'json') return ok(await jsonHead(part, maxRecords, limits));
    if (part.container === 'parquet') return fail('parquet');
    return ok(await textHead(part, maxRecords, limits));
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

async function textHead(part: SourcePart, max: number, limits: BytesLimits): Promise<Head> {
  const { sample, whole } = await readSample(part, limits);
  const encoding = detectEncoding(sample, whole);
  const text = Buffer.from(createTranscoder(encoding, false).push(sample, whole));
  const options = { max, whole, limits };
  const delimiter = chooseDelimiter(text, options);
  const records = cutHead(text, delimiter, options);
  return { encoding, delimiter, records, complete: whole && records.length < max };
}

async function readSample(part: SourcePart, limits: BytesLimits): Promise<{ sample: Buffer; whole: boolean }> {
  const bytes = await openPartBytes(part, limits);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of bytes.stream()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > SAMPLE_BYTES) break;
    }
    return { sample: Buffer.concat(chunks), whole: size <= SAMPLE_BYTES };
  } finally {
    await bytes.close();
  }
}

async function sheetHead(part: SourcePart, max: number, limits: BytesLimits): Promise<Head> {
  const sheet = await openSheet(part, { timeColumns: [], limits });
  try {
    const records: (readonly string[])[] = [];
    const recordKinds: Head['recordKinds'] & unknown[] = [];
    let complete = true;
    outer: for await (const rows of sheet.rows()) {
      for (const row of rows) {
        while (records.length < Math.min(row.number - 1, max)) {
          records.push([]);
          recordKinds.push([]);
        }
        if (records.length >= max) {
          complete = false;
          break outer;
        }
        records.push(row.texts);
        recordKinds.push(row.kinds);
      }
    }
    return { encoding: 'xlsx', delimiter: ',', records, recordKinds, date1904: sheet.date1904, complete };
  } finally {
    await sheet.close();
  }
}

async function jsonHead(part: SourcePart, max: number, limits: BytesLimits): Promise<Head> {
  const { table } = await readJsonTable(part, limits);
  const records = [table.header, ...table.rows.slice(0, max - 1)];
  return { encoding: 'json', delimiter: ',', records, complete: table.rows.length < max };
}
