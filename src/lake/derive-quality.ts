import { checkBalances, type LedgerColumns } from '#ledger';

import type { Engine } from './engine.ts';
import { TIE_ORDER } from './derive-legs.ts';

/** Balance breaks, one-legged transfers that are gaps, tables cut at 1000 rows, holes in the coverage, failed tasks. */
export async function deriveQuality(engine: Engine): Promise<{ readonly breaks: number }> {
  await engine.run('DELETE FROM quality');
  const breaks = await listBreaks(engine);
  await engine.run(`INSERT INTO quality SELECT 'one-legged', r.file, r.row, r.account,
      json_object('counter', r.counter, 'direction', r.direction, 'amount', r.amount_minor, 'currency', r.currency)
    FROM legs l JOIN rows r ON r.rowid = CASE WHEN l.payer_at >= 0 THEN l.payer_at ELSE l.payee_at END WHERE l.gap = 1 ORDER BY r.file, r.row`);
  await engine.run(`INSERT INTO quality SELECT 'maybe-cut-at-1000', file, NULL, any_value(account), json_object('rows', count(*))
    FROM rows WHERE account IS NOT NULL GROUP BY file, own_number HAVING count(*) = 1000 ORDER BY file, min(row)`);
  await engine.run(COVERAGE_GAPS_SQL);
  await engine.run(`INSERT INTO quality SELECT 'task-failed', f.file, f.row, a.account, '{}' FROM companion_facts f
    LEFT JOIN (SELECT fact, min(account) AS account FROM companion_accounts GROUP BY fact) a USING (fact) WHERE f.kind = 'tasks' AND f.failed = 1 ORDER BY f.file, f.row`);
  return { breaks };
}

async function listBreaks(engine: Engine): Promise<number> {
  const columns = await engine.columns<
    Omit<LedgerColumns, 'offsets' | 'edge' | 'flags'> & { at: BigInt64Array; account: Int32Array }
  >(`
    SELECT r.rowid AS at, r.account, (r.amount_minor * r.direction)::DOUBLE AS amount, currencies.index::UTINYINT AS currency,
      ((r.t_ms - ${EPOCH_MS}) // 1000)::UINTEGER AS t, r.precision, coalesce(r.balance_minor::DOUBLE, 'nan'::DOUBLE) AS "balanceAfter"
    FROM rows r JOIN files f USING (file)
      JOIN (SELECT currency, row_number() OVER (ORDER BY currency) - 1 AS index FROM (SELECT DISTINCT currency FROM rows)) currencies ON currencies.currency = r.currency
    WHERE r.class = 0 AND r.account IS NOT NULL
      AND r.account IN (SELECT account FROM rows WHERE balance_minor IS NOT NULL AND class = 0)
    ORDER BY r.account, r.t_ms, ${TIE_ORDER}`);
  const count = columns.at.length;
  const accounts = (columns.account.at(-1) ?? -1) + 1;
  const offsets = new Uint32Array(accounts + 1);
  for (let i = 0; i < count; i++) offsets[columns.account[i]! + 1]!++;
  for (let account = 0; account < accounts; account++) offsets[account + 1]! += offsets[account]!;
  const { breaks } = checkBalances({ ...columns, offsets, edge: new Int32Array(0), flags: new Uint16Array(0) });
  const at = BigInt64Array.from(breaks.entry, (entry) => columns.at[entry]!);
  await engine.createTemporary('breaks', { at, account: breaks.account, expected: breaks.expected, seen: breaks.seen });
  await engine.run(`INSERT INTO quality SELECT 'balance-break', r.file, r.row, b.account,
      json_object('expected', b.expected::BIGINT, 'seen', b.seen::BIGINT, 'currency', r.currency)
    FROM breaks b JOIN rows r ON r.rowid = b.at ORDER BY r.file, r.row`);
  await engine.run('DROP TABLE breaks');
  return count === 0 ? 0 : at.length;
}

/** Statements are not older than 1990 (#model's rule for times); a Uint32 of seconds from there reaches 2126. */
const EPOCH_MS = Date.UTC(1990, 0, 1) - 86_400_000;
/** A hole between two files of one account that is shorter may be days without business. */
const GAP_DAYS = 7;

const COVERAGE_GAPS_SQL = `INSERT INTO quality
  WITH spans AS (SELECT account, file, min(t_ms) AS first, max(t_ms) AS last FROM rows WHERE account IS NOT NULL AND t_ms IS NOT NULL GROUP BY ALL),
  reached AS (SELECT *, max(last) OVER (PARTITION BY account ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM spans)
  SELECT 'coverage-gap', file, NULL, account, json_object('from_ms', before, 'to_ms', first) FROM reached
  WHERE first - before > ${GAP_DAYS} * 86400000::BIGINT ORDER BY account, first`;
