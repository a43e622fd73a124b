import { ACCOUNT_FLAG, ACCOUNT_KIND, type AccountColumns } from '#model';

/** ACC-5: only an account with own rows can be a subject; a boundary account is evidence at most. */
export function isSubject(accounts: AccountColumns, account: number): boolean {
  return (accounts.flags[account]! & ACCOUNT_FLAG.covered) !== 0 && accounts.kind[account] !== ACCOUNT_KIND.clearing;
}

export function coverageSeconds(accounts: AccountColumns, account: number): number {
  return isSubject(accounts, account) ? accounts.coveredTo[account]! - accounts.coveredFrom[account]! : 0;
}
