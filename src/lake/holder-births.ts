import { CHINA_OFFSET_MS } from '#model';

import { dropTemporary } from './resolve-accounts.ts';
import type { Workspace } from './workspace.ts';

/** Day of birth (days since 1970-01-01) of the accounts' holders, from the ID number or an opening; only where known. */
export async function birthDays(ws: Workspace, accounts: Iterable<number>): Promise<Map<number, number>> {
  const wanted = Int32Array.from(new Set(accounts));
  if (wanted.length === 0) return new Map();
  await ws.engine.createTemporary('wanted_accounts', { account: wanted });
  const found = await ws.engine.columns<{ account: Int32Array; birth: Float64Array }>(`
    SELECT a.account, h.birth_ms::DOUBLE AS birth FROM accounts a JOIN wanted_accounts USING (account) JOIN holders h ON h.holder = a.holder
    WHERE h.birth_ms IS NOT NULL ORDER BY a.account`);
  await dropTemporary(ws.engine, 'wanted_accounts');
  return new Map(
    Array.from(found.account, (account, i) => [account, Math.floor((found.birth[i]! + CHINA_OFFSET_MS) / 86_400_000)]),
  );
}
