/** Cells that say "empty" in any export (formats-exports.md 6.9, rule 3); runs of dashes are one more. */
export const EMPTY_WORDS = [
  '-',
  '/',
  '--',
  'null',
  'NULL',
  'Null',
  'nan',
  'NaN',
  'NAN',
  'None',
  '<nil>',
  '无',
  '\\N',
] as const;

const TRIMMED_CHARACTERS = ' \t\r\n\u00a0\u3000\u200b\ufeff';

/**
 * SQL of a trimmed cell. DuckDB's one-argument trim takes every Unicode space but no control character, and is cheaper
 * than the one with a list, which is used only where a tab is.
 */
export function trimmedSql(column: string): string {
  return `CASE WHEN contains(${column}, chr(9)) THEN trim(${column}, '${TRIMMED_CHARACTERS}') ELSE trim(${column}) END`;
}

/** SQL of the first of several trimmed cells that is not empty; NULL if all are. */
export function firstCellSql(trimmed: readonly string[]): string {
  if (trimmed.length === 0) return 'NULL::VARCHAR';
  const present = trimmed.map(presentSql);
  return present.length === 1 ? (present[0] ?? '') : `coalesce(${present.join(', ')})`;
}

/** The first test lets nearly every cell through: no empty word begins with a digit, a letter before N, or beyond ASCII but one. */
function presentSql(x: string): string {
  const words = EMPTY_WORDS.map((word) => `'${word}'`).join(', ');
  return `CASE WHEN (${x} >= '0' AND ${x} < ':') OR (${x} >= 'A' AND ${x} < 'N') OR (${x} > '~' AND ${x} != '无') THEN ${x}
    WHEN ${x} = '' OR list_contains([${words}], ${x}) OR (starts_with(${x}, '-') AND ltrim(${x}, '-') = '') THEN NULL ELSE ${x} END`;
}
