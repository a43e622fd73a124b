/** CNY first, then by code: minor units of two currencies do not compare. */
export function compareCurrencies(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'CNY' || b === 'CNY') return a === 'CNY' ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Rows that stand by amount, each currency apart; inside a currency their order stays. */
export function byCurrency<Row extends { readonly currency: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => compareCurrencies(a.currency, b.currency));
}
