import type { LedgerColumns } from '#ledger';

export interface SpentLast {
  /** Minor units of these credits that were spent by the deadline. */
  spentBy(credits: readonly number[], deadline: number): number;
}

/**
 * Which credits the debits spent, last in first out. A member keeps its fee on the account from session to session; first in
 * first out would spend that first, and the fee of a session would seem to grow with every session before it.
 */
export function spentLast(ledger: LedgerColumns, entries: Int32Array): SpentLast {
  const stack: number[] = [];
  const left: number[] = [];
  const spent = new Map<number, { readonly t: number; readonly amount: number }[]>();
  for (const entry of entries) {
    const amount = ledger.amount[entry]!;
    if (amount > 0) {
      stack.push(entry);
      left.push(amount);
      continue;
    }
    let wanted = -amount;
    while (wanted > 0 && stack.length > 0) {
      const taken = Math.min(wanted, left.at(-1)!);
      const credit = stack.at(-1)!;
      const lines = spent.get(credit);
      const line = { t: ledger.t[entry]!, amount: taken };
      if (lines) lines.push(line);
      else spent.set(credit, [line]);
      wanted -= taken;
      left[left.length - 1] = left.at(-1)! - taken;
      if (left.at(-1) === 0) {
        stack.pop();
        left.pop();
      }
    }
  }
  return {
    spentBy: (credits, deadline) => {
      let sum = 0;
      for (const credit of credits) {
        for (const { t, amount } of spent.get(credit) ?? []) if (t <= deadline) sum += amount;
      }
      return sum;
    },
  };
}
