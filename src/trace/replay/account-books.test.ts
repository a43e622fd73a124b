import { TAINT_POLICIES, type TaintPolicy } from '#ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { splitByLargestRemainder } from './largest-remainder.ts';
import { BOOKS } from './make-book.ts';
import { CLEAN, Pieces, type AccountBook } from './pieces.ts';

interface Step {
  readonly amount: number;
  /** Credit of this victim, or of clean money (-1); -2: a debit. */
  readonly kind: number;
  readonly hop: number;
}

const DEBIT = -2;

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    amount: fc.integer({ min: 1, max: 40 }),
    kind: fc.constantFrom(DEBIT, DEBIT, DEBIT, CLEAN, 0, 1, 2),
    hop: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 40 },
);

function credit(book: AccountBook, movement: number, { kind, hop, amount }: Step): void {
  const pieces = new Pieces();
  pieces.add(kind, hop, amount);
  book.credit(movement, movement, amount, kind === CLEAN ? undefined : pieces);
}

function sumOf(pieces: Iterable<{ readonly victim: number; readonly amount: number }>, victim: number): number {
  let sum = 0;
  for (const piece of pieces) if (piece.victim === victim) sum += piece.amount;
  return sum;
}

function taintOf(book: AccountBook, amount: number, victim = 0): number {
  const taken = new Pieces();
  book.debit(amount, 99, taken);
  return taken.victim.reduce((sum, owner, i) => sum + (owner === victim ? taken.amount[i]! : 0), 0);
}

test.each(TAINT_POLICIES.filter((policy) => policy !== 'poison'))(
  '[TAINT-7] %s: at every step of an account, what came = what left + what is there, by victim and in all',
  (policy) => {
    fc.assert(
      fc.property(steps, fc.nat(50), (all, opening) => {
        const book = BOOKS[policy](opening);
        const there = new Map<number, number>([[CLEAN, opening]]);
        let balance = opening;
        all.forEach((step, at) => {
          if (step.kind !== DEBIT) {
            credit(book, at, step);
            there.set(step.kind, (there.get(step.kind) ?? 0) + step.amount);
            balance += step.amount;
            return;
          }
          const taken = new Pieces();
          const uncovered = book.debit(step.amount, at, taken);
          expect(uncovered).toBe(Math.max(0, step.amount - balance));
          expect(taken.amount.reduce((sum, amount) => sum + amount, 0)).toBe(step.amount);
          taken.victim.forEach((victim, i) => there.set(victim, (there.get(victim) ?? 0) - taken.amount[i]!));
          there.set(CLEAN, (there.get(CLEAN) ?? 0) + uncovered);
          balance = Math.max(0, balance - step.amount);
          const held = [...book.held()];
          for (const victim of [0, 1, 2]) expect(sumOf(held, victim)).toBe(there.get(victim) ?? 0);
          expect(there.get(CLEAN)).toBeGreaterThanOrEqual(0);
          expect([...there.values()].reduce((sum, amount) => sum + amount, 0)).toBe(balance);
        });
      }),
      { seed: 60, numRuns: 200 },
    );
  },
);

test('[TAINT-2] haircut: everybody’s part of a debit is its exact share rounded down or up, and so within one minor unit of what it is without the others', () => {
  fc.assert(
    fc.property(steps, fc.nat(50), (all, opening) => {
      const book = BOOKS.haircut(opening);
      let balance = opening;
      all.forEach((step, at) => {
        if (step.kind !== DEBIT) {
          credit(book, at, step);
          balance += step.amount;
          return;
        }
        const before = [0, 1, 2].map((victim) => sumOf(book.held(), victim));
        const taken = new Pieces();
        book.debit(step.amount, at, taken);
        for (const [victim, held] of before.entries()) {
          const part = taken.amount.reduce((sum, amount, i) => sum + (taken.victim[i] === victim ? amount : 0), 0);
          const exact = balance === 0 ? 0 : (held * Math.min(step.amount, balance)) / balance;
          expect(Math.abs(part - exact)).toBeLessThan(1);
          const [alone] =
            held === 0 ? [0] : splitByLargestRemainder(Math.min(step.amount, balance), [held, balance - held], balance);
          expect(Math.abs(part - alone!)).toBeLessThanOrEqual(1);
        }
        balance = Math.max(0, balance - step.amount);
      });
    }),
    { seed: 61, numRuns: 300 },
  );
});

