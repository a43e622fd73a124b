import { detectFindings, type DetectOutcome, type DetectRequest } from './detect-findings.ts';
import { StageClock } from './progress.ts';
import { withFinishedWorkspace } from './workspace-session.ts';
import type { Result } from '#model';

export function detectInWorkspace(
  request: DetectRequest & { readonly workspaceDir: string },
): Promise<Result<DetectOutcome>> {
  const clock = new StageClock();
  clock.enter('open');
  return withFinishedWorkspace(request.workspaceDir, (workspace) => detectFindings(workspace, request, clock)).finally(
    () => clock.stop(),
  );
}
