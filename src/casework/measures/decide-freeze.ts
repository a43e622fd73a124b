import { fail, type Problem, type Result } from '#model';

import type { AgencyLevel } from '../actor.ts';
import { oneOf } from '../one-of.ts';
import { isLevelAtLeast } from '../permissions/may.ts';
import type { EventHead } from '../record.ts';
import { delivery, ending, events, levelOf, newId, refused, type Deciding } from './deciding.ts';
import { freezesAhead } from './freeze-queue.ts';
import { freezeEnd, renewalTerm } from './freeze-term.ts';
import type { FreezeStep, FreezeStepWithReason, RequestFreeze } from './measure-commands.ts';
import { FREEZE_MODES, FROZEN_ASSETS, type Freeze, type FreezeOrder, type MeasureState } from './measure-state.ts';
import { currencyOff, isPast, isSum } from './plausible.ts';
import { isOpen } from './standing.ts';

type Decided = Result<readonly EventHead[]>;

/** With a case opened, and all that the written notice has to say (程序规定 239). */
export function requestFreeze(input: Deciding<RequestFreeze>): Decided {
  const { state, command, context } = input;
  const { freeze: id, asset, mode, amountMinor, currency, isMajor, scope, openedCase } = command;
  const order: FreezeOrder = {
    ...{ id, asset, mode, currency, isMajor, scope, openedCase },
    ...(amountMinor === undefined ? {} : { amountMinor }),
  };
  const problem = refused(
    newId(state, id),
    oneOf(FROZEN_ASSETS, asset, 'asset'),
    oneOf(FREEZE_MODES, mode, 'mode'),
    caseOf(order, state, context.nowMs),
    noticeOf(order, state),
    isMajor && asset !== 'money' ? { code: 'major-only-for-money', values: { asset } } : undefined,
    doubleOf(state),
  );
  return problem ?? events(input, { type: 'measure.freeze-requested', freeze: order });
}

export function approveFreeze(input: Deciding<FreezeStep>): Decided {
  const { state, command, context, casework } = input;
  const found = freezeOf(state, command.freeze, ['proposed']);
  if (!found.ok) return found;
  const freeze = found.value;
  const problem = refused(approver(input, freeze));
  if (problem !== undefined) return problem;
  const approved = { ...freeze, approvedMs: context.nowMs };
  const isWaiting = freezesAhead(casework, state, approved).length > 0;
  const deliveries = [delivery(state, { about: freeze.id, instruction: 'freeze', to: state.account.institution })];
  const { level } = context.actor.agency;
  return events(input, {
    type: 'measure.freeze-approved',
    freeze: freeze.id,
    isWaiting,
    level,
    deliveries,
    notices: [],
  });
}

export function declineFreeze(input: Deciding<FreezeStepWithReason>): Decided {
  const { state, command } = input;
  const found = freezeOf(state, command.freeze, ['proposed']);
  if (!found.ok) return found;
  const problem = refused(approver(input, found.value), reasonOf(command));
  return problem ?? events(input, { type: 'measure.freeze-declined', freeze: command.freeze, reason: command.reason });
}

export function requestRenewal(input: Deciding<FreezeStep>): Decided {
  const found = renewable(input);
  if (!found.ok) return found;
  if (found.value.renewalRequestedBy !== undefined)
    return fail('renewal-requested-already', { freeze: found.value.id });
  return events(input, { type: 'measure.renewal-requested', freeze: found.value.id });
}

/** By the same approval and before the end (程序规定 240). */
export function approveRenewal(input: Deciding<FreezeStep>): Decided {
  const { state, law } = input;
  const found = renewable(input);
  if (!found.ok) return found;
  const freeze = found.value;
  if (freeze.renewalRequestedBy === undefined) return fail('renewal-not-requested', { freeze: freeze.id });
  const problem = refused(approver(input, freeze));
  if (problem !== undefined) return problem;
  const term = renewalTerm(freeze, law);
  if (!term.ok) return term;
  const to = state.account.institution;
  const deliveries = [delivery(state, { about: freeze.id, instruction: 'renew-freeze', to })];
  return events(input, {
    type: 'measure.freeze-renewed',
    freeze: freeze.id,
    term: term.value,
    deliveries,
    notices: [],
  });
}

/** Found to have nothing to do with the case: it must be released within 3 days, and is lifted then (程序规定 247). */
export function findUnrelated(input: Deciding<FreezeStepWithReason>): Decided {
  const { state, command } = input;
  const found = freezeOf(state, command.freeze, ['ordered', 'waiting', 'in-force']);
  if (!found.ok) return found;
  if (found.value.unrelatedMs !== undefined) return fail('unrelated-already', { freeze: command.freeze });
  const problem = reasonOf(command);
  if (problem !== undefined) return { ok: false, problem };
  return events(input, { type: 'measure.found-unrelated', freeze: command.freeze, reason: command.reason });
}

