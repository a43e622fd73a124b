import { fifoLots } from '#ledger';
import type { CaseView } from '../case-view.ts';

export interface DwellQuery {
  readonly account: number;
  readonly currency: number;
  /** Money whose time is measured; every credit when absent. */
  readonly isMeasured?: (entry: number) => boolean;
  /** `matched`: of the money that left; `all`: what has not left stays for ever. */
  readonly of: 'matched' | 'all';
}

/** Amount-weighted median of the seconds from credit to debit, first in first out; undefined where there is no such money. */
export function medianDwell(
  { ledger }: CaseView,
  { account, currency, isMeasured, of }: DwellQuery,
): number | undefined {
  const lots = fifoLots(ledger, account, { currency });
  const parts: { readonly seconds: number; readonly amount: number }[] = [];
  let left = 0;
  for (let i = 0; i < lots.credit.length; i += 1) {
    const credit = lots.credit[i]!;
    if (credit < 0 || isMeasured?.(credit) === false) continue;
    parts.push({ seconds: ledger.t[lots.debit[i]!]! - ledger.t[credit]!, amount: lots.amount[i]! });
    left += lots.amount[i]!;
  }
  if (of === 'all') {
    let credited = 0;
    for (const entry of lots.entries) {
      if (ledger.amount[entry]! > 0 && isMeasured?.(entry) !== false) credited += ledger.amount[entry]!;
    }
    if (credited > left) parts.push({ seconds: Infinity, amount: credited - left });
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
