import type { Engine } from './engine.ts';

/** From included, to excluded. */
export interface AccountRange {
  readonly from: number;
  readonly to: number;
}

/**
 * SQL of every account's entries: columns account, other, transfer, side (1 payer, 2 payee), signed (minor units),
 * currency, own_ms (the account's own leg's time, LEG-5), precision, balance, own_file, own_row, words, kind.
 *
 * An account's entries are its own legs. A leg known only from the other side counts where the account has no
 * statement: a boundary account, or a time outside its coverage. Inside coverage it is a gap: listed, not counted, so
 * that an account's sums never depend on how legs were joined. `condition` is on columns of `transfers`.
 */
export function ownLegsSql(condition = 'true', accounts?: AccountRange): string {
  return `${oneSide(PAYER, condition, accounts)} UNION ALL ${oneSide(PAYEE, condition, accounts)}`;
}

/** Joins and ORDER BY terms that put the entries `e` of one account into ≺ of its own rows (LEG-5); without statement rows it is the transfers' order. */
export function ownOrder(hasRows: boolean): { readonly joins: string; readonly order: string } {
  if (!hasRows) return { joins: '', order: 'e.own_ms, e.transfer, e.side' };
  return {
    joins: 'LEFT JOIN rows r ON r.file = e.own_file AND r.row = e.own_row LEFT JOIN files f ON f.file = e.own_file',
    order: 'e.own_ms, length(r.serial), r.serial, f.fingerprint, e.own_row, e.transfer, e.side',
  };
}

export async function hasStatementRows(engine: Engine): Promise<boolean> {
  const [found] = await engine.rows<{ any: boolean }>('SELECT EXISTS (SELECT 1 FROM rows) AS any');
  return found?.any === true;
}

interface Side {
  readonly own: string;
  readonly other: string;
  readonly ms: string;
  readonly sign: string;
  readonly code: number;
}

const PAYER: Side = { own: 'payer', other: 'payee', ms: 'debit_ms', sign: '-', code: 1 };
const PAYEE: Side = { own: 'payee', other: 'payer', ms: 'credit_ms', sign: '', code: 2 };

function oneSide(side: Side, condition: string, accounts: AccountRange | undefined): string {
  const { own, other, ms, sign, code } = side;
  const range = accounts === undefined ? '' : `AND t.${own} >= ${accounts.from} AND t.${own} < ${accounts.to}`;
  const columns = `t.${own} AS account, t.${other} AS other, t.transfer, ${code} AS side, ${sign}t.amount_minor AS signed, t.currency,
      coalesce(t.${ms}, t.t_ms) AS own_ms, t.precision, t.${own}_balance_minor AS balance, t.${own}_file AS own_file,
      t.${own}_row AS own_row, t.words, t.kind`;
  const chosen = `t.${own} IS NOT NULL ${range} AND (${condition})`;
  // Apart, so that only legs known from the other side are joined: in whole ledgers there are none.
  return `
    SELECT ${columns} FROM transfers t WHERE ${chosen} AND t.legs IN (0, ${code})
    UNION ALL
    SELECT ${columns} FROM transfers t LEFT JOIN accounts a ON a.account = t.${own}
    WHERE ${chosen} AND t.legs = ${3 - code}
      AND NOT coalesce((a.flags & 1) = 1 AND coalesce(t.${ms}, t.t_ms) BETWEEN a.covered_from_ms AND a.covered_to_ms, false)`;
}
