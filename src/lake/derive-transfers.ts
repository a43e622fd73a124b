import { EDGE_KIND } from '#graph';
import { ACCOUNT_KIND } from '#model';

import type { Engine } from './engine.ts';

/** A 128-bit number as text takes DuckDB 200 µs; half of it takes nothing. */
function lower64(column: string): string {
  return `(${column} & 18446744073709551615::UHUGEINT)::UBIGINT`;
}

/** One row per transfer of money, numbered in total order. Statement transfers come from `legs`, plain rows as they are. */
export async function buildTransfers(engine: Engine): Promise<number> {
  await engine.run('DELETE FROM transfers');
  const [found] = await engine.rows<{ legs: number; plain: number }>(
    'SELECT (SELECT count(*) FROM legs) AS legs, (SELECT count(*) FROM plain_rows WHERE class = 0) AS plain',
  );
  const statements = (found?.legs ?? 0) > 0;
  const clearing = await clearingAccounts(engine);
  const isClearing = (side: 'payer' | 'payee') =>
    clearing.length === 0 ? 'false' : `t.${side} IN (${clearing.join(', ')})`;
  const parts = [statements ? STATEMENT_SQL : '', (found?.plain ?? 0) > 0 ? PLAIN_SQL : ''].filter(
    (part) => part !== '',
  );
  if (parts.length === 0) return 0;
  return engine.run(`INSERT INTO transfers
    SELECT (row_number() OVER (ORDER BY ${statements ? ORDER : PLAIN_ORDER}) - 1)::INTEGER AS transfer, t.t_ms, t.precision, t.payer, t.payee, t.amount_minor, t.currency, t.channel, t.note,
      t.legs, t.match, (CASE WHEN t.payer IS NULL OR t.payee IS NULL OR t.payer = t.payee OR ${isClearing('payer')} OR ${isClearing('payee')} THEN 0
        ELSE ${EDGE_KIND.pattern} END + CASE WHEN t.match = 1 THEN ${EDGE_KIND.orderAssumed} ELSE 0 END)::UTINYINT AS kind,
      t.words, t.payer_file, t.payer_row, t.payee_file, t.payee_row, t.debit_ms, t.credit_ms, t.payer_balance_minor, t.payee_balance_minor, t.fingerprint
    FROM (${parts.join(' UNION ALL ')}) t JOIN (SELECT file, row_number() OVER (ORDER BY fingerprint, id) AS rank FROM files) f
      ON f.file = coalesce(t.payer_file, t.payee_file)`);
}

const ORDER = 't.t_ms, length(t.serial), t.serial, f.rank, coalesce(t.payer_row, t.payee_row), t.legs';

const PLAIN_ORDER = 't.t_ms, f.rank, t.payer_row';

/** Clearing accounts are few: a list beats a join over every transfer. */
async function clearingAccounts(engine: Engine): Promise<number[]> {
  return (
    await engine.rows<{ account: number }>(
      `SELECT account FROM accounts WHERE kind = ${ACCOUNT_KIND.clearing} ORDER BY account`,
    )
  ).map(({ account }) => account);
}

/** LEG-5: the debit's time, else the credit's; a credit that a skewed clock put before its debit has the debit's time. */
const STATEMENT_SQL = `SELECT coalesce(p.t_ms, q.t_ms) AS t_ms, coalesce(p.precision, q.precision) AS precision,
    CASE WHEN p.row IS NOT NULL THEN p.account ELSE q.counter END AS payer, CASE WHEN q.row IS NOT NULL THEN q.account ELSE p.counter END AS payee,
    coalesce(p.amount_minor, q.amount_minor) AS amount_minor, coalesce(p.currency, q.currency) AS currency, coalesce(p.channel, q.channel) AS channel,
    coalesce(p.note, p.summary, q.note, q.summary) AS note,
    (CASE WHEN q.row IS NULL THEN 1 WHEN p.row IS NULL THEN 2 ELSE 0 END)::UTINYINT AS legs, l.match AS match, (coalesce(p.words, 0) | coalesce(q.words, 0))::USMALLINT AS words,
    p.file AS payer_file, p.row AS payer_row, q.file AS payee_file, q.row AS payee_row, p.t_ms AS debit_ms, greatest(q.t_ms, CASE WHEN q.row IS NOT NULL THEN p.t_ms END) AS credit_ms,
    p.balance_minor AS payer_balance_minor, q.balance_minor AS payee_balance_minor, md5_number_lower(concat_ws('|', ${lower64('p.content_hash')}, ${lower64('q.content_hash')})) AS fingerprint,
    coalesce(p.serial, q.serial) AS serial
  FROM legs l LEFT JOIN rows p ON p.rowid = l.payer_at LEFT JOIN rows q ON q.rowid = l.payee_at`;

const PLAIN_SQL = `SELECT t_ms, precision, payer, payee, amount_minor, currency, channel, note, 0::UTINYINT AS legs, 0::UTINYINT AS match, words,
    file AS payer_file, row AS payer_row, file AS payee_file, row AS payee_row, t_ms AS debit_ms, t_ms AS credit_ms,
    NULL::BIGINT AS payer_balance_minor, NULL::BIGINT AS payee_balance_minor, ${lower64('content_hash')} AS fingerprint, NULL::VARCHAR AS serial
  FROM plain_rows WHERE class = 0`;
