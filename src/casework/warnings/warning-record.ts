import { isUnder } from '#law';
import { fail, ok, type Result } from '#model';

import { AGENCY_LEVELS, type Agency, type AgencyLevel } from '../actor.ts';
import { makeEvent } from '../make-event.ts';
import { checkRegion } from '../leads/check-region.ts';
import { checkGround } from '../leads/returnee.ts';
import type { MeasureState } from '../measures/measure-state.ts';
import type { Casework, Clock, DecideInput, EventHead, LawContext, RecordModule, RecordRef } from '../record.ts';
import { evolveWarning } from './evolve-warning.ts';
import { checkAttempt, checkConclusion, needsVisit } from './warning-checks.ts';
import { warningsOf, type WarningState } from './warning.ts';
import type { WarningCommand, WarningEvent, WarningEventPayload } from './warning-events.ts';
import { termClock } from '../term-clock.ts';

type Input = DecideInput<WarningState, WarningCommand>;

/**
 * Warning and dissuading a potential victim (反电信网络诈骗法 34). Problems: `region-unreadable`, `victim-missing`, `warning-reason-missing`,
 * `warning-exists` (value `id`), `warning-concluded`, `warning-level-unchanged`, `warning-assigned-there`, `outside-region`, `warning-nothing-paid`,
 * `warning-already-handed-over`, `measure-unknown`, those of `warning-checks` and `warning-text`.
 */
export const warningRecord: RecordModule<WarningState, WarningCommand, WarningEvent> = {
  kind: 'warning',
  begins: ['warning.raise'],
  commands: [
    'warning.raise',
    'warning.assign',
    'warning.set-level',
    'warning.attempt',
    'warning.conclude',
    'warning.hand-over',
    'warning.lift-protection',
  ],
  headOf: (command) => ({
    region: 'region' in command ? command.region : '',
    agencies: [],
    ...('caseNo' in command && command.caseNo !== undefined ? { caseNo: command.caseNo } : {}),
  }),
  decide,
  evolve: evolveWarning,
  clocks,
  fire: (state) => [{ type: 'warning.overdue', level: levelToTell(state) ?? 'national' } satisfies WarningEventPayload],
};

function decide(input: Input): Result<readonly EventHead[]> {
  const { command, context } = input;
  if ('reason' in command && command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  const decided = payloads(input);
  return decided.ok ? ok(decided.value.map((payload) => makeEvent(command.record, context, payload))) : decided;
}

function payloads(input: Input): Result<readonly WarningEventPayload[]> {
  const { state, command, context, casework } = input;
  if (command.type === 'warning.raise') return raise(input, command);
  if (state === undefined) throw new Error(`${command.type} without a warning`);
  if (command.type === 'warning.hand-over') return handOver(state, command.measure, casework);
  if (command.type === 'warning.lift-protection') {
    if (state.conclusion === undefined) return fail('warning-open');
    return state.isProtected
      ? ok([{ type: 'warning.protection-lifted', reason: command.reason }])
      : fail('warning-protection-lifted');
  }
  if (state.conclusion !== undefined) return fail('warning-concluded', { outcome: state.conclusion.outcome });
  switch (command.type) {
    case 'warning.assign':
      return assign(state, command.to, context.actor.agency.region);
    case 'warning.set-level': {
      const { level, reason } = command;
      if (level === state.level) return fail('warning-level-unchanged', { level });
      return ok([{ type: 'warning.level-set', level, reason }, ...visitOrdered({ ...state, level })]);
    }
    case 'warning.attempt': {
      const checked = checkAttempt(command);
      if (!checked.ok) return checked;
      const attempt = { ...checked.value, atMs: context.nowMs, by: context.actor.id };
      const after = { ...state, attempts: [...state.attempts, attempt] };
      return ok([{ type: 'warning.attempted', attempt }, ...visitOrdered(after)]);
    }
    case 'warning.conclude': {
      const checked = checkConclusion(state, command, context.nowMs);
      return checked.ok ? ok([{ type: 'warning.concluded', ...checked.value }]) : checked;
    }
  }
}

function raise(
  { casework, context }: Input,
  command: Extract<WarningCommand, { type: 'warning.raise' }>,
): Result<readonly WarningEventPayload[]> {
  const { type: _, record: _record, ...raised } = command;
  const { victim, reasons } = raised;
  if (victim.phone.trim() === '') return fail('victim-missing');
  if (reasons.length === 0) return fail('warning-reason-missing');
  const place = checkRegion(raised.region);
  if (!place.ok) return place;
  for (const reason of reasons) {
    const ground = checkGround(reason);
    if (!ground.ok) return ground;
  }
  const known = warningsOf(casework).find(
    (other) => other.victim.phone === victim.phone && other.conclusion === undefined,
  );
  if (known !== undefined) return fail('warning-exists', { id: known.id });
  return ok([{ type: 'warning.raised', raisedBy: context.actor.agency, ...raised }]);
}

/** To the record of the payee's account, where the stop is ordered. */
function handOver(
  { conclusion, measure: known }: WarningState,
  { kind, id }: RecordRef,
  casework: Casework,
): Result<readonly WarningEventPayload[]> {
  if (conclusion?.payment === undefined) return fail('warning-nothing-paid');
  if (known !== undefined) return fail('warning-already-handed-over', { id: known.id });
  const measure = kind === 'measure' ? (casework.measure?.get(id) as MeasureState | undefined) : undefined;
  if (measure === undefined) return fail('measure-unknown', { id });
  return measure.account.number === conclusion.payment.payeeAccount
    ? ok([{ type: 'warning.handed-over', measure: { kind, id } }])
    : fail('measure-of-other-account', { id });
}

function assign({ assignee }: WarningState, to: Agency, region: string): Result<readonly WarningEventPayload[]> {
  if (assignee?.id === to.id) return fail('warning-assigned-there', { to: to.id });
  return isUnder(to.region, region)
    ? ok([{ type: 'warning.assigned', to }])
    : fail('outside-region', { region: to.region, yours: region });
}

function visitOrdered(after: WarningState): readonly WarningEventPayload[] {
  return !after.visitDue && needsVisit(after) ? [{ type: 'warning.visit-ordered' }] : [];
}

/** One term from the warning to its outcome; each time it runs out the next level is told. No text sets it: it is a setting. */
function clocks(state: WarningState, law: LawContext): readonly Clock[] {
  if (state.conclusion !== undefined || levelToTell(state) === undefined) return [];
  const { termFromMs: fromMs } = state;
  const clock = termClock({ code: 'warning-overdue', rule: 'warning-hours', effect: 'alarm', fromMs }, law);
  const isAtOnce = state.told !== undefined && clock.dueMs === fromMs;
  return isAtOnce ? [] : [clock];
}

function levelToTell({ told, assignee, raisedBy }: WarningState): AgencyLevel | undefined {
  return AGENCY_LEVELS[AGENCY_LEVELS.indexOf(told ?? (assignee ?? raisedBy).level) + 1];
}
