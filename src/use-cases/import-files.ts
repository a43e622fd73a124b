import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { openSources, spoolTable, type Mapping } from '#formats';
import {
  deriveTransfers,
  isLoaded,
  keepSkipped,
  openLanes,
  type LoadLanes,
  type LoadReport,
  type Workspace,
} from '#lake';
import { fail, ok, type Problem, type Result, type SkippedSource, type SourceTable, type SpoolReport } from '#model';

import type { OnProgress, StageClock } from './progress.ts';

export interface ImportRequest {
  readonly inputs: readonly string[];
  readonly mapping?: Mapping;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** Told of every source that is not loaded, also when the import then fails for want of anything else. */
  readonly onSkipped?: (skipped: readonly SkippedSource[]) => void;
  readonly clock?: StageClock;
}

export interface ImportOutcome {
  readonly skipped: readonly SkippedSource[];
  /** Tables that were loaded now, and those that this workspace held already, byte for byte. */
  readonly loaded: readonly string[];
  readonly unchanged: readonly string[];
  /** Tables kept beside others of the same name: name in the workspace by name as given. */
  readonly renamed: readonly { readonly file: string; readonly as: string }[];
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
    request.onSkipped?.(sources.skipped);
    return fail('no-usable-input', { inputs: request.inputs.length, skipped: sources.skipped.length });
  }
  const spoolDir = join(workspace.dir, 'spool');
  rmSync(spoolDir, { recursive: true, force: true });
  mkdirSync(spoolDir, { recursive: true, mode: 0o700 });
  try {
    const read = await loadAll(workspace, sources.tables, spoolDir, request);
    if (!read.ok) return read;
    const skipped = [...sources.skipped, ...read.value.refused];
    request.onSkipped?.(skipped);
    await keepSkipped(workspace, skipped);
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

type Outcome = { readonly refused: Problem } | { readonly unchanged: true } | { readonly report: LoadReport };

/** A table is spooled (JavaScript) while DuckDB loads those before it. */
async function loadAll(
  workspace: Workspace,
  tables: readonly SourceTable[],
  spoolDir: string,
  request: ImportRequest,
): Promise<Result<Omit<ImportOutcome, 'skipped'> & { refused: SkippedSource[] }>> {
  request.clock?.enter('load');
  const lanes = await openLanes(workspace);
  const outcomes: Promise<Result<Outcome>>[] = [];
  let done = 0;
  const finished = (table: SourceTable) => {
    done += 1;
    request.onProgress?.({ stage: 'load', done, total: tables.length, unit: 'files', detail: table.file });
  };
  try {
    for (const [i, table] of tables.entries()) {
      const spooled = await spool(table, join(spoolDir, `${i}.csv`), request);
      if (request.signal?.aborted === true) return fail('stopped', { done, total: tables.length });
      const { outcome } = await startLoad({ workspace, lanes, spooled, finished: () => finished(table) });
      outcome.catch(() => undefined);
      outcomes.push(outcome);
    }
    return gather(tables, await Promise.all(outcomes));
  } finally {
    await lanes.close();
  }
}

/** Resolves when the table is on its way; what becomes of it is `outcome`. */
async function startLoad(input: {
  readonly workspace: Workspace;
  readonly lanes: LoadLanes;
  readonly spooled: Result<Spooled>;
  readonly finished: () => void;
}): Promise<{ readonly outcome: Promise<Result<Outcome>> }> {
  const { workspace, lanes, spooled, finished } = input;
  if (!spooled.ok) {
    const { problem } = spooled;
    return { outcome: Promise.resolve(problem.code === 'stopped' ? spooled : ok({ refused: problem })) };
  }
  const { table, path, report } = spooled.value;
  if (await isLoaded(workspace, table.file, report.fingerprint)) {
    rmSync(path, { force: true });
    finished();
    return { outcome: Promise.resolve(ok({ unchanged: true })) };
  }
  const source = table.encoding === 'parquet' ? { parquetPath: table.location.path } : { spoolPath: path };
  const started = await lanes.start(table, source, report);
  const outcome = started.done.then((loaded) => {
    rmSync(path, { force: true });
    finished();
    return loaded.ok ? ok({ report: loaded.value }) : loaded;
  });
  return { outcome };
}

function gather(
  tables: readonly SourceTable[],
  outcomes: readonly Result<Outcome>[],
): Awaited<ReturnType<typeof loadAll>> {
  const loaded: string[] = [];
  const unchanged: string[] = [];
  const refused: SkippedSource[] = [];
  const renamed: { file: string; as: string }[] = [];
  for (const [i, { file }] of tables.entries()) {
    const outcome = outcomes[i];
    if (outcome === undefined) continue;
    if (!outcome.ok) return outcome;
    if ('refused' in outcome.value) {
      const { code, values } = outcome.value.refused;
      refused.push({ file, code, values, severity: 'refused' });
    } else if ('unchanged' in outcome.value) {
      unchanged.push(file);
    } else {
      loaded.push(file);
      if (outcome.value.report.file !== file) renamed.push({ file, as: outcome.value.report.file });
    }
  }
  return ok({ loaded, unchanged, refused, renamed });
}

async function spool(table: SourceTable, path: string, request: ImportRequest): Promise<Result<Spooled>> {
  const report = await spoolTable(table, path, {
    onProgress: (done: number, total: number) =>
      request.onProgress?.({ stage: 'read', done, total, unit: 'bytes', detail: table.file }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  return report.ok ? ok({ table, path, report: report.value }) : report;
}
