import { join } from 'node:path';

import type { Mapping } from '#formats';
import { ok, type Result, type SkippedSource } from '#model';

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
