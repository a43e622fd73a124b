import { z } from 'zod';

import { runParameterSchema, runStageSchema } from './run.ts';
import { count, counts, instant, problem, type Frozen } from './shared-shapes.ts';

/** `run.json` of a trace's folder: everything needed to run it again and to judge what was left out. */
export const traceRunSchema = z.object({
  schema: z.literal('duanka/trace-run/1'),
  program: z.literal('duanka'),
  versions: z.record(z.string(), z.string()).describe('duanka, node, duckdb, workspace'),
  language: z.enum(['zh', 'en']),
  created_at: instant,
  workspace: z.string().describe('folder of the workspace; evaluate reads it'),
  masked: z.boolean(),
  open_data: z.boolean(),
  case_no: z.string().exactOptional(),
  purpose: z.string().exactOptional(),
  inputs: z.array(z.object({ file: z.string(), fingerprint: z.string(), bytes: count, format: z.string() })),
  reports: z
    .array(z.object({ file: z.string(), fingerprint: z.string(), rows: count }))
    .describe('victim reports read'),
  chosen_on: z.array(z.string()).describe('input fingerprints that parameters were chosen on'),
  policies: z.array(z.string()),
  parameters: z.array(runParameterSchema),
  stages: z.array(runStageSchema),
  caps: counts.describe('every cut and everything left out, by code; 0 is reported too'),
  warnings: z.array(problem),
});

export type TraceRun = Frozen<z.infer<typeof traceRunSchema>>;
