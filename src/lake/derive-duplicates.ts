import { findDuplicates, type DuplicateInput } from '#ledger';

import type { Engine } from './engine.ts';

/** DUP-1 over statement rows and over whole transfers: class 1 for every row that repeats another. */
export async function deriveDuplicates(engine: Engine): Promise<number> {
  // Whole transfers carry no balance, so only a second file can repeat them.
  return (
    (await markDuplicates(engine, 'rows', 'count(*) > 1', 'balance_minor IS NOT NULL')) +
    (await markDuplicates(engine, 'plain_rows', 'count(DISTINCT file) > 1', 'false'))
  );
}

async function markDuplicates(engine: Engine, table: string, repeated: string, hasBalance: string): Promise<number> {
  const [files] = await engine.rows<{ n: number }>(`SELECT count(DISTINCT file) AS n FROM ${table}`);
  const needed = table === 'rows' ? 1 : 2;
  if ((files?.n ?? 0) < needed) return 0;
  const found = await engine.columns<Omit<DuplicateInput, 'file'> & { at: BigInt64Array; file: Uint32Array }>(`
    SELECT r.rowid AS at, (content_hash >> 64)::UBIGINT AS "hashHi", (content_hash & 18446744073709551615::UHUGEINT)::UBIGINT AS "hashLo",
      rank::UINTEGER AS file, (${hasBalance})::UTINYINT AS "hasBalance", coalesce(amount_minor = 0, true)::UTINYINT AS "amountIsZero"
    FROM ${table} r JOIN (SELECT file, row_number() OVER (ORDER BY id) AS rank FROM files) USING (file)
    WHERE content_hash IN (SELECT content_hash FROM ${table} WHERE content_hash IS NOT NULL GROUP BY content_hash HAVING ${repeated})
    ORDER BY rank, row`);
  const duplicate = findDuplicates(found);
  await engine.createTemporary('repeated', { at: found.at, duplicate });
  await engine.run(`UPDATE ${table} SET class = n.class FROM (
      SELECT r.rowid AS at, (CASE WHEN d.duplicate = 1 THEN 1 ELSE r.base END)::UTINYINT AS class FROM ${table} r LEFT JOIN repeated d ON d.at = r.rowid
      WHERE r.class != CASE WHEN d.duplicate = 1 THEN 1 ELSE r.base END) n
    WHERE ${table}.rowid = n.at`);
  await engine.run('DROP TABLE repeated');
  return duplicate.reduce((sum, flag) => sum + flag, 0);
}
