import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SourceFile } from './architecture.ts';

export const ROOT = resolve(import.meta.dirname, '..');

/** Files under the project's root that match the patterns, in the order of their names. */
export function readSources(patterns: readonly string[], root = ROOT): readonly SourceFile[] {
  return globSync([...patterns], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
