import { measured, type FlowRow } from '#model';

import type { Workspace } from '../workspace.ts';
import { FIRST_AND_LAST, LOCAL_DAY, movesSql } from './moves.ts';
import { identityFinder, limitSql, readLimited, type CutTable, type TableOptions } from './table-options.ts';

/**
 * TAB-2: one line per account and currency, by one-way turnover. Only sums are made for every account; the rest is
 * counted for the lines kept, by grouping, which spills to disk where `count(DISTINCT …)` does not.
 */
export function flowSql(limit?: number): string {
  return `
    WITH sums AS (
      SELECT account, currency, coalesce(sum(signed) FILTER (side = 2), 0)::BIGINT AS in_minor,
        coalesce(-sum(signed) FILTER (side = 1), 0)::BIGINT AS out_minor, greatest(in_minor, out_minor) AS one_way_minor
      FROM (${movesSql()}) GROUP BY account, currency
    ),
    kept AS MATERIALIZED (SELECT *, count(*) OVER () AS total FROM sums ORDER BY one_way_minor DESC, account, currency ${limitSql(limit)}),
    shown AS ${limit === undefined ? 'NOT ' : ''}MATERIALIZED (SELECT l.* FROM (${movesSql()}) l SEMI JOIN kept k ON k.account = l.account AND k.currency = l.currency),
    counts AS (
      SELECT account, currency, count(*) FILTER (side = 2) AS in_count, count(*) FILTER (side = 1) AS out_count, ${FIRST_AND_LAST}
      FROM shown GROUP BY ALL
    ),
    days AS (SELECT account, currency, count(*) AS active_days FROM (SELECT account, currency, ${LOCAL_DAY} AS day FROM shown GROUP BY ALL) GROUP BY ALL),
    partners AS (
      SELECT account, currency, count(*) FILTER (side = 2) AS payers, count(*) FILTER (side = 1) AS payees
      FROM (SELECT account, currency, side, other FROM shown WHERE other IS NOT NULL GROUP BY ALL) GROUP BY ALL
    )
    SELECT k.account, k.currency, in_minor, out_minor, one_way_minor, in_count, out_count, active_days, coalesce(payers, 0) AS payers,
      coalesce(payees, 0) AS payees, first_at, last_at, total
    FROM kept k JOIN counts USING (account, currency) JOIN days USING (account, currency) LEFT JOIN partners USING (account, currency)
    ORDER BY one_way_minor DESC, k.account, k.currency`;
}

interface Line {
  readonly account: number;
  readonly currency: string;
  readonly in_minor: number;
  readonly out_minor: number;
  readonly one_way_minor: number;
  readonly in_count: number;
  readonly out_count: number;
  readonly active_days: number;
  readonly payers: number;
  readonly payees: number;
  readonly first_at: string;
  readonly last_at: string;
  readonly total: number;
}

export async function flowTable(ws: Workspace, options: TableOptions): Promise<CutTable<FlowRow>> {
  const { rows, cut } = await readLimited<Line>(ws, flowSql(options.limit));
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
      in: measured('card-turnover', line.in_minor, line.currency),
      out: measured('card-turnover', line.out_minor, line.currency),
      oneWay: measured('card-turnover', line.one_way_minor, line.currency),
      inCount: line.in_count,
      outCount: line.out_count,
      activeDays: line.active_days,
      payers: line.payers,
      payees: line.payees,
      firstAt: line.first_at,
      lastAt: line.last_at,
    })),
  };
}
