import { fail, ok, type Problem, type Result } from '#model';

import { evolve, lawContext } from './casework.ts';
import { elapse } from './elapse.ts';
import { mayRead } from './permissions/may-read.ts';
import { may } from './permissions/may.ts';
import { recordOf } from './record-of.ts';
import {
  RECORD_KINDS,
  type Casework,
  type CommandHead,
  type Context,
  type EventHead,
  type LiftCause,
  type RecordHead,
  type RecordRef,
} from './record.ts';
import { recordModule } from './registry.ts';

/**
 * What a command does: first what time has done since, then the command's own events, or why it may not be. Nothing is changed here;
 * the events are. Problems of the frame: `unknown-command`, `moment-impossible`, `record-id-unreadable`,
 * `actor-unnamed`, `region-unreadable`, `record-exists`, `record-unknown`, `time-runs-back`, those of `may`;
 * each kind of record has its own.
 */
export function decide(casework: Casework, command: CommandHead, context: Context): Result<readonly EventHead[]> {
  const problem = unreadable(command, context);
  if (problem !== undefined) return { ok: false, problem };
  const module = recordModule(command.record.kind);
  const { casework: now, events: elapsed } = elapse(casework, context);
  const found = recordOf(now, command.record);
  const state = isHidden(found, context) ? undefined : found;
  const isBeginning = module.begins.includes(command.type);
  if (!isBeginning && state === undefined && module.begins.length > 0)
    return fail('record-unknown', { ...command.record });
  const target = state ?? module.headOf(command);
  if (isBeginning && !/^\d{6}$/.test(target.region)) return fail('region-unreadable', { value: target.region });
  const allowed = may({
    action: command.type,
    actor: context.actor,
    purpose: context.purpose,
    caseNo: context.caseNo,
    target,
  });
  if (isBeginning && found !== undefined)
    return state === undefined && !allowed.ok ? allowed : fail('record-exists', { ...command.record });
  if (state?.lastMs !== undefined && context.nowMs < state.lastMs)
    return fail('time-runs-back', { now: context.nowMs, last: state.lastMs });
  if (!allowed.ok) return allowed;
  const decided = module.decide({
    state,
    command,
    context,
    law: lawContext(now, context),
    casework: now,
    lift: (record, cause) => lift(now, { record, cause }, context),
  });
  if (!decided.ok) return decided;
  return ok([...elapsed, ...decided.value.map((event) => ({ ...event, command: command.type }))]);
}

/** What cannot be meant: a moment that is none, a record or a person without a name, a command of no kind. */
function unreadable({ type, record }: CommandHead, { nowMs, actor }: Context): Problem | undefined {
  if (!RECORD_KINDS.includes(record.kind) || !recordModule(record.kind).commands.includes(type))
    return { code: 'unknown-command', values: { command: type } };
  if (!Number.isSafeInteger(nowMs) || nowMs < FIRST_MS || nowMs > LAST_MS)
    return { code: 'moment-impossible', values: { field: 'now' } };
  if (isBlank(record.id)) return { code: 'record-id-unreadable', values: { id: record.id } };
  if (actor.role !== 'clock' && (isBlank(actor.id) || isBlank(actor.name)))
    return { code: 'actor-unnamed', values: { id: actor.id } };
  return undefined;
}

/** Nothing, or with blanks around it: two ways to write one name would be two people. */
function isBlank(text: string): boolean {
  return text === '' || text !== text.trim();
}

/** 1990 to 2100: as far as statements are read. */
const FIRST_MS = Date.UTC(1990, 0, 1);
const LAST_MS = Date.UTC(2101, 0, 1);

/** Decides and applies. */
export function step(
  casework: Casework,
  command: CommandHead,
  context: Context,
): Result<{ readonly casework: Casework; readonly events: readonly EventHead[] }> {
  const events = decide(casework, command, context);
  return events.ok ? ok({ events: events.value, casework: events.value.reduce(evolve, casework) }) : events;
}

/** A secret record is not there for whoever may not read it. */
function isHidden(record: RecordHead | undefined, context: Context): boolean {
  return record !== undefined && recordModule(record.kind).isSecret === true && !mayRead(record, context).ok;
}

function lift(
  casework: Casework,
  { record, cause }: { readonly record: RecordRef; readonly cause: LiftCause },
  context: Context,
): Result<readonly EventHead[]> {
  const state = recordOf(casework, record);
  if (state === undefined) return fail('record-unknown', { ...record });
  return recordModule(record.kind).lift?.(state, cause, context) ?? fail('cannot-be-lifted', { kind: record.kind });
}
