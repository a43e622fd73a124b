import { appendAccess, exportTable, type AccountGroups, type ExportTable } from '#lake';
import type { Language, Result } from '#model';

import type { Disclosure } from './disclosure.ts';
import { withFinishedWorkspace } from './workspace-session.ts';

export interface ExportRequest {
  readonly workspaceDir: string;
  readonly table: ExportTable;
  readonly out: string;
  readonly language: Language;
  readonly disclosure: Disclosure;
  readonly focus?: readonly string[];
  readonly groups?: AccountGroups;
}

export function exportFromWorkspace(request: ExportRequest): Promise<Result<{ readonly rows: number }>> {
  const { unmask } = request.disclosure;
  return withFinishedWorkspace(request.workspaceDir, async (workspace) => {
    const written = await exportTable(workspace, request.table, request.out, {
      unmask: unmask !== undefined,
      language: request.language,
      ...(request.focus === undefined ? {} : { focus: request.focus }),
      ...(request.groups === undefined ? {} : { groups: request.groups }),
    });
    if (written.ok && unmask !== undefined)
      await appendAccess(workspace, { action: `export ${request.table}`, ...unmask });
    return written;
  });
}
