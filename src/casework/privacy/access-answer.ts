import type { Casework, RecordHead, RecordKind } from '../record.ts';
import { personOf, type Item, type PersonFact } from '../people/person.ts';

/**
 * Kinds of records that the person has been told of by notice or has begun. Of leads, tips, screenings and the rest an answer says
 * nothing, neither that there are any nor that there are none (个人信息保护法 18, 35; 反洗钱法 35).
 */
export const DISCLOSED_KINDS = [
  'sanction',
  'appeal',
  'self-check',
  'privacy-request',
] as const satisfies readonly RecordKind[];

/** What a person is given on asking for access (个人信息保护法 45). */
export interface AccessAnswer {
  readonly name?: string;
  readonly idNumber?: string;
  readonly items: readonly Item[];
  readonly facts: readonly Pick<PersonFact, 'kind' | 'atMs' | 'items'>[];
  readonly records: readonly {
    readonly kind: RecordKind;
    readonly id: string;
    readonly region: string;
    readonly sinceMs?: number;
  }[];
  /** Stands in every answer, whether anything was withheld or not: `withheld-by-law`, `suit`. */
  readonly notes: readonly ['withheld-by-law', 'suit'];
}

/**
 * The data held about a person, for the person. The same bytes whatever else is known: only the person's own record and the records of
 * which notice was given are read.
 */
export function accessAnswer(casework: Casework, personId: string): AccessAnswer {
  const person = personOf(casework, personId);
  const records = DISCLOSED_KINDS.flatMap((kind) => [...(casework[kind]?.values() ?? [])])
    .filter((record) => record.personId === personId && isKnownToPerson(record))
    .map(({ kind, id, region }) => ({ kind, id, region }));
  return {
    ...(person === undefined ? {} : { name: person.name }),
    ...(person?.idNumber === undefined ? {} : { idNumber: person.idNumber }),
    items: (person?.items ?? [])
      .filter(({ status }) => status !== 'removed')
      .map(({ number, kind, institution }) => ({ number, kind, institution })),
    facts: (person?.facts ?? []).map(({ kind, atMs, items }) => ({ kind, atMs, items })),
    records,
    notes: ['withheld-by-law', 'suit'],
  };
}

/** A sanction is known once its notice was served. */
function isKnownToPerson(record: RecordHead): boolean {
  return record.kind !== 'sanction' || (record as RecordHead & { readonly service?: unknown }).service !== undefined;
}
