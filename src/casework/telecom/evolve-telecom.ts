import { answered } from '../delivery.ts';
import type { TelecomEvent } from './telecom-commands.ts';
import type { TelecomDelivery, TelecomLiftCause, TelecomNumber, TelecomState } from './telecom-state.ts';

export function evolveTelecom(before: TelecomState | undefined, event: TelecomEvent): TelecomState {
  const state = event.type === 'telecom.opened' ? begun(event) : before;
  if (state === undefined) throw new Error(`${event.type} before telecom.opened`);
  switch (event.type) {
    case 'telecom.opened':
      return state;
    case 'telecom.numbers-added':
      return sent({ ...state, ...withNumbers([...state.numbers, ...event.numbers], state.agencies) }, event.deliveries);
    case 'telecom.kept':
      return { ...state, keptNumber: event.number };
    case 'telecom.lifted':
      return sent(
        changed(state, event.numbers, (each) => lifted(each, event.cause, event.atMs)),
        event.deliveries,
      );
    case 'telecom.eased':
      return sent(changed(state, [event.number], eased), event.deliveries);
    case 'telecom.removed':
      return sent(changed(state, event.numbers, removed), event.deliveries);
    case 'telecom.accounts-referred':
    case 'telecom.reported':
      return sent(state, event.deliveries);
    case 'telecom.receipt-recorded': {
      const deliveries = answered(state.deliveries, event.delivery, event.receipt) ?? state.deliveries;
      return { ...state, deliveries };
    }
    case 'telecom.receipt-overdue':
      return { ...state, alarmed: [...state.alarmed, event.delivery] };
    default:
      return changed(state, [event.number], (each) => evolveNumber(each, event));
  }
}

type NumberEvent = Exclude<
  TelecomEvent,
  {
    readonly type:
      | 'telecom.opened'
      | 'telecom.numbers-added'
      | 'telecom.kept'
      | 'telecom.lifted'
      | 'telecom.eased'
      | 'telecom.removed'
      | 'telecom.accounts-referred'
      | 'telecom.reported'
      | 'telecom.receipt-recorded'
      | 'telecom.receipt-overdue';
  }
>;

function evolveNumber(each: TelecomNumber, event: NumberEvent): TelecomNumber {
  switch (event.type) {
    case 'telecom.determined':
      return { ...each, isCleared: false, determined: { by: event.by.name, atMs: event.atMs, basis: event.basis } };
    case 'telecom.verification-asked':
      return {
        ...each,
        isCleared: false,
        verification: { method: event.method, askedMs: event.atMs, isOverdue: false },
      };
    case 'telecom.verification-overdue':
      return each.verification === undefined
        ? each
        : { ...each, verification: { ...each.verification, isOverdue: true } };
    case 'telecom.verification-recorded': {
      const { method, result, device, atMs } = event;
      const asked = each.verification ?? { askedMs: atMs, isOverdue: false };
      const bound =
        device === undefined || each.assessment === undefined ? {} : { assessment: { ...each.assessment, device } };
      return { ...each, ...bound, verification: { ...asked, method, result, resultMs: atMs } };
    }
    case 'telecom.restricted': {
      const { degree, cause, notice, atMs } = event;
      return { ...each, isForOwnUse: false, restriction: { degree, cause, notice, sinceMs: atMs } };
    }
    case 'telecom.confirmed':
      return { ...each, isForOwnUse: true };
    case 'telecom.iot-assessed':
      return { ...each, risk: event.risk, assessment: event.assessment };
  }
}

function begun(event: TelecomEvent & { type: 'telecom.opened' }): TelecomState {
  const { record, region, personId, caseNo, finding, numbers } = event;
  return {
    kind: 'telecom',
    id: record.id,
    region,
    personId,
    ...(caseNo === undefined ? {} : { caseNo }),
    ...(finding === undefined ? {} : { finding }),
    ...withNumbers(numbers, []),
    deliveries: [],
    alarmed: [],
  };
}

function withNumbers(
  numbers: readonly TelecomNumber[],
  agencies: readonly string[],
): Pick<TelecomState, 'numbers' | 'agencies'> {
  return { numbers, agencies: [...new Set([...agencies, ...numbers.map(({ carrier }) => carrier)])] };
}

/** Whoever gets a delivery takes part, so that it can answer. */
function sent(state: TelecomState, deliveries: readonly TelecomDelivery[]): TelecomState {
  return {
    ...state,
    agencies: [...new Set([...state.agencies, ...deliveries.map(({ to }) => to)])],
    deliveries: [...state.deliveries, ...deliveries],
  };
}

function changed(
  state: TelecomState,
  numbers: readonly string[],
  change: (each: TelecomNumber) => TelecomNumber,
): TelecomState {
  return { ...state, numbers: state.numbers.map((each) => (numbers.includes(each.number) ? change(each) : each)) };
}

/** Without what led to it, so that nothing is restricted again on a check that no longer counts. */
function lifted(each: TelecomNumber, cause: TelecomLiftCause, atMs: number): TelecomNumber {
  const { restriction: _, verification, determined, ...free } = each;
  const isCleared = CLEARING.includes(cause);
  return {
    ...free,
    isCleared: isCleared || each.isCleared,
    ...(verification?.result === 'passed' ? { verification } : {}),
    ...(determined === undefined || isCleared ? {} : { determined }),
    lifted: { cause, atMs },
  };
}

const CLEARING: readonly TelecomLiftCause[] = ['appeal-upheld', 'determination-changed', 'by-police', 'not-my-card'];

function eased(each: TelecomNumber): TelecomNumber {
  return each.restriction === undefined
    ? each
    : { ...each, restriction: { ...each.restriction, degree: 'limit-outgoing' } };
}

function removed(each: TelecomNumber): TelecomNumber {
  const { restriction: _, ...free } = each;
  return { ...free, isRemoved: true };
}
