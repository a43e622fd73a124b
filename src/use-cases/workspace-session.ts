import { closeWorkspace, openWorkspace, type OpenOptions, type Workspace } from '#lake';
import type { Result } from '#model';

/** Opens a workspace, hands it to `work` and closes it whatever happens. */
export async function withWorkspace<T>(
  dir: string,
  options: OpenOptions,
  work: (workspace: Workspace) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await openWorkspace(dir, options);
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    await closeWorkspace(opened.value);
  }
}
