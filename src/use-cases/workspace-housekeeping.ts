import { deleteWorkspace, verifyAccessLog, workspaceInfo, type WorkspaceInfo } from '#lake';
import { ok, type Result } from '#model';

export interface WorkspaceDescription extends WorkspaceInfo {
  /** Entries of the access log, and whether its hash chain is unbroken. */
  readonly access: { readonly entries: number; readonly intact: boolean };
  readonly retentionOver: boolean;
}

export async function describeWorkspace(dir: string): Promise<Result<WorkspaceDescription>> {
  const info = await workspaceInfo(dir);
  if (!info.ok) return info;
  const log = verifyAccessLog(dir);
  const { retainUntil } = info.value;
  return ok({
    ...info.value,
    access: log,
    retentionOver: retainUntil !== '' && retainUntil < new Date().toISOString().slice(0, 10),
  });
}

export function removeWorkspace(dir: string): Promise<Result<{ readonly bytes: number }>> {
  return deleteWorkspace(dir);
}
