import { extname } from 'node:path';

import { fail, ok, type Language, type Result } from '#model';

import { sqlText } from './engine.ts';
import { exportSql, type ExportTable } from './export-queries.ts';
import { sheetTitle } from './export-texts.ts';
import { showsFull } from './identities.ts';
import { prepareMaskedTexts } from './masked-texts.ts';
import { prepareFocus } from './tables/common-counterparties.ts';
import { prepareGroups, type AccountGroups } from './tables/group-flow.ts';
import { prepareQuality } from './tables/quality.ts';
import type { Workspace } from './workspace.ts';
import { writeCsv, type WriteJob } from './write-csv.ts';
import { replaceWhole } from './write-whole.ts';
import { writeXlsx } from './write-xlsx.ts';

export interface ExportOptions {
  readonly unmask: boolean;
  readonly language: Language;
  readonly focus?: readonly string[];
  readonly groups?: AccountGroups;
}

/**
 * Writes one table to a `.parquet`, `.csv` or `.xlsx` file, whole or not at all. Columns have the same names in every
 * language; problems: `export-format` with the extension.
 */
export async function exportTable(
  ws: Workspace,
  table: ExportTable,
  out: string,
  options: ExportOptions,
): Promise<Result<{ readonly rows: number }>> {
  const extension = extname(out).toLowerCase();
  const write = WRITERS[extension];
  if (write === undefined) return fail('export-format', { extension });
  if (table === 'common') await prepareFocus(ws, options.focus);
  if (table === 'groups') await prepareGroups(ws, options.groups, options.unmask);
  if (table === 'quality') await prepareQuality(ws, options.unmask);
  const full = showsFull(ws, options);
  if (!full && (table === 'transfers' || table === 'rows')) await prepareMaskedTexts(ws);
  const sql = exportSql(table, full);
  const rows = await replaceWhole(out, (path) => write(ws, { sql, path, title: sheetTitle(table, options.language) }));
  await ws.engine.run(
    'DROP TABLE IF EXISTS temp.chosen_accounts; DROP TABLE IF EXISTS temp.group_members; DROP TABLE IF EXISTS temp.quality_lines; DROP TABLE IF EXISTS temp.masked_texts',
  );
  return ok({ rows });
}

type Writer = (ws: Workspace, job: WriteJob) => Promise<number>;

const WRITERS: Readonly<Record<string, Writer>> = {
  '.parquet': (ws, { sql, path }) =>
    ws.engine.run(`COPY (${sql}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`),
  '.csv': writeCsv,
  '.xlsx': writeXlsx,
};
