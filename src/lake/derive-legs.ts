import { ENTRY_FLAG, LEG_MATCH, matchLegs, pairClearing, type Coverage, type LegCounts, type LegRows } from '#ledger';
import { ACCOUNT_KIND } from '#model';

import type { Engine } from './engine.ts';
import { slowTransferSql } from './word-flags.ts';

export interface LegTotals {
  readonly unique: number;
  readonly order_assumed: number;
  readonly one_legged: number;
  readonly possible: number;
  readonly clearing_pairs: number;
  readonly skewed: number;
}

type LegColumns = Omit<LegRows, 'count'> & {
  readonly at: BigInt64Array;
  readonly order: BigUint64Array;
  readonly ownIsPayment: Uint8Array;
};

/** Order of definitions.md among rows of equal time: serial, content fingerprint of the file, row. */
export const TIE_ORDER = 'length(r.serial), r.serial, f.fingerprint, r.row';

/**
 * LEG-1 to LEG-5 and LEG-7 over the kept statement rows. Leaves the temporary table `legs`: the rows (`payer_at`,
 * `payee_at`, -1 = none) that make each transfer, with match, gap and whether it is a clearing pair.
 */
export async function deriveLegs(engine: Engine): Promise<LegTotals> {
  const columns = await engine.columns<LegColumns>(ROWS_SQL);
  const rows: LegRows = { ...columns, count: columns.at.length };
  const matched = matchLegs(rows, await readCoverage(engine));
  const clearing = pairClearing({
    rows,
    order: columns.order,
    ownIsPayment: columns.ownIsPayment,
    partner: matched.partner,
  });
  await engine.createTemporary('legs', heads(columns, rows, { ...matched, clearing: clearing.partner }));
  return totals(matched.counts, clearing.pairs);
}

/** Compared within this one run only, so DuckDB's own hash will do; it is far cheaper than a digest. */
const HASH = (column: string) => `CASE WHEN ${column} IS NULL THEN 0::UBIGINT ELSE hash(${column}) END`;
const DENSE_HASH = (column: string) =>
  `CASE WHEN ${column} IS NULL THEN -1 ELSE (hash(${column}) % 2147483647)::INTEGER END`;

const ROWS_SQL = `
  SELECT r.rowid AS at, r.account AS own, coalesce(r.counter, -1) AS counter,
    coalesce(c.kind = ${ACCOUNT_KIND.clearing} OR (r.counter IS NULL AND r.words & ${ENTRY_FLAG.clearing} != 0), false)::UTINYINT AS "counterIsClearing",
    ${DENSE_HASH('r.own_name')} AS "ownName", ${DENSE_HASH('r.counter_name')} AS "counterName", r.direction, r.amount_minor::DOUBLE AS amount,
    currencies.index::UTINYINT AS currency, r.t_ms::DOUBLE AS "tMs", r.precision, ${HASH('r.serial')} AS serial, ${DENSE_HASH('r.own_bank')} AS institution,
    (CASE WHEN ${slowTransferSql(['r.channel', 'r.summary', 'r.note'])} OR contains(r.channel, 'ATM') THEN 1 ELSE 0 END)::UTINYINT AS slow,
    ${HASH('r.order_number')} AS "order", coalesce(a.kind = ${ACCOUNT_KIND.payment}, false)::UTINYINT AS "ownIsPayment"
  FROM rows r JOIN files f USING (file) LEFT JOIN accounts a ON a.account = r.account LEFT JOIN accounts c ON c.account = r.counter
    JOIN (SELECT currency, row_number() OVER (ORDER BY currency) - 1 AS index FROM (SELECT DISTINCT currency FROM rows)) currencies ON currencies.currency = r.currency
  WHERE r.class = 0 AND r.account IS NOT NULL
  ORDER BY r.t_ms, ${TIE_ORDER}`;

async function readCoverage(engine: Engine): Promise<Coverage> {
  const found = await engine.columns<{ account: Int32Array; from_ms: Float64Array; to_ms: Float64Array }>(`
    SELECT account, coalesce(covered_from_ms, 1)::DOUBLE AS from_ms, coalesce(covered_to_ms, 0)::DOUBLE AS to_ms FROM accounts ORDER BY account`);
  const count = (found.account.at(-1) ?? -1) + 1;
  const coverage = { fromMs: new Float64Array(count).fill(1), toMs: new Float64Array(count) };
  for (let i = 0; i < found.account.length; i++) {
    coverage.fromMs[found.account[i]!] = found.from_ms[i]!;
    coverage.toMs[found.account[i]!] = found.to_ms[i]!;
  }
  return coverage;
}

interface Matched {
  readonly partner: Int32Array;
  readonly match: Uint8Array;
  readonly gap: Uint8Array;
  readonly clearing: Int32Array;
}

/** One line per transfer: the debit of a pair, or the row that stands alone. */
function heads(columns: LegColumns, rows: LegRows, matched: Matched): Record<string, BigInt64Array | Uint8Array> {
  const partnerOf = (row: number) => (matched.partner[row]! >= 0 ? matched.partner[row]! : matched.clearing[row]!);
  let count = 0;
  for (let row = 0; row < rows.count; row++) if (partnerOf(row) < 0 || rows.direction[row]! < 0) count++;
  const out = {
    payer_at: new BigInt64Array(count),
    payee_at: new BigInt64Array(count),
    match: new Uint8Array(count),
    gap: new Uint8Array(count),
    clearing_pair: new Uint8Array(count),
  };
  let at = 0;
  for (let row = 0; row < rows.count; row++) {
    const other = partnerOf(row);
    const isDebit = rows.direction[row]! < 0;
    if (other >= 0 && !isDebit) continue;
    const otherAt = other < 0 ? -1n : columns.at[other]!;
    out.payer_at[at] = isDebit ? columns.at[row]! : otherAt;
    out.payee_at[at] = isDebit ? otherAt : columns.at[row]!;
    out.clearing_pair[at] = matched.clearing[row]! >= 0 ? 1 : 0;
    out.match[at] = out.clearing_pair[at] === 1 ? LEG_MATCH.unique : matched.match[row]!;
    out.gap[at++] = other < 0 ? matched.gap[row]! : 0;
  }
  return out;
}

function totals(counts: LegCounts, clearingPairs: number): LegTotals {
  return {
    unique: counts.unique,
    order_assumed: counts.orderAssumed,
    one_legged: counts.oneLegged,
    possible: counts.possible,
    clearing_pairs: clearingPairs,
    skewed: counts.skewed,
  };
}
