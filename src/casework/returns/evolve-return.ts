import { answered } from '../delivery.ts';
import type { ReturnEvent } from './return-commands.ts';
import type { ReturnState, ReturnVictim } from './return-state.ts';

export function evolveReturn(before: ReturnState | undefined, event: ReturnEvent): ReturnState {
  if (event.type === 'return.begun') return begun(event);
  if (before === undefined) throw new Error(`${event.type} before return.begun`);
  return onVictim(before, event) ?? onProcedure(before, event);
}

function begun(event: ReturnEvent & { type: 'return.begun' }): ReturnState {
  return {
    kind: 'return',
    id: event.record.id,
    region: event.region,
    agencies: event.agencies,
    ...(event.caseNo === undefined ? {} : { caseNo: event.caseNo }),
    measure: event.measure,
    freeze: event.freeze,
    account: event.account,
    currency: event.currency,
    frozenMinor: event.frozenMinor,
    number: event.number,
    ...(event.previous === undefined ? {} : { previous: event.previous }),
    ...(event.freezeTerm === undefined ? {} : { freezeTerm: event.freezeTerm }),
    isFreezeAlarmed: false,
    stage: 'checking',
    victims: event.victims,
    objections: [],
    payments: [],
    failures: [],
    deliveries: [],
    alarmed: [],
  };
}

function onVictim(state: ReturnState, event: ReturnEvent): ReturnState | undefined {
  const { atMs } = event;
  const by = event.by.name;
  switch (event.type) {
    case 'return.victim-told':
      return changed(state, event.victim, (each) => ({ ...each, told: { atMs, by } }));
    case 'return.applied': {
      const { by_, to, otherReason } = event;
      const application = { atMs, by: by_, to, ...(otherReason === undefined ? {} : { otherReason }) };
      return changed(state, event.victim, (each) => ({ ...each, application }));
    }
    case 'return.ownership-checked': {
      const ownership = { isClear: event.isClear, note: event.note, atMs, by };
      return changed(state, event.victim, (each) => ({ ...each, ownership }));
    }
    case 'return.victim-set-aside': {
      const setAside = { reason: event.reason, note: event.note };
      return changed(state, event.victim, (each) => ({ ...each, setAside }));
    }
    case 'return.compensation-recorded':
      return changed(state, event.victim, (each) => ({
        ...each,
        compensatedMinor: each.compensatedMinor + event.amountMinor,
      }));
    case 'return.redirected':
      return changed(state, event.victim, (each) =>
        each.application === undefined
          ? each
          : { ...each, application: { ...each.application, to: event.to, otherReason: event.reason } },
      );
    default:
      return undefined;
  }
}

function onProcedure(state: ReturnState, event: ReturnEvent): ReturnState {
  const { atMs } = event;
  const by = event.by.name;
  switch (event.type) {
    case 'return.proposed': {
      const { notice: _, decision: __, ...open } = state;
      const { allocation, flowTable, report } = event;
      return { ...open, stage: 'proposed', proposal: { ...allocation, flowTable, report, by, atMs } };
    }
    case 'return.noticed':
      return { ...state, stage: 'noticed', notice: { fromMs: atMs, endsMs: event.endsMs, place: event.place, by } };
    case 'return.objected': {
      const { id, objector, ground } = event;
      return { ...state, objections: [...state.objections, { id, objector, ground, atMs }] };
    }
    case 'return.objection-decided': {
      const { id, isUpheld, reason } = event;
      const decision = { by, atMs, isUpheld, reason };
      const objections = state.objections.map((each) => (each.id === id ? { ...each, decision } : each));
      return { ...state, objections };
    }
    case 'return.decided':
      return { ...state, stage: 'decided', decision: { by, atMs, number: event.number } };
    case 'return.freeze-followed':
      return { ...state, freezeTerm: event.term, isFreezeAlarmed: false };
    case 'return.freeze-ended':
      return { ...state, isFreezeAlarmed: true };
    case 'return.closed':
      return { ...state, stage: 'closed' };
    default:
      return onBank(state, event);
  }
}

function onBank(state: ReturnState, event: ReturnEvent): ReturnState {
  const { atMs } = event;
  switch (event.type) {
    case 'return.ordered':
      return { ...state, stage: 'ordered', deliveries: [...state.deliveries, event.delivery] };
    case 'return.completion-asked': {
      const receipt = { atMs, result: 'refused', reason: event.what } as const;
      const deliveries = answered(state.deliveries, event.delivery, receipt) ?? state.deliveries;
      return { ...state, stage: 'decided', deliveries };
    }
    case 'return.paid': {
      const receipt = {
        atMs,
        result: event.isAll ? 'done' : event.payments.length > 0 ? 'partly' : 'refused',
      } as const;
      return {
        ...state,
        stage: event.isAll ? 'carried-out' : 'decided',
        deliveries: answered(state.deliveries, event.delivery, receipt) ?? state.deliveries,
        payments: [...state.payments, ...event.payments],
        failures: [...state.failures, ...event.failed.map((each) => ({ ...each, atMs }))],
      };
    }
    case 'return.bank-overdue':
      return { ...state, alarmed: [...state.alarmed, event.delivery] };
    default:
      return state;
  }
}

function changed(state: ReturnState, victim: string, change: (each: ReturnVictim) => ReturnVictim): ReturnState {
  return { ...state, victims: state.victims.map((each) => (each.victim === victim ? change(each) : each)) };
}
