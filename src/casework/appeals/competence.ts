import type { Actor } from '../actor.ts';
import { personOf } from '../people/person.ts';
import { isLevelAtLeast } from '../permissions/may.ts';
import { recordOf } from '../record-of.ts';
import type { Casework, RecordHead } from '../record.ts';
import type { TelecomState } from '../telecom/telecom-state.ts';
import { BASES } from './appeal-bases.ts';
import type { AppealState, Contested } from './appeal.ts';
import { isCredit, isDispute } from './ticket.ts';

/**
 * Whether somebody of this office may answer: determinations at the level that determines, freezes at the level that freezes, credit
 * data where it is held or by whoever provided it (征信业管理条例 25), everything else police on the ticket or the institution whose
 * measure or card it is.
 */
export function mayAnswer(
  { record, basis, items }: Contested,
  { agency }: Actor,
  { appeal, casework }: { readonly appeal: AppealState; readonly casework: Casework },
): boolean {
  const { bodies, agencies, personId } = appeal;
  const isPolice = agency.kind === 'police';
  switch (BASES[basis].answeredBy) {
    case 'police-city':
      return isPolice && isLevelAtLeast(agency.level, 'city');
    case 'police-county':
      return isPolice && isLevelAtLeast(agency.level, 'county');
    case 'body': {
      if (isCredit(basis)) return [...(bodies.credit ?? bodies.executed), ...bodies.decided].includes(agency.id);
      if (isPolice || (isDispute(basis) && items === undefined)) return agencies.includes(agency.id);
      return isDispute(basis)
        ? areKeptBy(agency.id, items ?? [], { casework, personId })
        : (recordOf(casework, record)?.agencies ?? []).includes(agency.id);
    }
  }
}

/** Whether all these cards of the person are of one institution. */
export function areKeptBy(
  institution: string,
  numbers: readonly string[],
  { casework, personId }: { readonly casework: Casework; readonly personId: string },
): boolean {
  const items = personOf(casework, personId)?.items ?? [];
  return numbers.every((number) => items.some((item) => item.number === number && item.institution === institution));
}

/** Police found that a number was used in a case: only police take that back. */
export function isDetermined(record: RecordHead | undefined, items: readonly string[] | undefined): boolean {
  if (record?.kind !== 'telecom') return false;
  return (record as TelecomState).numbers.some(
    ({ number, determined }) => determined !== undefined && (items?.includes(number) ?? true),
  );
}
