import { dayStartMs, isUnder, legalValue } from '#law';
import { fail, ok, type Result } from '#model';

import { personOf, yearsAt, type PersonState } from '../people/person.ts';
import type { Casework, Context, LawContext } from '../record.ts';

/**
 * The person, where the record is one that the agency may read: of another region nothing is taken over, no name and no number.
 * Problems: `person-unknown`, `person-elsewhere`.
 */
export function personHere(casework: Casework, personId: string, { actor }: Context): Result<PersonState> {
  const person = personOf(casework, personId);
  if (person === undefined) return fail('person-unknown', { person: personId });
  return isUnder(person.region, actor.agency.region) ? ok(person) : fail('person-elsewhere', { person: personId });
}

/**
 * No penalty for what was done under 14 (行政处罚法 30): on the day of the last act the person must have been old enough. Problems:
 * `penalty-under-age` (`age`), `penalty-birth-unknown`, those of the value `no-penalty-age`.
 */
export function checkPenaltyAge(
  person: Pick<PersonState, 'isUnit' | 'birth'>,
  days: readonly string[],
  { settings }: Pick<LawContext, 'settings'>,
): Result<undefined> {
  const last = days.toSorted().at(-1);
  if (last === undefined) return ok(undefined);
  const least = legalValue('no-penalty-age', settings);
  if (!least.ok) return least;
  const years = yearsAt(person, dayStartMs(last));
  if (years === 'none') return ok(undefined);
  if (years === 'unknown') return fail('penalty-birth-unknown');
  return years < least.value.value ? fail('penalty-under-age', { age: least.value.value }) : ok(undefined);
}
