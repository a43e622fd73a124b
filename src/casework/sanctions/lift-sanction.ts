import { localDateOf } from '#law';
import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { isSameItem, itemKey } from '../people/item-key.ts';
import type { Context, EventHead, LiftCause } from '../record.ts';
import { countActs, type ActCount } from './count-acts.ts';
import { endOrders } from './end-orders.ts';
import { undoingsNotDone } from './orders.ts';
import type { SanctionEventPayload } from './sanction-events.ts';
import { lastDay } from './sanction-terms.ts';
import type { SanctionState } from './sanction.ts';

const STANDING: readonly SanctionState['stage'][] = ['determined', 'served', 'in-force'];

/** Whether something of it stands that could be lifted. */
export function isStanding({ stage }: Pick<SanctionState, 'stage'>): boolean {
  return STANDING.includes(stage);
}

/**
 * Ends a sanction because another record orders it, pushed to every institution in the same decision. Confined to some items it takes
 * them out of the acts and counts again: where the rest no longer carries the determination all of it falls. After the term the
 * determination still falls, with what lasts beyond it in the credit database. A proposal is withdrawn, so that nobody determines what
 * has been found wrong.
 */
export function liftSanction(
  state: SanctionState,
  { cause, by, items, isTermOver }: LiftCause,
  context: Context,
): Result<readonly EventHead[]> {
  if (isTermOver === true) return liftOverdue(state, { cause, by }, context);
  if (state.stage === 'proposed' && items === undefined)
    return ok([made(state, context, { type: 'sanction.withdrawn', reason: `${by.kind} ${by.id}` })]);
  const isAnnulled = state.stage === 'expired' && items === undefined;
  if (!isStanding(state) && !isAnnulled) return ok([]);
  if (items !== undefined) {
    const before = new Set(state.struckItems.map(itemKey));
    const struck = [...new Set(items.map(itemKey))].filter((key) => !before.has(key) && hasItem(state, key));
    if (struck.length === 0) return ok([]);
    const count = recount(state, [...state.struckItems, ...struck]);
    const event = made(state, context, { type: 'sanction.items-struck', items: struck, count });
    return ok(carries(state, count) ? [event] : [event, lifted(state, { cause, by }, context)]);
  }
  return ok([lifted(state, { cause, by }, context)]);
}

/** The term is over: what stands ends as expired, and who has not confirmed a lift is told once more. Problem: `term-not-over`. */
function liftOverdue(
  state: SanctionState,
  { cause, by }: Pick<LiftCause, 'cause' | 'by'>,
  context: Context,
): Result<readonly EventHead[]> {
  const { nowMs } = context;
  if (isStanding(state)) {
    const last = lastDay(state.measures);
    if (last === undefined || last >= localDateOf(nowMs)) return fail('term-not-over', { last: last ?? '' });
    const rules = state.measures.filter(({ endedMs }) => endedMs === undefined).map(({ rule }) => rule);
    const end = { cause, by: { kind: by.kind, id: by.id } };
    const orders = endOrders(state, nowMs, false);
    return ok([made(state, context, { type: 'sanction.measures-ended', rules, end, isLast: true, orders })]);
  }
  return ok(
    undoingsNotDone(state).map(({ id, to, sector, measures, instruction }) => {
      const again = { to, sector, measures, orderedMs: nowMs, instruction, kept: [], undoes: id } as const;
      return made(state, context, { type: 'sanction.lift-repeated', order: { id: `${id}/again`, ...again } });
    }),
  );
}

function lifted(state: SanctionState, { cause, by }: Pick<LiftCause, 'cause' | 'by'>, context: Context): EventHead {
  const end = { cause, by: { kind: by.kind, id: by.id } };
  return made(state, context, { type: 'sanction.lifted', end, orders: endOrders(state, context.nowMs, true) });
}

/** Whether what is left carries the determination: the numbers reached as before, or a conviction. Below the numbers nothing may go. */
function carries({ route, determination }: SanctionState, count: ActCount): boolean {
  if (route === 'criminal') return true;
  if (determination?.belowThreshold !== undefined) return false;
  if (count.threshold === undefined) return count.lines.some(({ notCounted }) => notCounted === undefined);
  return count.reached.length > 0;
}

function recount({ acts, determination }: SanctionState, struck: readonly string[]): ActCount {
  const before = determination?.count;
  const removed = [...struck, ...(before?.lines.flatMap((line) => line.removed) ?? [])];
  const items = removed.map((number) => ({
    ...({ number, kind: 'bank-account', institution: '', sinceMs: 0, status: 'removed' } as const),
  }));
  const countedBefore = new Set(
    before?.lines.flatMap(({ id, notCounted }) => (notCounted === 'counted-before' ? [id] : [])) ?? [],
  );
  return countActs({
    acts,
    person: { items, isIdentityTheftVictim: false },
    threshold: before?.threshold,
    countedBefore,
  });
}

function hasItem({ acts }: SanctionState, number: string): boolean {
  return acts.some(({ items }) => items.some((item) => isSameItem(item.number, number)));
}

function made(state: SanctionState, context: Context, payload: SanctionEventPayload): EventHead {
  return makeEvent(state, context, payload);
}
