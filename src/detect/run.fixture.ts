import type { ParameterValue, Preset } from '#model';
import type { CaseView } from './case-view.ts';
import { runDetectors, type DetectorRun } from './run-detectors.ts';

/** Runs one detector of the registry; throws on a problem. */
export function runOne(
  view: CaseView,
  detector: string,
  parameters: Readonly<Record<string, ParameterValue>> = {},
  preset: Preset = 'statement',
): DetectorRun {
  const runs = runDetectors(view, { preset, only: [detector], overrides: { [detector]: parameters } });
  if (!runs.ok) throw new Error(runs.problem.code);
  return runs.value[0]!;
}
