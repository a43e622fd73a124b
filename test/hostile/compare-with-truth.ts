import { join } from 'node:path';
import { queryFiles, quoted, type QueryRow } from '../harness/query-files.ts';

export interface SeenFiles {
  /** `export --table rows`, Parquet. */
  readonly rows: string;
  /** `export --table transfers` of a workspace of open data, Parquet. */
  readonly transfers: string;
  /** `rejected.csv` of the output folder. */
  readonly rejected: string;
}

export interface Comparison {
  /** Expected and seen class (with the code of a rejection) and number of rows. */
  readonly matrix: readonly { readonly expected: string; readonly seen: string; readonly rows: number }[];
  readonly wrongRows: number;
  /** First rows off the diagonal. */
  readonly wrongExamples: readonly QueryRow[];
  readonly trueTransfers: number;
  readonly seenTransfers: number;
  /** By (payer, payee, amount, currency, time) as a multiset. */
  readonly lost: number;
  readonly invented: number;
  readonly wrongTransfers: readonly QueryRow[];
  /** Transfers that are right but for which rows they were made of (both, payer, payee). */
  readonly otherLegs: number;
}

/** The product's rows and transfers against what the generator knows. `truth` is the generator's folder. */
export function compareWithTruth(truth: string, seen: SeenFiles): Promise<Comparison> {
  return queryFiles(async (query) => {
    await query(`CREATE TABLE expected AS SELECT file, row::INTEGER AS row, trim(class || ' ' || coalesce(code, '')) AS class
      FROM read_csv(${quoted(join(truth, 'expected_rows.csv'))}, header = true, all_varchar = true)`);
    await query(`CREATE TABLE seen AS SELECT file, row::INTEGER AS row, class FROM read_parquet(${quoted(seen.rows)})
      UNION ALL SELECT file, row::INTEGER, 'rejected ' || code FROM read_csv(${quoted(seen.rejected)}, header = true, all_varchar = true)`);
    await query(`CREATE TABLE judged AS SELECT coalesce(e.file, s.file) AS file, coalesce(e.row, s.row) AS row,
      coalesce(e.class, '(no such row)') AS expected, coalesce(s.class, '(lost)') AS seen FROM expected e FULL JOIN seen s ON e.file = s.file AND e.row = s.row`);
    const matrix = await query(
      'SELECT expected, seen, count(*)::INTEGER AS rows FROM judged GROUP BY ALL ORDER BY expected, rows DESC, seen',
    );
    const wrong = 'FROM judged WHERE expected != seen';
    const [wrongRows] = await query(`SELECT count(*)::INTEGER AS n ${wrong}`);
    await makeTransferTables(query, truth, seen.transfers);
    const [counts] =
      await query(`SELECT (SELECT count(*)::INTEGER FROM truth) AS truth, (SELECT count(*)::INTEGER FROM found) AS found,
      (SELECT coalesce(sum(n), 0)::INTEGER FROM differences WHERE n > 0) AS lost, (SELECT coalesce(-sum(n), 0)::INTEGER FROM differences WHERE n < 0) AS invented,
      (SELECT coalesce(sum(abs(n)), 0)::INTEGER // 2 FROM leg_differences) AS legs`);
    return {
      matrix: matrix as unknown as Comparison['matrix'],
      wrongRows: Number(wrongRows?.['n']),
      wrongExamples: await query(`SELECT * ${wrong} ORDER BY file, row LIMIT 20`),
      trueTransfers: Number(counts?.['truth']),
      seenTransfers: Number(counts?.['found']),
      lost: Number(counts?.['lost']),
      invented: Number(counts?.['invented']),
      wrongTransfers: await query('SELECT * FROM differences WHERE n != 0 ORDER BY amount, time LIMIT 20'),
      otherLegs: Number(counts?.['legs']) - Math.max(Number(counts?.['lost']), Number(counts?.['invented'])),
    };
  });
}

/** Both sides in one shape: any spelling of an account's number becomes the generator's key of the account. */
async function makeTransferTables(
  query: (sql: string) => Promise<QueryRow[]>,
  truth: string,
  transfers: string,
): Promise<void> {
  const csv = (name: string): string => `read_csv(${quoted(join(truth, name))}, header = true, all_varchar = true)`;
  await query(`CREATE TABLE truth AS SELECT coalesce(payer, '') AS payer, coalesce(payee, '') AS payee, amount::BIGINT AS amount, currency,
      epoch_ms(time::TIMESTAMPTZ) AS time, legs FROM ${csv('expected_transfers.csv')}`);
  await query(`CREATE TABLE names AS SELECT number, account FROM ${csv('expected_accounts.csv')}`);
  await query(`CREATE TABLE found AS SELECT coalesce(p.account, payer_number) AS payer, coalesce(q.account, payee_number) AS payee, amount::BIGINT AS amount, currency,
      epoch_ms(time::TIMESTAMPTZ) AS time, legs FROM read_parquet(${quoted(transfers)}) LEFT JOIN names p ON p.number = payer_number LEFT JOIN names q ON q.number = payee_number`);
  const both = `SELECT *, 1 AS n FROM truth UNION ALL SELECT *, -1 FROM found`;
  await query(
    `CREATE TABLE differences AS SELECT payer, payee, amount, currency, time, sum(n)::INTEGER AS n FROM (${both}) GROUP BY ALL HAVING sum(n) != 0`,
  );
  await query(
    `CREATE TABLE leg_differences AS SELECT payer, payee, amount, currency, time, legs, sum(n)::INTEGER AS n FROM (${both}) GROUP BY ALL HAVING sum(n) != 0`,
  );
}
