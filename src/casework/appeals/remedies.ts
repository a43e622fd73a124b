import { deadline } from '#law';

import type { LawContext } from '../record.ts';
import { BASES, type AppealBasis } from './appeal-bases.ts';
import type { Remedy } from './appeal.ts';

/** What is open after a decision of now, with its last day where a law names one. Whether it may be used is said as it is known. */
export function remediesOf(bases: readonly AppealBasis[], nowMs: number, law: LawContext): readonly Remedy[] {
  return [...new Set(bases)].flatMap((basis) =>
    BASES[basis].remedies.map((remedy): Remedy => {
      if (remedy.rule === undefined) return { basis, ...remedy };
      const due = deadline(remedy.rule, nowMs, law);
      return due.ok ? { basis, ...remedy, dueMs: due.value.dueMs } : { basis, ...remedy, problem: due.problem };
    }),
  );
}