test('[TAINT-2] haircut: what stays is told by credit, whole, never above what the credit brought', () => {
  fc.assert(
    fc.property(steps, fc.nat(50), (all, opening) => {
      const book = BOOKS.haircut(opening);
      all.forEach((step, at) => {
        if (step.kind === DEBIT) book.debit(step.amount, at, new Pieces());
        else credit(book, at, step);
        for (const { credit: movement, victim, hop, amount } of book.held()) {
          const brought = all[movement]!;
          expect([victim, hop]).toEqual([brought.kind, brought.hop]);
          expect(Number.isInteger(amount) && amount >= 0 && amount <= brought.amount).toBe(true);
        }
      });
    }),
    { seed: 62, numRuns: 300 },
  );
  const book = BOOKS.haircut(0);
  credit(book, 1, { kind: 0, hop: 1, amount: 100 });
  expect(taintOf(book, 50)).toBe(50);
  credit(book, 2, { kind: 0, hop: 1, amount: 50 });
  expect(taintOf(book, 50)).toBe(50);
  expect([...book.held()].map(({ credit: movement, amount }) => [movement, amount])).toEqual([
    [1, 25],
    [2, 25],
  ]);
});

test('[TAINT-2] the largest remainder: the units left over go to the largest remainders, the earlier of equals; exact beyond 2^53', () => {
  expect(splitByLargestRemainder(5, [1, 1, 1, 4], 7)).toEqual([1, 1, 0, 3]);
  expect(splitByLargestRemainder(2, [2, 3, 1], 6)).toEqual([1, 1, 0]);
  const huge = 4_000_000_000_000_001;
  expect(splitByLargestRemainder(huge - 1, [1, huge - 1], huge)).toEqual([1, huge - 2]);
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 6 }), fc.maxSafeNat(), (drawn, draw) => {
      const weights = drawn.map((weight) => Math.floor(weight / drawn.length) + 1);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const amount = (draw % total) + 1;
      const parts = splitByLargestRemainder(amount, weights, total);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
      parts.forEach((part, i) => {
        const off = BigInt(part) * BigInt(total) - BigInt(amount) * BigInt(weights[i]!);
        expect(off > -BigInt(total) && off < BigInt(total) && part <= weights[i]!).toBe(true);
      });
    }),
    { seed: 63, numRuns: 300 },
  );
});

test('[TAINT-3] clean-first: of one deposit there is what was paid in or the lowest balance since, whichever is less', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 60 }), steps, (opening, deposit, all) => {
      const book = BOOKS['clean-first'](opening);
      credit(book, 0, { kind: 0, hop: 1, amount: deposit });
      let [balance, lowest] = [opening + deposit, opening + deposit];
      all.forEach((step, at) => {
        if (step.kind === DEBIT) {
          book.debit(step.amount, at, new Pieces());
          balance = Math.max(0, balance - step.amount);
        } else {
          credit(book, at + 1, { ...step, kind: CLEAN });
          balance += step.amount;
        }
        lowest = Math.min(lowest, balance);
        expect(sumOf(book.held(), 0)).toBe(Math.min(deposit, lowest));
      });
    }),
    { seed: 64, numRuns: 200 },
  );
});

test('[TAINT-3] no policy takes less of a victim’s money by then than clean-first and none more than taint-first', () => {
  fc.assert(
    fc.property(fc.nat(60), steps, (opening, all) => {
      const left = (policy: TaintPolicy): number => {
        const book = BOOKS[policy](opening);
        all.forEach((step, at) => {
          if (step.kind === DEBIT) book.debit(step.amount, at, new Pieces());
          else credit(book, at, { ...step, kind: Math.min(step.kind, 0) });
        });
        return sumOf(book.held(), 0);
      };
      for (const policy of ['fifo', 'lifo', 'haircut', 'match-first'] as const) {
        expect(left(policy)).toBeLessThanOrEqual(left('clean-first'));
        expect(left(policy)).toBeGreaterThanOrEqual(left('taint-first'));
      }
    }),
    { seed: 65, numRuns: 200 },
  );
});

