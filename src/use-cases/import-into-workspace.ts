import type { ImportReport } from '#contract';
import type { Mapping } from '#formats';
import { importReport } from '#lake';
import { ok, type Language, type Problem, type Result, type SkippedSource } from '#model';

import { importFiles, type ImportOutcome } from './import-files.ts';
import type { OnProgress } from './progress.ts';
import { retainUntil } from './retention.ts';
import { importWarnings, renamedWarnings } from './warnings.ts';
import { withWorkspace } from './workspace-session.ts';

export interface ImportIntoRequest {
  readonly inputs: readonly string[];
  readonly workspaceDir: string;
  readonly openData: boolean;
  readonly language: Language;
  readonly mapping?: Mapping;
  readonly retainDays?: number;
  readonly onSkipped?: (skipped: readonly SkippedSource[]) => void;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export function importIntoWorkspace(
  request: ImportIntoRequest,
): Promise<
  Result<{ readonly report: ImportReport; readonly imported: ImportOutcome; readonly warnings: readonly Problem[] }>
> {
  const { workspaceDir, openData, retainDays } = request;
  return withWorkspace(
    workspaceDir,
    { mode: 'create-or-open', openData, ...retainUntil(retainDays) },
    async (workspace) => {
      const imported = await importFiles(workspace, request);
      if (!imported.ok) return imported;
      const report = await importReport(workspace);
      return ok({
        report,
        imported: imported.value,
        warnings: [...renamedWarnings(imported.value), ...importWarnings(report)],
      });
    },
  );
}
