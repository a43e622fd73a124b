import { deadline, legalValue } from '#law';
import { fail, type Problem, type Result } from '#model';

import { oneOf } from '../one-of.ts';
import type { EventHead } from '../record.ts';
import { isSameAccount, measuresOf, type MeasuredAccount } from './account.ts';
import { delivery, ending, events, newId, refused, type Deciding } from './deciding.ts';
import { failing, FIELD_CHECKS, FOUR_FIELDS, passes, type FourFieldCheck } from './four-fields.ts';
import type {
  ConfirmStop,
  ExtendStop,
  NoteFalseReport,
  OrderExtendedStop,
  OrderStop,
  ReleaseStop,
  RequestStop,
  StopFirst,
} from './measure-commands.ts';
import type { MeasureState, Stop, StopApplication, StopRequest } from './measure-state.ts';
import { currencyOff, isPast, isSameName, isSum } from './plausible.ts';
import { isOpen } from './standing.ts';

type Decided = Result<readonly EventHead[]>;

/** At 110, or at the victim's own bank; a payment account only at the police (86号 二 (一) 1). */
export function requestStop(input: Deciding<RequestStop>): Decided {
  const { state, command, context } = input;
  const { request, application } = command;
  const { agency } = context.actor;
  const problem = refused(
    newId(state, request),
    incomplete(application, context.nowMs),
    otherPayee(application, state.account),
  );
  if (problem !== undefined) return problem;
  if (agency.kind !== 'police') {
    const isPayment = [application.from.kind, state.account.kind].includes('payment-account');
    if (isPayment) return fail('payment-account-police-only');
    if (application.from.institution !== agency.id) return fail('not-the-victims-bank', { bank: agency.id });
  }
  return events(input, { type: 'measure.stop-requested', request, receivedBy: agency.kind, application });
}

export function orderStop(input: Deciding<OrderStop>): Decided {
  const { state, command } = input;
  const { stop, request, check } = command;
  const known = validRequest(state, request);
  if (!known.ok) return known;
  const problem = refused(
    newId(state, stop),
    differing(check),
    runsAlready(state),
    timesUsed(input),
    notInForce(input),
  );
  if (problem !== undefined) return problem;
  const order = { id: stop, kind: 'first', request, ...(check === undefined ? {} : { check }) } as const;
  return events(input, { type: 'measure.stop-ordered', stop: order, ...orderOf(state, stop, 'stop') });
}

export function orderExtendedStop(input: Deciding<OrderExtendedStop>): Decided {
  const { state, command, context } = input;
  const { stop, hop, check } = command;
  const texts = [hop.reportedBy, hop.fromNumber, hop.fromName, hop.currency];
  if (texts.some((text) => text.trim() === '') || !isSum(hop.amountMinor)) return fail('hop-incomplete');
  if (!isPast(hop.movedMs, context.nowMs)) return fail('moment-impossible', { field: 'movedMs' });
  const problem = refused(
    currencyOff(hop.currency),
    newId(state, stop),
    differing(check),
    runsAlready(state),
    timesUsed(input),
    notInForce(input),
  );
  if (problem !== undefined) return problem;
  const order = { id: stop, kind: 'extended', hop, ...(check === undefined ? {} : { check }) } as const;
  return events(input, { type: 'measure.stop-ordered', stop: order, ...orderOf(state, stop, 'stop') });
}

/** The second stop of the account, ordered while the first runs. */
export function extendStop(input: Deciding<ExtendStop>): Decided {
  const { state, command } = input;
  const first = state.stops.find(({ id }) => id === command.extends);
  if (first === undefined) return fail('stop-unknown', { stop: command.extends });
  if (first.status !== 'in-force') return fail('stop-not-in-force', { stop: first.id });
  if (first.kind === 'bank-first' && first.confirmedMs === undefined)
    return fail('stop-not-confirmed', { stop: first.id });
  const isPending = state.stops.some((one) => one.extends === first.id && isOpen(one));
  if (isPending) return fail('stop-runs-already', { stop: first.id });
  const problem = refused(newId(state, command.stop), timesUsed(input), notInForce(input));
  if (problem !== undefined) return problem;
  const order = { id: command.stop, kind: 'extension', extends: first.id } as const;
  return events(input, { type: 'measure.stop-ordered', stop: order, ...orderOf(state, command.stop, 'extend-stop') });
}

