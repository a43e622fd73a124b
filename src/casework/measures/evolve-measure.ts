import { answered } from '../delivery.ts';
import type { EventHead } from '../record.ts';
import type { MeasureEvent, NewDelivery, NewNotice } from './measure-events.ts';
import type {
  Freeze,
  FreezeTerm,
  HolderNoticeGiven,
  Listing,
  MeasureDelivery,
  MeasureState,
  RiskMeasure,
  Stop,
} from './measure-state.ts';

/** Replays an event; it never refuses. */
export function evolveMeasure(before: MeasureState | undefined, event: MeasureEvent): MeasureState {
  if (event.type === 'measure.opened') return opened(event);
  if (before === undefined) throw new Error(`event ${event.type} before the record ${event.record.id}`);
  return changed(withAnswer(withOwed(before, event), event), event);
}

function opened(event: Extract<MeasureEvent, { type: 'measure.opened' }>): MeasureState {
  const { account, region, agencies, personId, caseNo, finding } = event;
  return {
    kind: 'measure',
    id: event.record.id,
    ...{ account, region, agencies },
    ...(personId === undefined ? {} : { personId }),
    ...(caseNo === undefined ? {} : { caseNo }),
    ...(finding === undefined ? {} : { finding }),
    ...{ requests: [], stops: [], freezes: [], listings: [], others: [], risks: [], customerChecks: [] },
    ...{ notices: [], deliveries: [], alarms: [] },
    isClosed: false,
  };
}

function changed(state: MeasureState, event: Exclude<MeasureEvent, { type: 'measure.opened' }>): MeasureState {
  const { atMs, by } = event;
  switch (event.type) {
    case 'measure.stop-requested': {
      const { request: id, receivedBy: receivedByKind, application } = event;
      const request = { id, atMs, receivedBy: by.agency, receivedByKind, application };
      return { ...state, requests: [...state.requests, request] };
    }
    case 'measure.stop-ordered':
      return addStop(state, { ...event.stop, status: 'ordered', orderedMs: atMs, orderedBy: by.agency });
    case 'measure.stopped-first': {
      const begun = { orderedMs: atMs, orderedBy: by.agency, startedMs: atMs, endsMs: event.endsMs };
      return addStop(state, { ...event.stop, status: 'in-force', ...begun });
    }
    case 'measure.stop-confirmed':
      return changeStop(state, event.stop, { confirmedMs: atMs, endsMs: event.endsMs });
    case 'measure.stop-took-effect':
      return changeStop(state, event.stop, {
        ...{ status: 'in-force', startedMs: event.startedMs, endsMs: event.endsMs },
        ...(event.check === undefined ? {} : { check: event.check }),
        ...(event.balanceMinor === undefined ? {} : { balanceMinor: event.balanceMinor }),
      });
    case 'measure.not-executed':
      return notExecuted(state, event);
    case 'measure.answered':
      return state;
    case 'measure.false-report-noted': {
      const requests = state.requests.map((one) => (one.id === event.request ? { ...one, isFalse: true } : one));
      return { ...state, requests };
    }
    case 'measure.freeze-requested': {
      const freeze: Freeze = { ...event.freeze, status: 'proposed', requestedBy: by.id, terms: [] };
      return { ...state, freezes: [...state.freezes, freeze] };
    }
    case 'measure.freeze-approved': {
      const approved = { approvedMs: atMs, approvedBy: { agency: by.agency, person: by.id, level: event.level } };
      return changeFreeze(state, event.freeze, { status: event.isWaiting ? 'waiting' : 'ordered', ...approved });
    }
    case 'measure.freeze-declined':
      return changeFreeze(state, event.freeze, { status: 'declined' });
    case 'measure.freeze-took-effect':
      return changeFreeze(state, event.freeze, {
        ...{ status: 'in-force', startedMs: event.startedMs, terms: [event.term] },
        ...(event.executedMinor === undefined ? {} : { executedMinor: event.executedMinor }),
        ...(event.balanceMinor === undefined ? {} : { balanceMinor: event.balanceMinor }),
      });
    case 'measure.waiting-freeze-took-effect':
      return changeFreeze(state, event.freeze, { status: 'in-force', startedMs: atMs, terms: [event.term] });
    case 'measure.renewal-requested':
      return changeFreeze(state, event.freeze, { renewalRequestedBy: by.id });
    case 'measure.freeze-renewed':
      return mapFreeze(state, event.freeze, (freeze) => renewed(freeze, event));
    case 'measure.renewal-refused':
      return mapFreeze(state, event.freeze, (freeze) => ({ ...freeze, terms: without(freeze.terms, event.delivery) }));
    case 'measure.found-unrelated':
      return changeFreeze(state, event.freeze, { unrelatedMs: atMs });
    case 'measure.listing-proposed': {
      const listing: Listing = { ...event.listing, status: 'proposed', proposedBy: by.id };
      return { ...state, listings: [...state.listings, listing] };
    }
    case 'measure.listed': {
      const agencies = [...new Set([...state.agencies, ...event.agencies])];
      return changeListing({ ...state, agencies }, event.listing, {
        ...{ status: 'in-force', startedMs: atMs, listedBy: by.agency },
      });
    }
    case 'measure.others-limited':
      return { ...state, others: [...state.others, { ...event.limit, status: 'in-force', startedMs: atMs }] };
    case 'measure.reverified':
      return changeListing(state, event.listing, { reverifiedMs: atMs });
    case 'measure.identity-theft-declared':
      return { ...state, isClosed: state.isClosed || event.isClosed };
    case 'measure.risk-proposed': {
      const risk: RiskMeasure = { ...event.risk, status: 'proposed', proposedBy: by.id };
      return { ...state, risks: [...state.risks, risk] };
    }
    case 'measure.risk-took-effect': {
      const risks = state.risks.map((one) =>
        one.id === event.risk ? { ...one, status: 'in-force' as const, startedMs: atMs } : one,
      );
      return { ...state, risks };
    }
    case 'measure.customer-checked':
      return { ...state, customerChecks: [...state.customerChecks, { ...event.check, atMs }] };
    case 'measure.holder-notified':
      return notified(state, event.notice, { ...event.told, atMs });
    case 'measure.ended':
      return ended(state, event);
    case 'measure.holder-removed': {
      const { personId: _freed, ...rest } = state;
      return { ...rest, isHolderUnknown: true };
    }
    case 'measure.alarm': {
      const after = { ...state, alarms: [...state.alarms, alarmKey(event.alarm, event.about)] };
      return event.alarm === 'identity-reverify' ? changeListing(after, event.about, { isOverdue: true }) : after;
    }
  }
}

