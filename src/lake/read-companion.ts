import { COMPANION_FIELDS, type SourceTable } from '#model';

import { sourceCells, type LoadSource } from './load-source.ts';
import type { ReportLine } from './match-reports.ts';
import type { Workspace } from './workspace.ts';

/**
 * Rows of a companion table that is not imported, by the same field mapping as an import; blank rows left out. Nothing is
 * kept in the workspace.
 */
export async function companionLines(ws: Workspace, table: SourceTable, source: LoadSource): Promise<ReportLine[]> {
  const fields: readonly string[] = COMPANION_FIELDS[table.kind as keyof typeof COMPANION_FIELDS] ?? [];
  const cells = await sourceCells(ws.engine, table, source, fields);
  const columns = fields.map((field) => `coalesce(${cells.field(field)}, '') AS "${field}"`);
  const rows = await ws.engine.rows(`SELECT row, ${columns.join(', ')} FROM ${cells.from} ORDER BY row`);
  return rows.flatMap(({ row, ...values }) => {
    const said = Object.entries(values).filter(([, text]) => text !== '');
    if (said.length === 0) return [];
    return [{ file: table.file, row: Number(row), fields: Object.fromEntries(said) as Record<string, string> }];
  });
}
