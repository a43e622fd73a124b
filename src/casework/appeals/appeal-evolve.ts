import { answered } from '../delivery.ts';
import type { AppealEvent, AppealState, Decision } from './appeal.ts';

/** Replays an event; it never refuses. */
export function evolveAppeal(state: AppealState | undefined, event: AppealEvent): AppealState {
  if (event.type === 'appeal.filed') return filed(event);
  if (state === undefined) throw new Error(`event ${event.type} before the ticket ${event.record.id}`);
  switch (event.type) {
    case 'appeal.clock-missing':
      return { ...state, unclocked: [...state.unclocked, event.basis] };
    case 'appeal.papers-asked':
      return { ...state, status: state.status === 'filed' ? 'papers-asked' : state.status, lacking: event.lacking };
    case 'appeal.paper-added':
      return withPaper(state, event);
    case 'appeal.statement-added':
      return { ...state, statements: [...state.statements, event.statement] };
    case 'appeal.contested-added':
      return {
        ...state,
        agencies: event.agencies,
        contested: [...state.contested, ...event.contested.map((one) => ({ ...one, sinceMs: event.atMs }))],
        deliveries: [...state.deliveries, ...event.deliveries],
      };
    case 'appeal.accepted':
      return { ...state, status: 'accepted', acceptedMs: event.atMs, ...owned(state, event.owner) };
    case 'appeal.transfer-offered':
      return { ...state, offeredTo: event.to };
    case 'appeal.taken-over': {
      const { offeredTo: _, ...rest } = state;
      return { ...rest, ...owned(state, event.owner) };
    }
    case 'appeal.assigned':
      return { ...state, status: 'in-review', reviewer: event.reviewer };
    case 'appeal.items-checked':
      return { ...state, checks: [...state.checks, ...event.checks] };
    case 'appeal.receipt-noted':
      return {
        ...state,
        deliveries: answered(state.deliveries, event.delivery, event.receipt) ?? state.deliveries,
      };
    case 'appeal.receipt-overdue':
      return { ...state, lateReceipts: [...state.lateReceipts, event.delivery] };
    case 'appeal.overdue':
      return {
        ...state,
        overdue: [...state.overdue, { basis: event.basis, level: event.level, atMs: event.atMs }],
      };
    case 'appeal.decided':
      return {
        ...state,
        status: 'decided',
        decision: decisionOf(event),
        deliveries: [...state.deliveries, ...event.deliveries],
      };
    case 'appeal.reply-served': {
      const { method, receiver, remedies, atMs } = event;
      return { ...state, reply: { method, receiver, remedies, atMs } };
    }
    case 'appeal.body-added': {
      const { body, part } = event;
      const { bodies, agencies } = state;
      return {
        ...state,
        agencies: [...new Set([...agencies, body])],
        bodies: { ...bodies, [part]: [...(bodies[part] ?? []), body] },
      };
    }
    case 'appeal.withdrawn':
      return { ...state, status: 'withdrawn', deliveries: [...state.deliveries, ...event.deliveries] };
  }
}

type EventOf<T extends AppealEvent['type']> = Extract<AppealEvent, { readonly type: T }>;

function filed(event: EventOf<'appeal.filed'>): AppealState {
  const { atMs, by, as, selfCheck } = event;
  return {
    kind: 'appeal',
    id: event.record.id,
    region: event.region,
    agencies: event.agencies,
    personId: event.personId,
    ...(event.caseNo === undefined ? {} : { caseNo: event.caseNo }),
    filed: { atMs, by: by.id, as, ...(selfCheck === undefined ? {} : { selfCheck }) },
    status: 'filed',
    contested: event.contested.map((one) => ({ ...one, sinceMs: atMs })),
    bodies: event.bodies,
    owner: event.owner,
    earlierOwners: [],
    statements: event.statement === '' ? [] : [{ text: event.statement, atMs, by: by.id }],
    papers: event.papers,
    lacking: [],
    checks: [],
    overdue: [],
    unclocked: [],
    deliveries: event.deliveries,
    lateReceipts: [],
  };
}

function withPaper(state: AppealState, { paper }: EventOf<'appeal.paper-added'>): AppealState {
  const lacking = state.lacking.filter((kind) => kind !== paper.kind);
  const status = state.status === 'papers-asked' && lacking.length === 0 ? 'filed' : state.status;
  return { ...state, status, lacking, papers: [...state.papers, paper] };
}

function owned({ owner, earlierOwners }: AppealState, next: AppealState['owner']) {
  return { owner: next, earlierOwners: owner.officer === undefined ? earlierOwners : [...earlierOwners, owner] };
}

function decisionOf(event: EventOf<'appeal.decided'>): Decision {
  const { outcome, ground, reasons, restored, openedByUnknown, remedies, by, atMs } = event;
  return {
    outcome,
    ...(ground === undefined ? {} : { ground }),
    reasons,
    by: by.id,
    atMs,
    restored,
    openedByUnknown,
    remedies,
  };
}
