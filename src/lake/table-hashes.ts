import type { Workspace } from './workspace.ts';

/** Content hashes in halves: as text, 128-bit numbers are slow. */
const HALVED = '* REPLACE ((content_hash & 18446744073709551615::UHUGEINT)::UBIGINT AS content_hash)';
/** Left out: ids made with the workspace's own key, and what is shown of accounts, which may hold a part of one. */
const TABLES: Readonly<Record<string, string>> = {
  files: '*',
  rows: HALVED,
  plain_rows: HALVED,
  rejected: '*',
  companions: '*',
  accounts: '* EXCLUDE (id, display)',
  account_numbers: '*',
  holders: '*',
  transfers: '*',
  quality: '*',
};

/** A hash of each table's content without regard to the order of rows: equal imports give equal hashes in any workspace. */
export async function tableHashes(workspace: Workspace): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const [row] = await workspace.engine.rows<{ hash: string }>(`
      SELECT concat_ws(':', count(*), hex(coalesce(bit_xor(md5_number(line)), 0)), sum(md5_number_lower(line)::HUGEINT)) AS hash
      FROM (SELECT t::VARCHAR AS line FROM (SELECT ${columns} FROM ${table}) t)`);
    hashes[table] = row?.hash ?? '';
  }
  return hashes;
}
