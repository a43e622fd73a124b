import { ACCOUNT_FLAG, ACCOUNT_KIND, CHINA_OFFSET_MS, type AccountIdentity } from '#model';

import { dropTemporary } from './resolve-accounts.ts';
import type { Workspace } from './workspace.ts';

export interface MaskOptions {
  /** Full numbers and names; a workspace of open data shows them always. */
  readonly unmask: boolean;
}

type IdentityColumns = {
  readonly account: Int32Array;
  readonly id: readonly string[];
  readonly display: readonly string[];
  readonly number: readonly string[];
  readonly name: readonly string[];
  readonly institution: readonly string[];
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  readonly covered_from: readonly string[];
  readonly covered_to: readonly string[];
};

const KIND_NAMES = Object.fromEntries(Object.entries(ACCOUNT_KIND).map(([name, code]) => [code, name]));

/** One identity per account asked for, in the order asked. Throws on an account that is not in the workspace. */
export async function accountIdentities(
  ws: Workspace,
  accounts: Iterable<number>,
  options: MaskOptions,
): Promise<AccountIdentity[]> {
  const wanted = Int32Array.from(accounts);
  if (wanted.length === 0) return [];
  const byAccount = await identityMap(ws, new Set(wanted), options);
  return Array.from(wanted, (account) => {
    const identity = byAccount.get(account);
    if (identity === undefined) throw new RangeError(`account ${account} is not in the workspace`);
    return identity;
  });
}

export async function identityMap(
  ws: Workspace,
  accounts: ReadonlySet<number>,
  options: MaskOptions,
): Promise<Map<number, AccountIdentity>> {
  await ws.engine.createTemporary('wanted_accounts', { account: Int32Array.from(accounts) });
  const columns = await ws.engine.columns<IdentityColumns>(`
    SELECT a.account, a.id, a.display, a.number, coalesce(a.holder_name, '') AS name, coalesce(a.institution, '') AS institution,
      a.kind, a.flags, ${dateSql('a.covered_from_ms')} AS covered_from, ${dateSql('a.covered_to_ms')} AS covered_to
    FROM accounts a JOIN wanted_accounts w ON w.account = a.account`);
  await dropTemporary(ws.engine, 'wanted_accounts');
  const full = showsFull(ws, options);
  return new Map(Array.from(columns.account, (account, i) => [account, identityAt(columns, i, full)]));
}

export function showsFull(ws: Workspace, options: MaskOptions): boolean {
  return options.unmask || ws.openData;
}

/** Date of an instant in Asia/Shanghai; empty when unknown. */
export function dateSql(ms: string): string {
  return `coalesce(strftime(make_timestamp((${ms} + ${CHINA_OFFSET_MS}) * 1000), '%Y-%m-%d'), '')`;
}

function identityAt(columns: IdentityColumns, i: number, full: boolean): AccountIdentity {
  const covered = (columns.flags[i]! & ACCOUNT_FLAG.covered) !== 0;
  const name = columns.name[i]!;
  return {
    account: columns.account[i]!,
    id: columns.id[i]!,
    display: columns.display[i]!,
    ...(full ? { number: columns.number[i]! } : {}),
    ...(full && name !== '' ? { name } : {}),
    institution: columns.institution[i]!,
    kind: KIND_NAMES[columns.kind[i]!] ?? 'unknown',
    covered,
    coveredFrom: covered ? columns.covered_from[i]! : '',
    coveredTo: covered ? columns.covered_to[i]! : '',
  };
}
