import type { Purpose, Role } from '../actor.ts';
import type { Context, EventHead, RecordRef } from '../record.ts';
import type { Reader } from '../permissions/may-read.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Digest } from './chain.ts';

interface EntryHead {
  readonly atMs: number;
  readonly by: { readonly id: string; readonly role: Role; readonly agency: string };
  readonly purpose?: Purpose;
  readonly caseNo?: string;
}

/** Something happened to a record. `content` is the digest of the whole event, so that the log itself holds no personal data. */
export interface EventEntry extends EntryHead {
  readonly what: 'event';
  readonly record: RecordRef;
  readonly type: string;
  readonly command?: string;
  readonly content: string;
}

/** Somebody looked, searched or took something out, or was refused. */
export interface ReadEntry extends EntryHead {
  readonly what: 'read';
  readonly action: string;
  readonly record?: RecordRef;
  /** Digest of what was searched for. */
  readonly query?: string;
  /** How many records were shown. */
  readonly count?: number;
  /** `shown`, or the code of the problem. */
  readonly outcome: string;
}

export type AuditEntry = EventEntry | ReadEntry;

/** The log in which an entry belongs: drafts of suspicious-transaction reports have one of their own, or their number would show in the other. */
export type AuditChainName = 'casework' | 'suspicious-reports';

export function chainOf(entry: AuditEntry): AuditChainName {
  const action = entry.what === 'read' ? entry.action : entry.type;
  return entry.record?.kind === 'suspicious-report' || action.startsWith('suspicious-report.')
    ? 'suspicious-reports'
    : 'casework';
}

/** The entries of one decision. What a term did by itself has neither purpose nor case number. */
export function entriesOfEvents(
  events: readonly EventHead[],
  { purpose, caseNo }: Pick<Context, 'purpose' | 'caseNo'>,
  digest: Digest,
): readonly EventEntry[] {
  return events.map((event) => ({
    what: 'event',
    atMs: event.recordedMs,
    by: { id: event.by.id, role: event.by.role, agency: event.by.agency },
    ...(event.command === undefined ? {} : { command: event.command, purpose }),
    ...(event.command === undefined || caseNo === undefined ? {} : { caseNo }),
    record: { kind: event.record.kind, id: event.record.id },
    type: event.type,
    content: digest(canonicalJson(event)),
  }));
}

export interface ReadInput {
  readonly action: string;
  readonly reader: Reader;
  readonly atMs: number;
  readonly record?: RecordRef;
  readonly query?: string;
  readonly count?: number;
  /** Code of the problem; absent: it was shown. */
  readonly refused?: string;
}

/** The entry of one read, refused ones too. What was searched for stands as its digest. */
export function entryOfRead(
  { action, reader, atMs, record, query, count, refused }: ReadInput,
  digest: Digest,
): ReadEntry {
  const { actor, purpose, caseNo } = reader;
  return {
    what: 'read',
    atMs,
    by: { id: actor.id, role: actor.role, agency: actor.agency.id },
    purpose,
    ...(caseNo === undefined ? {} : { caseNo }),
    action,
    ...(record === undefined ? {} : { record: { kind: record.kind, id: record.id } }),
    ...(query === undefined ? {} : { query: digest(query) }),
    ...(count === undefined ? {} : { count }),
    outcome: refused ?? 'shown',
  };
}

/** Whether an event kept elsewhere is the one that the log saw. */
export function isEventOf(entry: EventEntry, event: EventHead, digest: Digest): boolean {
  return entry.content === digest(canonicalJson(event));
}
