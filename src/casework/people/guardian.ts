import type { Context } from '../record.ts';
import { isMinorAt, type PersonState } from './person.ts';

/**
 * Whether the actor answers for the person now: the guardian on record, and only while the person is surely a minor. Where the birth is
 * not known nobody answers by this program; a counter sees the papers.
 */
export function isGuardianOf(
  person: PersonState | undefined,
  { actor, nowMs }: Pick<Context, 'actor' | 'nowMs'>,
): boolean {
  return person?.guardian?.actor === actor.id && isMinorAt(person, nowMs) === true;
}
