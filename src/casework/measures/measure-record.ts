import { fail, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { Clock, Context, DecideInput, EventHead, LiftCause, RecordModule } from '../record.ts';
import { accountKey, ACCOUNT_KINDS, isSameAccount, measuresOf } from './account.ts';
import { feedback } from './decide-feedback.ts';
import {
  approveFreeze,
  approveRenewal,
  declineFreeze,
  findUnrelated,
  releaseFreeze,
  requestFreeze,
  requestRenewal,
} from './decide-freeze.ts';
import {
  declareIdentityTheft,
  delist,
  limitOthers,
  listAccount,
  proposeListing,
  recordReverified,
} from './decide-listing.ts';
import { approveRisk, liftRisk, notifyHolder, proposeRisk, recordCustomerCheck } from './decide-risk.ts';
import {
  confirmStop,
  extendStop,
  noteFalseReport,
  orderExtendedStop,
  orderStop,
  releaseStop,
  requestStop,
  stopFirst,
} from './decide-stop.ts';
import { delivery, ending, holderRemoved, type Deciding } from './deciding.ts';
import { evolveMeasure } from './evolve-measure.ts';
import { measureClocks, type MeasureClock } from './measure-clocks.ts';
import { MEASURE_COMMANDS, type MeasureCommand, type OpenMeasure } from './measure-commands.ts';
import type { MeasureAlarm, MeasureEvent, MeasurePayload } from './measure-events.ts';
import type { MeasureState } from './measure-state.ts';
import { burdensOfHolder, openMeasures } from './standing.ts';

/** One account in one case. Problems: those of the files `decide-*`; `account-incomplete`, `measure-exists`. */
export const measureRecord: RecordModule<MeasureState, MeasureCommand, MeasureEvent> = {
  kind: 'measure',
  sharedKey: ({ account }) => accountKey(account),
  begins: ['measure.open'],
  commands: MEASURE_COMMANDS,
  headOf: (command) => (command.type === 'measure.open' ? headOf(command) : { region: '', agencies: [] }),
  decide,
  evolve: evolveMeasure,
  clocks: measureClocks,
  fire,
  lift,
};

function headOf(command: OpenMeasure) {
  const { region = '', account, agencies = [], personId, caseNo, finding } = command as Partial<OpenMeasure>;
  // The permission table is asked before the command's own content is looked at.
  const institutions: readonly (string | undefined)[] = [account?.institution, ...agencies];
  return {
    region,
    agencies: [...new Set(institutions.filter((id) => id !== undefined))],
    ...(personId === undefined ? {} : { personId }),
    ...(caseNo === undefined ? {} : { caseNo }),
    ...(finding === undefined ? {} : { finding }),
  };
}

function open({ command, context, casework }: DecideInput<MeasureState, OpenMeasure>): Result<readonly EventHead[]> {
  const { account, caseNo } = command;
  const { number, institution, name, kind } = account;
  if ([number, institution, name].some((text) => text.trim() === '')) return fail('account-incomplete', {});
  if (!ACCOUNT_KINDS.includes(kind)) return fail('not-an-account', { kind });
  const twin = measuresOf(casework, account).find((state) => state.caseNo === caseNo);
  if (twin !== undefined) return fail('measure-exists', { id: twin.id });
  return {
    ok: true,
    value: [makeEvent(command.record, context, { type: 'measure.opened', account, ...headOf(command) })],
  };
}

function decide(input: DecideInput<MeasureState, MeasureCommand>): Result<readonly EventHead[]> {
  const { state, command } = input;
  if (command.type === 'measure.open') return open({ ...input, command });
  if (state === undefined) throw new Error(`${command.type} without a record`);
  const known = { ...input, state };
  switch (command.type) {
    case 'measure.request-stop':
      return requestStop({ ...known, command });
    case 'measure.order-stop':
      return orderStop({ ...known, command });
    case 'measure.order-extended-stop':
      return orderExtendedStop({ ...known, command });
    case 'measure.extend-stop':
      return extendStop({ ...known, command });
    case 'measure.stop-first':
      return stopFirst({ ...known, command });
    case 'measure.confirm-stop':
      return confirmStop({ ...known, command });
    case 'measure.release-stop':
      return releaseStop({ ...known, command });
    case 'measure.note-false-report':
      return noteFalseReport({ ...known, command });
    case 'measure.feedback':
      return feedback({ ...known, command });
    case 'measure.request-freeze':
      return requestFreeze({ ...known, command });
    case 'measure.approve-freeze':
    case 'measure.request-renewal':
    case 'measure.approve-renewal':
    case 'measure.decline-freeze':
    case 'measure.find-unrelated':
    case 'measure.release-freeze':
      return decideFreeze({ ...known, command });
    default:
      return decideOther({ ...known, command });
  }
}

type FreezeCommand = Extract<MeasureCommand, { readonly freeze: string }>;

function decideFreeze(input: Deciding<Exclude<FreezeCommand, { type: 'measure.request-freeze' }>>) {
  const { command } = input;
  switch (command.type) {
    case 'measure.approve-freeze':
      return approveFreeze({ ...input, command });
    case 'measure.request-renewal':
      return requestRenewal({ ...input, command });
    case 'measure.approve-renewal':
      return approveRenewal({ ...input, command });
    case 'measure.decline-freeze':
      return declineFreeze({ ...input, command });
    case 'measure.find-unrelated':
      return findUnrelated({ ...input, command });
    case 'measure.release-freeze':
      return releaseFreeze({ ...input, command });
  }
}

type OtherCommand = Extract<MeasureCommand, { readonly listing: string } | { readonly risk: string }>;

function decideOther(
  input: Deciding<
    | OtherCommand
    | Extract<
        MeasureCommand,
        { type: 'measure.declare-identity-theft' | 'measure.record-customer-check' | 'measure.notify-holder' }
      >
  >,
) {
  const { command } = input;
  switch (command.type) {
    case 'measure.propose-listing':
      return proposeListing({ ...input, command });
    case 'measure.list-account':
      return listAccount({ ...input, command });
    case 'measure.delist':
      return delist({ ...input, command });
    case 'measure.limit-others':
      return limitOthers({ ...input, command });
    case 'measure.record-reverified':
      return recordReverified({ ...input, command });
    case 'measure.declare-identity-theft':
      return declareIdentityTheft({ ...input, command });
    case 'measure.propose-risk':
      return proposeRisk({ ...input, command });
    case 'measure.approve-risk':
      return approveRisk({ ...input, command });
    case 'measure.lift-risk':
      return liftRisk({ ...input, command });
    case 'measure.record-customer-check':
      return recordCustomerCheck({ ...input, command });
    case 'measure.notify-holder':
      return notifyHolder({ ...input, command });
  }
}

/** What a term that ran out does. */
function fire(state: MeasureState, clock: Clock): readonly MeasurePayload[] {
  const { code, item, term } = clock as MeasureClock;
  switch (code) {
    case 'stop-end':
    case 'freeze-end':
      return [{ type: 'measure.ended', measures: [item], end: 'lapsed', deliveries: [], notices: [] }];
    case 'bank-first-end':
      return [ending(state, [item], { end: 'no-police-order' })];
    case 'release-unrelated':
      return [ending(state, [item], { end: 'unrelated' })];
    case 'waiting-turn': {
      if (term === undefined) throw new Error(`waiting freeze ${item} without a term`);
      const isAsked = state.deliveries.some(
        ({ about, instruction, receipt }) => about === item && instruction === 'freeze' && receipt === undefined,
      );
      const to = state.account.institution;
      const deliveries = isAsked ? [] : [delivery(state, { about: item, instruction: 'freeze', to })];
      return [{ type: 'measure.waiting-freeze-took-effect', freeze: item, term, deliveries, notices: [] }];
    }
    default:
      return [{ type: 'measure.alarm', alarm: code as MeasureAlarm, about: item }];
  }
}

/**
 * Ends what stands, waits or was ordered, and tells every institution. Police end everything; an institution that answers a complaint
 * ends its own measures only. `items`: account numbers or ids of measures. `not-my-card` frees the person and not the account: stops,
 * freezes and listings hold victims' money and stay, what was limited in the person's name ends, and the person leaves the record.
 */
function lift(state: MeasureState, { cause, by, items }: LiftCause, context: Context): Result<readonly EventHead[]> {
  const { agency } = context.actor;
  const isAll = items?.some((item) => isSameAccount({ ...state.account, number: item }, state.account)) ?? true;
  const own = new Set(
    [...state.risks, ...state.others].filter(({ institution }) => institution === agency.id).map(({ id }) => id),
  );
  const isNotMine = cause === 'not-my-card';
  const measures = (isNotMine ? burdensOfHolder(state) : openMeasures(state))
    .filter((id) => isAll || items?.includes(id) === true)
    .filter((id) => agency.kind === 'police' || own.has(id));
  const payloads: readonly MeasurePayload[] = [
    ...(measures.length === 0 ? [] : [ending(state, measures, { end: cause })]),
    ...(isNotMine && isAll && state.personId !== undefined ? [holderRemoved(state, by)] : []),
  ];
  return { ok: true, value: payloads.map((payload) => makeEvent(state, context, payload)) };
}
