import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import { ACCESS_LOG_FILE, type Workspace } from './workspace.ts';

/** What was shown in full, for which case and to what purpose. */
export type AccessEntry = Readonly<Record<string, string | number>> & { readonly action: string };

export interface AccessLogState {
  readonly entries: number;
  /** Every line follows from the one before and none was changed, added in between or taken out of the middle. */
  readonly intact: boolean;
}

const FIRST_HASH = '0'.repeat(64);

/** Appends one line `{ seq, at, user, …entry, prev, hash }` to the workspace's log; hash = SHA-256 over the line without it. */
export async function appendAccess(workspace: Workspace, entry: AccessEntry): Promise<void> {
  const lines = readLines(workspace.dir);
  const last = lines.at(-1);
  const previous = last === undefined ? FIRST_HASH : String((JSON.parse(last) as { hash: unknown }).hash);
  const body = {
    seq: lines.length + 1,
    at: new Date().toISOString(),
    user: userInfo().username,
    ...entry,
    prev: previous,
  };
  const line = JSON.stringify({ ...body, hash: hashOf(body) });
  appendFileSync(join(workspace.dir, ACCESS_LOG_FILE), `${line}\n`, { mode: 0o600, flush: true });
}

/** Checks the chain of a workspace folder's log; no log is an intact one of no entries. */
export function verifyAccessLog(dir: string): AccessLogState {
  const lines = readLines(dir);
  let previous = FIRST_HASH;
  for (const [index, line] of lines.entries()) {
    const hash = checkedHash(line, index + 1, previous);
    if (hash === undefined) return { entries: lines.length, intact: false };
    previous = hash;
  }
  return { entries: lines.length, intact: true };
}

function readLines(dir: string): string[] {
  const path = join(dir, ACCESS_LOG_FILE);
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

function checkedHash(line: string, seq: number, previous: string): string | undefined {
  try {
    const { hash, ...body } = JSON.parse(line) as Record<string, unknown>;
    const follows = body['seq'] === seq && body['prev'] === previous && hash === hashOf(body);
    return follows ? hash : undefined;
  } catch {
    return undefined;
  }
}

function hashOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
