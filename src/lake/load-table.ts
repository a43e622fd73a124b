import { ok, type Result, type SourceTable, type SpoolReport } from '#model';

import type { Engine } from './engine.ts';
import { loadCompanion } from './load-companion.ts';
import { loadPlain, stagePlain, type StagedPlain } from './load-plain.ts';
import type { LoadSource } from './load-source.ts';
import { loadStatement } from './load-statement.ts';
import type { LoadCounts, LoadWarning } from './load-staging.ts';
import { inTransaction, readMeta, writeMeta, type Workspace } from './workspace.ts';

export interface LoadReport {
  /** The id under which the file is stored: `2:name` if another file of this name was imported before. */
  readonly file: string;
  readonly records: number;
  readonly rejected: number;
  readonly warnings: readonly LoadWarning[];
}

/** What spooling told, warnings of the cutter included. */
export type LoadedSpool = SpoolReport & {
  readonly warnings?: readonly {
    readonly code: string;
    readonly count?: number;
    readonly values?: Readonly<Record<string, string | number>>;
  }[];
};

/** Whether these very bytes were loaded under this name before, or under a number of it because other bytes had the name. */
export async function isLoaded(workspace: Workspace, fileId: string, fingerprint: string): Promise<boolean> {
  const rows = await workspace.engine.rows<{ id: string; fingerprint: string }>(
    'SELECT id, fingerprint FROM files WHERE fingerprint = ? OR id = ?',
    [fingerprint, fileId],
  );
  if (rows.some((file) => file.id === fileId && file.fingerprint === fingerprint)) return true;
  return (
    rows.some(({ id }) => id === fileId) &&
    rows.some((file) => file.fingerprint === fingerprint && file.id.replace(/^\d+:/, '') === fileId)
  );
}

/** Whether everything loaded has also been joined into transfers: false after an import that was stopped. */
export async function isDerived(workspace: Workspace): Promise<boolean> {
  return (await readMeta(workspace.engine, 'derived')) !== '0';
}

/** Where a table of several that are loaded at once goes. */
export interface LoadPlace {
  readonly engine: Engine;
  /** The number that the file gets. */
  readonly file: number;
  /** Done when the tables before are committed: commits keep the order of the tables, whatever ends the process. */
  readonly before: Promise<unknown>;
}

export interface LoadInput {
  readonly workspace: Workspace;
  readonly table: SourceTable;
  readonly source: LoadSource;
  readonly spool: LoadedSpool;
  /** By default the workspace's own engine, and the next free number. */
  readonly place?: LoadPlace;
}

/**
 * Loads one table in one transaction: statement rows into `rows`, whole transfers into `plain_rows`, companions apart,
 * unreadable records into `rejected`. A file of a known name but other bytes is kept beside the first, its name numbered.
 */
export async function loadTable(input: LoadInput): Promise<Result<LoadReport>> {
  const { workspace, spool, place } = input;
  const engine = place?.engine ?? workspace.engine;
  const work = () => loadInTransaction({ ...input, workspace: { ...workspace, engine } });
  return ok(isSmall(spool) ? await engine.withOneThread(work) : await work());
}

/** Up to this many records one thread is as fast as two. */
const SMALL_RECORDS = 200_000;

export function isSmall(spool: LoadedSpool): boolean {
  return spool.records <= SMALL_RECORDS;
}

async function loadInTransaction({ workspace, table, source, spool, place }: LoadInput): Promise<LoadReport> {
  const { engine } = workspace;
  const staged = table.kind === 'transfers' ? await stagePlain(engine, table, source) : undefined;
  return inTransaction(engine, async () => {
    const file = place?.file ?? (await nextFile(engine));
    const id = await freeId(workspace, table.file);
    const counts = await loadRows({ workspace, table, source, file, expectedRecords: spool.records, staged });
    const cutWarnings = (spool.warnings ?? []).map(({ code, count, values }) => ({
      code,
      count: count ?? Number(values?.['count'] ?? values?.['records'] ?? 1),
    }));
    const isEmpty = spool.records === 0 && (table.kind === 'statement' || table.kind === 'transfers');
    const warnings = [
      ...cutWarnings,
      ...counts.warnings,
      ...labelColumns(table),
      ...(isEmpty ? [{ code: 'no-rows', count: 1 }] : []),
    ];
    await keepRejected(engine, spool.rejected, file);
    if (counts.records + spool.rejected.length !== spool.records) {
      throw new RangeError(
        `${table.file}: ${counts.records} records loaded and ${spool.rejected.length} rejected, expected ${spool.records}`,
      );
    }
    await engine.run('INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      ...[file, id, spool.fingerprint, spool.bytes, table.format, table.kind, table.encoding],
      ...[table.literalNumbers, table.wholeLedger, spool.records, JSON.stringify(warnings)],
    ]);
    await markUnderived(engine);
    await place?.before;
    return { file: id, records: spool.records, rejected: spool.rejected.length, warnings };
  });
}

/** [IMP-30] Columns that carry answers are never read; which they are is told. */
function labelColumns({ skippedColumns: columns }: SourceTable): LoadWarning[] {
  return columns.length === 0
    ? []
    : [{ code: 'label-columns', count: columns.length, values: { columns: columns.join(', ') } }];
}

export async function nextFile(engine: Engine): Promise<number> {
  const [next] = await engine.rows<{ file: number }>('SELECT coalesce(max(file) + 1, 0) AS file FROM files');
  return next?.file ?? 0;
}

/** Only the first table of several writes it: transactions that write one value cannot go on beside each other. */
export async function markUnderived(engine: Engine): Promise<void> {
  if ((await readMeta(engine, 'derived')) !== '0') await writeMeta(engine, 'derived', '0');
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

interface RowsInput {
  readonly workspace: Workspace;
  readonly table: SourceTable;
  readonly source: LoadSource;
  readonly file: number;
  readonly expectedRecords: number;
  readonly staged: StagedPlain | undefined;
}

function loadRows(input: RowsInput): Promise<LoadCounts> {
  const { workspace, table, source, file, staged } = input;
  if (table.kind === 'statement') return loadStatement({ ...input, engine: workspace.engine });
  if (staged !== undefined) return loadPlain(workspace, table, staged, file);
  return loadCompanion(workspace.engine, table, source, file);
}

async function freeId(workspace: Workspace, fileId: string): Promise<string> {
  const taken = new Set((await workspace.engine.rows<{ id: string }>('SELECT id FROM files')).map(({ id }) => id));
  let id = fileId;
  for (let n = 2; taken.has(id); n += 1) id = `${n}:${fileId}`;
  return id;
}
