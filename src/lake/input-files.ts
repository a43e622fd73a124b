import type { Workspace } from './workspace.ts';

export interface InputFile {
  readonly file: string;
  readonly fingerprint: string;
  readonly bytes: number;
  readonly format: string;
  readonly kind: string;
}

/** Every table that the workspace holds, by path. */
export function inputFiles(workspace: Workspace): Promise<InputFile[]> {
  return workspace.engine.rows<{ file: string; fingerprint: string; bytes: number; format: string; kind: string }>(
    'SELECT id AS file, fingerprint, bytes, format, kind FROM files ORDER BY id',
  );
}

export async function engineVersion(workspace: Workspace): Promise<string> {
  const [row] = await workspace.engine.rows<{ version: string }>('SELECT version() AS version');
  return row?.version ?? '';
}
