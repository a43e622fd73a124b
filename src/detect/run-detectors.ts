import { fail, ok } from '#model';
import type { Detector, DetectorOutput, Parameters, ParameterValue, Preset, Result } from '#model';
import type { CaseView } from './case-view.ts';
import { PARAMETER_OWNERS } from './guards/index.ts';
import { resolveParameters } from './parameters.ts';
import { DETECTORS } from './registry.ts';

export interface DetectOptions {
  readonly preset: Preset;
  /** By detector and parameter. */
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  /** Ids of the detectors to run; all when absent. */
  readonly only?: readonly string[];
  /** Called before each detector and once at the end, with the number already done. */
  readonly onProgress?: (progress: {
    readonly detector: string;
    readonly done: number;
    readonly total: number;
  }) => void;
}

export interface DetectorRun extends DetectorOutput {
  readonly detector: Detector<CaseView>;
  readonly parameters: Parameters;
}

export interface PlannedRun {
  readonly detector: Detector<CaseView>;
  readonly parameters: Parameters;
}

/** Runs the registry. Problems as in `planDetectors`; nothing runs then. */
export function runDetectors(
  view: CaseView,
  options: DetectOptions,
  detectors: readonly Detector<CaseView>[] = DETECTORS,
): Result<readonly DetectorRun[]> {
  const plan = planDetectors(options, detectors);
  if (!plan.ok) return plan;
  const runs: DetectorRun[] = [];
  for (const { detector, parameters } of plan.value) {
    options.onProgress?.({ detector: detector.id, done: runs.length, total: plan.value.length });
    runs.push({ detector, parameters, ...detector.run(view, parameters) });
  }
  options.onProgress?.({ detector: '', done: runs.length, total: runs.length });
  return ok(runs);
}

/** The same without progress, for a plan that is made already. */
export function runPlanned(view: CaseView, plan: readonly PlannedRun[]): DetectorRun[] {
  return plan.map(({ detector, parameters }) => ({ detector, parameters, ...detector.run(view, parameters) }));
}

/** What would run, in the order of the registry. Problems: `detector-unknown`, `parameter-unknown`, `parameter-invalid`. */
export function planDetectors(
  { preset, overrides = {}, only }: DetectOptions,
  detectors: readonly Detector<CaseView>[] = DETECTORS,
): Result<readonly PlannedRun[]> {
  const isDetector = (id: string): boolean => detectors.some((detector) => detector.id === id);
  const ofGuards = PARAMETER_OWNERS.map(({ id }) => id);
  const named = [...Object.keys(overrides).filter((id) => !ofGuards.includes(id)), ...(only ?? [])];
  const unknown = named.find((id) => !isDetector(id));
  if (unknown !== undefined) {
    const allowed = [...detectors.map(({ id }) => id), ...ofGuards].join(', ');
    return fail('detector-unknown', { detector: unknown, allowed });
  }
  const planned: PlannedRun[] = [];
  for (const detector of detectors) {
    if (only && !only.includes(detector.id)) continue;
    const parameters = resolveParameters({
      detector: detector.id,
      descriptors: detector.parameters,
      preset,
      overrides: overrides[detector.id],
    });
    if (!parameters.ok) return parameters;
    planned.push({ detector, parameters: parameters.value });
  }
  return ok(planned);
}
