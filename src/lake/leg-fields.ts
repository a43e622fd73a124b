import type { TimePrecision } from '#model';

import { dropTemporary } from './resolve-accounts.ts';
import type { Workspace } from './workspace.ts';

/** What one source says of the payee's side of a transfer, in full: for comparing, never for showing. */
export interface SideFields {
  readonly name: string;
  readonly number: string;
  readonly amountMinor: number;
  readonly atMs: number;
  readonly precision: TimePrecision;
}

/** The payee of a transfer as the payer's row names it, and as the payee's own row does; absent where there is no such row. */
export interface PayeeFields {
  readonly byPayer?: SideFields;
  readonly byPayee?: SideFields;
}

type Columns = {
  readonly transfer: Int32Array;
  readonly side: Uint8Array;
  readonly name: readonly string[];
  readonly number: readonly string[];
  readonly amount: Float64Array;
  readonly t_ms: Float64Array;
  readonly precision: Uint8Array;
};

/** Source rows' own values of the transfers asked for (statements only: a plain ledger has one row for both sides). */
export async function payeeFields(
  ws: Workspace,
  transfers: Iterable<number>,
): Promise<ReadonlyMap<number, PayeeFields>> {
  const wanted = Int32Array.from(new Set(transfers));
  if (wanted.length === 0) return new Map();
  await ws.engine.createTemporary('wanted_legs', { transfer: wanted });
  const columns = await ws.engine.columns<Columns>(`
    SELECT t.transfer, 1::UTINYINT AS side, coalesce(r.counter_name, '') AS name, coalesce(r.counter_number, '') AS number,
      r.amount_minor::DOUBLE AS amount, r.t_ms::DOUBLE AS t_ms, r.precision
    FROM transfers t JOIN wanted_legs w USING (transfer) JOIN rows r ON r.file = t.payer_file AND r.row = t.payer_row
    WHERE t.legs IN (0, 1)
    UNION ALL
    SELECT t.transfer, 2::UTINYINT, coalesce(r.own_name, ''), coalesce(r.own_card, r.own_account, r.own_number, ''),
      r.amount_minor::DOUBLE, r.t_ms::DOUBLE, r.precision
    FROM transfers t JOIN wanted_legs w USING (transfer) JOIN rows r ON r.file = t.payee_file AND r.row = t.payee_row
    WHERE t.legs IN (0, 2)`);
  await dropTemporary(ws.engine, 'wanted_legs');
  const found = new Map<number, PayeeFields>();
  for (let i = 0; i < columns.transfer.length; i += 1) {
    const transfer = columns.transfer[i]!;
    const side: SideFields = {
      name: columns.name[i]!,
      number: columns.number[i]!,
      amountMinor: Math.abs(columns.amount[i]!),
      atMs: columns.t_ms[i]!,
      precision: columns.precision[i]! as TimePrecision,
    };
    found.set(transfer, { ...found.get(transfer), ...(columns.side[i] === 1 ? { byPayer: side } : { byPayee: side }) });
  }
  return found;
}
