import { z } from 'zod';
import { count, counts, type Frozen, instant, problem } from './shared-shapes.ts';

const parameterValue = z.union([z.number(), z.array(z.number())]);
const bilingual = z.object({ zh: z.string(), en: z.string() });

/** A parameter as used: its value, its default and where the number comes from. */
export const runParameterSchema = z.object({
  detector: z.string(),
  id: z.string(),
  title: bilingual,
  unit: z.enum(['minor', 'seconds', 'share', 'count', 'ratio', 'switch']),
  value: parameterValue,
  default: parameterValue,
  source: z.string().describe('a text, an institution, or "setting"'),
});

export const runDetectorSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  title: bilingual,
  family: z.string(),
  feature_code: z.string().exactOptional().describe('feature code of the bank-police platform'),
  annex_feature: z.string().exactOptional().describe('feature of the 261 annex: K1-K9, Z1-Z14, Q1-Q2'),
});

export const runStageSchema = z.object({
  stage: z.string(),
  seconds: z.number().min(0),
  peak_memory: count.describe('bytes'),
  rows: count.exactOptional(),
});

export const runSchema = z.object({
  schema: z.literal('duanka/run/1'),
  program: z.literal('duanka'),
  versions: z.record(z.string(), z.string()).describe('duanka, node, duckdb, schema …'),
  preset: z.enum(['statement', 'structure']),
  language: z.enum(['zh', 'en']),
  created_at: instant,
  workspace: z.string().describe('folder of the workspace; evaluate reads it'),
  seed: z.number().int(),
  masked: z.boolean(),
  open_data: z.boolean(),
  case_no: z.string().exactOptional(),
  purpose: z.string().exactOptional(),
  guards: z.boolean(),
  from: instant.exactOptional().describe('--from'),
  to: instant.exactOptional().describe('--to'),
  inputs: z.array(z.object({ file: z.string(), fingerprint: z.string(), bytes: count, format: z.string() })),
  chosen_on: z.array(z.string()).describe('input fingerprints that preset, configuration and model were chosen on'),
  detectors: z.array(runDetectorSchema),
  guard_rules: z
    .array(z.object({ id: z.string(), version: z.number().int(), title: bilingual }))
    .exactOptional()
    .describe('the guards measured, by the ids that their parameters name as detector'),
  sensitivity: z
    .array(z.object({ family: z.string(), factor: z.number(), overlap: z.number().min(0).max(1) }))
    .exactOptional()
    .describe('overlap of the first 100 accounts when one ceiling is changed by the factor'),
  parameters: z.array(runParameterSchema),
  stages: z.array(runStageSchema),
  caps: counts.describe('every cap, truncation and skip by code; 0 is reported too'),
  warnings: z.array(problem),
});

export type RunFile = Frozen<z.infer<typeof runSchema>>;
export type RunParameter = Frozen<z.infer<typeof runParameterSchema>>;
export type RunDetector = Frozen<z.infer<typeof runDetectorSchema>>;
export type RunStage = Frozen<z.infer<typeof runStageSchema>>;
