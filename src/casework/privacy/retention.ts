import { addMonths, legalValue, type LegalSettings, type LegalValueId } from '#law';
import { CHINA_OFFSET_MS, dayOf, type Problem } from '#model';

import type { RecordHead, RecordKind } from '../record.ts';
import { endedMs } from './record-end.ts';

/** What a record is to the law of keeping: how long it must stay and on which basis. */
export interface RetentionClass {
  readonly rule: LegalValueId;
  /** The text, as the legal value names it. */
  readonly basis: string;
}

export interface Retention {
  /** `in-use`: its purpose goes on; `storage-only`: kept because the law says so, and for nothing else; `due`: to be deleted. */
  readonly state: 'in-use' | 'storage-only' | 'due' | 'unknown';
  readonly rule: LegalValueId;
  readonly basis: string;
  readonly endedMs?: number;
  /** First moment at which it is to be deleted. */
  readonly deleteMs?: number;
  /** No term can be named: it stays, for storage only, until somebody sets one. */
  readonly problem?: Problem;
}

/**
 * Under which rule each kind of record is kept. Where the law read sets no term, the office's own setting holds and nothing is
 * deleted before it is given (个人信息保护法 19).
 */
export const RETENTION_RULES: Readonly<Record<RecordKind, LegalValueId>> = {
  lead: 'casework-retention-years',
  warning: 'casework-retention-years',
  tip: 'casework-retention-years',
  measure: 'casework-retention-years',
  return: 'casework-retention-years',
  telecom: 'casework-retention-years',
  screening: 'casework-retention-years',
  sanction: 'negative-credit-years',
  appeal: 'casework-retention-years',
  'self-check': 'casework-retention-years',
  person: 'casework-retention-years',
  detector: 'casework-retention-years',
  'suspicious-report': 'kyc-retention-years',
  'privacy-request': 'impact-assessment-years',
  'legal-setting': 'casework-retention-years',
};

/** How long a record is kept and what is due, at one moment. */
export function retentionOf(
  record: RecordHead,
  law: { readonly nowMs: number; readonly settings: LegalSettings },
): Retention {
  const rule = RETENTION_RULES[record.kind];
  const value = legalValue(rule, law.settings);
  const ended = endedMs(record);
  const basis = value.ok ? `${value.value.rule.source} ${value.value.rule.article}` : rule;
  if (ended === undefined) return { state: 'in-use', rule, basis };
  if (!value.ok) return { state: 'unknown', rule, basis, endedMs: ended, problem: value.problem };
  const deleteMs = yearsAfter(ended, value.value.value);
  return { state: law.nowMs < deleteMs ? 'storage-only' : 'due', rule, basis, endedMs: ended, deleteMs };
}

/** What stands against deleting a record; undefined: nothing. */
export function mustBeKept(
  record: RecordHead,
  law: { readonly nowMs: number; readonly settings: LegalSettings },
): Retention | undefined {
  const retention = retentionOf(record, law);
  return retention.state === 'due' ? undefined : retention;
}

/** 24:00 in China of the same day so many years later. Not rolled over days off: a term of keeping is nobody's deadline. */
function yearsAfter(ms: number, years: number): number {
  return (addMonths(dayOf(ms), 12 * years) + 1) * 86_400_000 - CHINA_OFFSET_MS;
}
