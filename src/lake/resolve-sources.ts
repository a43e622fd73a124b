import { dropTemporary } from './resolve-accounts.ts';
import type { Workspace } from './workspace.ts';

export interface SourceReference {
  /** `file` of the contract; empty names the only transaction file of the workspace, of several the one called transactions.csv. */
  readonly file: string;
  /** 1-based record after the header. */
  readonly row: number;
}

/**
 * Transfer of each source row, -1 where there is none. A duplicate's row maps to the kept row of equal content: the
 * n-th of its file to the n-th kept one, or the last.
 */
export async function resolveSources(ws: Workspace, references: Iterable<SourceReference>): Promise<Int32Array> {
  const wanted = [...references];
  const found = new Int32Array(wanted.length).fill(-1);
  if (wanted.length === 0) return found;
  await ws.engine.createTemporary('wanted_sources', {
    position: Int32Array.from(wanted, (_, position) => position),
    id: wanted.map(({ file }) => file),
    row: Int32Array.from(wanted, ({ row }) => row),
  });
  const rows = await ws.engine.columns<{ position: Int32Array; transfer: Int32Array }>(SQL);
  await dropTemporary(ws.engine, 'wanted_sources');
  for (let i = 0; i < rows.position.length; i += 1) found[rows.position[i]!] = rows.transfer[i]!;
  return found;
}

const SQL = `
  WITH candidates AS (SELECT file, id, id = 'transactions.csv' OR ends_with(id, '/transactions.csv') AS named FROM files WHERE kind IN ('statement', 'transfers')),
  single AS (
    SELECT min(file) AS file FROM candidates HAVING count(*) = 1
    UNION SELECT min(file) FROM candidates WHERE named HAVING count(*) = 1
  ),
  wanted AS (
    SELECT w.position, f.file, w.row FROM wanted_sources w JOIN files f ON f.id = w.id
    UNION ALL SELECT w.position, s.file, w.row FROM wanted_sources w, single s WHERE w.id = ''
  ),
  content AS (
    SELECT file, row, class, content_hash FROM rows WHERE class < 2
    UNION ALL SELECT file, row, class, content_hash FROM plain_rows WHERE class < 2
  ),
  asked AS (SELECT w.position, c.file, c.row, c.class, c.content_hash FROM wanted w JOIN content c USING (file, row)),
  duplicates AS (SELECT * FROM asked WHERE class = 1 AND content_hash IS NOT NULL),
  same AS (
    SELECT c.file, c.row, c.class, c.content_hash, f.id FROM content c JOIN files f USING (file)
    WHERE c.content_hash IN (SELECT content_hash FROM duplicates)
  ),
  ranked AS (SELECT file, row, content_hash, row_number() OVER (PARTITION BY content_hash, file ORDER BY row) AS nth FROM same),
  kept AS (
    SELECT file, row, content_hash, row_number() OVER (PARTITION BY content_hash ORDER BY id, row) AS nth,
      count(*) OVER (PARTITION BY content_hash) AS n
    FROM same WHERE class = 0
  ),
  standing AS (
    SELECT position, file, row FROM asked WHERE class = 0
    UNION ALL
    SELECT d.position, k.file, k.row FROM duplicates d JOIN ranked r USING (file, row)
      JOIN kept k ON k.content_hash = d.content_hash AND k.nth = least(r.nth, k.n)
  ),
  legs AS (
    SELECT payer_file AS file, payer_row AS row, transfer FROM transfers WHERE payer_file IS NOT NULL
    UNION SELECT payee_file, payee_row, transfer FROM transfers WHERE payee_file IS NOT NULL
  )
  SELECT s.position, min(l.transfer)::INTEGER AS transfer FROM standing s JOIN legs l USING (file, row) GROUP BY s.position`;
