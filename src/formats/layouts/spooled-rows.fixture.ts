import { readFileSync } from 'node:fs';

import type { SourceTable } from '#model';

import { DEFAULT_LIMITS } from '../bytes/limits.ts';
import { parseCsvReference } from '../bytes/parse-csv.reference.ts';
import type { CanonicalRow } from './layout.ts';

/** The canonical rows of a spool, as the lake would read them: the first non-empty column of each field. */
export function spooledRows(path: string, table: SourceTable): CanonicalRow[] {
  const options = { delimiter: ',', headerRecords: 0, width: 0, limits: DEFAULT_LIMITS };
  return parseCsvReference(readFileSync(path, 'utf8'), options).map((record) => {
    if ('rejected' in record) throw new Error(`spool line rejected: ${record.rejected}`);
    const [, ...cells] = record.cells;
    const fields = Object.entries(table.fields);
    return Object.fromEntries(
      fields.map(([field, columns]) => [
        field,
        columns.map((column) => cells[column] ?? '').find((cell) => cell !== '') ?? '',
      ]),
    );
  });
}
