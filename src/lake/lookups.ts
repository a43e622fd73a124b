import type { Workspace } from './workspace.ts';

/** Every transfer by its number, for `evaluate`: dense parties (-1 nobody), minor units, currency index, Unix seconds. */
export interface TransferTable {
  readonly count: number;
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  readonly amountMinor: Float64Array;
  readonly currency: Uint16Array;
  readonly at: Float64Array;
}

export async function transferTable(workspace: Workspace): Promise<TransferTable> {
  const columns = await workspace.engine.columns<Omit<TransferTable, 'count'>>(`
    SELECT coalesce(payer, -1) AS payer, coalesce(payee, -1) AS payee, amount_minor::DOUBLE AS "amountMinor",
      (dense_rank() OVER (ORDER BY currency) - 1)::USMALLINT AS currency, (t_ms / 1000)::DOUBLE AS at
    FROM transfers ORDER BY transfer`);
  return { ...columns, count: columns.payer.length };
}

export interface AccountTable {
  readonly count: number;
  readonly covered: Uint8Array;
}

/** Coverage by dense account. */
export async function accountTable(workspace: Workspace, coveredFlag: number): Promise<AccountTable> {
  const columns = await workspace.engine.columns<{ account: Int32Array; covered: Uint8Array }>(
    `SELECT account, ((flags & ${coveredFlag}) <> 0)::UTINYINT AS covered FROM accounts ORDER BY account`,
  );
  const count = (columns.account.at(-1) ?? -1) + 1;
  const covered = new Uint8Array(count);
  columns.account.forEach((account, i) => (covered[account] = columns.covered[i] ?? 0));
  return { count, covered };
}

/** Dense account by keyed id. */
export async function accountsById(workspace: Workspace, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  await workspace.engine.createTemporary('wanted_ids', { id: [...new Set(ids)] });
  const rows = await workspace.engine.columns<{ id: readonly string[]; account: Int32Array }>(
    'SELECT a.id, a.account FROM accounts a JOIN wanted_ids w USING (id)',
  );
  await workspace.engine.run('DROP TABLE temp.wanted_ids');
  return new Map(rows.id.map((id, i) => [id, rows.account[i] ?? -1]));
}
