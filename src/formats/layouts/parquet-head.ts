import {
  asyncBufferFromFile,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
} from 'hyparquet';

import { fail, ok, type Result } from '#model';

export interface ParquetHead {
  readonly header: readonly string[];
  readonly rows: number;
  /** Text of the first records; empty where their compression is not one that is read here. */
  readonly sample: readonly (readonly string[])[];
}

/** Column names and row count from a Parquet file's footer, and a few records. Problem: `parquet-unreadable`. */
export async function readParquetHead(path: string, sampleRows: number): Promise<Result<ParquetHead>> {
  let file: AsyncBuffer;
  let metadata: FileMetaData;
  try {
    file = await asyncBufferFromFile(path);
    metadata = await parquetMetadataAsync(file);
  } catch {
    return fail('parquet-unreadable');
  }
  const header = parquetSchema(metadata).children.map((child) => child.element.name);
  const sample = await sampleOf({ file, metadata, header, rows: Math.min(sampleRows, Number(metadata.num_rows)) });
  return ok({ header, rows: Number(metadata.num_rows), sample });
}

async function sampleOf(input: {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly header: readonly string[];
  readonly rows: number;
}): Promise<readonly (readonly string[])[]> {
  const { file, metadata, header, rows } = input;
  if (rows === 0) return [];
  try {
    const objects = await parquetReadObjects({ file, metadata, rowStart: 0, rowEnd: rows });
    return objects.map((row) => header.map((name) => textOf((row as Record<string, unknown>)[name])));
  } catch {
    return [];
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}
