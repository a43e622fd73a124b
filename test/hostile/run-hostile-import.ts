import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runDuanka, type ProgramRun } from '../harness/run-program.ts';
import { compareWithTruth, type Comparison } from './compare-with-truth.ts';
import { countRecords, type LaidOut } from './count-records.ts';
import { generateHostileExport, type HostileOptions } from './generate-hostile-export.ts';

interface ReportedFile {
  readonly file: string;
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    readonly duplicate: number;
    readonly failed: number;
    readonly empty: number;
    readonly rejected: number;
  };
}

export interface ImportReportSeen {
  readonly files: readonly ReportedFile[];
  readonly companions: readonly { readonly file: string; readonly records: number }[];
  readonly skipped: readonly { readonly file: string; readonly code: string }[];
  readonly total: {
    readonly rows: ReportedFile['rows'];
    readonly transfers: number;
    readonly breaks: number;
    readonly legs: Readonly<Record<string, number>>;
  };
}

export interface HostileRun {
  readonly generated: ReturnType<typeof generateHostileExport>;
  readonly generateSeconds: number;
  readonly importRun: ProgramRun;
  readonly report: ImportReportSeen;
  readonly comparison: Comparison;
  /** Files whose rows the product, the truth and the byte scanner count differently. */
  readonly miscounted: readonly string[];
}

/** Generates an export, imports it with `bin/duanka` and holds the result against the truth. Throws when a command fails. */
export async function runHostileImport(options: HostileOptions): Promise<HostileRun> {
  const { out } = options;
  const started = performance.now();
  const generated = generateHostileExport(options);
  const generateSeconds = (performance.now() - started) / 1000;
  const workspace = join(out, 'workspace');
  const importRun = await duanka(['import', generated.folder, '--workspace', workspace, '--open-data', '--json']);
  const report = JSON.parse(importRun.stdout) as ImportReportSeen;
  const seen = {
    rows: join(out, 'rows.parquet'),
    transfers: join(out, 'transfers.parquet'),
    rejected: join(out, 'found', 'rejected.csv'),
  };
  await duanka(['export', '--workspace', workspace, '--table', 'rows', '--out', seen.rows]);
  await duanka(['export', '--workspace', workspace, '--table', 'transfers', '--out', seen.transfers]);
  await duanka(['detect', '--workspace', workspace, '--out', join(out, 'found')]);
  return {
    generated,
    generateSeconds,
    importRun,
    report,
    comparison: await compareWithTruth(out, seen),
    miscounted: miscounted(options, generated.folder, report),
  };
}

async function duanka(args: readonly string[]): Promise<ProgramRun> {
  const run = await runDuanka(args);
  if (run.code !== 0)
    throw new Error(`duanka ${args[0] ?? ''} ended with ${run.code ?? run.signal ?? ''}\n${run.stderr}`);
  return run;
}

function miscounted({ out, xlsx }: HostileOptions, folder: string, report: ImportReportSeen): string[] {
  const files = JSON.parse(readFileSync(join(out, 'expected_files.json'), 'utf8')) as (LaidOut & {
    file: string;
    rows: number;
  })[];
  const read = new Map(report.files.map(({ file, rows }) => [file, rows]));
  const wrong = files.flatMap((file) => {
    const scanned = xlsx === true ? file.rows : countRecords(folder, file);
    const rows = read.get(file.file);
    const sum = rows === undefined ? -1 : rows.kept + rows.duplicate + rows.failed + rows.empty + rows.rejected;
    const agree = rows?.read === file.rows && scanned === file.rows && sum === file.rows;
    return agree
      ? []
      : [`${file.file}: truth ${file.rows}, scanner ${scanned}, read ${rows?.read ?? 'nothing'}, classes ${sum}`];
  });
  const unknown = report.files.filter(({ file }) => !files.some((expected) => expected.file === file));
  return [...wrong, ...unknown.map(({ file }) => `${file}: not a statement of the export`)];
}
