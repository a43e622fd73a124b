import type { SkippedSource } from '#model';

import type { Head, SourcePart } from '../bytes/source-part.ts';
import { isOwnTable } from './own-outputs.ts';
import { sniffLayout } from './registry.ts';
import { hasTable } from './table-content.ts';
import { truthByHeader, truthByName } from './truth-files.ts';

/**
 * Why a part needs no mapping: `known-format` (format), `truth-file`, `not-needed`, `own-output`, `no-table`, `empty`; null
 * for a table that nothing here reads.
 */
export function recognisePart(part: SourcePart, head: Head): Omit<SkippedSource, 'file'> | null {
  if (head.records.every((record) => record.every((cell) => cell.trim() === ''))) return reason('empty');
  const truth = truthByName(part.file) ?? truthByHeader(head);
  if (truth !== null) return truth;
  if (isOwnTable(head)) return reason('own-output');
  const match = sniffLayout(head);
  if (match !== null && !Number.isNaN(match.amountUnit))
    return { ...reason('known-format'), values: { format: match.layout.id } };
  return hasTable(part, head) ? null : reason('no-table');
}

function reason(code: string): Omit<SkippedSource, 'file'> {
  return { code, values: {}, severity: 'skip' };
}
