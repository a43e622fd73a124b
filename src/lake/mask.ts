import { TEXT_MASKS } from '#model';

import { maskSql } from './account-sql.ts';

/** SQL of `maskText` of #model: free text with its long numbers masked. */
export function maskedTextSql(column: string): string {
  return TEXT_MASKS.reduce(
    (sql, [pattern, head, tail]) =>
      `regexp_replace(${sql}, '${pattern}', '${head ? '\\1' : ''}****${tail ? '\\2' : ''}', 'g')`,
    column,
  );
}

/** SQL of `maskNumber` of #model for a number in a column of its own; an empty one stays empty. */
export function maskedNumberSql(column: string): string {
  return `CASE WHEN ${column} IS NULL OR ${column} = '' THEN ${column} ELSE ${maskSql(column)} END`;
}

/** SQL of `maskName` of #model. */
export function maskedNameSql(column: string): string {
  return `CASE WHEN ${column} IS NULL OR ${column} = '' THEN ${column} ELSE left(${column}, 1) || '**' END`;
}
