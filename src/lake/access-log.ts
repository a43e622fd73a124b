import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import { CHAIN_START, seal, verifyChain } from '#casework';

import { ACCESS_LOG_FILE, type Workspace } from './workspace.ts';

/** What was shown in full, for which case and to what purpose. */
export type AccessEntry = Readonly<Record<string, string | number>> & { readonly action: string };

export interface AccessLogState {
  readonly entries: number;
  /** Every line follows from the one before and none was changed, added in between or taken out of the middle. */
  readonly intact: boolean;
}

/** Appends one line `{ at, user, …entry, seq, prev, hash }` to the workspace's log, a chain of casework's audit with SHA-256. */
export async function appendAccess(workspace: Workspace, entry: AccessEntry): Promise<void> {
  const lines = readLines(workspace.dir);
  const last = lines.at(-1);
  const hash = last === undefined ? CHAIN_START.hash : String((JSON.parse(last) as { hash: unknown }).hash);
  const body = { at: new Date().toISOString(), user: userInfo().username, ...entry };
  const line = JSON.stringify(seal({ entries: lines.length, hash }, body, sha256));
  appendFileSync(join(workspace.dir, ACCESS_LOG_FILE), `${line}\n`, { mode: 0o600, flush: true });
}

/** Checks the chain of a workspace folder's log; no log is an intact one of no entries. */
export function verifyAccessLog(dir: string): AccessLogState {
  const lines = readLines(dir);
  return { entries: lines.length, intact: verifyChain(lines.map(parsed), sha256).broken === undefined };
}

function readLines(dir: string): string[] {
  const path = join(dir, ACCESS_LOG_FILE);
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