export function alarmKey(alarm: string, about: string): string {
  return `${alarm}:${about}`;
}

/** Deliveries and notices that an event brings. */
function withOwed(state: MeasureState, event: MeasureEvent): MeasureState {
  if (!('deliveries' in event)) return state;
  const owed = event as EventHead & {
    readonly deliveries: readonly NewDelivery[];
    readonly notices: readonly NewNotice[];
  };
  return {
    ...state,
    deliveries: [...state.deliveries, ...owed.deliveries.map((one) => ({ ...one, orderedMs: event.atMs }))],
    notices: [...state.notices, ...owed.notices.map((one) => ({ ...one, owedMs: event.atMs }))],
  };
}

function withAnswer(state: MeasureState, event: MeasureEvent): MeasureState {
  if (!('receipt' in event)) return state;
  const deliveries = answered(state.deliveries, event.delivery, event.receipt) as
    | readonly MeasureDelivery[]
    | undefined;
  return deliveries === undefined ? state : { ...state, deliveries };
}

function addStop(state: MeasureState, stop: Stop): MeasureState {
  return { ...state, stops: [...state.stops, stop] };
}

function changeStop(state: MeasureState, id: string, change: Partial<Stop>): MeasureState {
  return { ...state, stops: state.stops.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

function changeFreeze(state: MeasureState, id: string, change: Partial<Freeze>): MeasureState {
  return mapFreeze(state, id, (one) => ({ ...one, ...change }));
}

function mapFreeze(state: MeasureState, id: string, change: (freeze: Freeze) => Freeze): MeasureState {
  return { ...state, freezes: state.freezes.map((one) => (one.id === id ? change(one) : one)) };
}

/** The request is used up with the approval. */
function renewed(freeze: Freeze, event: Extract<MeasureEvent, { type: 'measure.freeze-renewed' }>): Freeze {
  const { renewalRequestedBy: _requester, ...rest } = freeze;
  const [asked] = event.deliveries;
  const term: FreezeTerm = asked === undefined ? event.term : { ...event.term, order: asked.id };
  return { ...rest, terms: [...freeze.terms, term] };
}

/** Without a renewal that was not carried out, and what was built on it. */
function without(terms: readonly FreezeTerm[], order: string): readonly FreezeTerm[] {
  const at = terms.findIndex((term) => term.order === order);
  return at === -1 ? terms : terms.slice(0, at);
}

function changeListing(state: MeasureState, id: string, change: Partial<Listing>): MeasureState {
  return { ...state, listings: state.listings.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** A freeze behind an earlier one waits for it; anything else was refused. */
function notExecuted(
  state: MeasureState,
  { about, waits, prior, atMs }: Extract<MeasureEvent, { type: 'measure.not-executed' }>,
): MeasureState {
  if (waits)
    return mapFreeze(state, about, ({ startedMs: _unstarted, ...freeze }) => ({
      ...freeze,
      ...{ status: 'waiting', terms: [] },
      ...(prior === undefined ? {} : { prior }),
    }));
  const refuse = <T extends { readonly id: string; readonly status: string }>(one: T): T =>
    one.id === about ? { ...one, status: 'refused', endedMs: atMs } : one;
  return { ...state, stops: state.stops.map(refuse), freezes: state.freezes.map(refuse) };
}

function notified(state: MeasureState, id: string, given: HolderNoticeGiven): MeasureState {
  const notice = state.notices.find((one) => one.id === id);
  const notices = state.notices.map((one) => (one.id === id ? { ...one, given } : one));
  const after = { ...state, notices };
  return notice?.kind === 'listing' ? changeListing(after, notice.about, { toldMs: given.atMs }) : after;
}

function ended(
  state: MeasureState,
  { measures, end, atMs }: Extract<MeasureEvent, { type: 'measure.ended' }>,
): MeasureState {
  const close = <T extends { readonly id: string }>(one: T): T =>
    measures.includes(one.id) ? { ...one, status: 'ended', end, endedMs: atMs } : one;
  return {
    ...state,
    stops: state.stops.map(close),
    freezes: state.freezes.map(close),
    listings: state.listings.map(close),
    others: state.others.map(close),
    risks: state.risks.map(close),
  };
}
