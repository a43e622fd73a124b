import { measured, type GroupFlowRow } from '#model';

import { showsFull } from '../identities.ts';
import { maskedNumberSql, maskedNameSql } from '../mask.ts';
import { resolveAccounts } from '../resolve-accounts.ts';
import type { Workspace } from '../workspace.ts';
import { FIRST_AND_LAST, LOCAL_DAY, MOVES, movesSql } from './moves.ts';
import {
  identityFinder,
  isEmptyTable,
  limitSql,
  readLimited,
  type CutTable,
  type TableOptions,
} from './table-options.ts';

/** Group name -> account numbers as people write them. */
export type AccountGroups = ReadonlyMap<string, readonly string[]>;

/**
 * Fills the temporary table `group_members (name, account)`: the groups given, or one holder's accounts where a holder
 * has two or more (ACC-4). Resolves to the numbers that are not in the workspace.
 */
export async function prepareGroups(
  ws: Workspace,
  groups: AccountGroups | undefined,
  unmask: boolean,
): Promise<string[]> {
  if (groups === undefined) {
    const name = showsFull(ws, { unmask }) ? HOLDER_NAMES.full : HOLDER_NAMES.masked;
    await ws.engine.run(`
      CREATE OR REPLACE TEMP TABLE group_members AS
      -- Masked, two holders may look the same; the name tells groups apart.
      SELECT name || CASE WHEN max(place) OVER (PARTITION BY name) > 1 THEN ' ' || place ELSE '' END AS name, account FROM (
      SELECT *, dense_rank() OVER (PARTITION BY name ORDER BY holder) AS place FROM (SELECT trim(${name}) AS name, holder, account FROM (
        SELECT a.account, h.holder, h.id_number, max(a.holder_name) OVER (PARTITION BY a.holder) AS holder_name,
          count(*) OVER (PARTITION BY a.holder) AS n
        FROM accounts a JOIN holders h USING (holder) WHERE a.merged_into IS NULL
      ) WHERE n >= 2))`);
    return [];
  }
  const lines = [...groups].flatMap(([name, numbers]) => numbers.map((number) => ({ name, number })));
  const accounts = await resolveAccounts(
    ws,
    lines.map(({ number }) => number),
  );
  const known = lines.flatMap((_, i) => (accounts[i]! >= 0 ? [i] : []));
  await ws.engine.createTemporary('group_lines', {
    name: known.map((i) => lines[i]!.name),
    account: Int32Array.from(known, (i) => accounts[i]!),
  });
  await ws.engine.run('CREATE OR REPLACE TEMP TABLE group_members AS SELECT DISTINCT name, account FROM group_lines');
  await ws.engine.run('DROP TABLE temp.group_lines');
  return lines.filter((_, i) => accounts[i]! < 0).map(({ number }) => number);
}

/** TAB-3: one line per group and currency. A move between two members counts once, in `internal`, and in neither in nor out. */
export function groupFlowSql(limit?: number): string {
  const ofMembers = 't.payer IN (SELECT account FROM group_members) OR t.payee IN (SELECT account FROM group_members)';
  return `
    WITH external AS NOT MATERIALIZED (
      SELECT g.name, e.currency, e.side, e.signed, e.own_ms, e.precision, e.other
      FROM (${movesSql(ofMembers)}) e JOIN group_members g ON g.account = e.account
      WHERE NOT EXISTS (SELECT 1 FROM group_members o WHERE o.name = g.name AND o.account = e.other)
    ), internal AS NOT MATERIALIZED (
      SELECT p.name, t.currency, 3 AS side, t.amount_minor AS signed, t.t_ms AS own_ms, t.precision, NULL::INTEGER AS other
      FROM transfers t JOIN group_members p ON p.account = t.payer JOIN group_members q ON q.account = t.payee AND q.name = p.name
      WHERE ${MOVES}
    ), moves AS MATERIALIZED (SELECT * FROM external UNION ALL SELECT * FROM internal),
    sums AS (
      SELECT name, currency, coalesce(sum(signed) FILTER (side = 2), 0)::BIGINT AS in_minor,
        coalesce(-sum(signed) FILTER (side = 1), 0)::BIGINT AS out_minor, greatest(in_minor, out_minor) AS one_way_minor,
        coalesce(sum(signed) FILTER (side = 3), 0)::BIGINT AS internal_minor, count(*) FILTER (side = 2) AS in_count,
        count(*) FILTER (side = 1) AS out_count, count(*) FILTER (side = 3) AS internal_count, ${FIRST_AND_LAST}
      FROM moves GROUP BY name, currency
    ),
    days AS (SELECT name, currency, count(*) AS active_days FROM (SELECT name, currency, ${LOCAL_DAY} AS day FROM moves GROUP BY ALL) GROUP BY ALL),
    partners AS (
      SELECT name, currency, count(*) FILTER (side = 2) AS payers, count(*) FILTER (side = 1) AS payees
      FROM (SELECT name, currency, side, other FROM moves WHERE other IS NOT NULL GROUP BY ALL) GROUP BY ALL
    )
    SELECT s.name, s.currency, in_minor, out_minor, one_way_minor, internal_minor, in_count, out_count, internal_count, active_days,
      coalesce(payers, 0) AS payers, coalesce(payees, 0) AS payees, first_at, last_at, count(*) OVER () AS total
    FROM sums s JOIN days USING (name, currency) LEFT JOIN partners USING (name, currency)
    ORDER BY one_way_minor DESC, s.name, s.currency ${limitSql(limit)}`;
}

const HOLDER_NAMES = {
  full: `coalesce(holder_name, '') || ' ' || id_number`,
  masked: `coalesce(${maskedNameSql('holder_name')}, '') || ' ' || ${maskedNumberSql('id_number')}`,
};

interface Line {
  readonly name: string;
  readonly currency: string;
  readonly in_minor: number;
  readonly out_minor: number;
  readonly one_way_minor: number;
  readonly internal_minor: number;
  readonly in_count: number;
  readonly out_count: number;
  readonly internal_count: number;
  readonly active_days: number;
  readonly payers: number;
  readonly payees: number;
  readonly first_at: string;
  readonly last_at: string;
  readonly total: number;
}

/** Call `prepareGroups` before. */
export async function groupFlowTable(ws: Workspace, options: TableOptions): Promise<CutTable<GroupFlowRow>> {
  if (await isEmptyTable(ws, 'group_members')) return { rows: [], cut: 0 };
  const { rows, cut } = await readLimited<Line>(ws, groupFlowSql(options.limit));
  const members = await ws.engine.rows<{ name: string; account: number }>(
    'SELECT name, account FROM group_members ORDER BY name, account',
  );
  const byGroup = Map.groupBy(members, ({ name }) => name);
  const identity = await identityFinder(
    ws,
    members.map(({ account }) => account),
    options,
  );
  return {
    cut,
    rows: rows.map((line) => ({
      group: line.name,
      members: (byGroup.get(line.name) ?? []).map(({ account }) => identity(account)),
      currency: line.currency,
      in: measured('account-turnover', line.in_minor, line.currency),
      out: measured('account-turnover', line.out_minor, line.currency),
      oneWay: measured('account-turnover', line.one_way_minor, line.currency),
      internal: measured('account-turnover', line.internal_minor, line.currency),
      inCount: line.in_count,
      outCount: line.out_count,
      internalCount: line.internal_count,
      activeDays: line.active_days,
      payers: line.payers,
      payees: line.payees,
      firstAt: line.first_at,
      lastAt: line.last_at,
    })),
  };
}
