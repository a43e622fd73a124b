import { closeWorkspace, isDerived, openWorkspace, type OpenOptions, type Workspace } from '#lake';
import { fail, type Result } from '#model';

/** The same for work that needs the transfers: problem `import-unfinished` where an import was stopped midway. */
export function withFinishedWorkspace<T>(
  dir: string,
  work: (workspace: Workspace) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withWorkspace(dir, { mode: 'open' }, async (workspace) =>
    (await isDerived(workspace)) ? await work(workspace) : fail('import-unfinished', { dir }),
  );
}

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
