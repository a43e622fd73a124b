import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { makeFolder } from './make-folder.ts';

test('[WS-8] a folder is made with those above it, for its owner alone; a place that takes none throws at once', () => {
  const root = mkdtempSync(join(tmpdir(), 'duanka-folder-'));
  try {
    const deep = join(root, 'a', 'b', 'c');
    makeFolder(deep);
    makeFolder(deep);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, 'file', 'x'))).toThrow(/ENOTDIR|EEXIST/);
    if (process.platform === 'linux') expect(() => makeFolder('/proc/duanka/x')).toThrow(/ENOENT/);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
