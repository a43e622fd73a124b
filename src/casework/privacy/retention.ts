import { addMonths, LEGAL_VALUES, legalValue, type LegalSettings, type LegalValueId } from '#law';
import { CHINA_OFFSET_MS, dayOf, type Problem } from '#model';

import type { AppealState } from '../appeals/appeal.ts';
import type { Casework, RecordHead } from '../record.ts';
import { endedMs } from './record-end.ts';

/** What is kept beside the records, each under its own rule. */
export const DATA_CLASSES = {
  'customer-and-transaction-data': 'kyc-retention-years',
  'negative-credit-information': 'negative-credit-years',
  'impact-assessment': 'impact-assessment-years',
  'processing-log': 'impact-assessment-years',
} as const satisfies Readonly<Record<string, LegalValueId>>;
export type DataClass = keyof typeof DATA_CLASSES;

export interface Retention {
  /**
   * `in-use`: its purpose goes on; `storage-only`: kept because the law says so and for nothing else (个人信息保护法 47); `due`: to be
   * deleted; `unknown`: over, but no term can be named, so that it stays for storage only until somebody sets one.
   */
  readonly state: 'in-use' | 'storage-only' | 'due' | 'unknown';
  readonly rule: LegalValueId;
  /** Text and article. */
  readonly basis: string;
  readonly endedMs?: number;
  /** First moment at which it is to be deleted. */
  readonly deleteMs?: number;
  readonly problem?: Problem;
}

interface Law {
  readonly nowMs: number;
  readonly settings: LegalSettings;
}

/**
 * The rule by which a record is kept. Where the law that was read sets no term, the office's own setting holds and nothing is deleted
 * before it is given.
 */
export function retentionRule(record: RecordHead): LegalValueId {
  if (record.kind === 'suspicious-report') return 'kyc-retention-years';
  if (record.kind !== 'appeal') return 'casework-retention-years';
  const isCreditComplaint = (record as AppealState).contested.some(({ basis }) => basis === 'credit-complaint');
  return isCreditComplaint ? 'keep-credit-complaint-years' : 'casework-retention-years';
}

/** How long a record is kept, on which basis, and what is due. `casework` tells whether anything else is about a person. */
export function retentionOf(record: RecordHead, law: Law, casework: Casework): Retention {
  return retention(retentionRule(record), endedMs(record, casework), law);
}

/** The same for data that are no record; `endedMs`: end of the customer relation, of the act, of the processing. */
export function retentionOfData(dataClass: DataClass, ended: number | undefined, law: Law): Retention {
  return retention(DATA_CLASSES[dataClass], ended, law);
}

/** Records that are to be deleted now, and those of which nothing but storage is left. Show it through `readable`. */
export function retentionList(
  casework: Casework,
  law: Law,
): readonly { readonly record: RecordHead; readonly retention: Retention }[] {
  return Object.values(casework)
    .flatMap((records) => [...records.values()])
    .map((record) => ({ record, retention: retentionOf(record, law, casework) }))
    .filter(({ retention: { state } }) => state !== 'in-use');
}

/** What stands against deleting a record; undefined: nothing. */
export function mustBeKept(record: RecordHead, law: Law, casework: Casework): Retention | undefined {
  const kept = retentionOf(record, law, casework);
  return kept.state === 'due' ? undefined : kept;
}

function retention(rule: LegalValueId, ended: number | undefined, { nowMs, settings }: Law): Retention {
  const { source, article } = LEGAL_VALUES[rule];
  const basis = `${source} ${article}`;
  if (ended === undefined) return { state: 'in-use', rule, basis };
  const value = legalValue(rule, settings);
  if (!value.ok) return { state: 'unknown', rule, basis, endedMs: ended, problem: value.problem };
  const deleteMs = yearsAfter(ended, value.value.value);
  return { state: nowMs < deleteMs ? 'storage-only' : 'due', rule, basis, endedMs: ended, deleteMs };
}

/** 24:00 in China of the same day so many years later. Not rolled over days off: a term of keeping is nobody's deadline. */
function yearsAfter(ms: number, years: number): number {
  return (addMonths(dayOf(ms), 12 * years) + 1) * 86_400_000 - CHINA_OFFSET_MS;
}
