import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a folder with these names in it is a workspace of this program. */
export function isWorkspaceFolder(names: readonly string[]): boolean {
  return names.includes('duanka.duckdb') && names.includes('key');
}

/** Whether a folder holds the results of a run: its run.json says so. */
export async function isOutputFolder(path: string, names: readonly string[]): Promise<boolean> {
  if (!names.includes('run.json')) return false;
  try {
    const run: unknown = JSON.parse(await readFile(join(path, 'run.json'), 'utf8'));
    return typeof run === 'object' && run !== null && 'program' in run && run.program === 'duanka';
  } catch {
    return false;
  }
}
