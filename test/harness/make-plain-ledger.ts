import { queryFiles, quoted } from './query-files.ts';

export interface PlainLedger {
  readonly path: string;
  readonly transfers: number;
  readonly accounts: number;
  /** Of each kind: 4-account cycles, collections (10 payers, 2 payees), fans out (20 payees). */
  readonly planted: number;
}

const START = "TIMESTAMP '2024-03-04 00:00:00'";
const SECONDS = 10 * 86_400;

/**
 * Plain transfers as Parquet: a heavy tail on both sides (few accounts have most of the traffic), amounts from cents to
 * millions, ten days to the second, and planted rings. Every value is a hash of its row, so the file is always the same.
 */
export async function makePlainLedger(ledger: PlainLedger): Promise<void> {
  const { path, transfers, accounts, planted } = ledger;
  const ordinary = transfers - planted * (4 + 12 + 20);
  await queryFiles(async (query) => {
    await query(`CREATE MACRO share(i, salt) AS (hash(i, salt) % 1000000007) / 1000000007.0`);
    // A cube of an even share: a tenth of the accounts has almost half of the traffic.
    await query(`CREATE MACRO tail(i, salt) AS (${accounts} * pow(share(i, salt), 3))::BIGINT`);
    await query(`CREATE MACRO name(n) AS '62' || lpad((n % ${accounts})::VARCHAR, 14, '0')`);
    await query(`CREATE MACRO moment(s) AS ${START} + to_seconds(s::BIGINT)`);
    const ordinarySql = `SELECT moment(share(i, 1) * ${SECONDS}) AS time, tail(i, 2) AS payer, (tail(i, 3) + 1 + tail(i, 2) * 7919) % ${accounts} AS payee,
      round(exp(share(i, 4) * 6 + share(i, 5) * 6 + 1), 2) AS amount FROM range(${ordinary}) r(i)`;
    const base = `(hash(r, 11) % ${accounts})::BIGINT`;
    const from = `share(r, 12) * ${SECONDS - 2 * 86_400}`;
    const cycleSql = `SELECT moment(${from} + k * 3600), ${base} + k * 31, ${base} + ((k + 1) % 4) * 31, round(30000 * pow(0.97, k) + r, 2) FROM range(${planted}) a(r), range(4) b(k)`;
    const collectSql = `SELECT moment(${from} + 3 + k * 600), CASE WHEN k < 10 THEN ${base} + 1000 + k * 17 ELSE ${base} + 7 END, CASE WHEN k < 10 THEN ${base} + 7 ELSE ${base} + 2000 + k END,
      CASE WHEN k < 10 THEN 5000 + k ELSE 24500 END FROM range(${planted}) a(r), range(12) b(k)`;
    const fanSql = `SELECT moment(${from} + 7 + k * 120), ${base} + 13, ${base} + 3000 + k * 19, 2000 + k FROM range(${planted}) a(r), range(20) b(k)`;
    await query(`COPY (SELECT time, name(payer) AS payer, name(payee) AS payee, amount::DECIMAL(18, 2) AS amount, 'CNY' AS currency, 'transfer' AS channel, '' AS note
      FROM (${[ordinarySql, cycleSql, collectSql, fanSql].join(' UNION ALL ')}) WHERE payer % ${accounts} != payee % ${accounts} ORDER BY time) TO ${quoted(path)} (FORMAT parquet)`);
  });
}
