import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';

import { traceSchema, type Trace } from '#contract';
import { writePoliceExport, type CanonicalRows } from '#formats';

import { importIntoWorkspace } from './import-into-workspace.ts';
import { card } from './police-case.fixture.ts';
import { REPORT_HEAD } from './trace.fixture.ts';
import { traceVictims, type TraceRequest } from './trace-victims.ts';

export interface ReportedPayment {
  readonly caseNo: string;
  readonly from: number;
  readonly to: number;
  /** Local time, `2024-03-05 09:10:00`. */
  readonly paidAt: string;
  readonly amount: string;
}

export interface PoliceTrace {
  readonly trace: Trace;
  /** Text of stop-requests.docx, a line per paragraph or cell; requests stand apart at their titles. */
  readonly requests: string;
}

/** Statements of the police layout, imported masked, and traces of the payments that were reported. */
export async function withPoliceTrace(
  { statement, reported }: { readonly statement: CanonicalRows; readonly reported: readonly ReportedPayment[] },
  test: (run: (request?: Partial<TraceRequest>) => Promise<PoliceTrace>) => Promise<void>,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'duanka-police-trace-'));
  try {
    const input = join(dir, 'in');
    mkdirSync(input);
    await writePoliceExport(input, { statement }, { prefix: '查询', accountsForm: '45', personsForm: 'wide' });
    const lines = reported.map(({ caseNo, from, to, paidAt, amount }) =>
      [caseNo, `v-${caseNo}`, '', paidAt, card(from), card(to), amount, 'CNY'].join(','),
    );
    const report = join(dir, 'victims.csv');
    writeFileSync(report, `${[REPORT_HEAD, ...lines].join('\n')}\n`);
    const workspaceDir = join(dir, 'ws');
    const imported = await importIntoWorkspace({ inputs: [input], workspaceDir, openData: false, language: 'zh' });
    if (!imported.ok) throw new Error(imported.problem.code);
    await test(async (request) => {
      const out = join(dir, 'out');
      const outcome = await traceVictims({
        ...{ dir: workspaceDir, out, reports: [report], useWorkspaceReports: false, credits: [], policies: ['fifo'] },
        ...{ layers: 20, language: 'zh', disclosure: { openData: false } },
        ...request,
      });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
      const trace = traceSchema.parse(outcome.value.trace);
      return { trace, requests: await documentText(join(out, 'stop-requests.docx')) };
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const PARTS = /^word\/(document|header\d+|footer\d+)\.xml$/;

/** Body, then headers and footers of a .docx file as plain text. */
export async function documentText(path: string): Promise<string> {
  const reader = new ZipReader(new BlobReader(new Blob([readFileSync(path)])));
  const parts = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory || !PARTS.test(entry.filename)) continue;
    const xml = await entry.getData(new TextWriter());
    parts.set(entry.filename, xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]*>/g, ''));
  }
  await reader.close();
  return [...parts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join('\n');
}
