import { normaliseNumber } from '#model';

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

/** Dense account of each number as a user writes it, -1 where the workspace has none. */
export async function accountsByNumber(workspace: Workspace, numbers: readonly string[]): Promise<Int32Array> {
  const found = new Int32Array(numbers.length).fill(-1);
  if (numbers.length === 0) return found;
  await workspace.engine.createTemporary('wanted_numbers', {
    position: Int32Array.from(numbers, (_, i) => i),
    number: numbers.map((number) => number.trim()),
    main: numbers.map((number) => normaliseNumber(number).main),
  });
  const rows = await workspace.engine.columns<{ position: Int32Array; account: Int32Array }>(`
    SELECT w.position, coalesce(a.account, b.account) AS account
    FROM wanted_numbers w LEFT JOIN account_numbers a ON a.number = w.number LEFT JOIN account_numbers b ON b.number = w.main
    WHERE coalesce(a.account, b.account) IS NOT NULL`);
  await workspace.engine.run('DROP TABLE temp.wanted_numbers');
  rows.position.forEach((position, i) => (found[position] = rows.account[i] ?? -1));
  return found;
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