/** Victim and payee at the same bank, urgent: the bank stops now, the police order follows (86号 二 (一) 4). */
export function stopFirst(input: Deciding<StopFirst>): Decided {
  const { state, command, context, law } = input;
  const { stop, request, check } = command;
  const known = validRequest(state, request);
  if (!known.ok) return known;
  const { institution } = state.account;
  if (known.value.application.from.institution !== institution) return fail('not-the-same-bank');
  if (context.actor.agency.id !== institution) return fail('not-your-account', { institution });
  const problem = refused(
    newId(state, stop),
    differing(check),
    unchecked(check),
    runsAlready(state),
    timesUsed(input),
    notInForce(input),
  );
  if (problem !== undefined) return problem;
  const end = deadline('same-bank-first-hours', context.nowMs, law);
  if (!end.ok) return end;
  const begun = { id: stop, kind: 'bank-first', request, check } as const;
  const owed = { deliveries: [], notices: [] };
  return events(input, { type: 'measure.stopped-first', stop: begun, endsMs: end.value.dueMs, ...owed });
}

/** The police order within the bank's 24 hours: 48 hours from the bank's own stop. */
export function confirmStop(input: Deciding<ConfirmStop>): Decided {
  const { state, command, law } = input;
  const stop = state.stops.find(({ id }) => id === command.stop);
  if (stop === undefined) return fail('stop-unknown', { stop: command.stop });
  if (stop.kind !== 'bank-first' || stop.confirmedMs !== undefined)
    return fail('stop-needs-no-order', { stop: stop.id });
  if (stop.status !== 'in-force' || stop.startedMs === undefined) return fail('stop-not-in-force', { stop: stop.id });
  const end = deadline('stop-hours', stop.startedMs, law);
  if (!end.ok) return end;
  const owed = orderOf(state, stop.id, 'stop');
  return events(input, { type: 'measure.stop-confirmed', stop: stop.id, endsMs: end.value.dueMs, ...owed });
}

