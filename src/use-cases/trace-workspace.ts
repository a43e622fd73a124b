import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fail, ok, type Result } from '#model';

/**
 * [TRC-4] The workspace that is meant by a folder: the folder itself, or what the `run.json` in it names. Problem:
 * `output-damaged`.
 */
export function workspaceOf(dir: string): Result<string> {
  const path = join(dir, 'run.json');
  if (!existsSync(path)) return ok(dir);
  try {
    const { workspace } = JSON.parse(readFileSync(path, 'utf8')) as { workspace?: unknown };
    if (typeof workspace === 'string' && workspace !== '') return ok(workspace);
    return fail('output-damaged', { dir, message: 'run.json names no workspace' });
  } catch (error) {
    return fail('output-damaged', { dir, message: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}
