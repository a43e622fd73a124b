import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cardFlows, type FactsTransfer } from './card-flows.ts';

const [A, B, X, Y] = ['6200000000000001', '6200000000000002', '6200000000000008', '6200000000000009'] as const;
const pay = (payer: string, payee: string, amountMinor: number, atMs = 5, currency = 'CNY'): FactsTransfer => ({
  ...{ payer, payee, amountMinor, atMs, currency },
});

test('[SHEET-15] inflow and turnover are apart, own transfers and other times are left out, other money makes it unsure', () => {
  const flows = cardFlows({
    cards: [A, B],
    transfers: [
      pay(X, A, 100),
      pay(A, B, 90),
      pay(B, Y, 80),
      pay(X, A, 7, 10),
      pay(X, A, 3, -1),
      pay(X, B, 5, 5, 'USD'),
    ],
    fromMs: 0,
    toMs: 10,
    covered: new Set([A, B]),
  });
  expect(flows.get(A)).toEqual({
    inflow: { measure: 'one-way-inflow', minor: 100, currency: 'CNY' },
    turnover: { measure: 'card-turnover', minor: 100, currency: 'CNY' },
    ...{ counterparties: 1, covered: true },
  });
  expect(flows.get(B)).toMatchObject({
    inflow: { minor: 0 },
    turnover: { minor: 80 },
    counterparties: 2,
    covered: false,
  });
});

test('[SHEET-15] the first moment counts, the last does not; a card without yuan has the flows of its first currency', () => {
  const of = (...transfers: FactsTransfer[]) =>
    cardFlows({ cards: [A], transfers, fromMs: 0, toMs: 10, covered: new Set([A]) }).get(A);
  expect(of(pay(X, A, 4, 0), pay(X, A, 2, 9))?.inflow.minor).toBe(6);
  expect(of(pay(X, A, 4, 5, 'USD'))).toMatchObject({ inflow: { minor: 4, currency: 'USD' }, covered: true });
  expect(of(pay(X, A, 4, 5, 'USD'), pay(Y, A, 3))).toMatchObject({
    inflow: { minor: 3, currency: 'CNY' },
    covered: false,
  });
  expect(of()).toMatchObject({ inflow: { minor: 0, currency: 'CNY' }, counterparties: 0, covered: true });
});

test('[SHEET-15] inflow is never more than turnover, and the same in any order of transfers', () => {
  const transfer = fc
    .tuple(fc.constantFrom(A, B, X, Y), fc.constantFrom(A, B, X, Y), fc.nat(1000), fc.nat(20))
    .map(([payer, payee, amount, at]) => pay(payer, payee, amount, at));
  fc.assert(
    fc.property(fc.array(transfer, { maxLength: 20 }), (transfers) => {
      const of = (given: readonly FactsTransfer[]) =>
        cardFlows({ cards: [A, B], transfers: given, fromMs: 0, toMs: 15, covered: new Set([A]) });
      for (const { inflow, turnover } of of(transfers).values())
        expect(inflow.minor).toBeLessThanOrEqual(turnover.minor);
      expect(of(transfers.toReversed())).toEqual(of(transfers));
    }),
    { seed: 67, numRuns: 100 },
  );
});