export function releaseStop(input: Deciding<ReleaseStop>): Decided {
  const { state, command } = input;
  const stop = state.stops.find(({ id }) => id === command.stop);
  if (stop === undefined) return fail('stop-unknown', { stop: command.stop });
  if (!isOpen(stop)) return fail('stop-not-in-force', { stop: stop.id });
  if (command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  const also = state.stops.filter((one) => one.extends === stop.id && isOpen(one)).map(({ id }) => id);
  const end = stop.status === 'in-force' ? 'released' : 'withdrawn';
  return events(input, ending(state, [stop.id, ...also], { end, reason: command.reason }));
}

/** The reporter answers for the damage, also to the account's holder (86号 二 (三)); what rests on the report ends. */
export function noteFalseReport(input: Deciding<NoteFalseReport>): Decided {
  const { state, command } = input;
  const { request, reason } = command;
  const known = validRequest(state, request);
  if (!known.ok) return known;
  if (reason.trim() === '') return fail('reason-missing', { command: command.type });
  const noted = { type: 'measure.false-report-noted', request, reason } as const;
  const resting = restingOn(state, request);
  return resting.length === 0
    ? events(input, noted)
    : events(input, noted, ending(state, resting, { end: 'false-report', reason }));
}

/** Stops on the report and extensions of these. */
function restingOn({ stops }: MeasureState, request: string): readonly string[] {
  const onIt = new Set<string>();
  for (const stop of stops)
    if (stop.request === request || (stop.extends !== undefined && onIt.has(stop.extends))) onIt.add(stop.id);
  return stops.filter((stop) => onIt.has(stop.id) && isOpen(stop)).map(({ id }) => id);
}

/** Of this account over all cases: whatever was ordered and not refused or withdrawn unexecuted. */
export function countedStops(states: readonly MeasureState[]): readonly Stop[] {
  return states.flatMap(({ stops }) => stops.filter((stop) => isOpen(stop) || stop.startedMs !== undefined));
}

function timesUsed({ state, casework, law }: Deciding<OrderStop | OrderExtendedStop | ExtendStop | StopFirst>) {
  const most = legalValue('stop-times', law.settings);
  if (!most.ok) return most.problem;
  const times = countedStops(measuresOf(casework, state.account)).length;
  return times < most.value.value ? undefined : { code: 'stop-times-used', values: { times, most: most.value.value } };
}

/** A stop whose hours are not switched on would have no end. */
function notInForce({ command, law }: Deciding<OrderStop | OrderExtendedStop | ExtendStop | StopFirst>) {
  const hours = legalValue(
    command.type === 'measure.order-extended-stop' ? 'extended-stop-hours' : 'stop-hours',
    law.settings,
  );
  return hours.ok ? undefined : hours.problem;
}

function runsAlready({ stops, isClosed }: MeasureState): Problem | undefined {
  if (isClosed) return { code: 'account-closed', values: {} };
  const open = stops.find(isOpen);
  return open === undefined ? undefined : { code: 'stop-runs-already', values: { stop: open.id } };
}

function validRequest({ requests }: MeasureState, id: string): Result<StopRequest> {
  const known = requests.find((one) => one.id === id);
  if (known === undefined) return fail('request-unknown', { request: id });
  return known.isFalse === true ? fail('report-false', { request: id }) : { ok: true, value: known };
}

/** Fields that differ forbid a stop; what one side does not say the institution still has to compare. */
export function differing(check: FourFieldCheck | undefined): Problem | undefined {
  if (check === undefined) return undefined;
  const unlisted = FOUR_FIELDS.map((field) => oneOf(FIELD_CHECKS, check[field], field)).find(Boolean);
  if (unlisted !== undefined) return unlisted;
  const fields = failing(check, 'differs');
  return fields.length === 0 ? undefined : { code: 'four-fields-differ', values: { fields: fields.join(',') } };
}

export function unchecked(check: FourFieldCheck | undefined): Problem | undefined {
  return check !== undefined && passes(check) ? undefined : { code: 'four-fields-unchecked', values: {} };
}

function orderOf(state: MeasureState, about: string, instruction: 'stop' | 'extend-stop') {
  return { deliveries: [delivery(state, { about, instruction, to: state.account.institution })], notices: [] };
}

/** An application names the account that it would stop, or it is another account's. */
function otherPayee({ payee }: StopApplication, account: MeasuredAccount): Problem | undefined {
  const isSame = isSameAccount(payee, account) && isSameName(payee.name, account.name);
  return isSame ? undefined : { code: 'payee-differs', values: {} };
}

/** Everything that the form asks for, in its order. */
function incomplete(application: StopApplication, nowMs: number): Problem | undefined {
  const { from, payee, amountMinor, currency, transferredMs, channel, idNumber } = application;
  const texts: Readonly<Record<string, string>> = {
    ...{ fromNumber: from.number, fromName: from.name, fromInstitution: from.institution },
    ...{ payeeInstitution: payee.institution, payeeNumber: payee.number, payeeName: payee.name },
    ...{ currency, channel, idNumber },
  };
  const missing = Object.keys(texts).find((field) => texts[field]?.trim() === '');
  if (missing !== undefined) return { code: 'application-incomplete', values: { field: missing } };
  if (!isSum(amountMinor)) return { code: 'application-incomplete', values: { field: 'amount' } };
  const currencyProblem = currencyOff(currency);
  if (currencyProblem !== undefined) return currencyProblem;
  if (!isPast(transferredMs, nowMs)) return { code: 'moment-impossible', values: { field: 'transferredMs' } };
  if (!application.isLiabilityPromised) return { code: 'application-incomplete', values: { field: 'liability' } };
  if (!application.isSigned) return { code: 'application-incomplete', values: { field: 'signature' } };
  return undefined;
}
