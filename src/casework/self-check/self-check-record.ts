import { legalValue } from '#law';
import { dayOf, fail, ok, type Result } from '#model';

import { checkRegion } from '../leads/check-region.ts';
import { makeEvent } from '../make-event.ts';
import { isGuardianOf } from '../people/guardian.ts';
import { isMinorAt, personOf } from '../people/person.ts';
import type { Casework, DecideInput, EventHead, RecordModule } from '../record.ts';
import { selfCheckRows } from './self-check-answer.ts';
import type { SelfCheckCommand, SelfCheckEvent, SelfCheckState } from './self-check.ts';

/**
 * One record for each question. Problems: `self-check-guardian-asks`, `self-check-not-the-guardian`, `self-check-too-often` (values
 * `asked`, `times`), those of `legalValue`.
 */
export const selfCheckRecord: RecordModule<SelfCheckState, SelfCheckCommand, SelfCheckEvent> = {
  kind: 'self-check',
  begins: ['self-check.ask', 'self-check.ask-as-guardian'],
  commands: ['self-check.ask', 'self-check.ask-as-guardian'],
  headOf: ({ personId, region }) => ({ personId, region, agencies: [] }),
  decide,
  evolve: (_, { record, personId, region, as, rows, atMs, by }) => ({
    kind: 'self-check',
    id: record.id,
    region,
    agencies: [],
    personId,
    asked: { atMs, by: by.id, as },
    rows,
  }),
  clocks: () => [],
  fire: () => [],
};

function decide({
  command,
  context,
  casework,
  law,
}: DecideInput<SelfCheckState, SelfCheckCommand>): Result<readonly EventHead[]> {
  const { personId, record, type } = command;
  const person = personOf(casework, personId);
  const region = person?.region ?? (checkRegion(command.region).ok ? command.region : NATIONWIDE);
  const isGuardian = type === 'self-check.ask-as-guardian';
  if (isGuardian && !isGuardianOf(person, context)) return fail('self-check-not-the-guardian');
  if (!isGuardian && person !== undefined && isMinorAt(person, context.nowMs) === true)
    return fail('self-check-guardian-asks');
  const limit = legalValue('self-check-per-day', law.settings);
  if (!limit.ok) return limit;
  const asked = askedOn(casework, personId, context.nowMs);
  if (asked >= limit.value.value) return fail('self-check-too-often', { asked, times: limit.value.value });
  return ok([
    makeEvent(record, context, {
      type: 'self-check.answered',
      personId,
      region,
      as: isGuardian ? 'guardian' : 'person',
      rows: selfCheckRows(casework, personId),
    } as const),
  ]);
}

/** Where somebody belongs who is not known here and names no region: nothing is refused for it, so that nobody learns who is known. */
const NATIONWIDE = '000000';

/** Questions about one person on the same day in China, whoever asked. */
function askedOn(casework: Casework, personId: string, nowMs: number): number {
  const checks = [...((casework['self-check'] ?? new Map()) as ReadonlyMap<string, SelfCheckState>).values()];
  return checks.filter((check) => check.personId === personId && dayOf(check.asked.atMs) === dayOf(nowMs)).length;
}
