import type { AccountIdentity } from '#model';

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

/** Takes the first `limit` of a query that has `total` rows in all. */
export async function readLimited<Row>(ws: Workspace, sql: string, limit: number): Promise<CutTable<Row>> {
  const rows = await ws.engine.rows(`SELECT * FROM (${sql}) LIMIT ${limit}`);
  if (rows.length < limit) return { rows: rows as Row[], cut: 0 };
  const [count] = await ws.engine.rows<{ n: number }>(`SELECT count(*) AS n FROM (${sql})`);
  return { rows: rows as Row[], cut: (count?.n ?? rows.length) - rows.length };
}

/** Looks identities up once for all accounts of some rows. */
export async function identityFinder(ws: Workspace, accounts: Iterable<number>, options: MaskOptions): Promise<(account: number) => AccountIdentity> {
  const identities = await identityMap(ws, new Set(accounts), options);
  return (account) => {
    const identity = identities.get(account);
    if (identity === undefined) throw new RangeError(`account ${account} is not in the workspace`);
    return identity;
  };
}
