import type { RunFile } from '#contract';
import { PARAMETER_OWNERS, sensitivityTable, type CaseView, type Detection } from '#detect';
import { engineVersion, inputFiles, SCHEMA_VERSION, type Workspace } from '#lake';
import { formatInstant, type ParameterDescriptor, type Parameters, type Problem } from '#model';

import type { DetectRequest } from './detect-findings.ts';
import type { StageRecord } from './progress.ts';

/** Nothing random happens while findings are made; the seed is written for readers of the contract. */
const SEED = 0;

export interface RunInput {
  readonly workspace: Workspace;
  readonly request: DetectRequest;
  readonly detection: Detection;
  readonly view: CaseView;
  readonly createdAt: string;
  readonly version: string;
  readonly stages: readonly StageRecord[];
  readonly caps: Readonly<Record<string, number>>;
  readonly warnings: readonly Problem[];
}

/** run.json: everything needed to run it again and to judge what was left out. */
export async function buildRun(input: RunInput): Promise<RunFile> {
  const { workspace, request, detection } = input;
  const caps: Record<string, number> = { ...input.caps };
  for (const run of detection.runs) {
    for (const [code, count] of Object.entries(run.counts)) caps[`${run.detector.id}.${code}`] = count;
  }
  for (const [code, count] of Object.entries(detection.ringCounts)) caps[`rings.${code}`] = count;
  const { unmask } = request.disclosure;
  return {
    schema: 'duanka/run/1',
    program: 'duanka',
    versions: {
      duanka: input.version,
      node: process.version,
      duckdb: await engineVersion(workspace),
      workspace: String(SCHEMA_VERSION),
    },
    preset: request.preset,
    language: request.language,
    created_at: input.createdAt,
    workspace: workspace.dir,
    seed: SEED,
    masked: unmask === undefined && !workspace.openData,
    open_data: workspace.openData,
    ...(unmask === undefined ? {} : { case_no: unmask.caseNo, purpose: unmask.purpose }),
    guards: request.guards,
    ...(request.from === undefined ? {} : { from: formatInstant(request.from, 0) }),
    ...(request.to === undefined ? {} : { to: formatInstant(request.to, 0) }),
    inputs: (await inputFiles(workspace)).map(({ file, fingerprint, bytes, format }) => ({
      file,
      fingerprint,
      bytes,
      format,
    })),
    chosen_on: [...(request.configuration.chosen_on ?? [])],
    detectors: detection.runs.map(({ detector }) => ({
      id: detector.id,
      version: detector.version,
      title: detector.title,
      family: detector.family,
      ...(detector.featureCode === undefined ? {} : { feature_code: detector.featureCode }),
      ...(detector.annexFeature === undefined ? {} : { annex_feature: detector.annexFeature }),
    })),
    ...(detection.guards === undefined
      ? {}
      : { guard_rules: PARAMETER_OWNERS.map(({ id, version, title }) => ({ id, version, title })) }),
    sensitivity: [...sensitivityTable(detection.scores)],
    parameters: [
      ...detection.runs.map(({ detector, parameters }) => ({ ...detector, used: parameters })),
      ...guardParameters(detection),
    ].flatMap(({ id, parameters, used }) => parameters.map((one) => publishedParameter(id, one, used, request.preset))),
    stages: input.stages.map(({ stage, seconds, peak_memory_bytes }) => ({
      stage,
      seconds: Math.round(seconds * 1000) / 1000,
      peak_memory: peak_memory_bytes,
    })),
    caps,
    warnings: [...input.warnings],
  };
}

function guardParameters({ guards }: Detection) {
  if (guards === undefined) return [];
  return PARAMETER_OWNERS.map((owner) => ({ ...owner, used: guards.parameters[owner.id] ?? {} }));
}

function publishedParameter(
  detector: string,
  descriptor: ParameterDescriptor,
  used: Parameters,
  preset: RunFile['preset'],
): RunFile['parameters'][number] {
  const { id, title, unit, source } = descriptor;
  return {
    detector,
    id,
    title,
    unit,
    value: plain(used[id] ?? descriptor.default[preset]),
    default: plain(descriptor.default[preset]),
    source,
  };
}

function plain(value: number | readonly number[]): number | number[] {
  return typeof value === 'number' ? value : [...value];
}
