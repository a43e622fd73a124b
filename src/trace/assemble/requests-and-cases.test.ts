import { ACCOUNT_KIND } from '#model';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { randomCase, UNBOUNDED } from '../money.generator.ts';
import { traceByReplay } from '../replay/trace-by-replay.ts';
import { cardCases } from './card-cases.ts';
import { nextRequests } from './next-requests.ts';

test('[REQ-1] statements to ask for: most money lost from sight first, with movements and first and last time', () => {
  const money = toMoney(
    [
      { from: 0, to: 1, amount: 300, t: 1 },
      { from: 1, to: 2, amount: 40, t: 2 },
      { from: 1, to: 3, amount: 50, t: 3 },
      { from: 1, to: 2, amount: 30, t: 4 },
      { from: 1, to: 4, amount: 100, t: 5 },
      { from: 1, to: -1, amount: 20, t: 6, flags: 1 },
    ],
    [{}, {}, { covered: false }, { covered: false, kind: ACCOUNT_KIND.payment }, { coveredTo: 50 }],
  );
  const flows = traceByReplay(money, { policy: 'fifo', sources: [{ victim: 0, movement: 0 }], bounds: UNBOUNDED });
  expect(nextRequests(money, flows)).toEqual([
    { account: 2, reason: 'no-statement', amount: 70, victims: 1, movements: [1, 3], from: 2, to: 4 },
    { account: 3, reason: 'payment-account', amount: 50, victims: 1, movements: [2], from: 3, to: 3 },
  ]);
  expect(nextRequests(money, flows, 60)[0]).toEqual({
    account: 4,
    reason: 'statement-ends-early',
    amount: 100,
    victims: 1,
    movements: [4],
    from: 5,
    to: 5,
  });
});

test('[REQ-1] all money that ends without a statement is asked for, once', () => {
  fc.assert(
    fc.property(randomCase(), ({ money, ...trace }) => {
      const flows = traceByReplay(money, { ...trace, policy: 'haircut' });
      const asked = nextRequests(money, flows).reduce((sum, { amount }) => sum + amount, 0);
      let lost = 0;
      for (let i = 0; i < flows.flows.count; i++) {
        const toAccount = money.movements.payee[flows.flows.movement[i]!]! >= 0;
        if (toAccount && [4, 5, 7].includes(flows.flows.end[i]!)) lost += flows.flows.amount[i]!;
      }
      const crypto = flows.flows.amount
        .filter((_, i) => flows.flows.end[i] === 4)
        .reduce((sum, amount) => sum + amount, 0);
      expect(asked).toBe(lost - crypto);
    }),
    { seed: 82, numRuns: 100 },
  );
});

const CARDS = toMoney([
  { from: 0, to: 10, amount: 100, t: 1 },
  { from: 1, to: 10, amount: 40, t: 2 },
  { from: 0, to: 11, amount: 30, t: 3 },
  { from: 10, to: 11, amount: 120, t: 4 },
  { from: 11, to: 12, amount: 140, t: 5 },
  { from: 10, to: 10, amount: 7, t: 6 },
]);

/** Case B names victim 0's first transfer too. */
const REPORTS = [
  { caseNo: 'A', victim: 0, movement: 0 },
  { caseNo: 'B', victim: 0, movement: 0 },
  { caseNo: 'B', victim: 1, movement: 1 },
  { caseNo: 'A', victim: 0, movement: 2 },
];

test('[CARD-1] one card in many cases, one case with many cards; a transfer counts once even if two cases name it', () => {
  const { cards, cases, groups } = cardCases(CARDS, REPORTS, [[10, 11], [12]]);
  expect(
    cards.map(({ cards: own, cases: by, victims, transfers, value }) => [own, by, victims, transfers, value.minor]),
  ).toEqual([
    [[10], ['A', 'B'], 2, 2, 140],
    [[11], ['A'], 1, 1, 30],
  ]);
  expect(cases.map(({ caseNo, cards: own, transfers, value }) => [caseNo, own, transfers, value.minor])).toEqual([
    ['A', [10, 11], 2, 130],
    ['B', [10], 2, 140],
  ]);
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ group: 0, cards: [10, 11], cases: ['A', 'B'], victims: 2, transfers: 3 });
  expect(groups[0]?.value).toEqual({ measure: 'case-value', minor: 170, currency: 'CNY' });
});

test('[CARD-2] turnover in, out and one way stands beside the value: of a card what it took and gave, of a group what crossed its edge', () => {
  const { cards, groups } = cardCases(CARDS, REPORTS, [[10, 11]]);
  const minor = ({ turnover }: (typeof cards)[number]): number[] => [
    turnover.in.minor,
    turnover.out.minor,
    turnover.oneWay.minor,
  ];
  expect(cards.map(minor)).toEqual([
    [140, 120, 140],
    [150, 140, 150],
  ]);
  expect(groups.map(minor)).toEqual([[170, 140, 170]]);
  expect(cards[0]?.turnover.in.measure).toBe('card-turnover');
});

test('[CARD-1] values of single cards and cases never exceed all reported transfers, and cards share none', () => {
  fc.assert(
    fc.property(
      randomCase({ sources: 8 }),
      fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
      ({ money, sources }, draw) => {
        const reports = sources.flatMap(({ victim, movement }, i) => [
          { caseNo: `c${draw[i] ?? 0}`, victim, movement },
          { caseNo: `c${i % 2}`, victim, movement },
        ]);
        const { cards } = cardCases(money, reports);
        const all = sources
          .filter(({ movement }) => money.movements.payee[movement]! >= 0)
          .reduce((sum, { movement }) => sum + money.movements.amount[movement]!, 0);
        expect(cards.reduce((sum, { value }) => sum + value.minor, 0)).toBe(all);
        for (const { cards: own, value, turnover } of cards) {
          const self = sources.some(
            ({ movement }) => money.movements.payer[movement] === own[0] && money.movements.payee[movement] === own[0],
          );
          if (!self) expect(value.minor).toBeLessThanOrEqual(turnover.in.minor);
        }
      },
    ),
    { seed: 83, numRuns: 100 },
  );
});
