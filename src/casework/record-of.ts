import type { Casework, RecordHead, RecordRef } from './record.ts';

export function recordOf(casework: Casework, { kind, id }: RecordRef): RecordHead | undefined {
  return casework[kind]?.get(id);
}

export function allRecords(casework: Casework): readonly RecordHead[] {
  return Object.values(casework).flatMap((records) => [...records.values()]);
}
