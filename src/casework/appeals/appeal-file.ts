import { CHINA_CALENDAR } from '#law';
import type { CalendarTable } from '#model';

import { recordOf } from '../record-of.ts';
import { legalSettingsOf } from '../settings/legal-setting.ts';
import type { Casework, Clock, RecordRef } from '../record.ts';
import { BASES, type AppealBasis } from './appeal-bases.ts';
import { appealClocks } from './appeal-clocks.ts';
import type { AppealState } from './appeal.ts';
import { restrictionOf } from './restriction.ts';

/** What a contested record shows on the ticket. */
export interface ContestedRecord {
  readonly record: RecordRef;
  readonly basis: AppealBasis;
  readonly article: string;
  readonly items: readonly string[];
  readonly contestedMs: number;
  readonly institutions: readonly string[];
  readonly restrictedMs?: number;
  /** Reason codes of the finding from which the restriction came. */
  readonly reasons: readonly string[];
}

/** The file of a ticket, for the reviewer and for the person. Numbers and names are masked by whoever shows it. */
export interface AppealFile extends Omit<
  AppealState,
  'hands' | 'lastMs' | 'agencies' | 'contested' | 'unclocked' | 'lateReceipts' | 'finding'
> {
  readonly contested: readonly ContestedRecord[];
  readonly clocks: readonly Clock[];
}

/**
 * Made of the ticket, the contested records and the legal values, and of nothing else: what is reported or drafted elsewhere cannot show
 * in it (反洗钱法 35). Undefined: no such ticket.
 */
export function appealFile(
  casework: Casework,
  id: string,
  calendar: CalendarTable = CHINA_CALENDAR,
): AppealFile | undefined {
  const appeal = casework.appeal?.get(id) as AppealState | undefined;
  if (appeal === undefined) return undefined;
  const { hands: _h, lastMs, agencies: _a, contested, unclocked: _u, lateReceipts: _l, finding: _f, ...shown } = appeal;
  return {
    ...shown,
    contested: contested.map(({ record, basis, items = [], sinceMs }) => {
      const state = recordOf(casework, record);
      const { sinceMs: restrictedMs, institutions } = restrictionOf(state);
      return {
        record: { kind: record.kind, id: record.id },
        basis,
        article: BASES[basis].article,
        items,
        contestedMs: sinceMs,
        institutions,
        ...(restrictedMs === undefined ? {} : { restrictedMs }),
        reasons: state?.finding?.reasons ?? [],
      };
    }),
    clocks: appealClocks(appeal, { nowMs: lastMs ?? 0, calendar, settings: legalSettingsOf(casework) }),
  };
}
