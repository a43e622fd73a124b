import { answered } from '../delivery.ts';
import type { LeadDispatch, LeadState } from './lead.ts';
import { foundReasons } from './lead-begin.ts';
import type { LeadEvent } from './lead-events.ts';

/** Id of the owner's own task. */
export const OWN_TASK = 'own';

type Of<T extends LeadEvent['type']> = Extract<LeadEvent, { type: T }>;

export function evolveLead(state: LeadState | undefined, event: LeadEvent): LeadState {
  if (event.type === 'lead.entered') return entered(event);
  if (state === undefined) throw new Error(`${event.type} before the lead was entered`);
  switch (event.type) {
    case 'lead.added':
      return {
        ...state,
        subjects: [...state.subjects, ...event.subjects],
        reasons: [...state.reasons, ...event.reasons],
      };
    case 'lead.subject-dropped':
      return { ...state, subjects: state.subjects.filter(({ id }) => id !== event.subject) };
    case 'lead.returnee-marked': {
      const { subject, isReturnee } = event;
      return { ...state, subjects: state.subjects.map((one) => (one.id === subject ? { ...one, isReturnee } : one)) };
    }
    case 'lead.dispatched':
      return dispatched(state, event);
    case 'lead.signed':
      return withTask(state, event.dispatch, (task) => next({ ...task, ...timelyOf(task, event) }, 'signed', event));
    case 'lead.verified':
      return withTask(state, event.dispatch, (task) => ({ ...task, verification: event.verification }));
    case 'lead.fed-back':
      return withTask(state, event.dispatch, (task) => next({ ...task, ...timelyOf(task, event) }, 'fed-back', event));
    case 'lead.accepted':
      return withTask(state, event.dispatch, (task) => next(task, 'accepted', event));
    case 'lead.returned':
      return withTask(state, event.dispatch, (task) => next({ ...task, returns: task.returns + 1 }, 'returned', event));
    case 'lead.recalled':
      return withTask(state, event.dispatch, (task) => next(task, 'recalled', event));
    case 'lead.closed':
      return closed(state, event);
    case 'lead.reopened': {
      const { closure: _, ...open } = state;
      const reopened: LeadState = { ...open, status: 'open', reopenings: state.reopenings + 1 };
      return withTask(reopened, OWN_TASK, ({ verification: _old, ...task }) => next(task, 'signed', event));
    }
    case 'lead.receipt-recorded':
      return { ...state, reports: answered(state.reports, event.delivery, event.receipt) ?? state.reports };
    case 'lead.finding-updated':
      return {
        ...state,
        finding: event.finding,
        findingChange: event.change,
        reasons:
          event.change === 'gone'
            ? state.reasons
            : [...foundReasons(event.finding), ...state.reasons.filter(({ origin }) => origin === 'entered')],
      };
    case 'lead.overdue':
      return overdue(state, event);
  }
}

function entered(event: Of<'lead.entered'>): LeadState {
  const { record, atMs, region, caseNo, owner, source, finding, subjects, reasons } = event;
  const own: LeadDispatch = {
    id: OWN_TASK,
    to: owner,
    path: 'own',
    status: 'signed',
    atMs,
    termFromMs: atMs,
    returns: 0,
    alarms: [],
    timely: [],
  };
  return {
    kind: 'lead',
    id: record.id,
    region,
    ...(caseNo === undefined ? {} : { caseNo }),
    ...(finding === undefined ? {} : { finding }),
    agencies: [owner.id],
    source,
    enteredMs: atMs,
    owner,
    subjects,
    reasons,
    dispatches: [own],
    status: 'open',
    reopenings: 0,
    reports: [],
    alarmedReports: [],
  };
}

function dispatched(state: LeadState, event: Of<'lead.dispatched'>): LeadState {
  const { dispatch: id, from, parent, to, path, atMs } = event;
  const task: LeadDispatch = {
    id,
    from,
    parent,
    to,
    path,
    status: 'dispatched',
    atMs,
    termFromMs: atMs,
    returns: 0,
    alarms: [],
    timely: [],
  };
  return {
    ...state,
    agencies: [...new Set([...state.agencies, to.id])],
    dispatches: [...state.dispatches, task],
  };
}

function closed(state: LeadState, event: Of<'lead.closed'>): LeadState {
  const { result, reason, atMs, report } = event;
  const after = withTask(state, OWN_TASK, (task) => next({ ...task, ...timelyOf(task, event) }, 'fed-back', event));
  return {
    ...after,
    status: 'closed',
    closure: { result, reason, atMs },
    reports: report === undefined ? state.reports : [...state.reports, report],
  };
}

function overdue(state: LeadState, { code, item, level, atMs }: Of<'lead.overdue'>): LeadState {
  if (code === 'lead-report-unreceived') return { ...state, alarmedReports: [...state.alarmedReports, item] };
  return withTask(state, item, (task) => ({
    ...task,
    termFromMs: atMs,
    told: level,
    alarms: [...task.alarms, { code, level, atMs }],
  }));
}

function withTask(state: LeadState, id: string, change: (task: LeadDispatch) => LeadDispatch): LeadState {
  return { ...state, dispatches: state.dispatches.map((task) => (task.id === id ? change(task) : task)) };
}

/** A new state of a task: its term begins, and nobody was told of a delay yet. */
function next(task: LeadDispatch, status: LeadDispatch['status'], { atMs }: LeadEvent): LeadDispatch {
  const { told: _, ...rest } = task;
  return { ...rest, status, termFromMs: atMs };
}

function timelyOf({ timely }: LeadDispatch, event: { readonly timely?: boolean }): Pick<LeadDispatch, 'timely'> {
  return { timely: event.timely === undefined ? timely : [...timely, event.timely] };
}
