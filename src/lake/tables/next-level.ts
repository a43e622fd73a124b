import { ACCOUNT_FLAG, measured, type NextLevelRow } from '#model';

import type { Workspace } from '../workspace.ts';
import { FIRST_AND_LAST, movesSql } from './moves.ts';
import { identityFinder, limitSql, readLimited, type CutTable, type TableOptions } from './table-options.ts';

/** TAB-4: accounts that take money from covered accounts, by amount. TAB-5: `missing` keeps those without a statement. */
export function nextLevelSql(which: 'all' | 'missing', limit?: number): string {
  const covered = (alias: string): string => `(${alias}.flags & ${ACCOUNT_FLAG.covered}) <> 0`;
  const legs = `SELECT e.* FROM (${movesSql()}) e JOIN accounts c ON c.account = e.account AND ${covered('c')}`;
  return `
    WITH sums AS (
      SELECT t.other AS account, t.currency, coalesce(-sum(t.signed), 0)::BIGINT AS from_covered_minor, count(*) AS transfers
      FROM (${legs}) t ${which === 'missing' ? `JOIN accounts o ON o.account = t.other AND NOT ${covered('o')}` : ''}
      WHERE t.side = 1 AND t.other IS NOT NULL GROUP BY t.other, t.currency
    ),
    kept AS MATERIALIZED (SELECT *, count(*) OVER () AS total FROM sums ORDER BY from_covered_minor DESC, account, currency ${limitSql(limit)}),
    shown AS ${limit === undefined ? 'NOT ' : ''}MATERIALIZED (SELECT l.* FROM (${legs}) l SEMI JOIN kept k ON k.account = l.other AND k.currency = l.currency),
    backs AS (
      SELECT other AS account, currency, coalesce(sum(signed) FILTER (side = 2), 0)::BIGINT AS to_covered_minor, ${FIRST_AND_LAST}
      FROM shown GROUP BY other, currency
    ),
    sources AS (
      SELECT account, currency, count(*) AS sources
      FROM (SELECT other AS account, currency, account AS source FROM shown WHERE side = 1 GROUP BY ALL) GROUP BY ALL
    )
    SELECT k.account, k.currency, from_covered_minor, to_covered_minor, transfers, sources, NOT ${covered('o')} AS statement_missing,
      first_at, last_at, total
    FROM kept k JOIN backs USING (account, currency) JOIN sources USING (account, currency) JOIN accounts o ON o.account = k.account
    ORDER BY from_covered_minor DESC, k.account, k.currency`;
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
  readonly total: number;
}

export async function nextLevelTable(
  ws: Workspace,
  which: 'all' | 'missing',
  options: TableOptions,
): Promise<CutTable<NextLevelRow>> {
  if (which === 'missing' && !(await hasBoundaryAccounts(ws))) return { rows: [], cut: 0 };
  const { rows, cut } = await readLimited<Line>(ws, nextLevelSql(which, options.limit));
  const identity = await identityFinder(
    ws,
    rows.map(({ account }) => account),
    options,
  );
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

async function hasBoundaryAccounts(ws: Workspace): Promise<boolean> {
  const [found] = await ws.engine.rows<{ any: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM accounts WHERE (flags & ${ACCOUNT_FLAG.covered}) = 0) AS any`,
  );
  return found?.any === true;
}
