import { ENTRY_FLAG } from '#ledger';
import type { CaseView } from '../case-view.ts';

export interface DwellQuery {
  readonly account: number;
  readonly currency: number;
  /** Money whose time is measured; every credit when absent. */
  readonly isMeasured?: (entry: number) => boolean;
  /** `matched`: of the money that left; `all`: what has not left stays for ever. */
  readonly of: 'matched' | 'all';
}

/**
 * Amount-weighted median of the seconds from credit to debit; undefined where there is no such money. A debit spends the
 * youngest credit: first in first out would make money that is passed on at once look older with every fee that is kept.
 */
export function medianDwell({ ledger }: CaseView, query: DwellQuery): number | undefined {
  const { account, currency, isMeasured, of } = query;
  const open: { readonly entry: number; left: number }[] = [];
  const parts: { readonly seconds: number; readonly amount: number }[] = [];
  for (let i = ledger.offsets[account]!; i < ledger.offsets[account + 1]!; i += 1) {
    if (ledger.currency[i] !== currency || (ledger.flags[i]! & ENTRY_FLAG.reversal) !== 0) continue;
    if (ledger.amount[i]! > 0) open.push({ entry: i, left: ledger.amount[i]! });
    for (let wanted = -ledger.amount[i]!; wanted > 0 && open.length > 0;) {
      const youngest = open.at(-1)!;
      const amount = Math.min(wanted, youngest.left);
      wanted -= amount;
      youngest.left -= amount;
      if (youngest.left === 0) open.pop();
      if (isMeasured?.(youngest.entry) === false) continue;
      parts.push({ seconds: ledger.t[i]! - ledger.t[youngest.entry]!, amount });
    }
  }
  if (of === 'all') {
    for (const { entry, left } of open) {
      if (isMeasured?.(entry) !== false) parts.push({ seconds: Infinity, amount: left });
    }
  }
  return weightedMedian(parts);
}

/** The least value by which half of the weight is reached. */
function weightedMedian(parts: { readonly seconds: number; readonly amount: number }[]): number | undefined {
  parts.sort((a, b) => a.seconds - b.seconds);
  const half = parts.reduce((sum, { amount }) => sum + amount, 0) / 2;
  let sum = 0;
  for (const { seconds, amount } of parts) {
    sum += amount;
    if (sum >= half) return seconds;
  }
  return undefined;
}
