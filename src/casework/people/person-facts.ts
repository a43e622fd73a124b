import { localDateOf } from '#law';

import { isSameItem } from './item-key.ts';
import type { PersonFact, PersonState } from './person.ts';

/**
 * What the person did of itself, the earliest first: surrender and cancelled cards are facts for leniency, nothing more. What lies
 * before the first act (`YYYY-MM-DD`) is no leniency for it.
 */
export function leniencyFacts({ facts }: Pick<PersonState, 'facts'>, firstActDay?: string): readonly PersonFact[] {
  return facts
    .filter(({ kind }) => kind === 'surrender' || kind === 'voluntary-cancellation')
    .filter(({ atMs }) => firstActDay === undefined || localDateOf(atMs) >= firstActDay)
    .toSorted((a, b) => a.atMs - b.atMs);
}

/**
 * First moment at which the person was told of a limit on one of the numbers, or on any: what was done with cards after it may be
 * weighed as knowledge (法发〔2025〕12号, item 5(2)).
 */
export function limitNotifiedMs(
  { facts }: Pick<PersonState, 'facts'>,
  numbers?: readonly string[],
): number | undefined {
  const told = facts
    .filter(
      ({ kind, items }) =>
        kind === 'limit-notified' &&
        (numbers?.some((number) => items.some((item) => isSameItem(item, number))) ?? true),
    )
    .map(({ atMs }) => atMs);
  return told.length === 0 ? undefined : Math.min(...told);
}

/** Whether the item was reported lost or stolen with the identity card before a moment: a sign of theft, to be checked. */
export function lostIdentityBefore({ facts }: Pick<PersonState, 'facts'>, ms: number): boolean {
  return facts.some(({ kind, atMs }) => kind === 'identity-lost' && atMs <= ms);
}
