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
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface DemoOutcome {
  readonly summary: ReportData;
  readonly evaluation: Evaluation;
  readonly reportPath: string;
}

const PEOPLE = 150;
const DAYS = 60;
/** Between careless and middling: what a first case looks like. */
const DIAL = 0.25;

/**
 * A small labelled town, written as the police files that its banks would answer with, investigated and measured
 * against its own truth. The output folder is made anew.
 */
export async function runDemo(request: DemoRequest): Promise<Result<DemoOutcome>> {
  rmSync(request.out, { recursive: true, force: true });
  const town = makeTown({
    kind: 'crime',
    seed: request.seed,
    people: PEOPLE,
    days: DAYS,
    dial: DIAL,
    covered: 'share',
  });
  const { input, truth } = await writeTown(town, request.out, request.onProgress);
  const outcome = await investigate({
    inputs: [input],
    out: request.out,
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
  const evaluation = await evaluateFolder({ dir: request.out, truth, falseAlerts: [], inSample: false });
  if (!evaluation.ok) return evaluation;
  return {
    ok: true,
    value: {
      summary: outcome.value.summary,
      evaluation: evaluation.value,
      reportPath: join(request.out, 'report.html'),
    },
  };
}
