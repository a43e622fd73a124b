import { resolveAliases, type AliasResult } from '#ledger';

import { displaySql, keyedIdSql } from './account-sql.ts';
import type { Engine } from './engine.ts';
import { dropNumberKeys, stageNumberKeys, type NumberKeys } from './number-keys.ts';
import type { Workspace } from './workspace.ts';

export interface AccountCounts {
  readonly accounts: number;
  readonly numbers: number;
  /** ACC-3: numbers tied to more than five others of more than one holder, which name no account. */
  readonly internalNumbers: number;
  readonly merged: number;
  /** ACC-3: numbers that are own numbers at two banks or more. */
  readonly severalBanks: number;
}

/**
 * ACC-1, ACC-3 and ACC-6: every number of the statements becomes an account, aliases are joined, new accounts get the
 * next dense indices in order of first appearance (files by path bytewise, then rows). Old indices stay; accounts that
 * turn out to be one keep the smaller index and the other points to it.
 */
export async function deriveAccounts(workspace: Workspace): Promise<AccountCounts> {
  const { engine } = workspace;
  const numbers = await stageNumberKeys(engine);
  const keys = await engine.columns<{ existing: Int32Array }>('SELECT existing FROM number_keys ORDER BY id');
  const aliases = await readAliases(engine, numbers, keys.existing.length);
  const [taken] = await engine.rows<{ next: number }>('SELECT coalesce(max(account) + 1, 0) AS next FROM accounts');
  const { account, isRoot } = assignAccounts(keys.existing, aliases.representative, taken?.next ?? 0);
  await engine.createTemporary('assigned', {
    id: Int32Array.from(account, (_, id) => id),
    account,
    root: isRoot,
    internal: aliases.internal,
  });
  await storeAccounts(workspace);
  if (numbers.severalBanks > 0) await pointSplitNumbers(engine);
  await markRows(engine, numbers);
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE internal_accounts AS SELECT DISTINCT account FROM assigned WHERE internal = 1',
  );
  await dropNumberKeys(engine);
  await engine.run('DROP TABLE assigned');
  const [counts] = await engine.rows<{ accounts: number; merged: number }>(
    'SELECT count(*) FILTER (merged_into IS NULL) AS accounts, count(merged_into) AS merged FROM accounts',
  );
  return {
    accounts: counts?.accounts ?? 0,
    merged: counts?.merged ?? 0,
    numbers: keys.existing.length,
    internalNumbers: aliases.internalNumbers,
    severalBanks: numbers.severalBanks,
  };
}

async function readAliases(engine: Engine, { keyOf }: NumberKeys, numberCount: number): Promise<AliasResult> {
  const pairs = await engine.columns<{ a: Uint32Array; b: Uint32Array; holder: Int32Array; rows: Uint32Array }>(`
    WITH pairs AS (
      SELECT ${keyOf('own_card', 'own_bank', 'file')} AS a, ${keyOf('own_account', 'own_bank', 'file')} AS b, own_id AS holder FROM rows
        WHERE own_card IS NOT NULL AND own_account IS NOT NULL AND own_card != own_account
      UNION ALL SELECT ${keyOf('card', 'bank', 'file')}, ${keyOf('account', 'bank', 'file')}, holder FROM companion_pairs WHERE card IS NOT NULL AND account IS NOT NULL AND card != account
    ), grouped AS (SELECT a, b, holder, count(*) AS n FROM pairs GROUP BY ALL),
    holders AS (SELECT holder, row_number() OVER (ORDER BY holder) - 1 AS index FROM (SELECT DISTINCT holder FROM grouped WHERE holder IS NOT NULL))
    SELECT ka.id::UINTEGER AS a, kb.id::UINTEGER AS b, coalesce(h.index, -1)::INTEGER AS holder, n::UINTEGER AS rows
    FROM grouped g JOIN number_keys ka ON ka.key = g.a JOIN number_keys kb ON kb.key = g.b LEFT JOIN holders h ON h.holder = g.holder
    WHERE NOT contains(ka.key, '?') AND NOT contains(kb.key, '?') AND ka.key NOT IN (SELECT number FROM split_banks) AND kb.key NOT IN (SELECT number FROM split_banks)
    ORDER BY a, b, holder`);
  return resolveAliases({ numberCount, ...pairs });
}

