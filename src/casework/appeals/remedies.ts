import { deadline, legalValue } from '#law';

import type { LawContext } from '../record.ts';
import { BASES, type AppealBasis, type RemedyRule } from './appeal-bases.ts';
import type { Remedy } from './appeal.ts';

/** What is open after a decision of now, with its last day where a law names one. Whether it may be used is said as it is known. */
export function remediesOf(bases: readonly AppealBasis[], nowMs: number, law: LawContext): readonly Remedy[] {
  return [...new Set(bases)].flatMap((basis) =>
    BASES[basis].remedies.flatMap(({ opensWith, ...remedy }): readonly Remedy[] => {
      const certainty = opensWith === undefined ? remedy.certainty : certaintyOf(opensWith, law);
      if (certainty === undefined) return [];
      const known = { basis, ...remedy, certainty };
      if (remedy.rule === undefined) return [known];
      const due = deadline(remedy.rule, nowMs, law);
      return [due.ok ? { ...known, dueMs: due.value.dueMs } : { ...known, problem: due.problem }];
    }),
  );
}

/** Undefined: a named person has set that there is no such remedy. */
function certaintyOf(
  id: NonNullable<RemedyRule['opensWith']>,
  { settings }: LawContext,
): RemedyRule['certainty'] | undefined {
  const value = legalValue(id, settings);
  if (!value.ok) return 'open';
  return value.value.value === 0 ? undefined : 'set';
}
