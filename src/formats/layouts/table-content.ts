import { basename } from 'node:path/posix';

import type { Head, SourcePart } from '../bytes/source-part.ts';

/** Cells that a record of a table has at least. */
const LEAST_CELLS = 3;
/** Longer cells are sentences. */
const LONGEST_NAME = 40;
const TABLE_FILE = /\.(csv|tsv)$/i;
const TEXT_FILE = /^readme(\.|$)|\.md$/i;

/**
 * Whether a part that no format knows could be a table at all: a record of at least three filled, short and different
 * cells, and another of at least three filled cells below it. A CSV file may have two columns. Cover and total sheets,
 * notes and README files are none.
 */
export function hasTable(part: Pick<SourcePart, 'file' | 'container'>, head: Pick<Head, 'records'>): boolean {
  if (part.container !== 'text' && part.container !== 'xlsx') return true;
  const name = basename(part.file);
  if (TEXT_FILE.test(name)) return false;
  const least = TABLE_FILE.test(name) ? 2 : LEAST_CELLS;
  const filled = head.records.map((record) => record.map((cell) => cell.trim()).filter((cell) => cell !== ''));
  const header = filled.findIndex(
    (cells) =>
      cells.length >= least &&
      new Set(cells).size === cells.length &&
      cells.every((cell) => cell.length <= LONGEST_NAME),
  );
  return header >= 0 && filled.slice(header + 1).some((cells) => cells.length >= least);
}
