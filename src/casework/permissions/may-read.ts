import { fail, ok, type Result } from '#model';

import type { Actor, Purpose } from '../actor.ts';
import type { Casework, EventHead, RecordHead, RecordRef } from '../record.ts';
import { recordModule } from '../registry.ts';
import { may } from './may.ts';
import type { Permission } from './permission.ts';

/** Who wants to see something, what for and in which case. */
export interface Reader {
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly caseNo?: string | undefined;
}

/** Whether somebody may see a record, masked. Another read of it (`tip.read-reporter`, `person.unmask`): name it. */
export function mayRead(record: RecordHead, reader: Reader, read = 'read'): Result<Permission> {
  const { actor, purpose, caseNo } = reader;
  return may({ action: `${record.kind}.${read}`, actor, purpose, caseNo, target: record });
}

/**
 * A record for a reader. What he may not know of is not there for him: the answer for a draft of a suspicious-transaction report that
 * is not his is the one for an id that does not exist (`record-unknown`). Other problems: those of `may`.
 */
export function openRecord(casework: Casework, ref: RecordRef, reader: Reader): Result<RecordHead> {
  const record = casework[ref.kind]?.get(ref.id);
  if (record === undefined) return fail('record-unknown', { ...ref });
  const allowed = mayRead(record, reader);
  if (allowed.ok) return ok(record);
  return recordModule(ref.kind).isSecret === true ? fail('record-unknown', { ...ref }) : allowed;
}

/** The records that a reader may see; of the others not even how many there are. */
export function readable(casework: Casework, reader: Reader): Casework {
  const kinds = Object.entries(casework).flatMap(([kind, records]) => {
    const seen = [...records].filter(([, record]) => mayRead(record, reader).ok);
    return seen.length === 0 ? [] : [[kind, new Map(seen)] as const];
  });
  return Object.fromEntries(kinds) as Casework;
}

/**
 * Events as a reader may be told of them. What a decision gives may hold what time did to a secret record of somebody else: it is
 * written, and not shown.
 */
export function tellable(casework: Casework, events: readonly EventHead[], reader: Reader): readonly EventHead[] {
  return events.filter(({ record }) => {
    if (recordModule(record.kind).isSecret !== true) return true;
    const found = casework[record.kind]?.get(record.id);
    return found !== undefined && mayRead(found, reader).ok;
  });
}
