import { fail, ok, type Result } from '#model';

import { checkRegion } from '../leads/check-region.ts';
import { leadOf } from '../leads/lead.ts';
import { checkSubjects } from '../leads/lead-begin.ts';
import type { LeadEventPayload } from '../leads/lead-events.ts';
import { makeEvent } from '../make-event.ts';
import { oneOf } from '../one-of.ts';
import type { DecideInput, EventHead, RecordModule } from '../record.ts';
import { evolveTip } from './evolve-tip.ts';
import { TIP_ENDS, tipsOf, type TipState } from './tip.ts';
import type { TipCommand, TipEvent, TipEventPayload } from './tip-events.ts';

type Input = DecideInput<TipState, TipCommand>;

/** Stands as the hand of a citizen's tip: whoever sent it is not written down, named or not. */
export const REPORTER_HAND = { id: 'reporter', name: '', role: 'citizen', agency: '' } as const;

/**
 * A report of the public. Problems: `region-unreadable`, `tip-empty`, `tip-receipt-missing`, `tip-receipt-exists`, `reporter-missing`, `tip-finished`,
 * `tip-not-in-triage`, `record-exists` (the lead), those of `checkSubjects`, `lead-not-confirmed`, `tip-already-rewarded`,
 * `amount-not-positive`, `reason-missing`.
 */
export const tipRecord: RecordModule<TipState, TipCommand, TipEvent> = {
  kind: 'tip',
  begins: ['tip.receive'],
  commands: ['tip.receive', 'tip.triage', 'tip.make-lead', 'tip.close', 'tip.reject', 'tip.reward'],
  headOf: (command) => ({ region: 'region' in command ? command.region : '', agencies: [] }),
  decide,
  evolve: evolveTip,
  clocks: () => [],
  fire: () => [],
};

function decide(input: Input): Result<readonly EventHead[]> {
  const { state, command } = input;
  if ('reason' in command && command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  if (command.type === 'tip.receive') return receive(input, command);
  if (state === undefined) throw new Error(`${command.type} without a tip`);
  if (command.type === 'tip.reward') return reward(input, state, command);
  if (state.status === 'closed' || state.status === 'lead') return fail('tip-finished', { status: state.status });
  if (command.type === 'tip.triage')
    return state.status === 'received'
      ? one(input, { type: 'tip.triaged', note: command.note })
      : fail('tip-already-in-triage');
  if (state.status !== 'in-triage') return fail('tip-not-in-triage');
  if (command.type === 'tip.make-lead') return makeLead(input, state, command);
  const problem = oneOf(TIP_ENDS, command.end, 'end');
  if (problem !== undefined) return { ok: false, problem };
  return one(input, { type: 'tip.closed', end: command.end, reason: command.reason });
}

/** Of an anonymous tip nothing but its content and the digest of its receipt goes into the event. */
function receive(
  { command: { record }, context, casework }: Input,
  { region, topic, text, subjects, receipt, reporter }: Extract<TipCommand, { type: 'tip.receive' }>,
): Result<readonly EventHead[]> {
  const place = checkRegion(region);
  if (!place.ok) return place;
  if (text.trim() === '') return fail('tip-empty');
  if (receipt.trim() === '') return fail('tip-receipt-missing');
  if (tipsOf(casework).some((tip) => tip.receipt === receipt)) return fail('tip-receipt-exists');
  if (reporter !== undefined && (reporter.name.trim() === '' || reporter.contact.trim() === ''))
    return fail('reporter-missing');
  const event = makeEvent(record, context, {
    type: 'tip.received',
    region,
    topic,
    text,
    subjects: subjects.map(({ kind, id }) => ({ kind, id })),
    receipt,
    ...(reporter === undefined ? {} : { reporter: { name: reporter.name, contact: reporter.contact } }),
  } satisfies TipEventPayload);
  return ok([context.actor.role === 'citizen' ? { ...event, by: REPORTER_HAND } : event]);
}

/** The lead names the tip and never the reporter. */
function makeLead(
  { context, casework }: Input,
  tip: TipState,
  { lead, note }: Extract<TipCommand, { type: 'tip.make-lead' }>,
): Result<readonly EventHead[]> {
  if (leadOf(casework, lead) !== undefined) return fail('record-exists', { kind: 'lead', id: lead });
  const subjects = tip.subjects.map((subject) => ({ ...subject, isReturnee: false }));
  const checked = checkSubjects(subjects, casework);
  if (!checked.ok) return checked;
  const entered: LeadEventPayload = {
    type: 'lead.entered',
    region: tip.region,
    owner: context.actor.agency,
    source: { level: 'tip', issuer: tip.id, dateMs: tip.receivedMs },
    subjects,
    reasons: [{ code: 'tip', note, origin: 'entered' }],
  };
  return ok([
    makeEvent(tip, context, { type: 'tip.became-lead', lead, note } satisfies TipEventPayload),
    makeEvent({ kind: 'lead', id: lead }, context, entered),
  ]);
}

/** Only for what was confirmed; paid outside this program, also against the receipt code. */
function reward(
  input: Input,
  { lead, rewarded }: TipState,
  { amountMinor, reason }: Extract<TipCommand, { type: 'tip.reward' }>,
): Result<readonly EventHead[]> {
  const confirmed = lead === undefined ? undefined : leadOf(input.casework, lead)?.closure?.result === 'confirmed';
  if (confirmed !== true) return fail('lead-not-confirmed');
  if (rewarded !== undefined) return fail('tip-already-rewarded');
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return fail('amount-not-positive', { amountMinor });
  return one(input, { type: 'tip.rewarded', amountMinor, reason });
}

function one({ command, context }: Input, payload: TipEventPayload): Result<readonly EventHead[]> {
  return ok([makeEvent(command.record, context, payload)]);
}
