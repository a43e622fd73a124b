import { fail, ok, type Result } from '#model';

import { leadFeedback } from '../detector-feedback/lead-feedback.ts';
import { makeEvent } from '../make-event.ts';
import type { DecideInput, EventHead, RecordModule } from '../record.ts';
import { evolveLead } from './evolve-lead.ts';
import type { LeadState } from './lead.ts';
import { beginLead, checkReasons, checkReturnees, checkSubjects } from './lead-begin.ts';
import { fireLeadClock, leadClocks } from './lead-clocks.ts';
import { close, recordReceipt, reopen, updateFinding } from './lead-end.ts';
import type { LeadCommand, LeadEvent, LeadEventPayload } from './lead-events.ts';
import {
  acceptFeedback,
  dispatchDown,
  feedBack,
  passOn,
  recall,
  returnForSupplement,
  sign,
  verify,
} from './lead-tasks.ts';

type Input = DecideInput<LeadState, LeadCommand>;

/**
 * A lead from its source down the tree of agencies and back. Problems: those of each step, `reason-missing`, and `lead-closed` or
 * `lead-open` where the command does not fit.
 */
export const leadRecord: RecordModule<LeadState, LeadCommand, LeadEvent> = {
  kind: 'lead',
  begins: ['lead.take-finding', 'lead.enter'],
  commands: [
    'lead.take-finding',
    'lead.enter',
    'lead.add',
    'lead.drop-subject',
    'lead.mark-returnee',
    'lead.dispatch',
    'lead.pass-on',
    'lead.sign',
    'lead.verify',
    'lead.feed-back',
    'lead.accept',
    'lead.return',
    'lead.recall',
    'lead.close',
    'lead.reopen',
    'lead.record-receipt',
    'lead.update-finding',
  ],
  headOf: (command) => ({
    region: 'region' in command ? command.region : '',
    agencies: [],
    ...('caseNo' in command && command.caseNo !== undefined ? { caseNo: command.caseNo } : {}),
    ...(command.type === 'lead.take-finding' ? { finding: command.finding } : {}),
  }),
  decide,
  evolve: evolveLead,
  clocks: leadClocks,
  fire: fireLeadClock,
};

function decide(input: Input): Result<readonly EventHead[]> {
  const { command, context } = input;
  if ('reason' in command && command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  const decided = payloads(input);
  if (!decided.ok) return decided;
  const told = leadFeedback(decided.value, { record: command.record, finding: input.state?.finding }, context);
  return ok([...decided.value.map((payload) => makeEvent(command.record, context, payload)), ...told]);
}

function payloads(input: Input): Result<readonly LeadEventPayload[]> {
  const { state, command } = input;
  if (command.type === 'lead.take-finding' || command.type === 'lead.enter') {
    const begun = beginLead(command, input);
    return begun.ok ? ok([begun.value]) : begun;
  }
  if (state === undefined) throw new Error(`${command.type} without a lead`);
  if (command.type === 'lead.update-finding') return updateFinding(state, command);
  if (command.type === 'lead.record-receipt') return recordReceipt(state, command);
  if (command.type === 'lead.reopen')
    return state.status === 'closed' ? reopen(state, command, input) : fail('lead-open');
  if (state.status === 'closed') return fail('lead-closed');
  return whileOpen(state, command, input);
}

type WhileOpen = Exclude<
  LeadCommand,
  {
    type: 'lead.take-finding' | 'lead.enter' | 'lead.update-finding' | 'lead.record-receipt' | 'lead.reopen';
  }
>;

function whileOpen(state: LeadState, command: WhileOpen, input: Input): Result<readonly LeadEventPayload[]> {
  switch (command.type) {
    case 'lead.add':
      return add(state, command, input);
    case 'lead.drop-subject':
      return state.subjects.some(({ id }) => id === command.subject)
        ? ok([{ type: 'lead.subject-dropped', subject: command.subject, reason: command.reason }])
        : fail('lead-subject-unknown', { subject: command.subject });
    case 'lead.mark-returnee':
      return markReturnee(state, command);
    case 'lead.dispatch':
      return dispatchDown(state, command, input);
    case 'lead.pass-on':
      return passOn(state, command, input);
    case 'lead.sign':
      return sign(state, input);
    case 'lead.verify':
      return verify(state, command, input);
    case 'lead.feed-back':
      return feedBack(state, input);
    case 'lead.accept':
      return acceptFeedback(state, command, input);
    case 'lead.return':
      return returnForSupplement(state, command, input);
    case 'lead.recall':
      return recall(state, command, input);
    case 'lead.close':
      return close(state, command, input);
  }
}

/** More subjects or reasons from the verification. Problems: those of `lead-begin`, `nothing-named`. */
function add(
  state: LeadState,
  { subjects, reasons }: Extract<LeadCommand, { type: 'lead.add' }>,
  { casework }: Input,
): Result<readonly LeadEventPayload[]> {
  if (subjects.length + reasons.length === 0) return fail('nothing-named');
  const all = [...state.subjects, ...subjects];
  const checked = subjects.length === 0 ? ok(undefined) : checkSubjects(subjects, casework, state.subjects);
  if (!checked.ok) return checked;
  const checkedReasons = reasons.length === 0 ? ok([]) : checkReasons(reasons, []);
  if (!checkedReasons.ok) return checkedReasons;
  const rest = checkReturnees(all, [...state.reasons, ...checkedReasons.value]);
  return rest.ok ? ok([{ type: 'lead.added', subjects, reasons: checkedReasons.value }]) : rest;
}

/** The flag alone changes: no term, no result, no reason. Problems: `lead-subject-unknown`, `returnee-is-no-reason`. */
function markReturnee(
  state: LeadState,
  { subject, isReturnee }: Extract<LeadCommand, { type: 'lead.mark-returnee' }>,
): Result<readonly LeadEventPayload[]> {
  if (!state.subjects.some(({ kind, id }) => kind === 'person' && id === subject))
    return fail('lead-subject-unknown', { subject });
  const after = state.subjects.map((one) => (one.id === subject ? { ...one, isReturnee } : one));
  const rest = checkReturnees(after, state.reasons);
  return rest.ok ? ok([{ type: 'lead.returnee-marked', subject, isReturnee }]) : rest;
}
