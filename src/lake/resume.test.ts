import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { DERIVE_STAGES } from './derive.ts';
import { tableHashes } from './table-hashes.ts';
import { closeWorkspace, openWorkspace } from './workspace.ts';

const CHILD = fileURLToPath(new URL('./resume.fixture.ts', import.meta.url));
let base: string;
let undisturbed: Record<string, string>;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'duanka-resume-'));
  child('whole', '');
  undisturbed = await hashesOf('whole');
}, 60_000);
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Signal that ended the child, null if it ended by itself. */
function child(name: string, dieAt: string): string | null {
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ['--conditions=source', CHILD, join(base, name), dieAt],
    {
      env: { ...process.env, DUANKA_RESUME_CHILD: '1' },
      encoding: 'utf8',
    },
  );
  if (signal === null && status !== 0) throw new Error(stderr);
  return signal;
}

async function hashesOf(name: string): Promise<Record<string, string>> {
  const opened = await openWorkspace(join(base, name), { mode: 'open', memoryLimitBytes: 3e8, threads: 1 });
  if (!opened.ok) throw new Error(opened.problem.code);
  try {
    return await tableHashes(opened.value);
  } finally {
    await closeWorkspace(opened.value);
  }
}

const LOAD_DEATHS = [
  'before 1 INSERT INTO rows',
  'after 2 INSERT INTO rows',
  'after 1 INSERT INTO rejected',
  'before 2 INSERT INTO files',
  'before 3 COMMIT',
  'after 3 COMMIT',
  'after 1 INSERT INTO plain_rows',
];
const DERIVE_DEATHS = [
  ...DERIVE_STAGES.map((stage) => `stage ${stage}`),
  'after 1 UPDATE rows',
  'after 1 INSERT INTO accounts',
  'after 1 INSERT INTO transfers',
  'before 5 COMMIT',
  'after 5 COMMIT',
];

test.each([...LOAD_DEATHS, ...DERIVE_DEATHS])(
  '[IMP-25] killed at "%s", the import resumes to the same tables',
  async (dieAt) => {
    const name = dieAt.replaceAll(' ', '-');
    const died = child(name, dieAt);
    expect(died).toBe('SIGKILL');
    expect(child(name, '')).toBeNull();
    expect(await hashesOf(name)).toEqual(undisturbed);
  },
  120_000,
);
