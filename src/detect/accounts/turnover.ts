import type { LedgerColumns } from '#ledger';

/** Running sums of a stretch of entries by currency, credits and debits alike. */
export class Turnover {
  count = 0;
  private readonly ledger: LedgerColumns;
  private readonly sums: Float64Array;
  private readonly counts: Uint32Array;

  constructor(ledger: LedgerColumns, currencies: number) {
    this.ledger = ledger;
    this.sums = new Float64Array(currencies);
    this.counts = new Uint32Array(currencies);
  }

  clear(): void {
    this.count = 0;
    this.sums.fill(0);
    this.counts.fill(0);
  }

  add(entry: number): void {
    const currency = this.ledger.currency[entry]!;
    this.sums[currency]! += Math.abs(this.ledger.amount[entry]!);
    this.counts[currency]! += 1;
    this.count += 1;
  }

  /**
   * The sum most above its currency's amount, as a multiple of it; 0 where no currency has one. `unpriced`: a currency of
   * the stretch has none, so that nothing can be said of it.
   */
  against(leastMinor: readonly (number | undefined)[]) {
    let [times, currency, unpriced] = [0, this.mostUsed(), false];
    for (const [code, count] of this.counts.entries()) {
      if (count === 0) continue;
      const least = leastMinor[code];
      if (least === undefined) unpriced = true;
      else if (least > 0 && this.sums[code]! / least > times) [times, currency] = [this.sums[code]! / least, code];
    }
    return { times, currency, unpriced, sumMinor: this.sums[currency] ?? 0 };
  }

  private mostUsed(): number {
    let most = 0;
    for (const [code, count] of this.counts.entries()) if (count > this.counts[most]!) most = code;
    return most;
  }
}
