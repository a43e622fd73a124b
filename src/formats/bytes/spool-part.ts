import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { fail, ok, type Problem, type Result } from '#model';
import { readJsonTable } from './json-table.ts';
import { DEFAULT_LIMITS, type BytesLimits } from './limits.ts';
import { openPartBytes } from './open-part.ts';
import { RecordCutter } from './record-cutter.ts';
import type { PartSpool, SourcePart, SpoolOptions, TextEncoding } from './source-part.ts';
import { SpoolLines } from './spool-lines.ts';
import { createTranscoder, NotUtf8, type TranscodeCounts } from './transcode.ts';
import { problemOf } from './unreadable-source.ts';
import { openSheet } from './xlsx/open-sheet.ts';
import { SHEET_ROWS } from './xlsx/sheet-rows.ts';

const FLUSH_BYTES = 1 << 20;

/**
 * Writes a part as the clean CSV that the lake loads: record number, then exactly `width` cells; see docs/rules/import-bytes.md.
 * Records counted = lines written + rejected. On a problem the unfinished spool is removed. Code besides those of reading: `stopped`.
 */
export async function spoolPart(
  part: SourcePart,
  options: SpoolOptions,
  limits: BytesLimits = DEFAULT_LIMITS,
): Promise<Result<PartSpool>> {
  if (part.container === 'parquet') return fail('parquet');
  let done: Result<PartSpool> | undefined;
  try {
    const { container } = part;
    done = await (container === 'xlsx' ? spoolSheet : container === 'json' ? spoolJson : spoolText)(
      part,
      options,
      limits,
    );
    return done;
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  } finally {
    if (done?.ok !== true) await rm(options.out, { force: true });
  }
}

async function spoolText(part: SourcePart, options: SpoolOptions, limits: BytesLimits): Promise<Result<PartSpool>> {
  const encoding = options.encoding as TextEncoding;
  try {
    return await spoolTextAs(part, { ...options, encoding, mayChange: encoding === 'utf-8' }, limits);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const again = await spoolTextAs(part, { ...options, encoding: 'gb18030', mayChange: false }, limits);
    if (!again.ok) return again;
    const changed: Problem = { code: 'encoding-changed', values: { from: 'utf-8', to: 'gb18030' } };
    return ok({ ...again.value, warnings: [changed, ...again.value.warnings] });
  }
}

async function spoolTextAs(
  part: SourcePart,
  options: SpoolOptions & { encoding: TextEncoding; mayChange: boolean },
  limits: BytesLimits,
): Promise<Result<PartSpool>> {
  const { encoding } = options;
  const bytes = await openPartBytes(part, limits);
  const out = await open(options.out, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    const lines = new SpoolLines(options);
    const cutter = new RecordCutter(lines, { ...options, limits });
    let transcoder: ReturnType<typeof createTranscoder> | undefined;
    let read = 0;
    for await (const chunk of bytes.stream()) {
      if (options.signal?.aborted === true) return fail('stopped');
      hash.update(chunk);
      // A byte order mark settles the matter: damage further on does not change the encoding.
      transcoder ??= createTranscoder(encoding, options.mayChange && !chunk.subarray(0, 3).equals(UTF8_MARK));
      cutter.push(transcoder.push(chunk, false), false);
      read += chunk.length;
      options.onProgress?.(read, bytes.size);
      if (lines.length >= FLUSH_BYTES) await writeAll(out, lines.take());
    }
    transcoder ??= createTranscoder(encoding, false);
    cutter.push(transcoder.push(Buffer.alloc(0), true), true);
    await writeAll(out, lines.take());
    return ok(reportOf(lines, { encoding, bytes: read, fingerprint: hash.digest('hex'), counts: transcoder.counts }));
  } finally {
    await out.close();
    await bytes.close();
  }
}

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

async function spoolSheet(part: SourcePart, options: SpoolOptions, limits: BytesLimits): Promise<Result<PartSpool>> {
  const { timeColumns, date1904 } = options;
  let total = 0;
  const sheet = await openSheet(part, {
    timeColumns,
    date1904,
    limits,
    onBytes: (read) => options.onProgress?.(read, Math.max(read, total)),
  });
  total = sheet.sheetBytes;
  const out = await open(options.out, 'w', 0o600);
  try {
    const lines = new SpoolLines({ ...options, delimiter: ',' });
    let last = 0;
    for await (const rows of sheet.rows()) {
      if (options.signal?.aborted === true) return fail('stopped');
      for (const row of rows) {
        while (++last < row.number) {
          lines.texts([]);
          if (lines.length >= FLUSH_BYTES) await writeAll(out, lines.take());
        }
        lines.texts(row.texts);
      }
      if (lines.length >= FLUSH_BYTES) await writeAll(out, lines.take());
    }
    await writeAll(out, lines.take());
    const report = reportOf(lines, { encoding: 'xlsx', bytes: sheet.bytes, fingerprint: await sheet.fingerprint() });
    const full: Problem[] = last === SHEET_ROWS ? [{ code: 'sheet-full', values: { rows: last } }] : [];
    return ok({ ...report, warnings: [...report.warnings, ...full] });
  } finally {
    await out.close();
    await sheet.close();
  }
}

async function spoolJson(part: SourcePart, options: SpoolOptions, limits: BytesLimits): Promise<Result<PartSpool>> {
  const { table, fingerprint, bytes } = await readJsonTable(part, limits);
  const out = await open(options.out, 'w', 0o600);
  try {
    const lines = new SpoolLines({ ...options, delimiter: ',' });
    for (const row of [table.header, ...table.rows]) {
      lines.texts(row);
      if (lines.length >= FLUSH_BYTES) await writeAll(out, lines.take());
      if (options.signal?.aborted === true) return fail('stopped');
    }
    await writeAll(out, lines.take());
    options.onProgress?.(bytes, bytes);
    return ok(reportOf(lines, { encoding: 'json', bytes, fingerprint }));
  } finally {
    await out.close();
  }
}

function reportOf(
  lines: SpoolLines,
  source: Pick<PartSpool, 'encoding' | 'bytes' | 'fingerprint'> & { counts?: TranscodeCounts },
): PartSpool {
  const { records, padded, trimmed, multiLine } = lines.counts;
  const { counts, ...rest } = source;
  const warning = (code: string, count: number): Problem[] => (count > 0 ? [{ code, values: { count } }] : []);
  return {
    ...rest,
    records,
    rejected: lines.rejected,
    warnings: [
      ...warning('nul-bytes', counts?.nul ?? 0),
      ...warning('encoding-damaged', counts?.replaced ?? 0),
      ...warning('padded-records', padded),
      ...warning('trimmed-records', trimmed),
      ...warning('multi-line-records', multiLine),
    ],
  };
}

async function writeAll(out: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await out.write(bytes, at)).bytesWritten;
}
