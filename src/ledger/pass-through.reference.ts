import type { LedgerColumns } from './ledger-columns.ts';
import type { PassThroughParameters } from './pass-through.ts';

export interface ReferenceWindow {
  /** Credits of one window of W ending at a credit, as ledger entries. */
  readonly credits: readonly number[];
  readonly sum: number;
  readonly matched: number;
}

/** [PASS] by single coins: every minor unit is a coin that remembers its credit. All windows, whether they hold or not. */
export function allWindows(
  ledger: LedgerColumns,
  account: number,
  parameters: PassThroughParameters,
): ReferenceWindow[] {
  const entries = Array.from(
    { length: (ledger.offsets[account + 1] ?? 0) - (ledger.offsets[account] ?? 0) },
    (_, i) => (ledger.offsets[account] ?? 0) + i,
  )
    .filter((entry) => ledger.currency[entry] === parameters.currency && parameters.skip?.[entry] !== 1)
    .map((entry) => ({ entry, amount: ledger.amount[entry] ?? 0, t: ledger.t[entry] ?? 0 }));
  const coins: number[] = Array.from({ length: parameters.openingMinor ?? 0 }, () => -1);
  const leftInTime = new Map<number, number>();
  const timeOf = new Map(entries.map(({ entry, t }) => [entry, t]));
  for (const { entry, amount, t } of entries) {
    if (amount > 0) coins.push(...Array.from({ length: amount }, () => entry));
    for (const coin of amount < 0 ? coins.splice(0, -amount) : []) {
      if (coin >= 0 && t - (timeOf.get(coin) ?? 0) <= parameters.deltaSeconds)
        leftInTime.set(coin, (leftInTime.get(coin) ?? 0) + 1);
    }
  }
  const credits = entries.filter(({ amount }) => amount > 0);
  return credits.map((last, i) => {
    const inside = credits.slice(0, i + 1).filter(({ t }) => t >= last.t - parameters.windowSeconds);
    return {
      credits: inside.map(({ entry }) => entry),
      sum: inside.reduce((sum, { amount }) => sum + amount, 0),
      matched: inside.reduce((sum, { entry }) => sum + (leftInTime.get(entry) ?? 0), 0),
    };
  });
}