/** By the office that approved it, or one above (程序规定 241). */
export function releaseFreeze(input: Deciding<FreezeStepWithReason>): Decided {
  const { state, command, context } = input;
  const found = freezeOf(state, command.freeze, ['ordered', 'waiting', 'in-force']);
  if (!found.ok) return found;
  const freeze = found.value;
  const { agency } = context.actor;
  const { approvedBy } = freeze;
  const isAbove = approvedBy?.level !== undefined && !isLevelAtLeast(approvedBy.level, agency.level);
  if (approvedBy?.agency !== agency.id && !isAbove)
    return fail('not-the-approving-office', { office: approvedBy?.agency ?? '' });
  const problem = refused(approver(input, freeze), reasonOf(command));
  if (problem !== undefined) return problem;
  const end = freeze.status !== 'in-force' ? 'withdrawn' : freeze.unrelatedMs === undefined ? 'released' : 'unrelated';
  return events(input, ending(state, [freeze.id], { end, reason: command.reason }));
}

/** County for money; city in a major case and for equity and policies; province for listed shares (程序规定 239, 243). */
export function approvalLevel({ asset, isMajor }: Pick<Freeze, 'asset' | 'isMajor'>): AgencyLevel {
  if (asset === 'listed-shares') return 'province';
  return asset === 'equity' || isMajor ? 'city' : 'county';
}

function approver({ command, context }: Deciding<FreezeStep | FreezeStepWithReason>, freeze: Freeze) {
  return levelOf(command.type, context.actor.agency.level, approvalLevel(freeze));
}

export function freezeOf(state: MeasureState, id: string, statuses: readonly Freeze['status'][]): Result<Freeze> {
  const freeze = state.freezes.find((one) => one.id === id);
  if (freeze === undefined) return fail('freeze-unknown', { freeze: id });
  return statuses.includes(freeze.status)
    ? { ok: true, value: freeze }
    : fail('freeze-not-so', { freeze: id, status: freeze.status });
}

/** In force, not renewed ahead already, and its last term (counted without holidays where the calendar ends) not over. */
function renewable({ state, command, context, law }: Deciding<FreezeStep>): Result<Freeze> {
  const found = freezeOf(state, command.freeze, ['in-force']);
  if (!found.ok) return found;
  const freeze = found.value;
  const last = freeze.terms.at(-1);
  if (last === undefined) throw new Error(`freeze ${freeze.id} in force without a term`);
  const before = freeze.terms.at(-2);
  if (before !== undefined && context.nowMs < (before.endsMs ?? before.nominalEndMs))
    return fail('renewed-already', { freeze: freeze.id });
  const end = freezeEnd(freeze, law);
  if (context.nowMs >= (end.ok ? end.value : last.nominalEndMs)) return fail('freeze-over', { freeze: freeze.id });
  if (freeze.unrelatedMs !== undefined) return fail('unrelated-already', { freeze: freeze.id });
  return found;
}

function reasonOf({ type, reason }: FreezeStepWithReason): Problem | undefined {
  return reason.trim() === '' ? { code: 'reason-missing', values: { command: type } } : undefined;
}

/** Opened, and the case of the record where it has one. */
function caseOf({ openedCase }: FreezeOrder, { caseNo }: MeasureState, nowMs: number): Problem | undefined {
  const given = openedCase.caseNo.trim();
  if (given === '' || !isPast(openedCase.openedMs, nowMs)) return { code: 'case-not-opened', values: {} };
  return caseNo === undefined || caseNo.trim() === given
    ? undefined
    : { code: 'other-case', values: { given, caseNo } };
}

function noticeOf({ mode, amountMinor, currency, scope }: FreezeOrder, { account }: MeasureState): Problem | undefined {
  const texts = { name: account.name, number: account.number, scope, currency };
  const field = Object.entries(texts).find(([, text]) => text.trim() === '')?.[0];
  if (field !== undefined) return { code: 'notice-incomplete', values: { field } };
  const unknown = currencyOff(currency);
  if (unknown !== undefined) return unknown;
  const isRight = isSum(amountMinor) || (mode === 'receive-only' && amountMinor === undefined);
  return isRight ? undefined : { code: 'notice-incomplete', values: { field: 'amount' } };
}

function doubleOf({ freezes, isClosed }: MeasureState): Problem | undefined {
  if (isClosed) return { code: 'account-closed', values: {} };
  const open = freezes.find(isOpen);
  return open === undefined ? undefined : { code: 'freeze-exists', values: { freeze: open.id } };
}
