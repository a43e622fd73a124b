import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';

import { fail, ok, type Problem, type Result, type SourceTable, type SpoolReport } from '#model';

import { spoolPart } from '../bytes/index.ts';
import type { SourcePart } from '../bytes/source-part.ts';
import { readParquetHead } from './parquet-head.ts';

export interface SpoolTableOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export type TableSpool = SpoolReport & { readonly warnings: readonly Problem[] };

const TIME_FIELDS = [
  'time',
  'date',
  'openedAt',
  'closedAt',
  'lastTransactionAt',
  'birth',
  'from',
  'to',
  'since',
  'sentAt',
  'answeredAt',
  'storedAt',
  'reportedAt',
  'paidAt',
];

/**
 * A table's records as the UTF-8 CSV of `SpoolReport` in the file `out`. Of Parquet nothing is written (DuckDB reads it
 * where it lies); its fingerprint and row count are reported alike.
 */
export function spoolTable(
  table: SourceTable,
  out: string,
  options: SpoolTableOptions = {},
): Promise<Result<TableSpool>> {
  if (table.encoding === 'parquet') return fingerprintParquet(table.location.path, options);
  const timeColumns = TIME_FIELDS.flatMap((field) => table.fields[field] ?? []);
  return spoolPart(partOf(table), {
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerRecords: table.headerRecords,
    width: table.width,
    timeColumns: table.timeUnit === 'text' ? timeColumns : [],
    out,
    ...(table.date1904 === undefined ? {} : { date1904: table.date1904 }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

function partOf(table: SourceTable): SourcePart {
  const { encoding } = table;
  const container = encoding === 'xlsx' || encoding === 'json' || encoding === 'parquet' ? encoding : 'text';
  return { file: table.file, location: table.location, container, bytes: statSync(table.location.path).size };
}

async function fingerprintParquet(
  path: string,
  { onProgress, signal }: SpoolTableOptions,
): Promise<Result<TableSpool>> {
  const head = await readParquetHead(path, 0);
  if (!head.ok) return head;
  const bytes = statSync(path).size;
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (signal?.aborted === true) return fail('stopped', { done, total: bytes });
    hash.update(chunk);
    done += chunk.length;
    onProgress?.(done, bytes);
  }
  return ok({ records: head.value.rows, bytes, fingerprint: hash.digest('hex'), rejected: [], warnings: [] });
}
