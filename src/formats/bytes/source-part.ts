import type { Problem, SourceTable, SpoolReport } from '#model';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export type PartEncoding = SourceTable['encoding'];
export type Delimiter = SourceTable['delimiter'];

/** One readable thing inside the inputs: a text file, a sheet, a Parquet or JSON file, on disk or in an archive. */
export interface SourcePart {
  readonly file: string;
  readonly location: SourceTable['location'];
  readonly container: 'text' | 'xlsx' | 'parquet' | 'json';
  /** Unpacked size of the file or member (of the whole workbook for a sheet). */
  readonly bytes: number;
}

/** Kind of a spreadsheet cell: text, number, date, boolean or error, empty. */
export type CellKind = 's' | 'n' | 'd' | 'b' | '';

export interface Head {
  readonly encoding: PartEncoding;
  readonly delimiter: Delimiter;
  /** Decoded cells, neither trimmed nor padded. */
  readonly records: readonly (readonly string[])[];
  readonly recordKinds?: readonly (readonly CellKind[])[];
  /** Workbook only: its date system starts in 1904. */
  readonly date1904?: boolean;
  /** The whole part is in `records`. */
  readonly complete: boolean;
}

export interface SpoolOptions {
  readonly encoding: PartEncoding;
  readonly delimiter: Delimiter;
  readonly headerRecords: number;
  readonly width: number;
  /** Workbook only: columns where a number is a serial date whatever its format. */
  readonly timeColumns: readonly number[];
  readonly date1904?: boolean;
  readonly out: string;
  readonly onProgress?: (bytesRead: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface PartSpool extends SpoolReport {
  /** Codes: nul-bytes, encoding-damaged, encoding-changed, padded-records, trimmed-records, multi-line-records, sheet-full. */
  readonly warnings: readonly Problem[];
  /** What the bytes were read as in the end; another than asked for after `encoding-changed`. */
  readonly encoding: PartEncoding;
}
