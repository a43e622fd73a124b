import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { namesReport } from '../names-report.ts';
import type { Casework, Clock, DecideInput, EventHead, LawContext, RecordHead, RecordModule } from '../record.ts';
import { PRIVACY_ASKS, REFUSAL_GROUNDS, type PrivacyAsk } from './refusal-grounds.ts';
import { oneOf } from '../one-of.ts';
import { isMinorAt, personOf } from '../people/person.ts';
import { checkRegion } from '../leads/check-region.ts';
import { mustBeKept } from './retention.ts';
import { termClock } from '../term-clock.ts';
import {
  STANDINGS,
  type PrivacyRequestCommand,
  type PrivacyRequestEvent,
  type PrivacyRequestState,
  type PrivacyResult,
} from './privacy-request.ts';

type PayloadOf<E> = E extends EventHead ? Omit<E, Exclude<keyof EventHead, 'type'>> : never;
type Payload = PayloadOf<PrivacyRequestEvent>;
type Input = DecideInput<PrivacyRequestState, PrivacyRequestCommand>;
type CommandOf<T extends PrivacyRequestCommand['type']> = Extract<PrivacyRequestCommand, { readonly type: T }>;

/**
 * A request about one's own data (个人信息保护法 44-50). Problems: `value-not-in-list`, `privacy-subject-not-self`, `privacy-guardian-of-adult`, `record-unknown`, `privacy-stage` (values `stage`,
 * `needed`), `privacy-proof-missing`, `privacy-not-the-owner`, `privacy-answer-missing`, `notice-tells-report`, `privacy-result-does-not-fit` (values `ask`, `result`), `privacy-ground-does-not-fit`
 * (values `ask`, `ground`), `privacy-must-be-kept` (values `kind`, `id`, `basis`), `privacy-purpose-not-ended`.
 */
export const privacyRequestRecord: RecordModule<PrivacyRequestState, PrivacyRequestCommand, PrivacyRequestEvent> = {
  kind: 'privacy-request',
  begins: ['privacy-request.submit'],
  commands: [
    'privacy-request.submit',
    'privacy-request.withdraw',
    'privacy-request.accept',
    'privacy-request.grant',
    'privacy-request.refuse',
    'privacy-request.record-service',
  ],
  headOf: (command) =>
    command.type === 'privacy-request.submit'
      ? { region: command.region, agencies: [command.holder], personId: command.requesterId }
      : { region: '', agencies: [] },
  decide,
  evolve,
  clocks,
  fire: () => [{ type: 'privacy-request.answer-overdue' }],
};

function decide(input: Input): Result<readonly EventHead[]> {
  const { state, command, context } = input;
  const done = (payload: Payload) => ok([makeEvent(command.record, context, payload)]);
  if (command.type === 'privacy-request.submit') return submit(command, input, done);
  if (state === undefined) return fail('record-unknown', { ...command.record });
  const { stage } = state;
  const at = (needed: string) => fail('privacy-stage', { stage, needed });
  switch (command.type) {
    case 'privacy-request.withdraw':
      return stage === 'submitted' || stage === 'accepted'
        ? done({ type: 'privacy-request.withdrawn' })
        : at('submitted');
    case 'privacy-request.accept':
      if (stage !== 'submitted') return at('submitted');
      if (command.proof.trim() === '') return fail('privacy-proof-missing');
      if (isGuardianOfAdult(state, input)) return fail('privacy-guardian-of-adult');
      return done({ type: 'privacy-request.accepted', proof: command.proof });
    case 'privacy-request.grant':
      return grant(state, command, input, done);
    case 'privacy-request.refuse':
      return refuse(state, command, context.actor.id, done);
    case 'privacy-request.record-service':
      if (stage !== 'answered' || state.servedMs !== undefined) return at('answered');
      return done({ type: 'privacy-request.served', how: command.how });
  }
}

type Done = (payload: Payload) => Result<readonly EventHead[]>;

/** Only the office that sees the papers says so: whoever asks does not learn from a refusal who is known here. */
function isGuardianOfAdult(
  { standing, subjectId }: PrivacyRequestState,
  { casework, context }: Pick<Input, 'casework' | 'context'>,
): boolean {
  const subject = personOf(casework, subjectId);
  return standing === 'guardian' && subject !== undefined && isMinorAt(subject, context.nowMs) === false;
}

function submit(
  command: CommandOf<'privacy-request.submit'>,
  { casework }: Input,
  done: Done,
): Result<readonly EventHead[]> {
  const { record: _record, type: _type, ...submission } = command;
  const problem = oneOf(PRIVACY_ASKS, command.ask, 'ask') ?? oneOf(STANDINGS, command.standing, 'standing');
  if (problem !== undefined) return { ok: false, problem };
  if ((command.standing === 'self') !== (command.requesterId === command.subjectId))
    return fail('privacy-subject-not-self');
  const secret = command.about.find(({ kind }) => kind === 'suspicious-report');
  if (secret !== undefined) return fail('record-unknown', { ...secret });
  const own = personOf(casework, command.subjectId)?.region ?? personOf(casework, command.requesterId)?.region;
  const region = own ?? (checkRegion(command.region).ok ? command.region : '000000');
  return done({ type: 'privacy-request.submitted', ...submission, region });
}

