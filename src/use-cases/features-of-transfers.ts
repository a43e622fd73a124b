import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

import { DETECTORS } from '#detect';
import type { Mapping } from '#formats';
import { isDerived, writeFeatures, type OpenOptions } from '#lake';
import { fail, ok, type Preset, type Problem, type Result, type SkippedSource } from '#model';

import { importFiles } from './import-files.ts';
import type { OnProgress } from './progress.ts';
import { renamedWarnings } from './warnings.ts';
import { withWorkspace } from './workspace-session.ts';

/** The engine’s; what it holds beyond goes to disk, so that the process stays below 2 GB for millions of transfers. */
const MEMORY_LIMIT_BYTES = 1e9;

export interface FeaturesRequest {
  /** May be empty where `workspaceDir` names an imported workspace. */
  readonly inputs: readonly string[];
  /** Without one a temporary workspace is made beside the output and deleted. */
  readonly workspaceDir?: string;
  readonly out: string;
  readonly preset: Preset;
  readonly mapping?: Mapping;
  readonly onSkipped?: (skipped: readonly SkippedSource[]) => void;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface FeaturesOutcome {
  readonly rows: number;
  readonly warnings: readonly Problem[];
}

/**
 * One row of features per transfer into a Parquet file. Problems: `usage` (`not-parquet`, `input-or-workspace`),
 * `import-unfinished`, and those of opening a workspace and of an import.
 */
export async function featuresOfTransfers(request: FeaturesRequest): Promise<Result<FeaturesOutcome>> {
  const { inputs, workspaceDir, out } = request;
  if (extname(out).toLowerCase() !== '.parquet') return fail('usage', { reason: 'not-parquet' });
  if (inputs.length === 0 && workspaceDir === undefined) return fail('usage', { reason: 'input-or-workspace' });
  if (workspaceDir !== undefined) return inWorkspace(workspaceDir, request);
  const place = mkdtempSync(join(dirname(out), '.duanka-features-'));
  try {
    return await inWorkspace(join(place, 'workspace'), request);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function inWorkspace(dir: string, request: FeaturesRequest): Promise<Result<FeaturesOutcome>> {
  const { inputs, out, preset, signal, onProgress } = request;
  const mode = inputs.length === 0 ? 'open' : 'create-or-open';
  const options: OpenOptions = { mode, memoryLimitBytes: MEMORY_LIMIT_BYTES };
  return withWorkspace(dir, options, async (workspace) => {
    const imported = inputs.length === 0 ? undefined : await importFiles(workspace, request);
    if (imported?.ok === false) return imported;
    if (!(await isDerived(workspace))) return fail('import-unfinished', { dir });
    const rows = await writeFeatures(workspace, out, {
      fanWindowsSeconds: fanWindowsSeconds(preset),
      onProgress: (stage, done, total) => onProgress?.({ stage, done, total, unit: 'rows' }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (rows === undefined) return fail('stopped');
    return ok({ rows, warnings: imported === undefined ? [] : renamedWarnings(imported.value) });
  });
}

/** The windows that the fan detectors search in this preset. */
function fanWindowsSeconds(preset: Preset): readonly number[] {
  const windows = DETECTORS.find(({ id }) => id === 'fan-out')?.parameters.find(({ id }) => id === 'windowsSeconds')
    ?.default[preset];
  if (!Array.isArray(windows)) throw new TypeError('fan-out has no windows');
  return windows as readonly number[];
}
