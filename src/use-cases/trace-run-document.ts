import type { Trace, TraceRun } from '#contract';
import { engineVersion, inputFiles, SCHEMA_VERSION, type MoneyViewCounts, type Workspace } from '#lake';
import { TIME_PRECISION_MS } from '#model';

import type { ReadReports } from './read-victim-reports.ts';
import type { TraceRequest } from './trace-victims.ts';
import type { TraceWork } from './trace-work.ts';
import { PROGRAM_VERSION } from './version.ts';

export interface TraceRunInput {
  readonly workspace: Workspace;
  readonly request: TraceRequest;
  readonly reports: ReadReports;
  readonly work: TraceWork;
  readonly trace: Trace;
  readonly createdAt: string;
  readonly stages: TraceRun['stages'];
  readonly articleEightCut: number;
  readonly stopRequestsCut: number;
  readonly leftOut: MoneyViewCounts;
}

const DEFAULT_LAYERS = 20;

export async function buildTraceRun(input: TraceRunInput): Promise<TraceRun> {
  const { workspace, request, work, trace } = input;
  const { unmask } = request.disclosure;
  return {
    schema: 'duanka/trace-run/1',
    program: 'duanka',
    versions: {
      duanka: PROGRAM_VERSION,
      node: process.version,
      duckdb: await engineVersion(workspace),
      workspace: String(SCHEMA_VERSION),
    },
    language: request.language,
    created_at: input.createdAt,
    workspace: workspace.dir,
    masked: unmask === undefined && !workspace.openData,
    open_data: workspace.openData,
    ...(unmask === undefined ? {} : { case_no: unmask.caseNo, purpose: unmask.purpose }),
    inputs: (await inputFiles(workspace)).map(({ file, fingerprint, bytes, format }) => ({
      file,
      fingerprint,
      bytes,
      format,
    })),
    reports: input.reports.files.map((file) => ({ ...file })),
    chosen_on: [],
    policies: [...work.policies.keys()],
    parameters: parametersOf(input),
    stages: input.stages,
    caps: capsOf(input),
    warnings: [...trace.warnings],
  };
}

function parametersOf({ work, request }: TraceRunInput): TraceRun['parameters'] {
  const { bounds, money } = work;
  const setting = { detector: 'trace', source: 'setting' };
  return [
    {
      ...setting,
      id: 'layers',
      title: { zh: '最多追踪层数', en: 'layers followed at most' },
      unit: 'count',
      value: bounds.layers,
      default: DEFAULT_LAYERS,
    },
    {
      ...setting,
      id: 'least',
      title: { zh: '小于此金额的部分不再追踪', en: 'smaller parts are not followed' },
      unit: 'minor',
      value: bounds.leastMinor,
      default: 0,
    },
    {
      ...setting,
      id: 'until',
      title: { zh: '追踪截止（Unix 秒）', en: 'traced up to (Unix seconds)' },
      unit: 'count',
      value: bounds.until + money.epochSeconds,
      default: bounds.until + money.epochSeconds,
    },
    ...(request.coveredTo === undefined
      ? []
      : [
          {
            ...setting,
            id: 'coveredTo',
            title: { zh: '所有已调取流水均截至（Unix 秒）', en: 'all statements on hand reach to (Unix seconds)' },
            unit: 'count' as const,
            value: Math.floor(request.coveredTo / 1000),
            default: 0,
          },
        ]),
    {
      ...setting,
      id: 'matchHours',
      title: { zh: '报案与转账的最大时间差（小时）', en: 'hours between a report and its transfer at most' },
      unit: 'count',
      value: TIME_PRECISION_MS[2] / 3_600_000,
      default: TIME_PRECISION_MS[2] / 3_600_000,
    },
  ];
}

/** What each bound cut, by policy in minor units, and what was left out of the data. */
function capsOf({ trace, work, leftOut, articleEightCut, stopRequestsCut }: TraceRunInput): Record<string, number> {
  const caps: Record<string, number> = {
    reports_unmatched: trace.unmatched.length,
    reversals_left_out: leftOut.reversals,
    own_moves_left_out: leftOut.ownMoves,
    negative_openings: leftOut.negativeOpenings,
    deferred_credits: work.deferredCredits,
    article_eight_accounts_cut: articleEightCut,
    stop_requests_cut: stopRequestsCut,
  };
  for (const [name, { totals, counts }] of Object.entries(trace.policies)) {
    for (const end of ['layers-cut', 'amount-cut', 'under-way']) caps[`${name}.${end}_minor`] = totals.by_end[end] ?? 0;
    for (const [code, count] of Object.entries(counts)) caps[`${name}.${code}`] = count;
  }
  return caps;
}
