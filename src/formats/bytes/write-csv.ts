import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { encodeGb18030 } from './gb18030.ts';
import type { Delimiter } from './source-part.ts';

export interface CsvShape {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le';
  readonly delimiter: Delimiter;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** `minimal`: only cells with a delimiter, quote, line end, or a blank at either end. */
  readonly quote: 'minimal' | 'all';
}

export type Rows = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

const BLOCK = 1 << 16;

/** Writes a table as text, mode 0600; UTF-16 with its byte order mark. An empty header writes no header line. Returns the data rows written. */
export async function writeCsv(path: string, header: readonly string[], rows: Rows, shape: CsvShape): Promise<number> {
  const stream = createWriteStream(path, { mode: 0o600 });
  const done = finished(stream);
  done.catch(() => undefined);
  let text = shape.encoding === 'utf-8-bom' || shape.encoding === 'utf-16le' ? '\ufeff' : '';
  let count = 0;
  const flush = async (): Promise<void> => {
    const block = text;
    text = '';
    if (!stream.write(encode(block, shape.encoding))) await Promise.race([once(stream, 'drain'), done]);
  };
  if (header.length > 0) text += csvLine(header, shape);
  for await (const row of rows) {
    text += csvLine(row, shape);
    count++;
    if (text.length > BLOCK) await flush();
  }
  await flush();
  stream.end();
  await done;
  return count;
}

function csvLine(cells: readonly string[], shape: Omit<CsvShape, 'encoding'>): string {
  const { delimiter, lineEnd, quote } = shape;
  // A single empty cell must not look like a blank line.
  if (cells.length === 1 && cells[0] === '') return `""${lineEnd}`;
  return (
    cells
      .map((cell) => (quote === 'all' || needsQuote(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(delimiter) + lineEnd
  );
}

function needsQuote(cell: string, delimiter: string): boolean {
  return cell.includes(delimiter) || /["\r\n]|^ | $/.test(cell);
}

function encode(text: string, encoding: CsvShape['encoding']): Buffer {
  if (encoding === 'gb18030') return encodeGb18030(text);
  return Buffer.from(text, encoding === 'utf-16le' ? 'utf16le' : 'utf8');
}
