import type { ImportReport, ImportedFile, RowCounts } from '#contract';
import { formatInstant, type Problem } from '#model';

import type { DeriveCounts } from './derive.ts';
import type { Engine } from './engine.ts';
import type { LoadWarning } from './load-staging.ts';
import { readSkipped } from './skipped.ts';
import { readMeta, type Workspace } from './workspace.ts';

interface FileRow {
  readonly [key: string]: string | number | null;
  readonly id: string;
  readonly format: string;
  readonly kind: string;
  readonly encoding: string;
  readonly fingerprint: string;
  readonly read: number;
  readonly kept: number;
  readonly duplicate: number;
  readonly failed: number;
  readonly empty: number;
  readonly rejected: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly breaks: number;
  readonly warnings: string;
}

/**
 * `import.json`. Throws when the rows of a file do not add up (read = kept + duplicate + failed + empty + rejected):
 * that is a defect, never a property of the data.
 */
export async function importReport(workspace: Workspace): Promise<ImportReport> {
  const { engine } = workspace;
  const files = await readFiles(engine);
  const transactions = files.filter(({ kind }) => isTransactions(kind));
  const counts = JSON.parse((await readMeta(engine, 'derive_counts')) ?? '{}') as Partial<DeriveCounts>;
  const imported = transactions.map(importedFile);
  const total = sumRows(imported.map(({ rows }) => rows));
  // A plain row is a transfer with both legs (cli.md).
  const [plain] = await engine.rows<{ n: number }>('SELECT count(*) AS n FROM plain_rows WHERE class = 0');
  const codes = await engine.rows<{ code: string; n: number }>(
    'SELECT code, count(*) AS n FROM rejected GROUP BY code ORDER BY code',
  );
  return {
    schema: 'duanka/import/1',
    files: imported,
    companions: files
      .filter(({ kind }) => !isTransactions(kind))
      .map(({ id, format, kind, read }) => ({ file: id, format, kind, records: read })),
    skipped: (await readSkipped(workspace)).map(({ file, code, values, severity }) => ({
      file,
      code,
      values,
      severity,
    })),
    total: {
      rows: total,
      from: period(transactions, 'first'),
      to: period(transactions, 'last'),
      breaks: imported.reduce((sum, { breaks }) => sum + breaks, 0),
      transfers: counts.transfers ?? 0,
      accounts: counts.accounts ?? 0,
      covered: counts.covered ?? 0,
      legs: {
        unique: counts.legs === undefined ? 0 : counts.legs.unique + (plain?.n ?? 0),
        order_assumed: counts.legs?.order_assumed ?? 0,
        one_legged: counts.legs?.one_legged ?? 0,
        possible: counts.legs?.possible ?? 0,
        reversals: counts.legs?.reversals ?? 0,
        clearing_pairs: counts.legs?.clearing_pairs ?? 0,
      },
    },
    rejected_by_code: Object.fromEntries(codes.map(({ code, n }) => [code, n])),
    warnings: [...totalWarnings(files), ...derivedWarnings(counts), ...(workspace.openData ? [] : nameWarnings(files))],
  };
}

function isTransactions(kind: string): boolean {
  return kind === 'statement' || kind === 'transfers';
}

function readFiles(engine: Engine): Promise<FileRow[]> {
  const classes = (table: string) => `SELECT file, class, t_ms FROM ${table}`;
  return engine.rows<FileRow>(`
    SELECT f.id, f.format, f.kind, f.encoding, f.fingerprint, f.records AS read, f.warnings::VARCHAR AS warnings,
      coalesce(c.kept, 0) AS kept, coalesce(c.duplicate, 0) AS duplicate, coalesce(c.failed, 0) AS failed, coalesce(c.empty, 0) AS empty,
      coalesce(x.n, 0) AS rejected, c.first, c.last, coalesce(b.n, 0) AS breaks
    FROM files f
      LEFT JOIN (SELECT file, count(*) FILTER (class = 0) AS kept, count(*) FILTER (class = 1) AS duplicate, count(*) FILTER (class = 2) AS failed,
          count(*) FILTER (class = 3) AS empty, min(t_ms) AS first, max(t_ms) AS last
        FROM (${classes('rows')} UNION ALL ${classes('plain_rows')}) GROUP BY file) c USING (file)
      LEFT JOIN (SELECT file, count(*) AS n FROM rejected GROUP BY file) x USING (file)
      LEFT JOIN (SELECT file, count(*) AS n FROM quality WHERE code = 'balance-break' GROUP BY file) b USING (file)
    ORDER BY f.id`);
}

