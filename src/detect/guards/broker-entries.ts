import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_GUARD, EDGE_GUARD, type CaseView } from '../case-view.ts';

/** Sets `skip` to 1 for the ledger entries that the broker guard keeps out of pass-through and exits; gives it back. */
export function skipBrokerEntries({ ledger, guarded }: CaseView, skip: Uint8Array): Uint8Array {
  if (!guarded) return skip;
  for (const [account, bits] of guarded.accounts.entries()) {
    if ((bits & ACCOUNT_GUARD.broker) === 0) continue;
    for (let i = ledger.offsets[account]!; i < ledger.offsets[account + 1]!; i += 1) {
      const e = ledger.edge[i]!;
      const isGuarded =
        e === -1 ? (ledger.flags[i]! & ENTRY_FLAG.broker) !== 0 : (guarded.edges[e]! & EDGE_GUARD.broker) !== 0;
      if (isGuarded) skip[i] = 1;
    }
  }
  return skip;
}
