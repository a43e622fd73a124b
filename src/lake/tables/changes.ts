import { ACCOUNT_FLAG, measured, type ChangeRow } from '#model';

import { localTimeSql } from '../local-time.ts';
import type { Workspace } from '../workspace.ts';
import { movesSql } from './moves.ts';
import { identityFinder, readLimited, type CutTable, type TableOptions } from './table-options.ts';

export interface ChangeSettings {
  /** Share of the span seen that must be silent. */
  readonly silentShare: number;
  /** Shorter spans say nothing. */
  readonly minimumDays: number;
  readonly minimumTransfers: number;
}

export const CHANGE_SETTINGS: ChangeSettings = { silentShare: 0.5, minimumDays: 14, minimumTransfers: 3 };

/**
 * TAB-7: accounts first seen in the last half, or last seen in the first half, of the span in which they would be seen:
 * a covered account's coverage, for others the time from the first to the last transfer.
 */
export function changesSql(settings: ChangeSettings = CHANGE_SETTINGS): string {
  const { silentShare, minimumDays, minimumTransfers } = settings;
  return `
    WITH moves AS (${movesSql()}), data AS (SELECT min(own_ms) AS low, max(own_ms) AS high FROM moves),
    seen AS (
      SELECT account, min(own_ms) AS first_ms, max(own_ms) AS last_ms, arg_min(precision, own_ms) AS first_precision,
        arg_max(precision, own_ms) AS last_precision, count(*) AS transfers, mode(currency ORDER BY currency) AS currency
      FROM moves GROUP BY account
    ),
    spans AS (
      SELECT s.*, CASE WHEN (a.flags & ${ACCOUNT_FLAG.covered}) <> 0 THEN coalesce(a.covered_from_ms, d.low) ELSE d.low END AS low,
        CASE WHEN (a.flags & ${ACCOUNT_FLAG.covered}) <> 0 THEN coalesce(a.covered_to_ms, d.high) ELSE d.high END AS high
      FROM seen s JOIN accounts a USING (account), data d
    ),
    changed AS (
      SELECT account, currency, 'new' AS change, first_ms AS at_ms, ${localTimeSql('first_ms', 'first_precision')} AS at FROM spans
      WHERE first_ms > low + ${silentShare} * (high - low) AND high - low >= ${minimumDays * 86_400_000} AND transfers >= ${minimumTransfers}
      UNION ALL
      SELECT account, currency, 'vanished', last_ms, ${localTimeSql('last_ms', 'last_precision')} FROM spans
      WHERE last_ms < high - ${silentShare} * (high - low) AND high - low >= ${minimumDays * 86_400_000} AND transfers >= ${minimumTransfers}
    )
    SELECT c.account, c.change, c.at, count(*) AS transfers, c.currency, sum(abs(m.signed))::BIGINT AS amount_minor
    FROM changed c JOIN moves m ON m.account = c.account AND m.currency = c.currency
    GROUP BY c.account, c.change, c.at, c.currency ORDER BY amount_minor DESC, c.account, c.change`;
}

interface Line {
  readonly account: number;
  readonly change: 'new' | 'vanished';
  readonly at: string;
  readonly transfers: number;
  readonly currency: string;
  readonly amount_minor: number;
}

export async function changesTable(ws: Workspace, options: TableOptions): Promise<CutTable<ChangeRow>> {
  const { rows, cut } = await readLimited<Line>(ws, changesSql(), options.limit);
  const identity = await identityFinder(ws, rows.map(({ account }) => account), options);
  return {
    cut,
    rows: rows.map((line) => ({
      identity: identity(line.account),
      change: line.change,
      at: line.at,
      transfers: line.transfers,
      currency: line.currency,
      amount: measured('account-turnover', line.amount_minor, line.currency),
    })),
  };
}
