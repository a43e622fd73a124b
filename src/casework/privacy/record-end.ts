import type { RecordHead } from '../record.ts';

/** When a record's purpose ended; undefined: it goes on. */
export function endedMs(record: RecordHead): number | undefined {
  const { stage } = record as RecordHead & { readonly stage?: string };
  return stage !== undefined && ENDS.has(stage) ? record.lastMs : undefined;
}

const ENDS: ReadonlySet<string> = new Set(['answered', 'withdrawn', 'dropped', 'watch-ended']);
