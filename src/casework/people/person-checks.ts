import { dayOf, fail, ok, parseResidentId, type Result } from '#model';

import { oneOf } from '../one-of.ts';
import type { Context } from '../record.ts';
import { isSameItem, itemKey } from './item-key.ts';
import { FACT_KINDS, ITEM_KINDS, type Item, type PersonFact, type PersonState } from './person.ts';
import type { Identity } from './person-events.ts';

/**
 * A name, a birth that is a day of the past, and none that contradicts a resident identity number; where only the number is given,
 * its day of birth is taken. Problems: `person-name-missing`, `unit-has-no-birth`, `birth-unreadable`, `birth-contradicts-id`.
 */
export function checkIdentity(identity: Identity, nowMs: number): Result<Identity> {
  const { isUnit, name, idNumber, birth } = identity;
  if (name.trim() === '') return fail('person-name-missing');
  if (isUnit) return birth === undefined ? ok(identity) : fail('unit-has-no-birth');
  if (birth !== undefined && !isPastDay(birth, nowMs)) return fail('birth-unreadable', { birth });
  const parsed = idNumber === undefined ? undefined : parseResidentId(idNumber);
  if (parsed === undefined || !parsed.ok) return ok(identity);
  const fromNumber = new Date(parsed.value.birthDay * 86_400_000).toISOString().slice(0, 10);
  if (birth !== undefined && birth !== fromNumber) return fail('birth-contradicts-id', { birth, fromNumber });
  return ok({ ...identity, birth: fromNumber });
}

/** Problems: `value-not-in-list`, `item-number-missing`, `item-on-record`, `item-removed`: what was shown to be somebody else's does not come back. */
export function checkNewItem({ items }: PersonState, { number, kind, institution }: Item): Result<undefined> {
  const problem = oneOf(ITEM_KINDS, kind, 'kind');
  if (problem !== undefined) return { ok: false, problem };
  if (number.trim() === '' || institution.trim() === '') return fail('item-number-missing');
  const known = items.find((item) => isSameItem(item.number, number));
  if (known === undefined) return ok(undefined);
  return fail(known.status === 'removed' ? 'item-removed' : 'item-on-record', { item: number });
}

/**
 * Problems: `value-not-in-list`, `fact-in-future` (or no moment at all), `fact-before-birth`, `fact-needs-item` (a cancelled or limited item must be named), `item-unknown`, `fact-known`,
 * `fact-not-yours`: an institution tells of limits and cancellations of its own items, and of nothing else.
 */
export function checkFact({ items, facts, birth }: PersonState, fact: PersonFact, context: Context): Result<undefined> {
  const { kind: agencyKind, id: agency } = context.actor.agency;
  const problem = oneOf(FACT_KINDS, fact.kind, 'fact');
  if (problem !== undefined) return { ok: false, problem };
  if (!Number.isFinite(fact.atMs) || fact.atMs > context.nowMs) return fail('fact-in-future', { fact: fact.kind });
  if (birth !== undefined && dayOf(fact.atMs) * 86_400_000 < Date.parse(`${birth}T00:00:00Z`))
    return fail('fact-before-birth', { fact: fact.kind });
  if (ITEM_FACTS.includes(fact.kind) && fact.items.length === 0) return fail('fact-needs-item', { fact: fact.kind });
  const unknown = fact.items.find((number) => !items.some((item) => isSameItem(item.number, number)));
  if (unknown !== undefined) return fail('item-unknown', { item: unknown });
  const isOwn = (number: string) =>
    items.some((item) => isSameItem(item.number, number) && item.institution === agency);
  if (agencyKind !== 'police' && !(ITEM_FACTS.includes(fact.kind) && fact.items.every(isOwn)))
    return fail('fact-not-yours', { fact: fact.kind });
  const named = new Set(fact.items.map(itemKey));
  const isKnown = facts.some(
    ({ kind, atMs, items: of }) =>
      kind === fact.kind &&
      atMs === fact.atMs &&
      new Set(of.map(itemKey)).size === named.size &&
      of.every((number) => named.has(itemKey(number))),
  );
  return isKnown ? fail('fact-known', { fact: fact.kind }) : ok(undefined);
}

const ITEM_FACTS: readonly PersonFact['kind'][] = ['voluntary-cancellation', 'limit-notified'];

function isPastDay(birth: string, nowMs: number): boolean {
  const ms = Date.parse(`${birth}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== birth) return false;
  return ms / 86_400_000 <= dayOf(nowMs);
}
