import { fail, ok, type Result } from '#model';

import { unanswered } from '../delivery.ts';
import { isGuardianOf } from '../people/guardian.ts';
import { isSameItem, nameKey } from '../people/item-key.ts';
import { personOf } from '../people/person.ts';
import { isLevelAtLeast } from '../permissions/may.ts';
import { recordOf } from '../record-of.ts';
import type { DecideInput, EventHead } from '../record.ts';
import type { AppealCommand, AppealState, ItemCheck } from './appeal.ts';
import { areKeptBy } from './competence.ts';
import { officerAsOwner, spelt } from './file-appeal.ts';
import { handOn } from './independence.ts';
import { remediesOf } from './remedies.ts';
import {
  appealEvent,
  checkContested,
  deliveriesOf,
  followUps,
  instructionsFor,
  isCredit,
  isOpen,
  settleDisputes,
  toCredit,
  type AppealPayload,
} from './ticket.ts';

type Input<T extends AppealCommand['type'] = AppealCommand['type']> = Omit<
  DecideInput<AppealState, AppealCommand>,
  'state' | 'command'
> & {
  readonly state: AppealState;
  readonly command: Extract<AppealCommand, { readonly type: T }>;
};

/**
 * Everything between filing and decision. Problems beside those of `appealRecord`: `appeal-lacking-unnamed`, `appeal-papers-lacking`,
 * `appeal-not-offered`, `appeal-transfer-to-nobody`, `appeal-body-there`, `appeal-not-decided`, `appeal-replied-already`,
 * `reviewer-missing`, `appeal-item-not-disputed`, `appeal-item-not-yours`, `receipt-not-owed`, `reason-missing`.
 */
export function handleAppeal(input: Input): Result<readonly EventHead[]> {
  const { state, command, context } = input;
  if (!isPartyOrOfficer(input)) return fail('record-unknown', { kind: 'appeal', id: state.id });
  const one = (payload: AppealPayload) => ok([appealEvent(state, context, payload)]);
  if (command.type === 'appeal.note-receipt')
    return unanswered(state.deliveries).some(({ id, to }) => id === command.delivery && to === context.actor.agency.id)
      ? one({ type: 'appeal.receipt-noted', delivery: command.delivery, receipt: command.receipt })
      : fail('receipt-not-owed', { delivery: command.delivery });
  if (command.type === 'appeal.serve-reply') return serveReply({ ...input, command });
  if (!isOpen(state)) return fail('appeal-closed', { id: state.id, status: state.status });
  const stamp = { atMs: context.nowMs, by: context.actor.id };
  switch (command.type) {
    case 'appeal.add-paper':
      return one({ type: 'appeal.paper-added', paper: { kind: command.paper, name: command.name, ...stamp } });
    case 'appeal.add-statement':
      return one({ type: 'appeal.statement-added', statement: { text: command.text, ...stamp } });
    case 'appeal.withdraw':
      return withdraw({ ...input, command });
    case 'appeal.accept':
      return accept({ ...input, command });
    case 'appeal.take-over':
      return takeOver({ ...input, command });
    case 'appeal.check-items':
      return checkItems({ ...input, command });
    case 'appeal.assign':
      return assign({ ...input, command });
    case 'appeal.ask-papers':
    case 'appeal.offer-transfer':
    case 'appeal.add-body':
    case 'appeal.add-contested':
      return byOwner({ ...input, command });
    default:
      return fail('unknown-command', { command: command.type });
  }
}

/** For any other citizen the ticket is not there, nor for a guardian once the child is of age; an officer was checked by the table. */
function isPartyOrOfficer({ state, context, casework }: Input): boolean {
  const { actor } = context;
  if (actor.role !== 'citizen' || actor.id === state.personId) return true;
  if (actor.id !== state.filed.by) return false;
  return state.filed.as !== 'guardian' || isGuardianOf(personOf(casework, state.personId), context);
}

function withdraw({ state, command, context, casework }: Input<'appeal.withdraw'>): Result<readonly EventHead[]> {
  const unmark = state.contested.some(({ basis }) => isCredit(basis)) ? toCredit(state.bodies, 'unmark-disputed') : [];
  return ok([
    appealEvent(state, context, {
      type: 'appeal.withdrawn',
      reason: command.reason,
      deliveries: deliveriesOf(unmark, { ticket: state.id, sent: state.deliveries.length, nowMs: context.nowMs }),
    }),
    ...settleDisputes(state, { context, casework }),
  ]);
}

function accept({ state, context }: Input<'appeal.accept'>): Result<readonly EventHead[]> {
  if (state.acceptedMs !== undefined) return fail('appeal-accepted-already', { id: state.id });
  if (context.actor.agency.id !== state.owner.agency) return fail('appeal-not-owner', { owner: state.owner.agency });
  if (state.lacking.length > 0) return fail('appeal-papers-lacking', { papers: state.lacking.join(', ') });
  return ok([appealEvent(state, context, { type: 'appeal.accepted', owner: officerAsOwner(context) })]);
}

