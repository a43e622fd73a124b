import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

import { fail, ok, type Result } from '#model';

import { openEngine, type Engine } from './engine.ts';
import { makeFolder } from './make-folder.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';
import type { ViewSpan } from './view-facts.ts';

export interface Workspace {
  readonly dir: string;
  readonly engine: Engine;
  /** Set at creation for public synthetic sets, where nothing is a person's; never turned on later. */
  readonly openData: boolean;
  /** 64 hex digits: the key of the workspace's keyed ids. */
  readonly keyHex: string;
  /** Only the transfers of this span are shown (`withSpan`). */
  readonly span?: ViewSpan;
}

export interface OpenOptions {
  readonly mode: 'create-or-open' | 'open';
  readonly openData?: boolean;
  /** ISO date until which the workspace may be kept; stored at creation. */
  readonly retainUntil?: string;
  readonly memoryLimitBytes?: number;
  readonly threads?: number;
}

export interface WorkspaceInfo {
  readonly dir: string;
  readonly bytes: number;
  readonly openData: boolean;
  readonly createdAt: string;
  readonly retainUntil: string;
  readonly files: number;
  readonly records: number;
  readonly transfers: number;
  readonly accounts: number;
}

export const DATABASE_FILE = 'duanka.duckdb';
export const KEY_FILE = 'key';
export const ACCESS_LOG_FILE = 'access-log.jsonl';
const TEMP_FOLDER = 'tmp';
/** All that a workspace may hold; a folder with anything else is somebody's own and is left alone. */
const OWN_NAMES = new Set([
  DATABASE_FILE,
  `${DATABASE_FILE}.wal`,
  `${DATABASE_FILE}.wal.checkpoint`,
  `${DATABASE_FILE}.wal.recovery`,
  KEY_FILE,
  ACCESS_LOG_FILE,
  TEMP_FOLDER,
  'spool',
]);

const openHere = new Set<string>();

/**
 * Opens or makes a workspace folder. Problems: `workspace-missing`, `workspace-foreign` (the folder holds other things),
 * `workspace-busy` with `pid`, `workspace-version`, `workspace-open-data` (asked for on one made without), `workspace-damaged`.
 */
export async function openWorkspace(dir: string, options: OpenOptions): Promise<Result<Workspace>> {
  const exists = isWorkspace(dir);
  if (!exists && options.mode === 'open') return fail('workspace-missing', { dir });
  if (!exists) {
    const prepared = prepareFolder(dir);
    if (!prepared.ok) return prepared;
  }
  const place = realpathSync(dir);
  if (openHere.has(place)) return fail('workspace-busy', { dir, pid: process.pid });
  openHere.add(place);
  const opened = await openDatabase(place, dir, options);
  if (!opened.ok) openHere.delete(place);
  return opened;
}

export async function closeWorkspace(workspace: Workspace): Promise<void> {
  await workspace.engine.run('CHECKPOINT').catch(() => 0);
  workspace.engine.close();
  rmSync(join(workspace.dir, TEMP_FOLDER), { recursive: true, force: true });
  openHere.delete(realpathSync(workspace.dir));
}

/** What a workspace holds. Problems as `openWorkspace`. */
export async function workspaceInfo(dir: string): Promise<Result<WorkspaceInfo>> {
  const opened = await openWorkspace(dir, { mode: 'open' });
  if (!opened.ok) return opened;
  const workspace = opened.value;
  try {
    const [row] = await workspace.engine.rows<{ files: number; records: number; transfers: number; accounts: number }>(
      `SELECT (SELECT count(*) FROM files) AS files, (SELECT coalesce(sum(records), 0)::BIGINT FROM files) AS records,
        (SELECT count(*) FROM transfers) AS transfers, (SELECT count(*) FROM accounts WHERE merged_into IS NULL) AS accounts`,
    );
    return ok({
      dir,
      bytes: folderBytes(dir),
      openData: workspace.openData,
      createdAt: (await readMeta(workspace.engine, 'created_at')) ?? '',
      retainUntil: (await readMeta(workspace.engine, 'retain_until')) ?? '',
      files: row?.files ?? 0,
      records: row?.records ?? 0,
      transfers: row?.transfers ?? 0,
      accounts: row?.accounts ?? 0,
    });
  } finally {
    await closeWorkspace(workspace);
  }
}

/** Deletes a workspace folder. Problems: `workspace-missing`, `workspace-foreign`, `workspace-busy`; nothing is deleted then. */
export async function deleteWorkspace(dir: string): Promise<Result<{ readonly bytes: number }>> {
  if (!isWorkspace(dir)) return fail('workspace-missing', { dir });
  const foreign = foreignName(dir);
  if (foreign !== undefined) return fail('workspace-foreign', { dir, name: foreign });
  const opened = await openWorkspace(dir, { mode: 'open' });
  if (!opened.ok && opened.problem.code === 'workspace-busy') return opened;
  if (opened.ok) await closeWorkspace(opened.value);
  const bytes = folderBytes(dir);
  rmSync(dir, { recursive: true });
  return ok({ bytes });
}

