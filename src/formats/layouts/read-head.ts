import { fail, ok, type Result } from '#model';

import { readHead as readBytesHead } from '../bytes/index.ts';
import type { Head, SourcePart } from '../bytes/source-part.ts';
import { readParquetHead } from './parquet-head.ts';

/**
 * The first records of a part, header included. Of a Parquet file: its column names, then some records as text.
 * Problems: those of the byte reader, `parquet-unreadable`, `parquet-in-archive`.
 */
export async function readHead(part: SourcePart, records: number): Promise<Result<Head>> {
  if (part.container !== 'parquet') return readBytesHead(part, records);
  // DuckDB reads Parquet from a real file only.
  if (part.location.member !== undefined) return fail('parquet-in-archive');
  const head = await readParquetHead(part.location.path, records - 1);
  if (!head.ok) return head;
  const { header, sample, rows } = head.value;
  return ok({ encoding: 'parquet', delimiter: ',', records: [header, ...sample], complete: sample.length === rows });
}
