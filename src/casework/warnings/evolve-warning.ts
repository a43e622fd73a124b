import type { WarningState } from './warning.ts';
import type { WarningEvent } from './warning-events.ts';

export function evolveWarning(state: WarningState | undefined, event: WarningEvent): WarningState {
  if (event.type === 'warning.raised') {
    const { record, atMs, region, caseNo, source, victim, level, reasons, finding, raisedBy } = event;
    return {
      kind: 'warning',
      id: record.id,
      region,
      agencies: [raisedBy.id],
      ...(caseNo === undefined ? {} : { caseNo }),
      ...(finding === undefined ? {} : { finding }),
      source,
      victim,
      level,
      reasons,
      raisedMs: atMs,
      raisedBy,
      attempts: [],
      visitDue: false,
      isProtected: true,
      termFromMs: atMs,
      alarms: [],
    };
  }
  if (state === undefined) throw new Error(`${event.type} before the warning was raised`);
  switch (event.type) {
    case 'warning.assigned':
      return { ...state, assignee: event.to, agencies: [...new Set([...state.agencies, event.to.id])] };
    case 'warning.level-set':
      return { ...state, level: event.level };
    case 'warning.attempted': {
      const { channel } = event.attempt;
      const visitDue = state.visitDue && channel !== 'visit';
      return { ...state, attempts: [...state.attempts, event.attempt], visitDue };
    }
    case 'warning.visit-ordered':
      return { ...state, visitDue: true };
    case 'warning.concluded': {
      const { outcome, note, payment, atMs } = event;
      const conclusion = { outcome, note, atMs, ...(payment === undefined ? {} : { payment }) };
      return { ...state, visitDue: false, conclusion };
    }
    case 'warning.handed-over':
      return { ...state, measure: event.measure };
    case 'warning.protection-lifted':
      return { ...state, isProtected: false };
    case 'warning.overdue': {
      const { level, atMs } = event;
      return { ...state, told: level, termFromMs: atMs, alarms: [...state.alarms, { level, atMs }] };
    }
  }
}