export async function readMeta(engine: Engine, key: string): Promise<string | undefined> {
  const [row] = await engine.rows<{ value: string }>('SELECT value FROM meta WHERE key = ?', [key]);
  return row?.value;
}

export async function writeMeta(engine: Engine, key: string, value: string): Promise<void> {
  await engine.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
    key,
    value,
  ]);
}

/** Runs `work` in one transaction; rolls back and rethrows when it throws. */
export async function inTransaction<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  await engine.run('BEGIN TRANSACTION');
  try {
    const value = await work();
    await engine.run('COMMIT');
    return value;
  } catch (error) {
    await engine.run('ROLLBACK').catch(() => 0);
    throw error;
  }
}

export function isWorkspace(dir: string): boolean {
  return existsSync(join(dir, DATABASE_FILE)) && existsSync(join(dir, KEY_FILE));
}

function prepareFolder(dir: string): Result<null> {
  if (existsSync(dir)) {
    if (!statSync(dir).isDirectory()) return fail('workspace-foreign', { dir, name: dir });
    const foreign = foreignName(dir);
    if (foreign !== undefined) return fail('workspace-foreign', { dir, name: foreign });
  }
  makeFolder(dir);
  chmodSync(dir, 0o700);
  const keyPath = join(dir, KEY_FILE);
  if (!existsSync(keyPath) || readFileSync(keyPath).length !== 32) {
    writeFileSync(keyPath, randomBytes(32), { mode: 0o600 });
  }
  return ok(null);
}

function foreignName(dir: string): string | undefined {
  return readdirSync(dir).find((name) => !OWN_NAMES.has(name) && !name.startsWith(`${DATABASE_FILE}.`));
}

async function openDatabase(place: string, dir: string, options: OpenOptions): Promise<Result<Workspace>> {
  const path = join(place, DATABASE_FILE);
  // DuckDB makes its log and temporary files whenever it needs them: only the umask reaches those.
  if (isMainThread) process.umask(0o077);
  mkdirSync(join(place, TEMP_FOLDER), { recursive: true, mode: 0o700 });
  let engine: Engine;
  try {
    engine = await openEngine({
      path,
      tempDirectory: join(place, TEMP_FOLDER),
      memoryLimitBytes: options.memoryLimitBytes ?? Math.min(3e9, Math.floor(totalmem() * 0.4)),
      threads: options.threads ?? availableParallelism(),
    });
  } catch (error) {
    return openProblem(dir, error);
  }
  chmodSync(path, 0o600);
  const checked = await checkMeta(engine, dir, options);
  if (!checked.ok) {
    engine.close();
    return checked;
  }
  return ok({
    dir: place,
    engine,
    openData: checked.value,
    keyHex: readFileSync(join(place, KEY_FILE)).toString('hex'),
  });
}

function openProblem(dir: string, error: unknown): Result<never> {
  const message = error instanceof Error ? error.message : String(error);
  if (!message.includes('Could not set lock')) return fail('workspace-damaged', { dir, message });
  const pid = /PID (\d+)/.exec(message)?.[1];
  return fail('workspace-busy', pid === undefined ? { dir } : { dir, pid: Number(pid) });
}

/** Makes the tables of a new database, or checks the version of an old one; resolves to `openData`. */
async function checkMeta(engine: Engine, dir: string, options: OpenOptions): Promise<Result<boolean>> {
  const [tables] = await engine.rows<{ n: number }>(
    "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'meta' AND NOT temporary",
  );
  if ((tables?.n ?? 0) === 0) {
    await inTransaction(engine, async () => {
      await engine.run(SCHEMA);
      await writeMeta(engine, 'schema_version', String(SCHEMA_VERSION));
      await writeMeta(engine, 'created_at', new Date().toISOString());
      await writeMeta(engine, 'open_data', options.openData === true ? '1' : '0');
      await writeMeta(engine, 'retain_until', options.retainUntil ?? '');
    });
    return ok(options.openData === true);
  }
  const version = await readMeta(engine, 'schema_version');
  if (version !== String(SCHEMA_VERSION)) {
    return fail('workspace-version', { dir, found: version ?? '', expected: SCHEMA_VERSION });
  }
  const openData = (await readMeta(engine, 'open_data')) === '1';
  if (options.openData === true && !openData) return fail('workspace-open-data', { dir });
  return ok(openData);
}

function folderBytes(dir: string): number {
  let bytes = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}
