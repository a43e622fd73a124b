import { legalValue, localDateOf } from '#law';
import { fail, maskName, maskNumber, ok, type Result } from '#model';

import type { DeliveryReceipt } from '../delivery.ts';
import { isSameItem } from '../people/item-key.ts';
import type { LawContext } from '../record.ts';
import type { Decided, SanctionInput } from './decide-proposal.ts';
import { endOrders } from './end-orders.ts';
import { isStanding } from './lift-sanction.ts';
import { applyOrder, isUndoing, measuresFor, plainOrder, standingOrders, undoingsNotDone } from './orders.ts';
import { checkListed } from './check-listed.ts';
import { publicationRefusals } from './publication-gate.ts';
import type { OrderRequest, SanctionCommandOf } from './sanction-commands.ts';
import { lastDay } from './sanction-terms.ts';
import { CREDIT_LISTS, SECTORS, type CreditList, type SanctionState } from './sanction.ts';

/**
 * Tells institutions to carry it out, after the notice was served. Problems: `notice-not-served`, `term-over`, `sentence-not-served`,
 * `orders-missing`, `order-id-used`, `order-exists`, `nothing-for-institution`, `kept-number-not-a-carriers`, `kept-number-in-acts`,
 * those of the value `sanction-during-sentence`.
 */
export function instruct(
  { law }: SanctionInput,
  state: SanctionState,
  { orders }: SanctionCommandOf<'sanction.instruct'>,
): Decided {
  const runs = isExecutable(state, law);
  if (!runs.ok) return runs;
  const checked = checkRequests(orders, state);
  if (!checked.ok) return checked;
  return ok([
    { type: 'sanction.instructed', orders: orders.map((order) => applyOrder(order, state.measures, law.nowMs)) },
  ]);
}

/** Problems: `orders-missing`, `order-id-used`, `order-exists`, `nothing-for-institution`, those of the kept number. */
export function checkRequests(
  requests: readonly OrderRequest[],
  state: Pick<SanctionState, 'orders' | 'measures' | 'acts'>,
): Result<undefined> {
  if (requests.length === 0) return fail('orders-missing');
  const ids = new Set(state.orders.map(({ id }) => id));
  const told = new Set(standingOrders(state).map(({ to }) => to));
  for (const { id, to, sector, keptNumber } of requests) {
    const listed = checkListed([['sector', sector, SECTORS]]);
    if (!listed.ok) return listed;
    if (id.trim() === '' || to.trim() === '' || ids.has(id)) return fail('order-id-used', { order: id });
    if (told.has(to)) return fail('order-exists', { to });
    if (measuresFor(sector, state.measures).length === 0) return fail('nothing-for-institution', { to, sector });
    if (keptNumber !== undefined && sector !== 'carrier') return fail('kept-number-not-a-carriers', { to });
    if (
      keptNumber !== undefined &&
      state.acts.some(({ items }) => items.some((item) => isSameItem(item.number, keptNumber)))
    )
      return fail('kept-number-in-acts', { number: maskNumber(keptNumber) });
    ids.add(id);
    told.add(to);
  }
  return ok(undefined);
}

/**
 * An answer of the institution itself. Anything but `done` to what ends something is an alarm at once, and can be answered anew.
 * Problems: `value-not-in-list`, `order-not-open`, `not-your-order`, `reason-missing` (refused or done in part).
 */
export function answer(
  { context }: SanctionInput,
  state: SanctionState,
  { type, order: id, result, reason }: SanctionCommandOf<'sanction.answer'>,
): Decided {
  const listed = checkListed([['result', result, RESULTS]]);
  if (!listed.ok) return listed;
  const order = state.orders.find((known) => known.id === id);
  const isOpen = order?.receipt === undefined || undoingsNotDone(state).includes(order);
  if (order === undefined || !isOpen) return fail('order-not-open', { order: id });
  if (order.to !== context.actor.agency.id) return fail('not-your-order', { order: id });
  if (result !== 'done' && (reason ?? '').trim() === '') return fail('reason-missing', { command: type });
  const receipt = { atMs: context.nowMs, result, ...(reason === undefined ? {} : { reason }) };
  const isOwed = isUndoing(order) && result !== 'done';
  return ok([
    { type: 'sanction.answered', order: id, receipt },
    ...(isOwed ? [{ type: 'sanction.lift-overdue', order: id, to: order.to } as const] : []),
  ]);
}

/** Once more to who refused a lift, withdrawal, deletion or removal, or did it in part. Problems: `lift-not-refused`, `order-id-used`. */
export function repeatLift(
  { context }: SanctionInput,
  state: SanctionState,
  { order: of, id }: SanctionCommandOf<'sanction.repeat-lift'>,
): Decided {
  const order = undoingsNotDone(state).find((known) => known.id === of);
  if (order?.receipt === undefined) return fail('lift-not-refused', { order: of });
  if (id.trim() === '' || state.orders.some((known) => known.id === id)) return fail('order-id-used', { order: id });
  const { to, sector, measures, instruction } = order;
  const again = { id, to, sector, measures, instruction, kept: [], undoes: of } as const;
  return ok([{ type: 'sanction.lift-repeated', order: { ...again, orderedMs: context.nowMs } }]);
}

