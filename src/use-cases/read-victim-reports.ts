import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { openSources, spoolTable } from '#formats';
import { companionLines, type ReportLine, type Workspace } from '#lake';
import { fail, ok, type Result } from '#model';

export interface ReadReports {
  readonly lines: readonly ReportLine[];
  readonly files: readonly { readonly file: string; readonly fingerprint: string; readonly rows: number }[];
}

/**
 * [TRC-5] Victim reports by the same layouts and headers as an import knows (CSV, xlsx or a JSON array; zh and en), without
 * keeping them in the workspace. Problems: what the file is instead, with `file`; `not-a-report` with its kind.
 */
export async function readVictimReports(workspace: Workspace, paths: readonly string[]): Promise<Result<ReadReports>> {
  const lines: ReportLine[] = [];
  const files: { file: string; fingerprint: string; rows: number }[] = [];
  const spoolDir = join(workspace.dir, 'spool');
  rmSync(spoolDir, { recursive: true, force: true });
  mkdirSync(spoolDir, { recursive: true, mode: 0o700 });
  try {
    for (const path of paths) {
      const opened = await openSources([path]);
      const reports = opened.tables.filter(({ kind }) => kind === 'victim-reports');
      if (reports.length === 0) {
        const [other] = opened.tables;
        if (other !== undefined) return fail('not-a-report', { file: other.file, kind: other.kind });
        const [skipped] = opened.skipped;
        return fail(skipped?.code ?? 'unknown-table', { ...skipped?.values, file: skipped?.file ?? path });
      }
      for (const [i, table] of reports.entries()) {
        const spoolPath = join(spoolDir, `${files.length}-${i}.csv`);
        const spooled = await spoolTable(table, spoolPath);
        if (!spooled.ok) return fail(spooled.problem.code, { ...spooled.problem.values, file: table.file });
        const source = table.encoding === 'parquet' ? { parquetPath: table.location.path } : { spoolPath };
        const read = await companionLines(workspace, table, source);
        lines.push(...read);
        files.push({ file: table.file, fingerprint: spooled.value.fingerprint, rows: read.length });
      }
    }
    return ok({ lines, files });
  } finally {
    rmSync(spoolDir, { recursive: true, force: true });
  }
}
