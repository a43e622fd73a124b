import { ACCOUNT_FLAG, measured, type ChangeRow } from '#model';

import { localTimeSql } from '../local-time.ts';
import type { Workspace } from '../workspace.ts';
import { movesSql } from './moves.ts';
import { identityFinder, limitSql, readLimited, type CutTable, type TableOptions } from './table-options.ts';

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
 * a covered account's coverage inside the data, for others the time from the first to the last transfer.
 */
export function changesSql(limit?: number, settings: ChangeSettings = CHANGE_SETTINGS): string {
  const { silentShare, minimumDays, minimumTransfers } = settings;
  const covered = `(a.flags & ${ACCOUNT_FLAG.covered}) <> 0`;
  return `
    WITH parts AS MATERIALIZED (
      SELECT account, currency, count(*) AS n, sum(abs(signed))::BIGINT AS amount, min(own_ms) AS first_ms, max(own_ms) AS last_ms,
        arg_min(precision, own_ms) AS first_precision, arg_max(precision, own_ms) AS last_precision
      FROM (${movesSql()}) GROUP BY account, currency
    ),
    data AS (SELECT min(first_ms) AS low, max(last_ms) AS high FROM parts),
    seen AS (
      SELECT account, min(first_ms) AS first_ms, max(last_ms) AS last_ms, arg_min(first_precision, first_ms) AS first_precision,
        arg_max(last_precision, last_ms) AS last_precision, sum(n) AS transfers, first(currency ORDER BY n DESC, currency) AS currency
      FROM parts GROUP BY account HAVING sum(n) >= ${minimumTransfers}
    ),
    spans AS (
      SELECT s.*, CASE WHEN ${covered} THEN greatest(a.covered_from_ms, d.low) ELSE d.low END AS low,
        CASE WHEN ${covered} THEN least(a.covered_to_ms, d.high) ELSE d.high END AS high
      FROM seen s JOIN accounts a USING (account), data d
    ),
    changed AS (
      SELECT account, currency, 'new' AS change, ${localTimeSql('first_ms', 'first_precision')} AS at FROM spans
      WHERE first_ms > low + ${silentShare} * (high - low) AND high - low >= ${minimumDays * 86_400_000}
      UNION ALL
      SELECT account, currency, 'vanished', ${localTimeSql('last_ms', 'last_precision')} FROM spans
      WHERE last_ms < high - ${silentShare} * (high - low) AND high - low >= ${minimumDays * 86_400_000}
    )
    SELECT c.account, c.change, c.at, p.n AS transfers, c.currency, p.amount AS amount_minor, count(*) OVER () AS total
    FROM changed c JOIN parts p USING (account, currency) ORDER BY amount_minor DESC, c.account, c.change ${limitSql(limit)}`;
}

interface Line {
  readonly account: number;
  readonly change: 'new' | 'vanished';
  readonly at: string;
  readonly transfers: number;
  readonly currency: string;
  readonly amount_minor: number;
  readonly total: number;
}

export async function changesTable(ws: Workspace, options: TableOptions): Promise<CutTable<ChangeRow>> {
  if (!(await spansDays(ws, CHANGE_SETTINGS.minimumDays))) return { rows: [], cut: 0 };
  const { rows, cut } = await readLimited<Line>(ws, changesSql(options.limit));
  const identity = await identityFinder(
    ws,
    rows.map(({ account }) => account),
    options,
  );
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

/** Whether the data reach over so many days: of less nothing can be said, and nobody need be counted. */
async function spansDays(ws: Workspace, days: number): Promise<boolean> {
  const [span] = await ws.engine.rows<{ ms: number | null }>(
    'SELECT max(greatest(t_ms, debit_ms, credit_ms)) - min(least(t_ms, debit_ms, credit_ms)) AS ms FROM transfers',
  );
  return (span?.ms ?? 0) >= days * 86_400_000;
}
