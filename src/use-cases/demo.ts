import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Evaluation } from '#contract';
import { type Language, type Result } from '#model';
import type { ReportData } from '#report';

import { evaluateFolder } from './evaluate-folder.ts';
import { investigate } from './investigate.ts';
import type { OnProgress } from './progress.ts';
import { makeTown } from './simulate-town-folder.ts';
import { writeTown } from './write-town.ts';

export interface DemoRequest {
  readonly out: string;
  readonly seed: number;
  readonly language: Language;
  /** Beside the crime town an innocent one, with every account covered, to count false alarms on. */
  readonly innocentTown?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface DemoOutcome {
  readonly summary: ReportData;
  readonly evaluation: Evaluation;
  readonly reportPath: string;
  readonly innocent?: InnocentOutcome;
}

export interface InnocentOutcome {
  readonly covered: number;
  readonly days: number;
  readonly high: number;
  readonly medium: number;
  readonly reportPath: string;
}

const CRIME = { kind: 'crime', people: 300, days: 90, covered: 'share' } as const;
const INNOCENT = { kind: 'innocent', people: 300, days: 90, covered: 'all' } as const;
/** Between careless and middling: what a first case looks like. */
const DIAL = 0.25;

/**
 * Small labelled towns, written as the police files that their banks would answer with and investigated: a crime town,
 * measured against its own truth, and an innocent one. The output folder is made anew.
 */
export async function runDemo(request: DemoRequest): Promise<Result<DemoOutcome>> {
  rmSync(request.out, { recursive: true, force: true });
  const crime = await investigateTown(request, CRIME, request.out);
  if (!crime.ok) return crime;
  const evaluation = await evaluateFolder({
    dir: request.out,
    truth: crime.value.truth,
    falseAlerts: [],
    inSample: false,
  });
  if (!evaluation.ok) return evaluation;
  const innocent = request.innocentTown === true ? await runInnocent(request) : undefined;
  if (innocent?.ok === false) return innocent;
  return {
    ok: true,
    value: {
      summary: crime.value.summary,
      evaluation: evaluation.value,
      reportPath: join(request.out, 'report.html'),
      ...(innocent === undefined ? {} : { innocent: innocent.value }),
    },
  };
}

async function runInnocent(request: DemoRequest): Promise<Result<InnocentOutcome>> {
  const out = join(request.out, 'innocent');
  const outcome = await investigateTown(request, INNOCENT, out);
  if (!outcome.ok) return outcome;
  const { subjects } = outcome.value.summary.findings;
  const count = (band: 'high' | 'medium'): number => subjects.filter((subject) => subject.band === band).length;
  return {
    ok: true,
    value: {
      covered: outcome.value.covered,
      days: INNOCENT.days,
      high: count('high'),
      medium: count('medium'),
      reportPath: join(out, 'report.html'),
    },
  };
}

async function investigateTown(
  request: DemoRequest,
  town: typeof CRIME | typeof INNOCENT,
  out: string,
): Promise<Result<{ readonly summary: ReportData; readonly truth: readonly string[]; readonly covered: number }>> {
  const made = makeTown({ ...town, seed: request.seed, dial: DIAL });
  const { input, truth } = await writeTown(made, out, request.onProgress);
  const outcome = await investigate({
    inputs: [input],
    out,
    preset: 'statement',
    guards: true,
    language: request.language,
    configuration: {},
    // The town is synthetic, and says so in every number.
    disclosure: { openData: true },
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
  });
  if (!outcome.ok) return outcome;
  return { ok: true, value: { summary: outcome.value.summary, truth, covered: made.requested.length } };
}
