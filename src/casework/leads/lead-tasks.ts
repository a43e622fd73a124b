import { isUnder } from '#law';
import { fail, ok, type Result } from '#model';

import { AGENCY_LEVELS, type Agency } from '../actor.ts';
import { oneOf } from '../one-of.ts';
import type { Casework, Context, DecideInput } from '../record.ts';
import {
  heldBy,
  LEAD_RESULTS,
  leadOf,
  openUnder,
  type LeadDispatch,
  type LeadState,
  type Verification,
} from './lead.ts';
import { checkSubjects } from './lead-begin.ts';
import { isTimely } from './lead-clocks.ts';
import type { LeadCommand, LeadEventPayload, NewDispatch } from './lead-events.ts';

type Input = Pick<DecideInput<LeadState, LeadCommand>, 'context' | 'casework' | 'law'>;
type Command<T extends LeadCommand['type']> = Extract<LeadCommand, { type: T }>;

/**
 * One step down the tree to each agency: police to police of a lower level and a smaller region, police to institutions of its region.
 * Problems: `lead-not-held`, `lead-unsigned`, `nothing-named`, those of `checkAddressee`.
 */
export function dispatchDown(
  state: LeadState,
  { dispatches }: Command<'lead.dispatch'>,
  { context }: Input,
): Result<readonly LeadEventPayload[]> {
  const held = holder(state, context);
  if (!held.ok) return held;
  if (dispatches.length === 0) return fail('nothing-named');
  for (const [index, next] of dispatches.entries()) {
    const before = dispatches.slice(0, index);
    if (before.some(({ id, to }) => id === next.id || to.id === next.to.id))
      return fail('dispatch-exists', { dispatch: next.id });
    const checked = checkAddressee(state, next, held.value.to);
    if (!checked.ok) return checked;
    const down = checkDown(held.value.to, next.to);
    if (!down.ok) return down;
  }
  return ok(dispatches.map((next) => dispatched(held.value, next, { path: 'down' })));
}

/**
 * What belongs to another region goes over to its police, from the owner only, who remains the one who is told. Problems: `lead-not-held`,
 * `not-lead-owner`, `result-not-other-region`, `inside-own-region`, `not-in-that-region` (value `region`), those of `checkAddressee`.
 */
export function passOn(
  state: LeadState,
  { dispatch, reason }: Command<'lead.pass-on'>,
  { context }: Input,
): Result<readonly LeadEventPayload[]> {
  const held = holder(state, context);
  if (!held.ok) return held;
  const { path, verification, to: owner } = held.value;
  if (path !== 'own') return fail('not-lead-owner', { owner: state.owner.id });
  if (verification?.result !== 'other-region') return fail('result-not-other-region');
  const { to } = dispatch;
  if (to.kind !== 'police') return fail('dispatch-police-only', { to: to.id });
  const region = verification.otherRegion ?? '';
  if (!isUnder(to.region, region) && !isUnder(region, to.region)) return fail('not-in-that-region', { region });
  if (isUnder(to.region, owner.region)) return fail('inside-own-region', { region: to.region });
  const checked = checkAddressee(state, dispatch, owner);
  return checked.ok ? ok([dispatched(held.value, dispatch, { path: 'over', reason })]) : checked;
}

/** Problems: `lead-not-held`, `lead-already-signed`. */
export function sign(state: LeadState, { context, law }: Input): Result<readonly LeadEventPayload[]> {
  const held = heldBy(state, context.actor.agency.id);
  if (held === undefined) return fail('lead-not-held', { agency: context.actor.agency.id });
  if (held.status !== 'dispatched') return fail('lead-already-signed', { dispatch: held.id });
  return ok([{ type: 'lead.signed', dispatch: held.id, ...timely(state, held, law) }]);
}

/**
 * The result of whoever holds it; may be given anew until it is fed back. Problems: `lead-not-held`, `lead-unsigned`, `lead-already-fed-back`,
 * `lead-note-missing`, `other-region-missing`, `inside-own-region`, `duplicate-unknown`; confirmed needs subjects of which none is protected:
 * those of `checkSubjects`.
 */
export function verify(
  state: LeadState,
  command: Command<'lead.verify'>,
  { context, casework }: Input,
): Result<readonly LeadEventPayload[]> {
  const held = holder(state, context);
  if (!held.ok) return held;
  const checked = checkResult(command, held.value.to, casework);
  if (!checked.ok) return checked;
  const subjects = command.result === 'confirmed' ? checkSubjects(state.subjects, casework) : ok(undefined);
  if (!subjects.ok) return subjects;
  const verification = { ...checked.value, atMs: context.nowMs, by: context.actor.id };
  return ok([{ type: 'lead.verified', dispatch: held.value.id, verification }]);
}

/** To whoever dispatched. Problems: `lead-not-held`, `lead-unsigned`, `lead-already-fed-back`, `owner-closes`, `lead-not-verified`, `dispatch-open`. */
export function feedBack(state: LeadState, { context, law }: Input): Result<readonly LeadEventPayload[]> {
  const held = holder(state, context);
  if (!held.ok) return held;
  const { id, from, verification } = held.value;
  if (from === undefined) return fail('owner-closes');
  if (verification === undefined) return fail('lead-not-verified');
  const open = openUnder(state, id)[0];
  if (open !== undefined) return fail('dispatch-open', { dispatch: open.id, agency: open.to.id });
  return ok([{ type: 'lead.fed-back', dispatch: id, to: from.id, ...timely(state, held.value, law) }]);
}

