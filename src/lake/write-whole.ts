import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes under a temporary name in the same folder, then renames; a file is there whole or not at all, with mode 0600. */
export async function replaceWhole<T>(out: string, write: (path: string) => Promise<T>): Promise<T> {
  const path = join(dirname(out), `.${basename(out)}.${process.pid}.part`);
  closeSync(openSync(path, 'w', 0o600));
  try {
    const value = await write(path);
    chmodSync(path, 0o600);
    const handle = openSync(path, 'r');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(path, out);
    return value;
  } finally {
    if (existsSync(path)) rmSync(path, { force: true });
  }
}
