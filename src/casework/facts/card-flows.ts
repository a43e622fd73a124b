import { measured } from '#model';

import type { CardFlows } from './facts-input.ts';

/** One transfer with the numbers of both sides. */
export interface FactsTransfer {
  readonly payer: string;
  readonly payee: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly atMs: number;
}

/**
 * [SHEET-15] What came into each card and what went through it from `fromMs` up to before `toMs`. Transfers between the cards of the
 * person are left out: the same money would count again in each. Money of several currencies in one card is not added: the card's flows
 * are in yuan where it has any, else in its first currency.
 */
export function cardFlows({
  cards,
  transfers,
  fromMs,
  toMs,
  covered,
}: {
  readonly cards: readonly string[];
  readonly transfers: readonly FactsTransfer[];
  readonly fromMs: number;
  readonly toMs: number;
  /** Cards whose statements cover the whole time. */
  readonly covered: ReadonlySet<string>;
}): ReadonlyMap<string, CardFlows> {
  const own = new Set(cards);
  const inTime = transfers.filter(
    ({ atMs, payer, payee }) => atMs >= fromMs && atMs < toMs && !(own.has(payer) && own.has(payee)),
  );
  return new Map(
    [...own].map((card): [string, CardFlows] => {
      const touching = inTime.filter(({ payer, payee }) => payer === card || payee === card);
      const currency = touching.some((each) => each.currency === 'CNY') ? 'CNY' : (touching[0]?.currency ?? 'CNY');
      const counted = touching.filter((each) => each.currency === currency);
      const incoming = counted.filter(({ payee }) => payee === card);
      return [
        card,
        {
          inflow: measured('one-way-inflow', total(incoming), currency),
          turnover: measured('card-turnover', total(counted), currency),
          counterparties: new Set(touching.map(({ payer, payee }) => (payer === card ? payee : payer))).size,
          covered: covered.has(card) && counted.length === touching.length,
        },
      ];
    }),
  );
}

function total(transfers: readonly FactsTransfer[]): number {
  return transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
