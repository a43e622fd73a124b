import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { traceSchema, type Trace } from '#contract';
import type { Result } from '#model';

import { importIntoWorkspace } from './import-into-workspace.ts';
import { traceVictims, type TraceOutcome, type TraceRequest } from './trace-victims.ts';

export const VICTIM = '6200000090000000001';
export const MULE = '6200000090000000002';
export const A = '6200000090000000003';
export const B = '6200000090000000004';
export const OTHER = '6200000090000000005';

/** The worked example of definitions.md 5 as plain transfers: 100 clean, 300 of the victim, 200 clean; 250 to A, 300 to B. */
export const ORACLE = [
  ['2024-03-05 09:00:00', OTHER, MULE, '100.00', 'CNY'],
  ['2024-03-05 09:10:00', VICTIM, MULE, '300.00', 'CNY'],
  ['2024-03-05 09:20:00', OTHER, MULE, '200.00', 'CNY'],
  ['2024-03-05 09:30:00', MULE, A, '250.00', 'CNY'],
  ['2024-03-05 09:40:00', MULE, B, '300.00', 'CNY'],
];

export const REPORT_HEAD = 'case_no,victim_id,reported_at,paid_at,from_account,to_account,amount,currency';
export const REPORT = `${REPORT_HEAD}\nCASE-1,victim 1,2024-03-05 12:00:00,2024-03-05 09:11:00,${VICTIM},${MULE},300.00,CNY\n`;

export interface TraceCase {
  readonly dir: string;
  readonly workspaceDir: string;
  /** Writes a file beside the workspace and gives its path. */
  readonly file: (name: string, content: string) => string;
  readonly trace: (request: Partial<TraceRequest>) => Promise<Result<TraceOutcome>>;
  /** The same, of a trace that succeeds; its document as the schema reads it. */
  readonly document: (request: Partial<TraceRequest>) => Promise<Trace>;
}

/** Plain transfers (time, payer, payee, amount, currency, note) in a workspace of their own. */
export async function withTraceCase(
  transfers: readonly (readonly string[])[],
  test: (found: TraceCase) => Promise<void>,
  { openData = true }: { readonly openData?: boolean } = {},
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'duanka-trace-'));
  const workspaceDir = join(dir, 'ws');
  const file = (name: string, content: string): string => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return path;
  };
  const trace = (request: Partial<TraceRequest>): Promise<Result<TraceOutcome>> =>
    traceVictims({
      ...{ dir: workspaceDir, out: join(dir, 'out'), reports: [], useWorkspaceReports: false, credits: [] },
      ...{ policies: ['fifo'], layers: 20, language: 'en', disclosure: { openData: false } },
      ...request,
    });
  try {
    mkdirSync(join(dir, 'in'));
    const lines = ['time,payer,payee,amount,currency,note', ...transfers.map((cells) => cells.join(','))];
    file(join('in', 'transfers.csv'), `${lines.join('\n')}\n`);
    const imported = await importIntoWorkspace({
      inputs: [join(dir, 'in')],
      workspaceDir,
      openData,
      language: 'en',
    });
    if (!imported.ok) throw new Error(imported.problem.code);
    await test({
      ...{ dir, workspaceDir, file, trace },
      document: async (request) => {
        const outcome = await trace(request);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
        return traceSchema.parse(outcome.value.trace);
      },
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
