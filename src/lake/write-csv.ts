import { closeSync, openSync, writeSync } from 'node:fs';

import { readPages, type Cell } from './read-pages.ts';
import type { Workspace } from './workspace.ts';

/** A query in its final order, and where its rows go; `title` names a sheet. */
export interface WriteJob {
  readonly sql: string;
  readonly path: string;
  readonly title: string;
}

/** UTF-8 with a byte order mark (Excel takes the file for GBK otherwise), commas, CRLF; numbers stay numbers. */
export async function writeCsv(ws: Workspace, { sql, path }: Pick<WriteJob, 'sql' | 'path'>): Promise<number> {
  const handle = openSync(path, 'w', 0o600);
  let count = 0;
  try {
    writeSync(handle, '\ufeff');
    for await (const { names, rows, first } of readPages(ws, sql)) {
      if (first) writeSync(handle, `${names.map(csvCell).join(',')}\r\n`);
      writeSync(handle, rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join(''));
      count += rows.length;
    }
  } finally {
    closeSync(handle);
  }
  return count;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = neutralised(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe (tab and carriage return hide one); a negative number runs nothing. */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}
