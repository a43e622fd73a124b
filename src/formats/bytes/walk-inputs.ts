import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { SkippedSource } from '#model';
import { compareIds, encodeName, isIgnoredName } from './file-id.ts';
import { isOutputFolder, isWorkspaceFolder } from './own-folder.ts';
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
    const ignored: string[] = [];
    // An empty argument is a slip (an unset variable), never this folder.
    const path = input === '' ? '' : resolve(input);
    await walk(path, inputName(input), { found, missed, ignored, seen, folders: new Map(), isInput: true });
    if (ignored.length > 0) missed.push(ignoredFiles(ignored));
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
  /** Ids of files and folders that are never statements. */
  readonly ignored: string[];
  /** Real path -> id it was first met under. */
  readonly seen: Map<string, string>;
  readonly folders: Map<string, string>;
  readonly isInput: boolean;
}

async function walk(path: string, id: string, state: Walk): Promise<void> {
  const { found, missed, ignored, seen, folders } = state;
  try {
    const info = await stat(path);
    const real = await realpath(path);
    if (info.isDirectory()) {
      const names = await readdir(path);
      const own = isWorkspaceFolder(names) || (!state.isInput && (await isOutputFolder(path, names)));
      if (folders.has(real) || own) {
        missed.push(own ? skip(id, 'own-output-folder') : skip(id, 'same-folder', { as: folders.get(real) ?? '' }));
        return;
      }
      folders.set(real, state.isInput ? '.' : id);
      for (const name of names.toSorted(compareIds)) {
        const childId = state.isInput ? encodeName(name) : `${id}/${encodeName(name)}`;
        if (isIgnoredName(name)) ignored.push(childId);
        else if (name.includes('\ufffd'))
          missed.push({ file: childId, code: 'file-name', values: {}, severity: 'refused' });
        else await walk(join(path, name), childId, { ...state, isInput: false });
      }
    } else if (!info.isFile()) {
      missed.push({ file: id, code: 'not-a-file', values: {}, severity: 'refused' });
    } else if (seen.has(real)) {
      missed.push(skip(id, 'same-file', { as: seen.get(real) ?? '' }));
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

/** One line for all of them, named after the first. */
export function ignoredFiles(ids: readonly string[]): SkippedSource {
  return skip(ids[0] ?? '', 'ignored-files', { count: ids.length });
}

function skip(file: string, code: string, values: SkippedSource['values'] = {}): SkippedSource {
  return { file, code, values, severity: 'skip' };
}

function inputName(input: string): string {
  return input === '' ? '""' : encodeName(basename(resolve(input)));
}
