import { ok, type Result, type SourceTable, type SpoolReport } from '#model';

import type { Engine } from './engine.ts';
import { loadCompanion } from './load-companion.ts';
import { loadPlain } from './load-plain.ts';
import type { LoadSource } from './load-source.ts';
import { loadStatement } from './load-statement.ts';
import type { LoadCounts, LoadWarning } from './load-staging.ts';
import { inTransaction, writeMeta, type Workspace } from './workspace.ts';

export interface LoadReport {
  /** The id under which the file is stored: `2:name` if another file of this name was imported before. */
  readonly file: string;
  readonly records: number;
  readonly rejected: number;
  readonly warnings: readonly LoadWarning[];
}

/** What spooling told, warnings of the cutter included. */
export type LoadedSpool = SpoolReport & {
  readonly warnings?: readonly { readonly code: string; readonly count?: number; readonly values?: Readonly<Record<string, string | number>> }[];
};

/** Whether these very bytes were loaded under this name (or a later number of it) before. */
export async function isLoaded(workspace: Workspace, fileId: string, fingerprint: string): Promise<boolean> {
  const rows = await workspace.engine.rows<{ id: string }>('SELECT id FROM files WHERE fingerprint = ?', [fingerprint]);
  return rows.some(({ id }) => id === fileId || id.replace(/^\d+:/, '') === fileId);
}

/**
 * Loads one table in one transaction: statement rows into `rows`, whole transfers into `plain_rows`, companions apart,
 * unreadable records into `rejected`. A file of a known name but other bytes is kept beside the first, its name numbered.
 */
export async function loadTable(
  workspace: Workspace,
  table: SourceTable,
  source: LoadSource,
  spool: LoadedSpool,
): Promise<Result<LoadReport>> {
  const { engine } = workspace;
  const work = () => loadInTransaction(workspace, table, source, spool);
  return ok(spool.records > SMALL_RECORDS ? await work() : await engine.withOneThread(work));
}

/** Up to this many records one thread is as fast as two. */
const SMALL_RECORDS = 200_000;

function loadInTransaction(workspace: Workspace, table: SourceTable, source: LoadSource, spool: LoadedSpool): Promise<LoadReport> {
  const { engine } = workspace;
  return inTransaction(engine, async () => {
    const [next] = await engine.rows<{ file: number }>('SELECT coalesce(max(file) + 1, 0) AS file FROM files');
    const file = next?.file ?? 0;
    const id = await freeId(workspace, table.file);
    const counts = await loadRows({ workspace, table, source, file, expectedRecords: spool.records });
    const cutWarnings = (spool.warnings ?? []).map(({ code, count, values }) => ({ code, count: count ?? Number(values?.['count'] ?? values?.['records'] ?? 1) }));
    const warnings = [...cutWarnings, ...counts.warnings];
    await keepRejected(engine, spool.rejected, file);
    if (counts.records + spool.rejected.length !== spool.records) {
      throw new RangeError(`${table.file}: ${counts.records} records loaded and ${spool.rejected.length} rejected, expected ${spool.records}`);
    }
    await engine.run('INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      ...[file, id, spool.fingerprint, spool.bytes, table.format, table.kind, table.encoding],
      ...[table.literalNumbers, table.wholeLedger, spool.records, JSON.stringify(warnings)],
    ]);
    await writeMeta(engine, 'derived', '0');
    return { file: id, records: spool.records, rejected: spool.rejected.length, warnings };
  });
}

async function keepRejected(engine: Engine, rejected: SpoolReport['rejected'], file: number): Promise<void> {
  if (rejected.length === 0) return;
  await engine.createTemporary('cut_rejected', {
    row: Int32Array.from(rejected, ({ row }) => row),
    code: rejected.map(({ code }) => code),
    field: rejected.map(({ field }) => field),
  });
  await engine.run(`INSERT INTO rejected SELECT ${file}, row, code, field, NULL FROM cut_rejected`);
  await engine.run('DROP TABLE cut_rejected');
}

function loadRows(input: { workspace: Workspace; table: SourceTable; source: LoadSource; file: number; expectedRecords: number }): Promise<LoadCounts> {
  const { workspace, table, source, file } = input;
  if (table.kind === 'statement') return loadStatement({ ...input, engine: workspace.engine });
  if (table.kind === 'transfers') return loadPlain(workspace, table, source, file);
  return loadCompanion(workspace.engine, table, source, file);
}

async function freeId(workspace: Workspace, fileId: string): Promise<string> {
  const taken = new Set((await workspace.engine.rows<{ id: string }>('SELECT id FROM files')).map(({ id }) => id));
  let id = fileId;
  for (let n = 2; taken.has(id); n += 1) id = `${n}:${fileId}`;
  return id;
}
