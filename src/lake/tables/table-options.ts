import type { AccountIdentity } from '#model';

import type { SqlValue } from '../engine.ts';
import { identityMap, type MaskOptions } from '../identities.ts';
import type { Workspace } from '../workspace.ts';

export interface TableOptions extends MaskOptions {
  /** Rows kept of each table, the largest first. */
  readonly limit: number;
}

/** Rows of a table and how many were cut. */
export interface CutTable<Row> {
  readonly rows: readonly Row[];
  readonly cut: number;
}

/**
 * Reads a query whose rows carry, as `total`, how many there were before its own LIMIT. Sums beyond exact integers come as the
 * nearest number: nobody's money, but no reason to stop.
 */
export async function readLimited<Row extends { readonly total: number }>(
  ws: Workspace,
  sql: string,
): Promise<CutTable<Row>> {
  const rows = (await ws.engine.rows(sql)).map(
    (row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, nearest(value)])) as Row,
  );
  return { rows, cut: (rows[0]?.total ?? 0) - rows.length };
}

function nearest(value: SqlValue): Exclude<SqlValue, bigint> {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** LIMIT of a table, none for an export. */
export function limitSql(limit: number | undefined): string {
  return limit === undefined ? '' : `LIMIT ${limit}`;
}

/** Looks identities up once for all accounts of some rows. */
export async function identityFinder(
  ws: Workspace,
  accounts: Iterable<number>,
  options: MaskOptions,
): Promise<(account: number) => AccountIdentity> {
  const identities = await identityMap(ws, new Set(accounts), options);
  return (account) => {
    const identity = identities.get(account);
    if (identity === undefined) throw new RangeError(`account ${account} is not in the workspace`);
    return identity;
  };
}

/** Whether a temporary table of choices holds nothing, so that its query may be left out. */
export async function isEmptyTable(ws: Workspace, name: 'chosen_accounts' | 'group_members'): Promise<boolean> {
  const [found] = await ws.engine.rows<{ any: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${name}) AS any`);
  return found?.any !== true;
}
