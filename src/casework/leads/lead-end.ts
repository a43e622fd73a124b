import { fail, ok, type Result } from '#model';

import { answered } from '../delivery.ts';
import type { DecideInput } from '../record.ts';
import type { LeadState } from './lead.ts';
import { checkFound, checkSubjects } from './lead-begin.ts';
import { isTimely } from './lead-clocks.ts';
import type { LeadCommand, LeadEventPayload } from './lead-events.ts';

type Input = Pick<DecideInput<LeadState, LeadCommand>, 'context' | 'law' | 'casework'>;
type Command<T extends LeadCommand['type']> = Extract<LeadCommand, { type: T }>;

/**
 * By the owner, with the result that the owner's own task has; whoever gave the lead is told (反电信网络诈骗法 26). Problems: `not-lead-owner`,
 * `lead-not-verified`, `dispatch-open`, `lead-not-passed-on`, those of `checkSubjects` where it is confirmed.
 */
export function close(
  state: LeadState,
  { reason }: Command<'lead.close'>,
  { context, law, casework }: Input,
): Result<readonly LeadEventPayload[]> {
  const [own, ...dispatches] = state.dispatches;
  if (own === undefined || context.actor.agency.id !== state.owner.id)
    return fail('not-lead-owner', { owner: state.owner.id });
  if (own.verification === undefined) return fail('lead-not-verified');
  const open = dispatches.find(({ status }) => status !== 'accepted' && status !== 'recalled');
  if (open !== undefined) return fail('dispatch-open', { dispatch: open.id, agency: open.to.id });
  const { result } = own.verification;
  const subjects = result === 'confirmed' ? checkSubjects(state.subjects, casework) : ok(undefined);
  if (!subjects.ok) return subjects;
  const wentOver = dispatches.some(({ path, status }) => path === 'over' && status === 'accepted');
  if (result === 'other-region' && !wentOver) return fail('lead-not-passed-on');
  const inTerm = isTimely(state, own, law);
  return ok([
    {
      type: 'lead.closed',
      result,
      reason,
      ...(inTerm === undefined ? {} : { timely: inTerm }),
      ...reportTo(state, context.nowMs),
    },
  ]);
}

/** Problems: `not-lead-owner`. */
export function reopen(
  state: LeadState,
  { reason }: Command<'lead.reopen'>,
  { context }: Input,
): Result<readonly LeadEventPayload[]> {
  return context.actor.agency.id === state.owner.id
    ? ok([{ type: 'lead.reopened', reason }])
    : fail('not-lead-owner', { owner: state.owner.id });
}

/** Problems: `lead-report-unknown`. */
export function recordReceipt(
  state: LeadState,
  { delivery, receipt }: Command<'lead.record-receipt'>,
): Result<readonly LeadEventPayload[]> {
  return answered(state.reports, delivery, receipt) === undefined
    ? fail('lead-report-unknown', { delivery })
    : ok([{ type: 'lead.receipt-recorded', delivery, receipt }]);
}

/** A later run gives the same key with other reasons, or gives it no more. Problems: `finding-other-key`, `finding-unchanged`, those of `checkFound`. */
export function updateFinding(
  state: LeadState,
  { change, finding }: Command<'lead.update-finding'>,
): Result<readonly LeadEventPayload[]> {
  if (state.finding?.key !== finding.key) return fail('finding-other-key', { key: finding.key });
  const found = change === 'changed' ? checkFound(finding) : ok(undefined);
  if (!found.ok) return found;
  const isSame =
    change === 'changed'
      ? state.findingChange !== 'gone' && sameReasons(state.finding.reasons, finding.reasons)
      : state.findingChange === 'gone';
  return isSame
    ? fail('finding-unchanged', { key: finding.key })
    : ok([{ type: 'lead.finding-updated', change, finding }]);
}

/** A finding of this program and a tip have nobody who is told by a delivery: a reporter asks by the receipt code. */
function reportTo({ id, source, reports }: LeadState, nowMs: number) {
  if (source.level === 'finding' || source.level === 'tip') return {};
  const number = reports.length + 1;
  return {
    report: { id: `${id}-report-${number}`, to: source.issuer, instruction: 'feedback', orderedMs: nowMs },
  };
}

function sameReasons(a: readonly string[], b: readonly string[]): boolean {
  return [...a].toSorted().join('\n') === [...b].toSorted().join('\n');
}
