import { ok, type Result } from '#model';

import { oneOf } from '../one-of.ts';

/** One value with the list that it is of. */
type Listed = readonly [field: string, value: string | undefined, list: readonly string[]];

/** What comes from outside may be anything. Problem: `value-not-in-list` (`field`, `value`). Absent values are none of it. */
export function checkListed(values: readonly Listed[]): Result<undefined> {
  for (const [field, value, list] of values) {
    const problem = value === undefined ? undefined : oneOf(list, value, field);
    if (problem !== undefined) return { ok: false, problem };
  }
  return ok(undefined);
}
