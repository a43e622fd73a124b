import type { SanctionEvent } from './sanction-events.ts';
import type { SanctionOrder, SanctionState } from './sanction.ts';

export function evolveSanction(state: SanctionState | undefined, event: SanctionEvent): SanctionState {
  if (event.type === 'sanction.proposed') {
    const { route, conviction, hasPenalty } = event;
    return {
      ...begun(event),
      stage: 'proposed',
      route,
      hasPenalty,
      ...(conviction === undefined ? {} : { conviction }),
    };
  }
  if (event.type === 'sanction.past-recorded') {
    const { determination, measures, service, orders } = event;
    const past = { ...begun(event), stage: 'in-force', determination, measures, service } as const;
    return withOrders(past, orders);
  }
  if (state === undefined) throw new Error(`${event.type} before the sanction was proposed`);
  switch (event.type) {
    case 'sanction.withdrawn':
      return { ...state, stage: 'withdrawn' };
    case 'sanction.declined':
      return { ...state, stage: 'declined' };
    case 'sanction.heard':
      return { ...state, hearing: event.hearing };
    case 'sanction.minor-reviewed':
      return { ...state, minorReview: event.review };
    case 'sanction.pack-chosen':
      return { ...state, choice: event.choice };
    case 'sanction.determined':
      return {
        ...state,
        ...{ stage: 'determined', determination: event.determination, measures: event.measures },
        ...(event.subject === undefined ? {} : { subject: event.subject }),
      };
    case 'sanction.sentence-served':
      return served(state, event);
    case 'sanction.term-capped':
      return { ...state, measures: event.measures, ...capped(state, true) };
    case 'sanction.notice-issued':
      return { ...state, notice: event.notice };
    case 'sanction.notice-served':
      return { ...state, stage: 'served', service: event.service };
    default:
      return evolveExecution(state, event);
  }
}

function evolveExecution(state: SanctionState, event: SanctionEvent): SanctionState {
  switch (event.type) {
    case 'sanction.instructed':
      return { ...withOrders(state, event.orders), stage: 'in-force' };
    case 'sanction.lift-repeated':
      return withOrders(state, [event.order]);
    case 'sanction.answered':
      return withOrder(state, event.order, (order) => ({ ...order, receipt: event.receipt }));
    case 'sanction.receipt-overdue':
    case 'sanction.lift-overdue':
      return withOrder(state, event.order, (order) => ({ ...order, overdueMs: event.atMs }));
    case 'sanction.term-overdue':
      return { ...state, termOverdueMs: event.atMs };
    case 'sanction.measures-ended': {
      const measures = state.measures.map((measure) =>
        event.rules.includes(measure.rule) ? { ...measure, endedMs: event.atMs } : measure,
      );
      const ended = withOrders({ ...state, measures }, event.orders);
      return event.isLast ? over(ended, event, 'expired') : ended;
    }
    case 'sanction.lifted':
      return over(withOrders(state, event.orders), event, 'lifted');
    case 'sanction.items-struck':
      return { ...state, struckItems: [...state.struckItems, ...event.items], recount: event.count };
    case 'sanction.credit-reported':
      return { ...withOrders(state, [event.order]), credit: [...state.credit, event.report] };
    case 'sanction.credit-expired':
      return {
        ...withOrders(state, [event.order]),
        credit: state.credit.map((report) =>
          report.list === event.list && report.endedMs === undefined
            ? { ...report, endedMs: event.atMs, ended: 'expired' }
            : report,
        ),
      };
    case 'sanction.published':
      return { ...withOrders(state, [event.order]), publication: event.publication };
    case 'sanction.publication-ended':
      return unpublished(withOrders(state, [event.order]), event.atMs);
    default:
      return state;
  }
}

type Begun = Extract<SanctionEvent, { readonly type: 'sanction.proposed' | 'sanction.past-recorded' }>;

function begun({ record, head, subject, acts, leniency, reasons, by, atMs }: Begun): SanctionState {
  return {
    kind: 'sanction',
    id: record.id,
    ...head,
    personId: subject.personId,
    stage: 'proposed',
    route: 'police',
    subject,
    acts,
    hasPenalty: false,
    proposal: { by: by.name, atMs, reasons },
    leniency,
    measures: [],
    orders: [],
    credit: [],
    struckItems: [],
  };
}

function served(
  state: SanctionState,
  { servedOn, measures, isCapped }: Extract<SanctionEvent, { readonly type: 'sanction.sentence-served' }>,
): SanctionState {
  const { conviction } = state;
  return {
    ...state,
    measures,
    ...(conviction === undefined ? {} : { conviction: { ...conviction, servedOn } }),
    ...capped(state, isCapped),
  };
}

function capped({ determination }: SanctionState, isCapped: boolean): Pick<SanctionState, 'determination'> {
  return determination === undefined ? {} : { determination: { ...determination, isCapped } };
}

/** Institutions that are told something take part from then on. */
function withOrders(state: SanctionState, orders: readonly SanctionOrder[]): SanctionState {
  if (orders.length === 0) return state;
  return {
    ...state,
    orders: [...state.orders, ...orders],
    agencies: [...new Set([...state.agencies, ...orders.map(({ to }) => to)])],
  };
}

function withOrder(state: SanctionState, id: string, change: (order: SanctionOrder) => SanctionOrder): SanctionState {
  return { ...state, orders: state.orders.map((order) => (order.id === id ? change(order) : order)) };
}

/**
 * At its end every measure is over, a publication too. What stands in the credit database stays for its own years where the term ran
 * out, and is withdrawn where the determination was wrong; the list of serious dishonesty ends with the sanction.
 */
function over(
  state: SanctionState,
  { end, atMs }: Extract<SanctionEvent, { readonly type: 'sanction.lifted' | 'sanction.measures-ended' }>,
  stage: 'expired' | 'lifted',
): SanctionState {
  return {
    ...unpublished(state, atMs),
    stage,
    end,
    endMs: atMs,
    measures: state.measures.map((measure) =>
      measure.endedMs === undefined ? { ...measure, endedMs: atMs } : measure,
    ),
    credit: state.credit.map((report) => {
      if (report.endedMs !== undefined) return report;
      if (stage === 'lifted') return { ...report, endedMs: atMs, ended: 'withdrawn' };
      return report.list === 'serious-dishonesty'
        ? { ...report, endedMs: atMs, ended: 'expired' }
        : { ...report, runsFromMs: atMs };
    }),
  };
}

function unpublished(state: SanctionState, endedMs: number): SanctionState {
  const { publication } = state;
  if (publication === undefined || publication.endedMs !== undefined) return state;
  return { ...state, publication: { ...publication, endedMs } };
}
