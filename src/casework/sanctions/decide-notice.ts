import { dayNumber, dayStartMs, isLocalDate, localDate, legalValue, localDateOf } from '#law';
import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { personOf } from '../people/person.ts';
import type { EventHead } from '../record.ts';
import { otherSanctions } from './check-proposal.ts';
import { cappedOthers, runningTerms } from './decide-determination.ts';
import { checkListed } from './check-listed.ts';
import { currentSubject, type SanctionInput } from './decide-proposal.ts';
import { isStanding } from './lift-sanction.ts';
import { makeNotice } from './make-notice.ts';
import type { SanctionCommandOf } from './sanction-commands.ts';
import { startOfTerm, termed } from './sanction-terms.ts';
import { SERVICE_METHODS, type SanctionState, type Service } from './sanction.ts';

/** The term begins. Problems: `not-standing`, `no-custodial-sentence`, `served-already`, days, those of the terms. */
export function recordServed(
  input: SanctionInput,
  state: SanctionState,
  { servedOn }: SanctionCommandOf<'sanction.record-served'>,
): Result<readonly EventHead[]> {
  const { conviction, determination } = state;
  if (!isStanding(state) || determination === undefined) return fail('not-standing', { stage: state.stage });
  if (conviction?.sentence !== 'custodial') return fail('no-custodial-sentence');
  if (conviction.servedOn !== undefined) return fail('served-already', { day: conviction.servedOn });
  const day = checkDay(servedOn, { from: conviction.effectiveOn, nowMs: input.context.nowMs });
  if (!day.ok) return day;
  const { decidedOn } = determination.basis;
  const start = startOfTerm({ ...conviction, servedOn }, decidedOn, input.law.settings);
  if (!start.ok) return start;
  const terms = runningTerms(input, {
    ...{ id: state.id, decidedOn, others: otherSanctions(input.casework, state.personId, state.id) },
    measures: termed(state.measures, start.value ?? servedOn),
  });
  if (!terms.ok) return terms;
  const { measures, isCapped } = terms.value;
  return ok([
    makeEvent(state, input.context, { type: 'sanction.sentence-served', servedOn, measures, isCapped } as const),
    ...cappedOthers(input, terms.value),
  ]);
}

/**
 * With the person as known now. Problems: `sanction-not-determined`, `minor-path-missing` (a minor, as is known only since), those of
 * `makeNotice`. A notice may be issued anew until it is served.
 */
export function issueNotice(
  input: SanctionInput,
  state: SanctionState,
  { noticeNo, channel, papers }: SanctionCommandOf<'sanction.issue-notice'>,
): Result<readonly EventHead[]> {
  const { determination, stage } = state;
  if (stage !== 'determined' || determination === undefined) return fail('sanction-not-determined', { stage });
  const subject = currentSubject(input, state);
  if (subject.minor === true && state.minorReview === undefined) return fail('minor-path-missing');
  const days = legalValue('sanction-appeal-days', input.law.settings);
  const notice = makeNotice(
    { ...state, subject, determination },
    { noticeNo, channel, papers, nowMs: input.context.nowMs, ...(days.ok ? { answerDays: days.value.value } : {}) },
  );
  if (!notice.ok) return notice;
  return ok([makeEvent(state, input.context, { type: 'sanction.notice-issued', notice: notice.value } as const)]);
}

/**
 * Handed over or posted. That the person was told of limits is kept with the person as well: it may be weighed later as knowledge.
 * Problems: `sanction-not-determined`, `notice-not-issued`, `receiver-missing`, those of `checkService`, `minor-path-missing`,
 * `notice-outdated` (the person’s record was corrected since), `guardian-not-told`, `notice-birth-unknown`, days.
 */
export function serveNotice(
  input: SanctionInput,
  state: SanctionState,
  command: SanctionCommandOf<'sanction.serve-notice'>,
): Result<readonly EventHead[]> {
  const { method, servedOn, receiver, guardianServedOn } = command;
  const { determination, stage, notice } = state;
  if (stage !== 'determined' || determination === undefined) return fail('sanction-not-determined', { stage });
  if (notice === undefined) return fail('notice-not-issued');
  if (receiver.trim() === '') return fail('receiver-missing');
  const way = checkService(command);
  if (!way.ok) return way;
  const subject = currentSubject(input, state);
  if (subject.minor === true && state.minorReview === undefined) return fail('minor-path-missing');
  if (subject.name !== notice.recipient.name || (subject.minor === true) !== notice.recipient.isMinor)
    return fail('notice-outdated');
  if (subject.minor !== false && guardianServedOn === undefined)
    return fail(subject.minor === true ? 'guardian-not-told' : 'notice-birth-unknown');
  for (const day of [servedOn, ...(guardianServedOn === undefined ? [] : [guardianServedOn])]) {
    const checked = checkDay(day, { from: notice.issuedOn, nowMs: input.context.nowMs });
    if (!checked.ok) return checked;
  }
  const service = {
    ...{ method, servedOn, receiver },
    ...(guardianServedOn === undefined ? {} : { guardianServedOn }),
    ...(method === 'refused' ? { witness: command.witness ?? '', reason: command.reason ?? '' } : {}),
  };
  return ok([
    makeEvent(state, input.context, { type: 'sanction.notice-served', service } as const),
    ...limitNotified(input, state, servedOn),
  ]);
}

/** A refused service is one that somebody saw. Problems: `value-not-in-list`, `service-refusal-incomplete`. */
function checkService({ method, witness, reason }: Service): Result<undefined> {
  const listed = checkListed([['method', method, SERVICE_METHODS]]);
  if (!listed.ok || method !== 'refused') return listed;
  const isComplete = [witness, reason].every((text) => (text ?? '').trim() !== '');
  return isComplete ? ok(undefined) : fail('service-refusal-incomplete');
}

/** At the end of the day of service, in favour of the person, or now where that is not over. */
function limitNotified(
  { casework, context }: SanctionInput,
  state: SanctionState,
  servedOn: string,
): readonly EventHead[] {
  const person = personOf(casework, state.personId);
  if (person === undefined) return [];
  const items = person.items.filter(({ status }) => status === 'on-record').map(({ number }) => number);
  const note = state.notice?.noticeNo ?? '';
  const atMs = Math.min(context.nowMs, dayStartMs(localDate(dayNumber(servedOn) + 1)) - 1);
  const fact = { kind: 'limit-notified', atMs, note, items } as const;
  return [makeEvent(person, context, { type: 'person.fact-recorded', fact } as const)];
}

/** Problems: `act-day-unreadable`, `day-in-future`, `day-too-early`. */
function checkDay(day: string, { from, nowMs }: { readonly from: string; readonly nowMs: number }): Result<undefined> {
  if (!isLocalDate(day)) return fail('act-day-unreadable', { act: '', day });
  if (day > localDateOf(nowMs)) return fail('day-in-future', { day });
  return day < from ? fail('day-too-early', { day, from }) : ok(undefined);
}
