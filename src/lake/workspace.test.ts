import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { appendAccess, verifyAccessLog } from './access-log.ts';
import { GOOD, loadRecords, sourceTable } from './import.fixture.ts';
import {
  closeWorkspace,
  deleteWorkspace,
  openWorkspace,
  workspaceInfo,
  type OpenOptions,
  type Workspace,
} from './workspace.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'duanka-ws-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

async function open(dir: string, options: Partial<OpenOptions> = {}): Promise<Workspace> {
  const opened = await openWorkspace(dir, { mode: 'create-or-open', memoryLimitBytes: 2e8, threads: 1, ...options });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

async function problemOf(dir: string, options: Partial<OpenOptions> = {}): Promise<string> {
  const opened = await openWorkspace(dir, { mode: 'create-or-open', memoryLimitBytes: 2e8, threads: 1, ...options });
  if (opened.ok) await closeWorkspace(opened.value);
  return opened.ok ? 'opened' : opened.problem.code;
}

test('[WS-1] a workspace is a private folder with a key of its own', async () => {
  const dir = join(base, 'ws');
  const ws = await open(dir);
  await loadRecords(ws, sourceTable('statement', 'a.csv'), [GOOD]);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(dir)) expect([name, statSync(join(dir, name)).mode & 0o077]).toEqual([name, 0]);
  const other = await open(join(base, 'other'));
  expect(other.keyHex).toMatch(/^[0-9a-f]{64}$/);
  expect(other.keyHex).not.toBe(ws.keyHex);
  await closeWorkspace(ws);
  await closeWorkspace(other);
  const again = await open(dir, { mode: 'open' });
  expect(again.keyHex).toBe(ws.keyHex);
  expect(await again.engine.rows('SELECT count(*) AS n FROM rows')).toEqual([{ n: 1 }]);
  await closeWorkspace(again);
});

test('[WS-2] what is no workspace, another version, or a folder of somebody else is refused', async () => {
  expect(await problemOf(join(base, 'none'), { mode: 'open' })).toBe('workspace-missing');
  mkdirSync(join(base, 'own'));
  writeFileSync(join(base, 'own', 'thesis.docx'), 'x');
  expect(await problemOf(join(base, 'own'))).toBe('workspace-foreign');
  expect(readdirSync(join(base, 'own'))).toEqual(['thesis.docx']);
  const ws = await open(join(base, 'ws'));
  await ws.engine.run("UPDATE meta SET value = '999' WHERE key = 'schema_version'");
  await closeWorkspace(ws);
  expect(await problemOf(join(base, 'ws'))).toBe('workspace-version');
  const broken = await open(join(base, 'broken'));
  await closeWorkspace(broken);
  writeFileSync(join(base, 'broken', 'duanka.duckdb'), 'not a database');
  expect(await problemOf(join(base, 'broken'))).toBe('workspace-damaged');
});

test('[WS-3] a second opener gets the pid of the first, in this process and in another', async () => {
  const dir = join(base, 'ws');
  const ws = await open(dir);
  expect(await openWorkspace(dir, { mode: 'open' })).toEqual({
    ok: false,
    problem: { code: 'workspace-busy', values: { dir, pid: process.pid } },
  });
  await closeWorkspace(ws);
  const script = `const { openWorkspace } = await import(${JSON.stringify(new URL('./workspace.ts', import.meta.url).href)});
    const o = await openWorkspace(${JSON.stringify(dir)}, { mode: 'open' }); console.log(o.ok ? 'ready' : o.problem.code); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', (text: Buffer) =>
        text.toString().includes('ready') ? resolve() : reject(new Error(text.toString())),
      );
      child.once('exit', (code) => reject(new Error(`exit ${code}`)));
    });
    expect(await openWorkspace(dir, { mode: 'open' })).toEqual({
      ok: false,
      problem: { code: 'workspace-busy', values: { dir, pid: child.pid } },
    });
    expect(await deleteWorkspace(dir)).toMatchObject({ ok: false, problem: { code: 'workspace-busy' } });
  } finally {
    child.kill('SIGKILL');
  }
  await new Promise((resolve) => child.once('close', resolve));
  await closeWorkspace(await open(dir, { mode: 'open' }));
}, 60_000);

test('[WS-4] open data is decided at creation and cannot be turned on later', async () => {
  const [plain, opened] = [join(base, 'plain'), join(base, 'open')];
  await closeWorkspace(await open(plain));
  expect(await problemOf(plain, { openData: true })).toBe('workspace-open-data');
  await closeWorkspace(await open(opened, { openData: true }));
  const again = await open(opened, { mode: 'open' });
  expect(again.openData).toBe(true);
  await closeWorkspace(again);
});

test('[WS-5] only a workspace is deleted, and only one that holds nothing else', async () => {
  const dir = join(base, 'ws');
  await closeWorkspace(await open(dir));
  mkdirSync(join(base, 'photos'));
  expect(await deleteWorkspace(join(base, 'photos'))).toMatchObject({
    ok: false,
    problem: { code: 'workspace-missing' },
  });
  writeFileSync(join(dir, 'notes.txt'), 'mine');
  expect(await deleteWorkspace(dir)).toMatchObject({
    ok: false,
    problem: { code: 'workspace-foreign', values: { name: 'notes.txt' } },
  });
  rmSync(join(dir, 'notes.txt'));
  expect(await deleteWorkspace(dir)).toMatchObject({ ok: true });
  expect(readdirSync(base)).toEqual(['photos']);
});

test('[WS-6] info tells what a workspace holds and how long it may be kept', async () => {
  const dir = join(base, 'ws');
  const ws = await open(dir, { retainUntil: '2026-12-31' });
  await loadRecords(ws, sourceTable('statement', 'a.csv'), [GOOD, GOOD]);
  await closeWorkspace(ws);
  expect(await workspaceInfo(dir)).toMatchObject({
    ok: true,
    value: { retainUntil: '2026-12-31', files: 1, records: 2, openData: false },
  });
});

test('[WS-7] the access log is a chain: a changed, added or removed line shows', async () => {
  const dir = join(base, 'ws');
  const ws = await open(dir);
  expect(verifyAccessLog(dir)).toEqual({ entries: 0, intact: true });
  for (const purpose of ['查证一', '查证二', '查证三'])
    await appendAccess(ws, { action: 'export transfers', case: '测试001', purpose });
  await closeWorkspace(ws);
  const path = join(dir, 'access-log.jsonl');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(verifyAccessLog(dir)).toEqual({ entries: 3, intact: true });
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const damaged = [
    [lines[0], lines[1]?.replace('查证二', '查证五'), lines[2]],
    [lines[0], lines[2]],
    [lines[0], lines[1], lines[1], lines[2]],
    [lines[1], lines[0], lines[2]],
    [lines[0], lines[1], 'x'],
  ];
  for (const text of damaged) {
    writeFileSync(path, `${text.join('\n')}\n`);
    expect(verifyAccessLog(dir).intact).toBe(false);
  }
});