/** Account of every number: the smallest index its class already has and no other class took, else the next new one. */
function assignAccounts(
  existing: Int32Array,
  representative: Uint32Array,
  firstNew: number,
): { account: Int32Array; isRoot: Uint8Array } {
  const count = existing.length;
  const ofClass = new Int32Array(count).fill(-1);
  const taken = new Set<number>();
  let next = firstNew;
  for (let id = 0; id < count; id++) {
    const known = existing[id]!;
    const root = representative[id]!;
    if (known < 0 || ofClass[root]! >= 0 || taken.has(known)) continue;
    ofClass[root] = known;
    taken.add(known);
  }
  const account = new Int32Array(count);
  const isRoot = new Uint8Array(count);
  for (let id = 0; id < count; id++) {
    const root = representative[id]!;
    if (ofClass[root]! < 0) {
      ofClass[root] = next++;
      isRoot[id] = 1;
    }
    account[id] = ofClass[root]!;
  }
  return { account, isRoot };
}

async function storeAccounts({ engine, keyHex }: Workspace): Promise<void> {
  await engine.run(`INSERT INTO accounts (account, number, id, display, kind, flags)
    SELECT a.account, k.number, ${keyedIdSql('k.key', keyHex)}, ${displaySql({ number: 'k.number', key: 'k.key', keyHex })}, 0, 0
    FROM assigned a JOIN number_keys k USING (id) WHERE a.root = 1 ORDER BY a.account`);
  await engine.run(`UPDATE accounts SET merged_into = m.root FROM (
      SELECT k.existing AS account, nullif(min(a.account), k.existing) AS root FROM assigned a JOIN number_keys k USING (id)
      WHERE k.existing >= 0 GROUP BY k.existing) m
    WHERE accounts.account = m.account AND accounts.merged_into IS DISTINCT FROM m.root`);
  await engine.run(`UPDATE account_numbers SET account = a.account FROM assigned a JOIN number_keys k USING (id)
    WHERE account_numbers.number = k.key AND k.existing != a.account`);
  await engine.run(
    'INSERT INTO account_numbers SELECT k.key, a.account FROM assigned a JOIN number_keys k USING (id) WHERE k.existing < 0',
  );
}

/** A number that was one account until a second bank named it: where only its banks' nodes are left, the old account points to the first of them. */
async function pointSplitNumbers(engine: Engine): Promise<void> {
  await engine.run(`UPDATE accounts SET merged_into = o.target FROM (
      SELECT old.account, CASE WHEN old.account NOT IN (SELECT payer FROM plain_rows WHERE payer IS NOT NULL UNION SELECT payee FROM plain_rows WHERE payee IS NOT NULL) THEN min(now.account) END AS target
      FROM split_banks s JOIN account_numbers old ON old.number = s.number JOIN account_numbers now ON now.number = s.key
      WHERE s.number NOT IN (SELECT key FROM number_keys) GROUP BY old.account) o
    WHERE accounts.account = o.account AND accounts.merged_into IS DISTINCT FROM o.target`);
}

async function markRows(engine: Engine, { keyOf }: NumberKeys): Promise<void> {
  await engine.run(`UPDATE rows SET account = m.account, counter = m.counter FROM (
      SELECT r.at, a.account AS account, c.account AS counter
      FROM (SELECT x.rowid AS at, account, counter, ${keyOf('x.own_number', 'x.own_bank', 'x.file')} AS own, ${keyOf('x.counter_number', 'x.counter_bank', 'x.file')} AS named FROM rows x) r
      LEFT JOIN account_numbers a ON a.number = r.own LEFT JOIN account_numbers c ON c.number = r.named
      WHERE r.account IS DISTINCT FROM a.account OR r.counter IS DISTINCT FROM c.account) m
    WHERE rows.rowid = m.at`);
}
