import { sqlName } from './engine.ts';

/** Cells that say "empty" in any export (formats-exports.md 6.9, rule 3); runs of dashes are one more. */
export const EMPTY_WORDS = ['-', '/', '--', 'null', 'NULL', 'Null', 'nan', 'NaN', 'NAN', 'None', '<nil>', '无', '\\N'] as const;

const TRIMMED_CHARACTERS = ' \t\r\n\u00a0\u3000\u200b\ufeff';

/**
 * SQL of a trimmed cell. DuckDB's one-argument trim takes every Unicode space but no control character, and is three
 * times cheaper than the one with a list, which is used only where a tab, a line break or a BOM is.
 */
export function trimmedSql(column: string): string {
  return `CASE WHEN contains(${column}, chr(9)) OR contains(${column}, chr(10)) OR contains(${column}, chr(13))
    OR contains(${column}, chr(65279)) THEN trim(${column}, '${TRIMMED_CHARACTERS}') ELSE trim(${column}) END`;
}

/** SQL of the first of several trimmed cells that is not empty; NULL if all are. */
export function firstCellSql(trimmed: readonly string[]): string {
  if (trimmed.length === 0) return 'NULL::VARCHAR';
  const present = trimmed.map(presentSql);
  return present.length === 1 ? (present[0] ?? '') : `coalesce(${present.join(', ')})`;
}

function presentSql(column: string): string {
  const x = sqlName(column);
  const words = EMPTY_WORDS.map((word) => `'${word}'`).join(', ');
  return `CASE WHEN strlen(${x}) > 5 AND NOT starts_with(${x}, '--') THEN ${x}
    WHEN ${x} = '' OR list_contains([${words}], ${x}) OR ltrim(${x}, '-') = '' THEN NULL ELSE ${x} END`;
}
