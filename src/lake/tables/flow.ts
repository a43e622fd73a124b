import { measured, type FlowRow } from '#model';

import type { Workspace } from '../workspace.ts';
import { FIRST_AND_LAST, LOCAL_DAY, movesSql } from './moves.ts';
import { identityFinder, readLimited, type CutTable, type TableOptions } from './table-options.ts';

/** TAB-2: one line per account and currency, by one-way turnover. */
export function flowSql(): string {
  return `
    SELECT account, currency, coalesce(sum(signed) FILTER (signed > 0), 0)::BIGINT AS in_minor,
      coalesce(-sum(signed) FILTER (signed < 0), 0)::BIGINT AS out_minor, greatest(in_minor, out_minor) AS one_way_minor,
      count(*) FILTER (side = 2) AS in_count, count(*) FILTER (side = 1) AS out_count, count(DISTINCT ${LOCAL_DAY}) AS active_days,
      count(DISTINCT other) FILTER (side = 2) AS payers, count(DISTINCT other) FILTER (side = 1) AS payees, ${FIRST_AND_LAST}
    FROM (${movesSql()}) GROUP BY account, currency ORDER BY one_way_minor DESC, account, currency`;
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
}

export async function flowTable(ws: Workspace, options: TableOptions): Promise<CutTable<FlowRow>> {
  const { rows, cut } = await readLimited<Line>(ws, flowSql(), options.limit);
  const identity = await identityFinder(ws, rows.map(({ account }) => account), options);
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
