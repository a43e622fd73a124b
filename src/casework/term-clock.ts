import { deadline, type LegalValueId } from '#law';

import type { Clock, LawContext } from './record.ts';

/** A clock that counts by a legal value: with its end, or with the problem why it has none. */
export function termClock<C extends Clock & { readonly rule: LegalValueId }>(
  clock: C,
  law: LawContext,
): C & Pick<Clock, 'dueMs' | 'problem'> {
  const end = deadline(clock.rule, clock.fromMs, law);
  return end.ok ? { ...clock, dueMs: end.value.dueMs } : { ...clock, problem: end.problem };
}
