import type { TaintPolicy } from '#ledger';

import type { AssembledTrace } from './assemble-trace.ts';

/** One account in the sensitivity table. Minor units. */
export interface HeldCompared {
  readonly account: number;
  /** What each policy says is still there. */
  readonly held: Readonly<Partial<Record<TaintPolicy, number>>>;
  /** Over the policies that share money out and are no mere search (`policyLabel` trace); 0 where there is none. */
  readonly least: number;
  readonly most: number;
}

/** [SHOW-2] Accounts on which some policy sees money, by the most that a tracing policy sees, then number. */
export function compareTraces(traces: readonly AssembledTrace[]): readonly HeldCompared[] {
  const held = new Map<number, Partial<Record<TaintPolicy, number>>>();
  for (const { policy, accounts } of traces) {
    for (const { account, held: amount } of accounts) {
      if (amount === 0) continue;
      const row = held.get(account) ?? {};
      row[policy] = amount;
      held.set(account, row);
    }
  }
  const tracing = traces.filter(({ label }) => label === 'trace').map(({ policy }) => policy);
  return [...held]
    .map(([account, row]): HeldCompared => {
      const amounts = tracing.map((policy) => row[policy] ?? 0);
      const all = Object.fromEntries(traces.map(({ policy }) => [policy, row[policy] ?? 0]));
      return { account, held: all, least: Math.min(...amounts, Infinity), most: Math.max(...amounts, 0) };
    })
    .map((row) => (row.least === Infinity ? { ...row, least: 0 } : row))
    .toSorted((a, b) => b.most - a.most || a.account - b.account);
}