function importedFile(row: FileRow): ImportedFile {
  const rows = {
    read: row.read,
    kept: row.kept,
    duplicate: row.duplicate,
    failed: row.failed,
    empty: row.empty,
    rejected: row.rejected,
  };
  const accounted = rows.kept + rows.duplicate + rows.failed + rows.empty + rows.rejected;
  if (rows.read !== accounted)
    throw new RangeError(`${row.id}: ${rows.read} rows read, ${accounted} accounted for: ${JSON.stringify(rows)}`);
  return {
    file: row.id,
    format: row.format,
    encoding: row.encoding,
    rows,
    from: instant(row.first),
    to: instant(row.last),
    breaks: row.breaks,
    fingerprint: row.fingerprint,
    warnings: warningsOf(row).map(({ code, count, values }): Problem => ({ code, values: { ...values, count } })),
  };
}

function warningsOf(row: FileRow): readonly LoadWarning[] {
  return JSON.parse(row.warnings) as LoadWarning[];
}

function sumRows(all: readonly RowCounts[]): RowCounts {
  const sum = (key: keyof RowCounts) => all.reduce((total, rows) => total + rows[key], 0);
  return {
    read: sum('read'),
    kept: sum('kept'),
    duplicate: sum('duplicate'),
    failed: sum('failed'),
    empty: sum('empty'),
    rejected: sum('rejected'),
  };
}

function period(files: readonly FileRow[], edge: 'first' | 'last'): string {
  const times = files.flatMap((file) => file[edge] ?? []);
  return instant(
    times.length === 0 ? null : times.reduce((a, b) => (edge === 'first' ? Math.min(a, b) : Math.max(a, b))),
  );
}

/** Each code once, with the number of files and of rows it concerns, and the names of what it is about. */
function totalWarnings(files: readonly FileRow[]): Problem[] {
  const byCode = new Map<string, { files: number; count: number; columns?: string }>();
  for (const { code, count, values } of files.flatMap(warningsOf)) {
    const sum = byCode.get(code) ?? { files: 0, count: 0 };
    const named = [...new Set([sum.columns, values?.['columns']].flatMap((names) => names?.split(', ') ?? []))].join(
      ', ',
    );
    byCode.set(code, { files: sum.files + 1, count: sum.count + count, ...(named === '' ? {} : { columns: named }) });
  }
  return [...byCode].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, values]) => ({ code, values }));
}

function derivedWarnings(counts: Partial<DeriveCounts>): Problem[] {
  const warnings: Problem[] = [];
  if ((counts.internalNumbers ?? 0) > 0)
    warnings.push({ code: 'internal-numbers', values: { count: counts.internalNumbers ?? 0 } });
  if ((counts.severalBanks ?? 0) > 0)
    warnings.push({ code: 'number-of-several-banks', values: { count: counts.severalBanks ?? 0 } });
  if ((counts.legs?.skewed ?? 0) > 0)
    warnings.push({ code: 'credit-before-debit', values: { count: counts.legs?.skewed ?? 0 } });
  if (counts.assumedCalendar === true) warnings.push({ code: 'calendar-assumed', values: {} });
  return warnings;
}

/** File names stand in every output as they are: a card or ID number in one is shown in full. */
function nameWarnings(files: readonly FileRow[]): Problem[] {
  const count = files.filter(({ id }) => (id.match(/\d{12,}/g) ?? []).some((digits) => !TIMESTAMP.test(digits))).length;
  return count === 0 ? [] : [{ code: 'file-name-personal', values: { count } }];
}

const TIMESTAMP = /^(19|20)\d{2}(0[1-9]|1[0-2])([012]\d|3[01])([01]\d|2[0-3])[0-5]\d([0-5]\d(\d{3})?)?$/;

function instant(ms: number | null): string {
  return ms === null ? '' : formatInstant(ms);
}
