import { ACCOUNT_FLAG, measured, type NextLevelRow } from '#model';

import type { Workspace } from '../workspace.ts';
import { FIRST_AND_LAST, movesSql } from './moves.ts';
import { identityFinder, readLimited, type CutTable, type TableOptions } from './table-options.ts';

/** TAB-4: accounts that take money from covered accounts, by amount. TAB-5: `missing` keeps those without a statement. */
export function nextLevelSql(which: 'all' | 'missing'): string {
  return `
    SELECT e.other AS account, e.currency, coalesce(-sum(signed) FILTER (side = 1), 0)::BIGINT AS from_covered_minor,
      coalesce(sum(signed) FILTER (side = 2), 0)::BIGINT AS to_covered_minor, count(*) FILTER (side = 1) AS transfers,
      count(DISTINCT e.account) FILTER (side = 1) AS sources, any_value((o.flags & ${ACCOUNT_FLAG.covered}) = 0) AS statement_missing, ${FIRST_AND_LAST}
    FROM (${movesSql()}) e JOIN accounts c ON c.account = e.account AND (c.flags & ${ACCOUNT_FLAG.covered}) <> 0
      JOIN accounts o ON o.account = e.other
    ${which === 'missing' ? `WHERE (o.flags & ${ACCOUNT_FLAG.covered}) = 0` : ''}
    GROUP BY e.other, e.currency HAVING count(*) FILTER (side = 1) > 0 ORDER BY from_covered_minor DESC, account, e.currency`;
}

interface Line {
  readonly account: number;
  readonly currency: string;
  readonly from_covered_minor: number;
  readonly to_covered_minor: number;
  readonly transfers: number;
  readonly sources: number;
  readonly statement_missing: boolean;
  readonly first_at: string;
  readonly last_at: string;
}

export async function nextLevelTable(ws: Workspace, which: 'all' | 'missing', options: TableOptions): Promise<CutTable<NextLevelRow>> {
  const { rows, cut } = await readLimited<Line>(ws, nextLevelSql(which), options.limit);
  const identity = await identityFinder(ws, rows.map(({ account }) => account), options);
  return {
    cut,
    rows: rows.map((line) => ({
      identity: identity(line.account),
      currency: line.currency,
      fromCovered: measured('account-turnover', line.from_covered_minor, line.currency),
      toCovered: measured('account-turnover', line.to_covered_minor, line.currency),
      transfers: line.transfers,
      sources: line.sources,
      firstAt: line.first_at,
      lastAt: line.last_at,
      statementMissing: line.statement_missing,
    })),
  };
}
