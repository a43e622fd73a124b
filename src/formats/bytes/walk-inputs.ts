import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { SkippedSource } from '#model';
import { compareIds, encodeName, isIgnoredName } from './file-id.ts';
import { problemOf } from './unreadable-source.ts';

export interface FoundFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
}

/** All files of all inputs with their ids; each real file once, each real folder once. */
export async function walkInputs(inputs: readonly string[]): Promise<{ files: FoundFile[]; skipped: SkippedSource[] }> {
  const seen = new Map<string, string>();
  const skipped: SkippedSource[] = [];
  const files: FoundFile[] = [];
  const taken = new Set<string>();
  for (const input of inputs) {
    const found: FoundFile[] = [];
    const missed: SkippedSource[] = [];
    await walk(resolve(input), inputName(input), { found, missed, seen, folders: new Set(), isInput: true });
    // Two inputs with a name in common: every id of the later one gets the prefix, so that ids of one input belong together.
    let prefix = '';
    for (let n = 2; found.some(({ id }) => taken.has(prefix + id)); n++) prefix = `${n}:`;
    for (const file of found) {
      taken.add(prefix + file.id);
      files.push({ ...file, id: prefix + file.id });
    }
    skipped.push(...missed.map((source) => ({ ...source, file: prefix + source.file })));
  }
  return { files, skipped };
}

interface Walk {
  readonly found: FoundFile[];
  readonly missed: SkippedSource[];
  /** Real path -> id it was first met under. */
  readonly seen: Map<string, string>;
  readonly folders: Set<string>;
  readonly isInput: boolean;
}

async function walk(path: string, id: string, state: Walk): Promise<void> {
  const { found, missed, seen, folders } = state;
  try {
    const info = await stat(path);
    const real = await realpath(path);
    if (info.isDirectory()) {
      if (folders.has(real)) return;
      folders.add(real);
      for (const name of (await readdir(path)).toSorted(compareIds)) {
        const childId = state.isInput ? encodeName(name) : `${id}/${encodeName(name)}`;
        if (isIgnoredName(name)) continue;
        if (name.includes('\ufffd')) missed.push({ file: childId, code: 'file-name', values: {}, severity: 'refused' });
        else await walk(join(path, name), childId, { ...state, isInput: false });
      }
    } else if (!info.isFile()) {
      missed.push({ file: id, code: 'not-a-file', values: {}, severity: 'refused' });
    } else if (seen.has(real)) {
      missed.push({ file: id, code: 'same-file', values: { as: seen.get(real) ?? '' }, severity: 'skip' });
    } else {
      seen.set(real, id);
      found.push({ id, path, bytes: info.size });
    }
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    // A link into nothing inside a folder is no wish of the user's; a missing INPUT is a mistake.
    const broken = problem.code === 'not-found' && (await lstat(path).catch(() => undefined)) !== undefined;
    missed.push({
      file: id,
      code: broken ? 'broken-link' : problem.code,
      values: { ...problem.values, path },
      severity: 'refused',
    });
  }
}

function inputName(input: string): string {
  return encodeName(basename(resolve(input)));
}
