import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { Context, LiftCause } from '../record.ts';
import { isSameItem, itemKey } from './item-key.ts';
import type { PersonState } from './person.ts';
import type { PersonEvent, PersonEventPayload } from './person-events.ts';

/**
 * Marks items as disputed: an event each; also for a self-check in the same decision. Problems: `item-unknown`, `item-removed`,
 * `item-disputed` (value `item`), `nothing-named`.
 */
export function disputeItems(
  person: PersonState,
  { numbers, reason }: { readonly numbers: readonly string[]; readonly reason: string },
  context: Context,
): Result<readonly PersonEvent[]> {
  if (numbers.length === 0) return fail('nothing-named');
  for (const number of numbers) {
    const item = person.items.find((known) => isSameItem(known.number, number));
    if (item === undefined) return fail('item-unknown', { item: number });
    if (item.status !== 'on-record')
      return fail(item.status === 'removed' ? 'item-removed' : 'item-disputed', { item: number });
  }
  return ok(
    asOnRecord(person, numbers).map((number) =>
      event(person, context, { type: 'person.item-disputed', number, reason }),
    ),
  );
}

/**
 * Removes what was opened in this name by somebody else: the named items, or all where none is named. Problems: `cannot-be-lifted`
 * (another cause), `item-unknown`, `item-removed`, `nothing-named` (no item is left).
 */
export function removeItems(
  person: PersonState,
  { cause, by, items }: LiftCause,
  context: Context,
): Result<readonly PersonEvent[]> {
  if (cause !== 'not-my-card') return fail('cannot-be-lifted', { kind: 'person' });
  const numbers = items ?? person.items.filter(({ status }) => status !== 'removed').map(({ number }) => number);
  if (numbers.length === 0) return fail('nothing-named');
  for (const number of numbers) {
    const item = person.items.find((known) => isSameItem(known.number, number));
    if (item === undefined) return fail('item-unknown', { item: number });
    if (item.status === 'removed') return fail('item-removed', { item: number });
  }
  return ok(
    asOnRecord(person, numbers).map((number) =>
      event(person, context, { type: 'person.item-removed', number, cause, order: { kind: by.kind, id: by.id } }),
    ),
  );
}

/** Each item once, as the person's record spells it. */
export function asOnRecord({ items }: Pick<PersonState, 'items'>, numbers: readonly string[]): readonly string[] {
  const known = new Map(items.map(({ number }) => [itemKey(number), number]));
  return [...new Set(numbers.map((number) => known.get(itemKey(number)) ?? number))];
}

function event(person: PersonState, context: Context, payload: PersonEventPayload): PersonEvent {
  return makeEvent(person, context, payload);
}
