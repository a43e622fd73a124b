import { EDGE_KIND } from '#graph';
import { CHINA_CALENDAR } from '#law';
import { ENTRY_FLAG, findReversals, type ReversalInput } from '#ledger';

import type { Engine } from './engine.ts';

/** LEG-6: both sides of a reversal keep their places in the ledger and stop being pattern edges. */
export async function deriveReversals(
  engine: Engine,
): Promise<{ readonly pairs: number; readonly assumedCalendar: boolean }> {
  const [signs] = await engine.rows<{ any: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM rows WHERE serial IS NOT NULL) OR EXISTS (SELECT 1 FROM transfers WHERE words & ${ENTRY_FLAG.reversal} != 0) AS any`,
  );
  if (signs?.any !== true) return { pairs: 0, assumedCalendar: false };
  const columns = await engine.columns<Pick<ReversalInput, keyof ReversalInput> & { transfer: Int32Array }>(
    CANDIDATES_SQL,
  );
  if (columns.transfer.length === 0) return { pairs: 0, assumedCalendar: false };
  const found = findReversals(columns, CHINA_CALENDAR);
  const transfer = columns.transfer.filter((_, i) => found.partner[i]! >= 0);
  await engine.createTemporary('reversed', { transfer });
  await engine.run(`UPDATE transfers SET kind = ((kind & ~${EDGE_KIND.pattern}::UTINYINT) | ${EDGE_KIND.reversal}::UTINYINT)::UTINYINT
    WHERE transfer IN (SELECT transfer FROM reversed)`);
  await engine.run('DROP TABLE reversed');
  return { pairs: found.pairs, assumedCalendar: found.assumedCalendar };
}

/** Only pairs of accounts with money both ways, a like amount, and a sign of a reversal can hold one. */
const CANDIDATES_SQL = `
  WITH candidates AS (
    SELECT least(payer, payee) AS a, greatest(payer, payee) AS b, amount_minor, currency FROM transfers
    WHERE payer IS NOT NULL AND payee IS NOT NULL AND payer != payee GROUP BY ALL HAVING min(payer) != max(payer)
  )
  SELECT t.transfer, t.payer, t.payee, t.amount_minor::DOUBLE AS amount, currencies.index::UTINYINT AS currency, t.t_ms::DOUBLE AS "tMs", t.precision,
    CASE WHEN p.serial IS NULL AND q.serial IS NULL THEN 0::UBIGINT ELSE hash(coalesce(p.serial, q.serial)) END AS serial, (t.words & ${ENTRY_FLAG.reversal} != 0)::UTINYINT AS "reversalText"
  FROM transfers t JOIN candidates c ON c.a = least(t.payer, t.payee) AND c.b = greatest(t.payer, t.payee) AND c.amount_minor = t.amount_minor AND c.currency = t.currency
    JOIN (SELECT currency, row_number() OVER (ORDER BY currency) - 1 AS index FROM (SELECT DISTINCT currency FROM transfers)) currencies ON currencies.currency = t.currency
    LEFT JOIN rows p ON p.file = t.payer_file AND p.row = t.payer_row LEFT JOIN rows q ON q.file = t.payee_file AND q.row = t.payee_row
  ORDER BY t.transfer`;
