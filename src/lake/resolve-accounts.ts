import { normaliseNumber } from '#model';

import type { Engine } from './engine.ts';
import type { Workspace } from './workspace.ts';

/**
 * Dense accounts of numbers as people write them, -1 where unknown: first literally, then as a statement's number is
 * cleaned (ACC-1). Merged accounts give the one they are in.
 */
export async function resolveAccounts(ws: Workspace, numbers: Iterable<string>): Promise<Int32Array> {
  const literal = [...numbers];
  const found = new Int32Array(literal.length).fill(-1);
  if (literal.length === 0) return found;
  await ws.engine.createTemporary('wanted_numbers', {
    position: Int32Array.from(literal, (_, position) => position),
    literal,
    cleaned: literal.map((number) => normaliseNumber(number).main),
  });
  const rows = await ws.engine.columns<{ position: Int32Array; account: Int32Array }>(`
    SELECT w.position, coalesce(exact.account, cleaned.account) AS account
    FROM wanted_numbers w LEFT JOIN (${SPELLINGS}) exact ON exact.number = w.literal
      LEFT JOIN (${SPELLINGS}) cleaned ON cleaned.number = w.cleaned
    WHERE coalesce(exact.account, cleaned.account) IS NOT NULL`);
  await dropTemporary(ws.engine, 'wanted_numbers');
  for (let i = 0; i < rows.position.length; i += 1) found[rows.position[i]!] = rows.account[i]!;
  return found;
}

const SPELLINGS = `
  SELECT s.number, min(coalesce(a.merged_into, a.account)) AS account
  FROM (SELECT number, account FROM account_numbers UNION SELECT number, account FROM accounts) s JOIN accounts a ON a.account = s.account
  GROUP BY s.number HAVING count(DISTINCT coalesce(a.merged_into, a.account)) = 1`;

export async function dropTemporary(engine: Engine, name: string): Promise<void> {
  await engine.run(`DROP TABLE IF EXISTS temp.${name}`);
}