/** By whoever dispatched. Problems: `dispatch-unknown`, `not-dispatcher`, `dispatch-not-fed-back`. */
export function acceptFeedback(
  state: LeadState,
  { dispatch }: Command<'lead.accept'>,
  { context }: Input,
): Result<readonly LeadEventPayload[]> {
  const task = ownDispatch(state, dispatch, context);
  if (!task.ok) return task;
  return task.value.status === 'fed-back'
    ? ok([{ type: 'lead.accepted', dispatch }])
    : fail('dispatch-not-fed-back', { dispatch });
}

/** Back for supplement, with what is missing. Problems: those of `acceptFeedback`, `lead-note-missing`. */
export function returnForSupplement(
  state: LeadState,
  { dispatch, missing }: Command<'lead.return'>,
  { context }: Input,
): Result<readonly LeadEventPayload[]> {
  const task = ownDispatch(state, dispatch, context);
  if (!task.ok) return task;
  if (task.value.status !== 'fed-back') return fail('dispatch-not-fed-back', { dispatch });
  return missing.trim() === '' ? fail('lead-note-missing') : ok([{ type: 'lead.returned', dispatch, missing }]);
}

/** Takes a dispatch back with all that was dispatched from it. Problems: `dispatch-unknown`, `not-dispatcher`, `dispatch-finished`. */
export function recall(
  state: LeadState,
  { dispatch, reason }: Command<'lead.recall'>,
  { context }: Input,
): Result<readonly LeadEventPayload[]> {
  const task = ownDispatch(state, dispatch, context);
  if (!task.ok) return task;
  if (task.value.status === 'accepted' || task.value.status === 'recalled')
    return fail('dispatch-finished', { dispatch });
  return ok(withOpenBelow(state, dispatch).map((id) => ({ type: 'lead.recalled', dispatch: id, reason })));
}

/** The task of the actor's agency, signed for and not yet fed back. */
export function holder(state: LeadState, { actor: { agency } }: Context): Result<LeadDispatch> {
  const held = heldBy(state, agency.id);
  if (held === undefined) return fail('lead-not-held', { agency: agency.id });
  if (held.status === 'dispatched') return fail('lead-unsigned', { dispatch: held.id });
  if (held.status === 'fed-back') return fail('lead-already-fed-back', { dispatch: held.id });
  return ok(held);
}

/** Problems: `agency-holds-lead` (it has it already; value `dispatch`), `dispatch-exists`. */
function checkAddressee(state: LeadState, { id, to }: NewDispatch, from: Agency): Result<undefined> {
  if (state.dispatches.some((known) => known.id === id)) return fail('dispatch-exists', { dispatch: id });
  const held = to.id === from.id ? state.dispatches[0] : heldBy(state, to.id);
  return held === undefined ? ok(undefined) : fail('agency-holds-lead', { agency: to.id, dispatch: held.id });
}

/** Problems: `dispatch-police-only` (institutions do not dispatch), `not-downwards`, `outside-region`. */
function checkDown(from: Agency, to: Agency): Result<undefined> {
  if (from.kind !== 'police') return fail('dispatch-police-only', { to: from.id });
  if (!isUnder(to.region, from.region)) return fail('outside-region', { region: to.region, yours: from.region });
  const step = AGENCY_LEVELS.indexOf(from.level) - AGENCY_LEVELS.indexOf(to.level);
  const isDown = to.kind === 'police' ? step > 0 && to.region !== from.region : step >= 0;
  if (to.kind === 'public' || !isDown) return fail('not-downwards', { to: to.id, level: to.level });
  return ok(undefined);
}

function checkResult(
  { record, result, note, otherRegion, duplicateOf }: Command<'lead.verify'>,
  { region }: Agency,
  casework: Casework,
): Result<Pick<Verification, 'result' | 'note' | 'otherRegion' | 'duplicateOf'>> {
  const problem = oneOf(LEAD_RESULTS, result, 'result');
  if (problem !== undefined) return { ok: false, problem };
  if (note.trim() === '') return fail('lead-note-missing');
  if (result === 'other-region') {
    if (otherRegion === undefined || !/^\d{6}$/.test(otherRegion)) return fail('other-region-missing');
    return isUnder(otherRegion, region)
      ? fail('inside-own-region', { region: otherRegion })
      : ok({ result, note, otherRegion });
  }
  if (result === 'duplicate') {
    const isOther = duplicateOf !== undefined && duplicateOf !== record.id;
    return isOther && leadOf(casework, duplicateOf) !== undefined
      ? ok({ result, note, duplicateOf })
      : fail('duplicate-unknown', { id: duplicateOf ?? '' });
  }
  return ok({ result, note });
}

function ownDispatch(state: LeadState, id: string, { actor: { agency } }: Context): Result<LeadDispatch> {
  const task = state.dispatches.find((known) => known.id === id);
  if (task?.from === undefined) return fail('dispatch-unknown', { dispatch: id });
  return task.from.id === agency.id ? ok(task) : fail('not-dispatcher', { dispatch: id, from: task.from.id });
}

function withOpenBelow(state: LeadState, id: string): readonly string[] {
  return [id, ...openUnder(state, id).flatMap((below) => withOpenBelow(state, below.id))];
}

function dispatched(
  { id: parent, to: from }: LeadDispatch,
  { id, to }: NewDispatch,
  rest: { readonly path: 'down' | 'over'; readonly reason?: string },
): LeadEventPayload {
  return { type: 'lead.dispatched', dispatch: id, from, parent, to, ...rest };
}

function timely(state: LeadState, task: LeadDispatch, law: Input['law']): { readonly timely?: boolean } {
  const inTerm = isTimely(state, task, law);
  return inTerm === undefined ? {} : { timely: inTerm };
}
