import { fail, ok, type Result } from '#model';

import { evolve, lawContext } from './casework.ts';
import { elapse } from './elapse.ts';
import { mayRead } from './permissions/may-read.ts';
import { may } from './permissions/may.ts';
import { recordOf } from './record-of.ts';
import type { Casework, CommandHead, Context, EventHead, LiftCause, RecordHead, RecordRef } from './record.ts';
import { recordModule } from './registry.ts';

/**
 * What a command does: first what time has done since, then the command's own events, or why it may not be. Nothing is changed here;
 * the events are. Problems of the frame: `unknown-command`, `record-exists`, `record-unknown`, `time-runs-back`, those of `may`;
 * each kind of record has its own.
 */
export function decide(casework: Casework, command: CommandHead, context: Context): Result<readonly EventHead[]> {
  const { casework: now, events: elapsed } = elapse(casework, context);
  const module = recordModule(command.record.kind);
  if (!module.commands.includes(command.type)) return fail('unknown-command', { command: command.type });
  const found = recordOf(now, command.record);
  const state = isHidden(found, context) ? undefined : found;
  const isBeginning = module.begins.includes(command.type);
  if (!isBeginning && state === undefined && module.begins.length > 0)
    return fail('record-unknown', { ...command.record });
  const target = state ?? module.headOf(command);
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
