import { deadline, type LegalValueId } from '#law';

import { AGENCY_LEVELS, type AgencyLevel } from '../actor.ts';
import { unanswered } from '../delivery.ts';
import type { Clock, LawContext } from '../record.ts';
import type { LeadClockCode, LeadDispatch, LeadState } from './lead.ts';
import type { LeadEventPayload } from './lead-events.ts';
import { termClock } from '../term-clock.ts';

/**
 * Each task waits for its signature, then for its feedback; the owner's own for the close, unless nobody but this program gave the
 * lead. A clock that ran out starts again for the next level, until the highest was told. No text sets these terms: they are settings.
 */
export function leadClocks(state: LeadState, law: LawContext): readonly Clock[] {
  const reports = unanswered(state.reports)
    .filter(({ id }) => !state.alarmedReports.includes(id))
    .map(({ id, orderedMs }) =>
      clock({ code: 'lead-report-unreceived', item: id, rule: 'receipt-hours', fromMs: orderedMs }, law),
    );
  if (state.status === 'closed') return reports;
  return [...state.dispatches.flatMap((task) => taskClocks(state, task, law)), ...reports];
}

export function fireLeadClock(state: LeadState, { code, item = '' }: Clock): readonly LeadEventPayload[] {
  const task = state.dispatches.find(({ id }) => id === item);
  const level = (task === undefined ? undefined : levelToTell(task)) ?? nextLevel(state.owner.level);
  return [{ type: 'lead.overdue', code: code as LeadClockCode, item, level: level ?? 'national' }];
}

export interface LeadTerm {
  readonly code: LeadClockCode;
  readonly rule: LegalValueId;
}

/** What a task owes now. */
export function termOf({ source }: LeadState, { status, path }: LeadDispatch): LeadTerm | undefined {
  if (status === 'dispatched') return { code: 'lead-unsigned', rule: 'lead-sign-hours' };
  if (status !== 'signed' && status !== 'returned') return undefined;
  if (path === 'own' && source.level === 'finding') return undefined;
  return { code: 'lead-no-feedback', rule: 'lead-feedback-days' };
}

/** Whether what is done now is in its term; undefined: no term is set, or the task owes nothing. */
export function isTimely(state: LeadState, task: LeadDispatch, law: LawContext): boolean | undefined {
  const term = termOf(state, task);
  if (term === undefined) return undefined;
  if (task.told !== undefined) return false;
  return deadline(term.rule, task.termFromMs, law).ok ? true : undefined;
}

function taskClocks(state: LeadState, task: LeadDispatch, law: LawContext): readonly Clock[] {
  const term = termOf(state, task);
  if (term === undefined || levelToTell(task) === undefined) return [];
  const next = clock({ ...term, item: task.id, fromMs: task.termFromMs }, law);
  const isAtOnce = task.told !== undefined && next.dueMs === task.termFromMs;
  return isAtOnce ? [] : [next];
}

/** The next level above the last that was told of this delay; first above the late agency itself. */
function levelToTell({ told, to }: LeadDispatch): AgencyLevel | undefined {
  return nextLevel(told ?? to.level);
}

function nextLevel(level: AgencyLevel): AgencyLevel | undefined {
  return AGENCY_LEVELS[AGENCY_LEVELS.indexOf(level) + 1];
}

function clock(
  {
    code,
    rule,
    item,
    fromMs,
  }: { readonly code: LeadClockCode; readonly rule: LegalValueId; readonly item: string; readonly fromMs: number },
  law: LawContext,
): Clock {
  return termClock({ code, rule, item, effect: 'alarm', fromMs }, law);
}
