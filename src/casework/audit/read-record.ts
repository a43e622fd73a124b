import type { Result } from '#model';

import { openRecord, type Reader } from '../permissions/may-read.ts';
import type { Casework, RecordHead, RecordRef } from '../record.ts';
import { entryOfRead, type ReadEntry } from './audit-entry.ts';
import type { Digest } from './chain.ts';

export interface ReadRecord {
  readonly result: Result<RecordHead>;
  /** To be appended to the log before anything is shown. */
  readonly entry: ReadEntry;
}

/** A record for a reader together with what the log must say of it: there is no way to the one without the other. */
export function readRecord(
  casework: Casework,
  ref: RecordRef,
  { reader, atMs, digest }: { readonly reader: Reader; readonly atMs: number; readonly digest: Digest },
): ReadRecord {
  const result = openRecord(casework, ref, reader);
  const refused = result.ok ? {} : { refused: result.problem.code };
  const entry = entryOfRead({ action: `${ref.kind}.read`, reader, atMs, record: ref, ...refused }, digest);
  return { result, entry };
}
