/** Shortest run of digits in free text that may be a phone, card or ID number. */
const SHORTEST_NUMBER = 7;

/** Free text with every run of 7 or more digits cut to its last four. */
export function maskedText(text: string): string {
  return text.replaceAll(new RegExp(`\\d{${SHORTEST_NUMBER - 4},}(\\d{4})`, 'gu'), '****$1');
}

export function maskedTextSql(column: string): string {
  return `regexp_replace(${column}, '[0-9]{${SHORTEST_NUMBER - 4},}([0-9]{4})', '****\\1', 'g')`;
}

/** A number in a column of its own: its last four, and its first four when it is longer than eleven. */
export function maskedNumberSql(column: string): string {
  return `CASE WHEN ${column} IS NULL OR ${column} = '' THEN ${column} WHEN length(${column}) > 11 THEN left(${column}, 4) || '****' || right(${column}, 4)
    WHEN length(${column}) > 6 THEN '****' || right(${column}, 4) ELSE '****' END`;
}

/** A name: its first character. */
export function maskedNameSql(column: string): string {
  return `CASE WHEN ${column} IS NULL OR ${column} = '' THEN ${column} ELSE left(${column}, 1) || '**' END`;
}
