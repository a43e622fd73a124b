import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDGE_KIND } from '#graph';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { chainSurprise } from './chain-surprise.ts';

const ANY_AMOUNT = { shareFrom: 0, shareTo: Number.POSITIVE_INFINITY };
const SECONDS_OF_DATA = 60 * DAY - 1;

function natsOf(transfers: readonly TransferDraft[], evidence: readonly number[], rule = ANY_AMOUNT): number {
  const view = caseOf({ transfers, currencies: ['CNY', 'USD'] });
  return chainSurprise(view, view.graph, rule)(evidence);
}

/** Two transfers in a line, the first edges of the data, and others of these amounts among other accounts. */
function among(others: readonly Partial<TransferDraft>[], second: Partial<TransferDraft> = {}): TransferDraft[] {
  return [
    { from: 0, to: 1, t: 2 * DAY, amount: 100 },
    { from: 1, to: 2, t: 2 * DAY + HOUR, amount: 100, ...second },
    ...others.map((other, i) => ({ from: 3 + i, to: 4 + i, t: 3 * DAY + i * HOUR, amount: 100, ...other })),
  ];
}

const other = fc.record({
  amount: fc.constantFrom(40, 50, 60, 75, 80, 100, 125, 160, 200),
  currency: fc.constantFrom(0, 1),
  kind: fc.constantFrom(EDGE_KIND.pattern, EDGE_KIND.reversal),
});

test('[CHAIN-4] what chance gives is counted over all ordered pairs of transfers: alike in one currency, or of two', () => {
  fc.assert(
    fc.property(
      fc.array(other, { maxLength: 12, size: 'max' }),
      fc.constantFrom<[number, number][]>([0.8, 1.25], [0.5, 2], [1, 1], [0.75, 1.6], [1.25, 2]),
      fc.constantFrom(0, 1),
      (others, [shareFrom, shareTo], currency) => {
        const transfers = among(others, { currency });
        const counted = transfers.filter(({ kind }) => kind !== EDGE_KIND.reversal);
        const pairs = counted.flatMap((a) => counted.map((b) => [a, b] as const));
        const alike = ({ shareFrom: least, shareTo: most }: typeof ANY_AMOUNT) =>
          pairs.filter(([a, b]) => {
            if (currency === 1) return (a.currency ?? 0) !== (b.currency ?? 0);
            const share = b.amount! / a.amount!;
            return (a.currency ?? 0) === (b.currency ?? 0) && share >= least && share <= most;
          }).length + 1;
        const rule = { shareFrom, shareTo };
        const rarer = natsOf(transfers, [0, 1], rule) - natsOf(transfers, [0, 1]);
        expect(rarer).toBeCloseTo(Math.log(alike(ANY_AMOUNT)) - Math.log(alike(rule)), 9);
      },
    ),
    { seed: 41, numRuns: 200 },
  );
});

test('[CHAIN-4] a step into another currency counts by how often two transfers are of two currencies', () => {
  const nats = (currencies: readonly number[]) =>
    natsOf(
      among(
        currencies.map((currency) => ({ currency })),
        { currency: 1 },
      ),
      [0, 1],
    );
  // Of 4 transfers, 1 in dollars: 6 of 16 pairs; 2 in dollars: 8 of 16.
  expect(nats([0, 0]) - nats([0, 1])).toBeCloseTo(Math.log(8 + 1) - Math.log(6 + 1), 9);
});

test('[CHAIN-4] a step of one second, or of one unit of a coarser stamp, is the least time that is counted', () => {
  const nats = (gap: number, precision: number) =>
    natsOf(
      [
        { from: 0, to: 1, t: 2 * DAY, precision },
        { from: 1, to: 2, t: 2 * DAY + gap, precision },
      ],
      [0, 1],
    );
  expect(nats(0, 1)).toBe(nats(60, 1));
  expect(nats(DAY, 0)).toBe(nats(DAY, 2));
  expect(nats(0, 2)).toBe(nats(DAY, 2));
  expect(nats(10 * DAY, 0)).toBeLessThan(nats(DAY, 0));
  // Two beginnings; a payer without other transfers counts like one in all the data beside its own other time.
  const expected = 1 / (2 * SECONDS_OF_DATA - 10 * DAY) / (1 / (10 * DAY));
  expect(Math.abs(nats(10 * DAY, 0) + Math.log(2 * expected * (5 / 6)))).toBeLessThan(0.02);
});
