import { expect, test } from 'vitest';
import { caseOf, DAY } from './case.fixture.ts';
import { compareEvidence, evidenceAmount, evidenceFields } from './evidence.ts';

test('[DET-5] amounts are added inside one currency; of currencies as frequent the first; mixed evidence has no amount', () => {
  const { graph } = caseOf({
    currencies: ['CNY', 'USD', 'EUR'],
    transfers: [2, 1, 1, 0].map((currency, i) => ({ from: 0, to: 1, t: (2 + i) * DAY, amount: 10 ** i, currency })),
  });
  expect(evidenceAmount(graph, [0, 1, 2, 3])).toEqual({ amount: 110, currency: 1, currencyCount: 3 });
  expect(evidenceAmount(graph, [0, 3])).toEqual({ amount: 1000, currency: 0, currencyCount: 2 });
  expect(evidenceFields(graph, [1, 2])).toEqual({
    evidence: [1, 2],
    from: 3 * DAY,
    to: 4 * DAY,
    amount: 110,
    currency: 1,
  });
  expect(evidenceFields(graph, [1, 3]).amount).toBe(-1);
});

test('[DET-6] evidence is ordered transfer by transfer, and what another one begins with stands before it', () => {
  const lists = [[], [1], [1, 2], [1, 3], [2]];
  expect([3, 1, 4, 0, 2].map((i) => lists[i]!).toSorted(compareEvidence)).toEqual(lists);
  expect(compareEvidence([1, 2], Uint32Array.of(1, 2))).toBe(0);
  expect(compareEvidence([1], [1, 2])).toBeLessThan(0);
});
