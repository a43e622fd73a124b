import type { Casework, RecordRef } from '../record.ts';
import type { MeasuredAccount } from './account.ts';
import type { Listing, MeasureState } from './measure-state.ts';
import { isInForce } from './standing.ts';

/** An account that stands on the platform's list. */
export interface ListedAccount {
  readonly record: RecordRef;
  readonly account: MeasuredAccount;
  readonly kind: Listing['kind'];
  readonly sinceMs: number;
}

/** 涉案账户 and 可疑账户, the longest listed first; of what is loaded. */
export function listedAccounts(casework: Casework): readonly ListedAccount[] {
  const records = (casework.measure ?? new Map()) as ReadonlyMap<string, MeasureState>;
  return [...records.values()]
    .flatMap(({ id, account, listings }) =>
      listings.filter(isInForce).map(({ kind, startedMs = 0 }) => ({
        record: { kind: 'measure', id } as const,
        account,
        kind,
        sinceMs: startedMs,
      })),
    )
    .toSorted((a, b) => a.sinceMs - b.sinceMs || (a.record.id < b.record.id ? -1 : 1));
}