const RESULTS: readonly DeliveryReceipt['result'][] = ['done', 'partly', 'refused'];
const LIFT_CAUSES: readonly SanctionCommandOf<'sanction.lift'>['cause'][] = ['determination-changed', 'term-over'];

const LIST_MEASURE = {
  'financial-credit-database': 'credit-database',
  'serious-dishonesty': 'serious-dishonesty-list',
} as const;

/**
 * Its own step with its own basis. Problems: `notice-not-served`, `term-over`, `credit-not-in-basis` (the route has no such entry),
 * `credit-reported-already`, `reason-missing`, `order-id-used`.
 */
export function reportCredit(
  { law }: SanctionInput,
  state: SanctionState,
  { type, list, basis, order: id, to }: SanctionCommandOf<'sanction.report-credit'>,
): Decided {
  const runs = isRunning(state, law);
  if (!runs.ok) return runs;
  if (!isList(list) || !state.measures.some(({ measure }) => measure === LIST_MEASURE[list]))
    return fail('credit-not-in-basis', { list });
  if (state.credit.some((report) => report.list === list && report.endedMs === undefined))
    return fail('credit-reported-already', { list });
  if (basis.trim() === '') return fail('reason-missing', { command: type });
  if (id.trim() === '' || to.trim() === '' || state.orders.some((known) => known.id === id))
    return fail('order-id-used', { order: id });
  const order = plainOrder('report-credit', { id, to }, law.nowMs);
  return ok([
    { type: 'sanction.credit-reported', report: { list, basis, to, order: id, reportedMs: law.nowMs }, order },
  ]);
}

/** Problems: `publication-refused` (`reasons`, `articles`), `published-already`, `order-id-used`. */
export function publish(
  { law }: SanctionInput,
  state: SanctionState,
  { order: id, to, until }: SanctionCommandOf<'sanction.publish'>,
): Decided {
  const refusals = publicationRefusals(state, { until, law });
  if (refusals.length > 0)
    return fail('publication-refused', {
      reasons: refusals.map(({ code }) => code).join(', '),
      articles: [...new Set(refusals.flatMap(({ articles }) => articles.split('；')))].join('；'),
    });
  if (state.publication !== undefined) return fail('published-already');
  if (id.trim() === '' || to.trim() === '' || state.orders.some((known) => known.id === id))
    return fail('order-id-used', { order: id });
  const maskedName = maskName(state.subject.name);
  const publication = { where: 'credit-china', maskedName, to, order: id, fromMs: law.nowMs, until } as const;
  return ok([{ type: 'sanction.published', publication, order: plainOrder('publish', { id, to }, law.nowMs) }]);
}

/** By hand: the determination was changed, or the term is over and nothing lifted it. Problems: `not-standing`, `term-not-over`. */
export function liftByHand(
  { law }: SanctionInput,
  state: SanctionState,
  { cause, reason }: SanctionCommandOf<'sanction.lift'>,
): Decided {
  const listed = checkListed([['cause', cause, LIFT_CAUSES]]);
  if (!listed.ok) return listed;
  if (!isStanding(state)) return fail('not-standing', { stage: state.stage });
  const end = { cause, reason };
  if (cause === 'determination-changed')
    return ok([{ type: 'sanction.lifted', end, orders: endOrders(state, law.nowMs, true) }]);
  const last = lastDay(state.measures);
  if (last === undefined || last >= localDateOf(law.nowMs)) return fail('term-not-over', { last: last ?? '' });
  const rules = state.measures.filter(({ endedMs }) => endedMs === undefined).map(({ rule }) => rule);
  const orders = endOrders(state, law.nowMs, false);
  return ok([{ type: 'sanction.measures-ended', rules, end, isLast: true, orders }]);
}

/** Served, and the term not over. */
function isRunning(state: SanctionState, { nowMs }: LawContext): Result<undefined> {
  if (state.stage !== 'served' && state.stage !== 'in-force') return fail('notice-not-served', { stage: state.stage });
  const ends = state.measures.some(({ endsOn }) => endsOn !== undefined);
  const last = lastDay(state.measures);
  if (ends && (last === undefined || last < localDateOf(nowMs))) return fail('term-over', { last: last ?? '' });
  return ok(undefined);
}

/** While a custodial sentence is served measures apply only where a lawyer has said that they do (draft Art. 10). */
function isExecutable(state: SanctionState, law: LawContext): Result<undefined> {
  const runs = isRunning(state, law);
  if (!runs.ok || state.measures.some(({ startsOn }) => startsOn !== undefined)) return runs;
  const during = legalValue('sanction-during-sentence', law.settings);
  if (!during.ok) return during;
  return during.value.value === 1 ? ok(undefined) : fail('sentence-not-served');
}

function isList(list: string): list is CreditList {
  return (CREDIT_LISTS as readonly string[]).includes(list);
}
