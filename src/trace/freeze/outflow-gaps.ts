import type { MoneyColumns } from '#ledger';

/** How long money stayed: seconds from a credit to the account's next debit, or to the end of sight where none came. */
export interface OutflowGaps {
  readonly seconds: Float64Array;
  /** 1: a debit ended it; 0: still waiting when sight ended (censored). */
  readonly ended: Uint8Array;
  /** How many were ended by a debit. */
  readonly outflows: number;
}

/**
 * Gaps of the accounts up to `until` (the ledger's clock): what was known then, nothing later. `only`: movements whose
 * credits are looked at, all without it.
 */
export function outflowGaps(
  money: MoneyColumns,
  accounts: Iterable<number>,
  { until, only }: { readonly until: number; readonly only?: ReadonlySet<number> },
): OutflowGaps {
  const { ledger, accounts: columns } = money;
  const seconds: number[] = [];
  const ended: number[] = [];
  let outflows = 0;
  for (const account of accounts) {
    const end = columns.covered[account] === 1 ? Math.min(until, columns.coveredTo[account]!) : until;
    let waiting: number[] = [];
    for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++) {
      const t = ledger.t[entry]!;
      if (t > end) break;
      if (ledger.amount[entry]! > 0) {
        if (only?.has(ledger.movement[entry]!) !== false) waiting.push(t);
        continue;
      }
      for (const since of waiting) {
        seconds.push(t - since);
        ended.push(1);
      }
      outflows += waiting.length;
      waiting = [];
    }
    for (const since of waiting) {
      seconds.push(Math.max(0, end - since));
      ended.push(0);
    }
  }
  return { seconds: Float64Array.from(seconds), ended: Uint8Array.from(ended), outflows };
}
