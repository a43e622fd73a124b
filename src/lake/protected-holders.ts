import type { MoneyColumns } from '#ledger';
import { ageAt } from '#model';

import { isProtectedAge, shanghaiDay } from './view-accounts.ts';
import type { Workspace } from './workspace.ts';

/**
 * Accounts whose holder was a minor or very old at the account's last entry in this money (as `markProtected` tells them in
 * a case view). Births come from ID numbers and openings; nobody is protected or not where none is known.
 */
export async function protectedHolders(
  ws: Workspace,
  { ledger, accountCount, epochSeconds }: MoneyColumns,
): Promise<ReadonlySet<number>> {
  const { account: accounts, birth } = await ws.engine.columns<{ account: Int32Array; birth: Float64Array }>(`
    SELECT a.account::INTEGER AS account, h.birth_ms::DOUBLE AS birth FROM accounts a JOIN holders h ON h.holder = a.holder
    WHERE h.birth_ms IS NOT NULL`);
  const found = new Set<number>();
  for (let i = 0; i < accounts.length; i += 1) {
    const account = accounts[i]!;
    if (account >= accountCount) continue;
    const end = ledger.offsets[account + 1]!;
    if (end === ledger.offsets[account]!) continue;
    const age = ageAt(shanghaiDay(birth[i]!), shanghaiDay((ledger.t[end - 1]! + epochSeconds) * 1000));
    if (isProtectedAge(age)) found.add(account);
  }
  return found;
}