function grant(
  state: PrivacyRequestState,
  command: CommandOf<'privacy-request.grant'>,
  { context, law, casework }: Input,
  done: Done,
): Result<readonly EventHead[]> {
  const { ask } = state;
  const { result, text, withheld } = command;
  const notReady = ownersTurn(state, context.actor.id, text);
  if (notReady !== undefined) return notReady;
  if (isGuardianOfAdult(state, { casework, context })) return fail('privacy-guardian-of-adult');
  for (const { ground } of withheld) {
    const problem = oneOf(Object.keys(REFUSAL_GROUNDS), ground, 'ground');
    if (problem !== undefined) return { ok: false, problem };
  }
  if (!RESULTS[ask].includes(result)) return fail('privacy-result-does-not-fit', { ask, result });
  const unfit = withheld.find(({ ground }) => !REFUSAL_GROUNDS[ground].asks.includes(ask));
  if (unfit !== undefined) return fail('privacy-ground-does-not-fit', { ask, ground: unfit.ground });
  if (ask === 'delete') {
    for (const record of recordsAsked(state, casework)) {
      const kept = mustBeKept(record, law, casework);
      if (kept === undefined) continue;
      if (kept.state === 'in-use') return fail('privacy-purpose-not-ended', { kind: record.kind, id: record.id });
      if (result === 'erased')
        return fail('privacy-must-be-kept', { kind: record.kind, id: record.id, basis: kept.basis });
    }
  }
  return done({ type: 'privacy-request.granted', ask, result, text, withheld });
}

function refuse(
  state: PrivacyRequestState,
  { ground, text }: CommandOf<'privacy-request.refuse'>,
  by: string,
  done: Done,
): Result<readonly EventHead[]> {
  const { ask, stage } = state;
  const problem = oneOf(Object.keys(REFUSAL_GROUNDS), ground, 'ground');
  if (problem !== undefined) return { ok: false, problem };
  if (!REFUSAL_GROUNDS[ground].asks.includes(ask)) return fail('privacy-ground-does-not-fit', { ask, ground });
  const isBeforeChecks = ground === 'standing-not-proved' && stage === 'submitted';
  const notReady = isBeforeChecks ? missing(text) : ownersTurn(state, by, text);
  return notReady ?? done({ type: 'privacy-request.refused', ask, ground, text });
}

const RESULTS: Readonly<Record<PrivacyAsk, readonly PrivacyResult[]>> = {
  access: ['given'],
  copy: ['given'],
  correct: ['corrected'],
  delete: ['erased', 'storage-only'],
  'explain-decision': ['given'],
  'explain-rules': ['given'],
};

function ownersTurn(state: PrivacyRequestState, by: string, text: string): Result<never> | undefined {
  if (state.stage !== 'accepted') return fail('privacy-stage', { stage: state.stage, needed: 'accepted' });
  if (state.owner !== by) return fail('privacy-not-the-owner', { id: state.id });
  return missing(text);
}

function missing(text: string): Result<never> | undefined {
  if (text.trim() === '') return fail('privacy-answer-missing');
  return namesReport(text) ? fail('notice-tells-report') : undefined;
}

function recordsAsked({ about, subjectId }: PrivacyRequestState, casework: Casework): readonly RecordHead[] {
  if (about.length > 0) return about.flatMap(({ kind, id }) => casework[kind]?.get(id) ?? []);
  return Object.values(casework)
    .flatMap((records) => [...records.values()])
    .filter(
      ({ kind, personId }) => kind !== 'suspicious-report' && kind !== 'privacy-request' && personId === subjectId,
    );
}

function evolve(state: PrivacyRequestState | undefined, event: PrivacyRequestEvent): PrivacyRequestState {
  if (event.type === 'privacy-request.submitted')
    return {
      kind: 'privacy-request',
      id: event.record.id,
      region: event.region,
      agencies: [event.holder],
      personId: event.requesterId,
      subjectId: event.subjectId,
      standing: event.standing,
      ask: event.ask,
      about: event.about,
      text: event.text,
      submittedMs: event.atMs,
      stage: 'submitted',
      isOverdue: false,
    };
  if (state === undefined) throw new Error(`${event.type} without a request`);
  const { atMs, by } = event;
  switch (event.type) {
    case 'privacy-request.withdrawn':
      return { ...state, stage: 'withdrawn' };
    case 'privacy-request.accepted':
      return { ...state, stage: 'accepted', owner: by.id };
    case 'privacy-request.granted':
      return {
        ...state,
        stage: 'answered',
        answer: { result: event.result, text: event.text, withheld: event.withheld, by: by.id, atMs },
      };
    case 'privacy-request.refused': {
      const withheld = [{ ground: event.ground, what: '' }];
      return {
        ...state,
        stage: 'answered',
        answer: { result: 'refused', text: event.text, withheld, by: by.id, atMs },
      };
    }
    case 'privacy-request.served':
      return { ...state, servedMs: atMs };
    case 'privacy-request.answer-overdue':
      return { ...state, isOverdue: true };
  }
}

function clocks({ stage, submittedMs, isOverdue }: PrivacyRequestState, law: LawContext): readonly Clock[] {
  if ((stage !== 'submitted' && stage !== 'accepted') || isOverdue) return [];
  const rule = 'privacy-answer-days';
  return [termClock({ code: 'privacy-answer', rule, effect: 'alarm', fromMs: submittedMs }, law)];
}