/** Victims 0 and 1 pay in 50 each, 50 go out: the taint of that debit, together and each alone. */
function outOfTwo(policy: TaintPolicy): { together: number[]; alone: number[] } {
  const make = (victims: readonly number[]): AccountBook => {
    const book = BOOKS[policy](0);
    for (const victim of [0, 1])
      credit(book, victim, { kind: victims.includes(victim) ? victim : CLEAN, hop: 1, amount: 50 });
    return book;
  };
  return {
    together: [0, 1].map((victim) => taintOf(make([0, 1]), 50, victim)),
    alone: [0, 1].map((victim) => taintOf(make([victim]), 50, victim)),
  };
}

test('[TAINT-11] clean-first is not additive: alone nothing of either victim is paid out, together 50', () => {
  expect(outOfTwo('clean-first')).toEqual({ together: [50, 0], alone: [0, 0] });
});

test('[TAINT-11] taint-first is not additive: alone 50 of each are paid out, together 50', () => {
  expect(outOfTwo('taint-first')).toEqual({ together: [50, 0], alone: [50, 50] });
});

test('[TAINT-11] poison is not additive: the labels of two victims on one debit of 50 sum to 100', () => {
  expect(outOfTwo('poison')).toEqual({ together: [50, 50], alone: [50, 50] });
});

test('[TAINT-4] poison: from the first victim money on all that leaves is labelled, also after the account was empty', () => {
  const book = BOOKS.poison(10);
  credit(book, 0, { kind: 0, hop: 2, amount: 20 });
  credit(book, 1, { kind: CLEAN, hop: 0, amount: 70 });
  credit(book, 2, { kind: 0, hop: 1, amount: 5 });
  expect(taintOf(book, 100)).toBe(100);
  expect([...book.held()]).toEqual([{ victim: 0, hop: 1, credit: 2, amount: 5 }]);
  expect(taintOf(book, 8)).toBe(8);
  credit(book, 3, { kind: CLEAN, hop: 0, amount: 70 });
  expect(taintOf(book, 30)).toBe(30);
  expect([...book.held()]).toEqual([{ victim: 0, hop: 1, credit: 2, amount: 40 }]);
});

const HOUR = 3600;

/** Credits are movements 0, 1 …; marks by movement, the debit is the movement after the last credit. */
function matchBook(
  marks: readonly number[],
  credits: readonly (readonly [amount: number, victim: number, t: number])[],
  impliedMinor = 0,
): AccountBook {
  const book = BOOKS['match-first'](1000, { impliedMinor, marks: Uint8Array.from(marks) });
  credits.forEach(([amount, victim, t], movement) => {
    const pieces = new Pieces();
    pieces.add(victim, 1, amount);
    book.credit(movement, t, amount, pieces);
  });
  return book;
}

/** A debit of so much at so many hours: victims and amounts, and what is uncovered. */
function matched(book: AccountBook, movement: number, amount: number, hours: number): [number, number][] {
  const taken = new Pieces();
  book.debit(amount, hours * HOUR, taken, movement);
  return taken.victim.map((victim, i) => [victim, taken.amount[i]!]);
}

test('[TAINT-5] match-first: the least old, ten times as old where only one of credit and debit is marked', () => {
  const credits = [
    [100, 0, 0],
    [100, 1, 8 * HOUR],
  ] as const;
  expect(matched(matchBook([0, 0, 0], credits), 2, 150, 8)).toEqual([
    [1, 100],
    [0, 50],
  ]);
  expect(matched(matchBook([0, 1, 0], credits), 2, 150, 8)).toEqual([
    [0, 100],
    [CLEAN, 50],
  ]);
  expect(matched(matchBook([0, 1, 1], credits), 2, 100, 8)).toEqual([[1, 100]]);
  expect(matched(matchBook([0, 1, 0], credits), 2, 100, 10)).toEqual([[0, 100]]);
  expect(matched(matchBook([0, 1, 0], credits), 2, 100, 20)).toEqual([[0, 100]]);
});

test('[TAINT-5] match-first: implied money is of unknown origin, after the opening, and counts as uncovered', () => {
  const book = matchBook([], [], 300);
  expect(book.debit(1000, HOUR, new Pieces())).toBe(0);
  expect(book.debit(200, HOUR, new Pieces())).toBe(200);
  expect(book.debit(200, HOUR, new Pieces())).toBe(200);
});
