import { join, resolve } from 'node:path';

import type { Mapping } from '#formats';
import { readMeta, writeMeta, type Workspace } from '#lake';
import { fail, ok, type Result, type SkippedSource } from '#model';

import { detectFindings, type DetectOutcome, type DetectRequest } from './detect-findings.ts';
import { importFiles, type ImportOutcome } from './import-files.ts';
import { StageClock } from './progress.ts';
import { retainUntil } from './retention.ts';
import { renamedWarnings } from './warnings.ts';
import { withWorkspace } from './workspace-session.ts';

export interface InvestigateRequest extends DetectRequest {
  readonly inputs: readonly string[];
  /** Without one a folder `workspace` is made in the output folder. */
  readonly workspaceDir?: string;
  readonly mapping?: Mapping;
  readonly retainDays?: number;
  readonly onSkipped?: (skipped: readonly SkippedSource[]) => void;
}

export interface InvestigateOutcome extends DetectOutcome {
  readonly imported: ImportOutcome;
}

/** The main job: files in, explained findings out. */
export async function investigate(request: InvestigateRequest): Promise<Result<InvestigateOutcome>> {
  const clock = new StageClock();
  clock.enter('open');
  const dir = request.workspaceDir ?? join(request.out, 'workspace');
  const { openData } = request.disclosure;
  try {
    return await withWorkspace(
      dir,
      { mode: 'create-or-open', openData, ...retainUntil(request.retainDays) },
      async (workspace) => {
        const other = await refuseOtherInput(workspace, request);
        if (other !== undefined) return other;
        const imported = await importFiles(workspace, { ...request, clock });
        if (!imported.ok) return imported;
        const detected = await detectFindings(
          workspace,
          { ...request, importWarnings: renamedWarnings(imported.value) },
          clock,
        );
        return detected.ok ? ok({ ...detected.value, imported: imported.value }) : detected;
      },
    );
  } finally {
    clock.stop();
  }
}

const INPUTS = 'investigated-inputs';

/**
 * [CLI-7] The workspace that an output folder makes for itself holds one question's input: another one's rows beside it would be
 * findings of a case that nobody asked about. The same input again (more files in it, a run that was stopped) is fine, and a
 * named workspace may gather what its user likes.
 */
async function refuseOtherInput(
  workspace: Workspace,
  { inputs, workspaceDir, out }: InvestigateRequest,
): Promise<Result<never> | undefined> {
  if (workspaceDir !== undefined) return undefined;
  const asked = JSON.stringify(inputs.map((input) => resolve(input)).toSorted());
  const before = await readMeta(workspace.engine, INPUTS);
  if (before !== undefined && before !== asked) return fail('folder-of-other-input', { dir: out });
  await writeMeta(workspace.engine, INPUTS, asked);
  return undefined;
}
