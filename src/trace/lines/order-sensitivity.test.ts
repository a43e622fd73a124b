import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MoneyColumns } from '#ledger';

import { toMoney, type MovementDraft } from '../money.fixture.ts';
import { randomCase, UNBOUNDED } from '../money.generator.ts';
import { openLines } from './open-lines.ts';
import { orderSensitivity, type OrderSensitivity } from './order-sensitivity.ts';
import { inOtherTieOrder } from './other-tie-order.ts';
import { traceByLines } from './trace-by-lines.ts';

const BANK = { covered: false };

function sensitivity(money: MoneyColumns): OrderSensitivity {
  const trace = { sources: [{ victim: 0, movement: 0 }], bounds: UNBOUNDED };
  const run = (ledger: MoneyColumns) => traceByLines(openLines(ledger, 'fifo'), trace);
  return orderSensitivity(money, run(money), run);
}

/** 300 stolen at the first second, then 100 clean and a payment of 250 in one second. */
function tied(...last: readonly MovementDraft[]): MoneyColumns {
  return toMoney([{ from: 1, to: 0, amount: 300, t: 1 }, ...last], [{}, BANK, BANK, {}, BANK]);
}

test('[TIE-1] two payments of one second can stand the other way round; the held amounts differ', () => {
  const money = tied({ from: 0, to: 3, amount: 250, t: 5 }, { from: 0, to: 4, amount: 250, t: 5 });
  expect(sensitivity(money)).toEqual({
    accountsWithTies: 1,
    ranges: [{ account: 3, heldLeast: 50, heldMost: 250 }],
  });
  expect(sensitivity(tied({ from: 0, to: 3, amount: 250, t: 5 }, { from: 0, to: 4, amount: 250, t: 6 }))).toEqual({
    accountsWithTies: 0,
    ranges: [],
  });
});

test('[TIE-2] rows whose balances follow one another stay where they are', () => {
  const money = tied({ from: 0, to: 3, amount: 250, t: 5 }, { from: 0, to: 4, amount: 250, t: 5 });
  const [, first = 0, second = 0] = money.ledger.balanceAfter.keys();
  money.ledger.balanceAfter.set([50], first);
  money.ledger.balanceAfter.set([-200], second);
  expect(sensitivity(money)).toEqual({ accountsWithTies: 0, ranges: [] });
});

test('[TIE-3] a payment is not put before the credit that covers it', () => {
  const money = tied(
    { from: 0, to: 4, amount: 300, t: 2 },
    { from: 2, to: 0, amount: 100, t: 5 },
    { from: 0, to: 3, amount: 100, t: 5 },
  );
  expect(inOtherTieOrder(money, [0]).accounts).toEqual([]);
});

test('[TIE-4] a minute stamp may stand behind every second of its minute; times never fall', () => {
  const money = toMoney(
    [
      { from: 1, to: 0, amount: 10, t: 60, precision: 1 },
      { from: 1, to: 0, amount: 20, t: 70 },
      { from: 1, to: 0, amount: 30, t: 80 },
      { from: 1, to: 0, amount: 40, t: 120 },
    ],
    [{}, BANK],
  );
  const { ledger } = inOtherTieOrder(money, [0]).money;
  expect([...ledger.amount]).toEqual([20, 30, 10, 40]);
  expect([...ledger.t]).toEqual([70, 80, 80, 120]);
});

test('[TIE-5] the other order is the same rows, each on its movement, and no account is overdrawn by it', () => {
  fc.assert(
    fc.property(randomCase(), ({ money }) => {
      const accounts = Array.from({ length: money.accountCount }, (_, account) => account);
      const other = inOtherTieOrder(money, accounts).money;
      for (const account of accounts) {
        const rows = (columns: MoneyColumns): string[] =>
          [...columns.ledger.amount.keys()]
            .slice(columns.ledger.offsets[account], columns.ledger.offsets[account + 1])
            .map((entry) => `${columns.ledger.movement[entry]} ${columns.ledger.amount[entry]}`);
        expect(rows(other).toSorted()).toEqual(rows(money).toSorted());
        expect(uncovered(other, account)).toBeLessThanOrEqual(uncovered(money, account));
      }
      for (let movement = 0; movement < money.movements.count; movement++) {
        for (const side of ['debit', 'credit'] as const) {
          const entry = other.movements[side][movement] ?? -1;
          expect(entry < 0).toBe((money.movements[side][movement] ?? -1) < 0);
          if (entry >= 0) expect(other.ledger.movement[entry]).toBe(movement);
        }
      }
      expect(
        other.ledger.t.every((t, at) => other.ledger.offsets.includes(at) || t >= (other.ledger.t[at - 1] ?? 0)),
      ).toBe(true);
    }),
    { seed: 14, numRuns: 100 },
  );
});

function uncovered(money: MoneyColumns, account: number): number {
  const lines = openLines(money, 'fifo');
  return lines.uncovered(account, UNBOUNDED.until).minor;
}
