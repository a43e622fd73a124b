import { deadline } from '#law';
import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { EventHead } from '../record.ts';
import { checkAllocation, checkFormula } from './check-allocation.ts';
import type { OnReturn, ReturnInput } from './decide-victims.ts';
import type { Papers } from './return-commands.ts';
import { isStale, type ReturnState } from './return-state.ts';

/**
 * Shares with the table of the flow and the report. Anew as long as nothing is decided, or where the decision went stale. Problems:
 * those of `checkAllocation` and `checkFormula`, `return-decided`, `return-objection-open`, `return-papers-missing`.
 */
export function propose({ input, state, command }: OnReturn<'return.propose'>): Result<readonly EventHead[]> {
  if (state.stage === 'decided' && !isStale(state)) return fail('return-decided', { number: state.number });
  const open = openObjections(state);
  if (open > 0) return fail('return-objection-open', { open });
  const proposed = checked(input, state, command);
  return proposed.ok ? ok([proposed.value]) : proposed;
}

function checked(
  { context, law }: ReturnInput,
  state: ReturnState,
  { allocation, flowTable, report }: Papers,
): Result<EventHead> {
  if (flowTable.trim() === '' || report.trim() === '') return fail('return-papers-missing');
  const { frozenMinor } = state;
  const problem =
    checkAllocation(state, allocation) ??
    (allocation.ground === 'pro-rata' ? checkFormula(allocation, frozenMinor, law.settings) : undefined);
  if (problem !== undefined) return problem;
  return ok(
    makeEvent(state, context, { type: 'return.proposed', allocation, flowTable, report, frozenMinor } as const),
  );
}

/** Problems: `return-not-proposed`, `return-notice-not-needed`, `return-notice-twice`, `return-notice-place`, those of `deadline`. */
export function giveNotice({ input, state, command }: OnReturn<'return.notice'>): Result<readonly EventHead[]> {
  const { number, proposal, notice } = state;
  if (proposal === undefined) return fail('return-not-proposed', { number });
  if (proposal.ground !== 'pro-rata') return fail('return-notice-not-needed', { ground: proposal.ground });
  if (notice !== undefined) return fail('return-notice-twice', { number });
  if (isStale(state)) return fail('return-proposal-stale', { number });
  return noticed(input, state, command.place);
}

/** Problems: `return-not-noticed`, `return-objection-twice`, `return-notice-over` (value `ends`), `reason-missing`. */
export function object({ input, state, command }: OnReturn<'return.object'>): Result<readonly EventHead[]> {
  const { id, objector, ground } = command;
  const { notice, objections, number } = state;
  if (notice === undefined) return fail('return-not-noticed', { number });
  if (objections.some((each) => each.id === id)) return fail('return-objection-twice', { id });
  if (input.context.nowMs >= notice.endsMs) return fail('return-notice-over', { ends: notice.endsMs });
  if (objector.trim() === '' || ground.trim() === '') return fail('reason-missing', { command: command.type });
  return ok([makeEvent(state, input.context, { type: 'return.objected', id, objector, ground })]);
}

/**
 * An upheld objection brings shares made anew and a notice that starts anew. Problems: `return-objection-unknown`, `reason-missing`,
 * `return-claims-needed`, `return-papers-missing`, those of `checkAllocation` and of `deadline`.
 */
export function decideObjection(on: OnReturn<'return.decide-objection'>): Result<readonly EventHead[]> {
  const { input, state, command } = on;
  const { id, isUpheld, reason, papers } = command;
  const found = state.objections.find((each) => each.id === id && each.decision === undefined);
  if (found === undefined) return fail('return-objection-unknown', { id });
  if (reason.trim() === '') return fail('reason-missing', { command: command.type });
  const decided = makeEvent(state, input.context, { type: 'return.objection-decided', id, isUpheld, reason });
  if (!isUpheld) return ok([decided]);
  if (papers === undefined) return fail('return-claims-needed', { id });
  const proposed = checked(input, state, papers);
  if (!proposed.ok) return proposed;
  if (papers.allocation.ground !== 'pro-rata') return ok([decided, proposed.value]);
  const notice = noticed(input, state, command.place ?? state.notice?.place ?? '');
  return notice.ok ? ok([decided, proposed.value, ...notice.value]) : notice;
}

export function openObjections({ objections }: ReturnState): number {
  return objections.filter(({ decision }) => decision === undefined).length;
}

function noticed({ context, law }: ReturnInput, state: ReturnState, place: string): Result<readonly EventHead[]> {
  if (place.trim() === '') return fail('return-notice-place');
  const ends = deadline('return-notice-days', context.nowMs, law);
  if (!ends.ok) return ends;
  return ok([makeEvent(state, context, { type: 'return.noticed', endsMs: ends.value.dueMs, place })]);
}