/** The owner's office serves what the reviewer decided. */
function serveReply({ state, command, context, law }: Input<'appeal.serve-reply'>): Result<readonly EventHead[]> {
  if (state.decision === undefined) return fail('appeal-not-decided', { id: state.id });
  if (state.reply !== undefined) return fail('appeal-replied-already', { id: state.id });
  if (context.actor.agency.id !== state.owner.agency) return fail('appeal-not-owner', { owner: state.owner.agency });
  const bases = state.decision.outcome === 'upheld' ? [] : state.contested.map(({ basis }) => basis);
  const { method, receiver } = command;
  const remedies = remediesOf(bases, context.nowMs, law);
  return ok([appealEvent(state, context, { type: 'appeal.reply-served', method, receiver, remedies })]);
}

/** By whom it was offered to, by a colleague, or by higher police once it is overdue. */
function takeOver({ state, context }: Input<'appeal.take-over'>): Result<readonly EventHead[]> {
  const { agency, id } = context.actor;
  const isHigher = agency.kind === 'police' && state.overdue.some(({ level }) => isLevelAtLeast(agency.level, level));
  if (agency.id !== state.offeredTo && agency.id !== state.owner.agency && !isHigher)
    return fail('appeal-not-offered', { owner: state.owner.agency });
  if (id === state.reviewer?.id) return fail('appeal-reviewer-is-owner');
  return ok([appealEvent(state, context, { type: 'appeal.taken-over', owner: officerAsOwner(context) })]);
}

function assign({ state, command, context, casework }: Input<'appeal.assign'>): Result<readonly EventHead[]> {
  if (state.acceptedMs === undefined) return fail('appeal-not-accepted', { id: state.id });
  if (context.actor.agency.id !== state.owner.agency) return fail('appeal-not-owner', { owner: state.owner.agency });
  if (nameKey(command.reviewer.id) === '' || nameKey(command.reviewer.name) === '') return fail('reviewer-missing');
  const hand = handOn(state, casework, command.reviewer.id);
  if (command.reviewer.id === context.actor.id || hand !== undefined)
    return fail('appeal-reviewer-was-hand', { done: hand ?? 'appeal.assign' });
  return ok([appealEvent(state, context, { type: 'appeal.assigned', reviewer: command.reviewer })]);
}

function checkItems({ state, command, context, casework }: Input<'appeal.check-items'>): Result<readonly EventHead[]> {
  const contested = state.contested.flatMap(({ items = [] }) => items);
  const stranger = command.results.find(({ number }) => !contested.some((known) => isSameItem(known, number)));
  if (command.results.length === 0 || stranger !== undefined)
    return fail('appeal-item-not-disputed', { number: stranger?.number ?? '' });
  const { actor, nowMs: atMs } = context;
  const results = command.results.map((result) => ({
    ...result,
    number: contested.find((known) => isSameItem(known, result.number)) ?? result.number,
  }));
  const numbers = results.map(({ number }) => number);
  if (actor.agency.kind !== 'police' && !areKeptBy(actor.agency.id, numbers, { casework, personId: state.personId }))
    return fail('appeal-item-not-yours');
  const checks: readonly ItemCheck[] = results.map((result) => ({
    ...result,
    note: command.note,
    atMs,
    by: actor.id,
    agency: actor.agency.id,
  }));
  return ok([appealEvent(state, context, { type: 'appeal.items-checked', checks })]);
}

function byOwner(
  input: Input<'appeal.ask-papers' | 'appeal.offer-transfer' | 'appeal.add-body' | 'appeal.add-contested'>,
): Result<readonly EventHead[]> {
  const { state, command, context, casework, law } = input;
  const { agency, officer } = state.owner;
  if (context.actor.agency.id !== agency || (officer !== undefined && officer !== context.actor.id))
    return fail('appeal-not-owner', { owner: agency });
  if (command.type === 'appeal.ask-papers')
    return command.lacking.length === 0
      ? fail('appeal-lacking-unnamed')
      : ok([appealEvent(state, context, { type: 'appeal.papers-asked', lacking: command.lacking })]);
  if (command.type === 'appeal.add-body') {
    const { body, part, reason } = command;
    if (reason.trim() === '') return fail('reason-missing', { command: command.type });
    return (state.bodies[part] ?? []).includes(body) || body.trim() === ''
      ? fail('appeal-body-there', { body })
      : ok([appealEvent(state, context, { type: 'appeal.body-added', body, part, reason })]);
  }
  if (command.type === 'appeal.offer-transfer') {
    if (command.reason.trim() === '') return fail('reason-missing', { command: command.type });
    if (command.to === agency || !state.agencies.includes(command.to))
      return fail('appeal-transfer-to-nobody', { to: command.to });
    return ok([
      appealEvent(state, context, { type: 'appeal.transfer-offered', to: command.to, reason: command.reason }),
    ]);
  }
  const { personId, bodies, filed, deliveries, id } = state;
  const contested = spelt(command.contested, { casework, personId });
  const fits = checkContested(contested, { casework, personId, as: filed.as, ticket: id });
  if (!fits.ok) return fits;
  const instructions = instructionsFor(contested, { bodies, casework, personId });
  const agencies = new Set([
    ...state.agencies,
    ...contested.flatMap((one) => recordOf(casework, one.record)?.agencies ?? []),
  ]);
  return ok([
    appealEvent(state, context, {
      type: 'appeal.contested-added',
      contested,
      agencies: [...agencies],
      deliveries: deliveriesOf(instructions, { ticket: id, sent: deliveries.length, nowMs: context.nowMs }),
    }),
    ...followUps(contested, {
      record: state,
      context,
      law,
      casework,
      personId,
      known: state.contested.map(({ basis }) => basis),
    }),
  ]);
}
