import type { SkippedSource } from '#model';

import { readMeta, writeMeta, type Workspace } from './workspace.ts';

/** Remembers what imports did not load, so that every later report can name it; a file loaded since is forgotten. */
export async function keepSkipped(workspace: Workspace, skipped: readonly SkippedSource[]): Promise<void> {
  const loaded = new Set((await workspace.engine.rows<{ id: string }>('SELECT id FROM files')).map((row) => row.id));
  const all = new Map([...(await readSkipped(workspace)), ...skipped].map((source) => [source.file, source]));
  const kept = [...all.values()].filter((source) => !loaded.has(source.file));
  await writeMeta(workspace.engine, 'skipped', JSON.stringify(kept.toSorted((a, b) => (a.file < b.file ? -1 : 1))));
}

export async function readSkipped(workspace: Workspace): Promise<readonly SkippedSource[]> {
  const text = await readMeta(workspace.engine, 'skipped');
  return text === undefined ? [] : (JSON.parse(text) as SkippedSource[]);
}
