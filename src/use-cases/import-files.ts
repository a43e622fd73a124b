import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { openSources, spoolTable, type Mapping } from '#formats';
import { deriveTransfers, isLoaded, loadTable, type Workspace } from '#lake';
import { fail, ok, type Problem, type Result, type SkippedSource, type SourceTable, type SpoolReport } from '#model';

import type { OnProgress, StageClock } from './progress.ts';

export interface ImportRequest {
  readonly inputs: readonly string[];
  readonly mapping?: Mapping;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  readonly clock?: StageClock;
}

export interface ImportOutcome {
  readonly skipped: readonly SkippedSource[];
  /** Tables that were loaded now, and those that this workspace held already, byte for byte. */
  readonly loaded: readonly string[];
  readonly unchanged: readonly string[];
  readonly spoolWarnings: readonly { readonly file: string; readonly problem: Problem }[];
}

interface Spooled {
  readonly table: SourceTable;
  readonly path: string;
  readonly report: SpoolReport & { readonly warnings: readonly Problem[] };
}

/**
 * Files into the workspace's tables. Each table is one transaction and the derived tables are another, so a process
 * that dies anywhere leaves a workspace that the next call completes. Problems: `no-usable-input`, `stopped`, and what
 * the lake reports.
 */
export async function importFiles(workspace: Workspace, request: ImportRequest): Promise<Result<ImportOutcome>> {
  request.clock?.enter('discover');
  request.onProgress?.({ stage: 'discover', done: 0, total: 0, unit: 'files' });
  const sources = await openSources(request.inputs, request.mapping === undefined ? {} : { mapping: request.mapping });
  if (sources.tables.length === 0) {
    return fail('no-usable-input', { inputs: request.inputs.length, skipped: sources.skipped.length });
  }
  const spoolDir = join(workspace.dir, 'spool');
  rmSync(spoolDir, { recursive: true, force: true });
  mkdirSync(spoolDir, { recursive: true, mode: 0o700 });
  try {
    const read = await loadAll(workspace, sources.tables, spoolDir, request);
    if (!read.ok) return read;
    const skipped = [...sources.skipped, ...read.value.refused];
    if (read.value.loaded.length + read.value.unchanged.length === 0) {
      return fail('no-usable-input', { inputs: request.inputs.length, skipped: skipped.length });
    }
    const derived = await deriveTransfers(workspace, {
      onStage: (stage, share) => {
        request.clock?.enter(stage);
        request.onProgress?.({ stage, done: Math.round(share * 100), total: 100, unit: 'share' });
      },
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    if (!derived.ok) return derived;
    return ok({ ...read.value, skipped });
  } finally {
    rmSync(spoolDir, { recursive: true, force: true });
  }
}

/** The next table is spooled (JavaScript) while DuckDB's own threads load the one before. */
async function loadAll(
  workspace: Workspace,
  tables: readonly SourceTable[],
  spoolDir: string,
  request: ImportRequest,
): Promise<Result<Omit<ImportOutcome, 'skipped'> & { refused: SkippedSource[] }>> {
  const loaded: string[] = [];
  const unchanged: string[] = [];
  const refused: SkippedSource[] = [];
  const spoolWarnings: { file: string; problem: Problem }[] = [];
  request.clock?.enter('load');
  let next = spool(tables, 0, spoolDir, request);
  for (let i = 0; i < tables.length; i += 1) {
    const spooled = await next;
    next = spool(tables, i + 1, spoolDir, request);
    if (request.signal?.aborted === true) {
      await next;
      return fail('stopped', { done: loaded.length, total: tables.length });
    }
    const table = tables[i];
    if (spooled === null || table === undefined) continue;
    if (!spooled.ok) {
      if (spooled.problem.code === 'stopped') return spooled;
      refused.push({ file: table.file, code: spooled.problem.code, values: spooled.problem.values, severity: 'refused' });
      continue;
    }
    const { path, report } = spooled.value;
    if (await isLoaded(workspace, table.file, report.fingerprint)) {
      unchanged.push(table.file);
    } else {
      const outcome = await loadTable(workspace, table, table.encoding === 'parquet' ? { parquetPath: table.location.path } : { spoolPath: path }, report);
      if (!outcome.ok) {
        await next;
        return outcome;
      }
      loaded.push(table.file);
      for (const problem of report.warnings) spoolWarnings.push({ file: table.file, problem });
    }
    rmSync(path, { force: true });
    request.onProgress?.({ stage: 'load', done: i + 1, total: tables.length, unit: 'files', detail: table.file });
  }
  return ok({ loaded, unchanged, refused, spoolWarnings });
}

async function spool(
  tables: readonly SourceTable[],
  index: number,
  spoolDir: string,
  request: ImportRequest,
): Promise<Result<Spooled> | null> {
  const table = tables[index];
  if (table === undefined) return null;
  const path = join(spoolDir, `${index}.csv`);
  const report = await spoolTable(table, path, {
    onProgress: (done: number, total: number) =>
      request.onProgress?.({ stage: 'read', done, total, unit: 'bytes', detail: table.file }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  return report.ok ? ok({ table, path, report: report.value }) : report;
}
