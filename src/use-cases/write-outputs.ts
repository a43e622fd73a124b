import { join } from 'node:path';

import type { Findings, ImportReport, RunFile } from '#contract';
import { BANDS, FAMILIES, type ScoreTable } from '#detect';
import { makeFolder, type ScoreColumns, type Workspace, writeRejected, writeScores } from '#lake';
import type { Family, Language } from '#model';
import {
  rejectedReason,
  renderReportHtml,
  reportPageCount,
  reportPageName,
  writeFindingsXlsx,
  type ReportData,
} from '#report';

import { writeFile, writeThrough } from './write-file.ts';

export interface OutputInput {
  readonly out: string;
  readonly findings: Findings;
  readonly imported: ImportReport;
  readonly data: ReportData;
  readonly scores: ScoreTable;
  readonly unmask: boolean;
  /** Called when everything else is written: run.json holds the seconds of all stages. */
  readonly finishRun: () => Promise<RunFile>;
}

/** The files of the output folder, name -> path. */
export function outputFiles(out: string): Readonly<Record<string, string>> {
  const names = [
    'report.html',
    'findings.xlsx',
    'findings.json',
    'findings.parquet',
    'import.json',
    'rejected.csv',
    'run.json',
  ];
  return Object.fromEntries(names.map((name) => [name, join(out, name)]));
}

export async function writeOutputs(workspace: Workspace, input: OutputInput): Promise<void> {
  const { out, findings, imported, data, scores, unmask } = input;
  await writeImportFiles(workspace, { out, imported, language: data.language });
  writeFile(join(out, 'findings.json'), `${JSON.stringify(findings)}\n`);
  await writeThrough(join(out, 'findings.parquet'), (path) =>
    writeScores(workspace, columnsOf(scores), path, { unmask: unmask || workspace.openData }),
  );
  await writeThrough(join(out, 'findings.xlsx'), async (path) => {
    await writeFindingsXlsx(path, data);
  });
  for (let page = 1; page <= reportPageCount(data); page += 1) {
    writeFile(join(out, reportPageName(page)), renderReportHtml(data, page));
  }
  writeFile(join(out, 'run.json'), `${JSON.stringify(await input.finishRun(), null, 1)}\n`);
}

/** What was read and what was not: of use even where nothing could be detected. */
export async function writeImportFiles(
  workspace: Workspace,
  { out, imported, language }: { readonly out: string; readonly imported: ImportReport; readonly language: Language },
): Promise<void> {
  makeFolder(out);
  writeFile(join(out, 'import.json'), `${JSON.stringify(imported, null, 1)}\n`);
  await writeThrough(join(out, 'rejected.csv'), (path) =>
    writeRejected(workspace, path, (code) => rejectedReason(code, language)),
  );
}

function columnsOf(scores: ScoreTable): ScoreColumns {
  const rows = scores.account.length;
  const families = {} as Record<Family, Float64Array>;
  for (const [f, family] of FAMILIES.entries()) {
    families[family] = Float64Array.from(
      { length: rows },
      (_, row) => scores.contribution[row * FAMILIES.length + f] ?? 0,
    );
  }
  return {
    account: Int32Array.from(scores.account),
    score: scores.score,
    band: Array.from(scores.band, (band) => BANDS[band] ?? 'none'),
    families,
  };
}
