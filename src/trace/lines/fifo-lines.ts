import type { MoneyColumns } from '#ledger';

import { BalanceBlocks } from './balance-blocks.ts';
import {
  LINE_ORIGIN,
  type EntryPart,
  type HeldQuestion,
  type LinesSize,
  type MoneyLines,
  type Uncovered,
} from './money-lines.ts';
import type { Pieces } from './pieces.ts';

/**
 * FIFO without simulation: credits and covered debits of an account are two ways to cut one stream of money, so two prefix
 * sums say everything: a credit stands at what came in before it, a debit at what was taken before it.
 */
export class FifoLines implements MoneyLines {
  readonly policy = 'fifo';
  readonly money: MoneyColumns;
  readonly #blocks: BalanceBlocks;

  constructor(money: MoneyColumns, blockShift?: number) {
    this.money = money;
    this.#blocks = new BalanceBlocks(money, blockShift);
  }

  follow({ account, entry, from, to, tag }: EntryPart, until: number, into: Pieces): number {
    const { offsets, amount, t } = this.money.ledger;
    const { height, put, takenInAll, shift } = this.#blocks;
    const first = this.#blocks.open(account);
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const own = first + ((entry - start) >>> shift);
    let position = put[own]!;
    for (let before = start + ((own - first) << shift); before < entry; before++) {
      position += Math.max(0, amount[before]!);
    }
    let at = position + from;
    const stop = position + to;
    if (at >= takenInAll[account]!) return stop - at;
    const block = this.#blockTaking(at, own, first + ((end - start - 1) >>> shift));
    let balance = height[block]!;
    let taken = put[block]! - balance;
    for (let debit = start + ((block - first) << shift); debit < end && at < stop; debit++) {
      const value = amount[debit]!;
      if (value > 0) {
        balance += value;
        continue;
      }
      const next = taken + Math.min(-value, balance);
      balance -= next - taken;
      if (next > at) {
        if (t[debit]! > until) break;
        const reach = Math.min(next, stop);
        into.add(debit, at - taken, reach - taken, tag);
        at = reach;
      }
      taken = next;
    }
    return stop - at;
  }

  comeFrom({ account, entry, from, to, tag }: EntryPart, into: Pieces): void {
    const { offsets, amount } = this.money.ledger;
    const { shift } = this.#blocks;
    const first = this.#blocks.open(account);
    const block = first + ((entry - offsets[account]!) >>> shift);
    let balance = this.#blocks.height[block]!;
    let put = this.#blocks.put[block]!;
    for (let at = offsets[account]! + ((block - first) << shift); at < entry; at++) {
      balance = Math.max(0, balance + amount[at]!);
      put += Math.max(0, amount[at]!);
    }
    const taken = put - balance;
    const reach = Math.min(to, balance, -amount[entry]!);
    if (from < reach) this.#creditsOf(account, { from: taken + from, to: taken + reach, tag }, into);
    const bare = Math.max(from, reach);
    if (bare < to) into.add(LINE_ORIGIN.unknown, bare, to, tag);
  }

  heldParts({ account, until, amount = Infinity }: HeldQuestion, into: Pieces): void {
    const { offsets, t, amount: entryAmount } = this.money.ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const opening = this.#blocks.openingOf(account);
    let [balance, taken] = [opening, 0];
    for (let entry = start; entry < end; entry++) {
      if (t[entry]! > until) continue;
      const next = Math.max(0, balance + entryAmount[entry]!);
      taken += Math.max(0, balance - next);
      balance = next;
    }
    let wanted = amount;
    const give = (entry: number, position: number, size: number): void => {
      const from = Math.max(0, taken - position);
      const to = Math.min(size, from + wanted);
      if (from >= to) return;
      into.add(entry, from, to, 0);
      wanted -= to - from;
    };
    give(LINE_ORIGIN.opening, 0, opening);
    let position = opening;
    for (let entry = start; entry < end && wanted > 0; entry++) {
      if (entryAmount[entry]! <= 0) continue;
      if (t[entry]! <= until) give(entry, position, entryAmount[entry]!);
      position += entryAmount[entry]!;
    }
  }

  uncovered(account: number, until: number): Uncovered {
    return this.#blocks.uncovered(account, until);
  }

  size(): LinesSize {
    return { ...this.#blocks.size(), lines: 0 };
  }

  /** The last block from `low` to `high` before which no more than `at` was taken. */
  #blockTaking(at: number, low: number, high: number): number {
    const { height, put } = this.#blocks;
    let [from, to] = [low, high];
    while (from < to) {
      const middle = (from + to + 1) >>> 1;
      if (put[middle]! - height[middle]! > at) to = middle - 1;
      else from = middle;
    }
    return from;
  }

  /** Cuts a stretch of an account's stream by its credits. */
  #creditsOf(account: number, { from, to, tag }: Omit<EntryPart, 'account' | 'entry'>, into: Pieces): void {
    const { offsets, amount } = this.money.ledger;
    const { put, shift } = this.#blocks;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const opening = this.#blocks.openingOf(account);
    if (from < opening) into.add(LINE_ORIGIN.opening, from, Math.min(to, opening), tag);
    let at = Math.max(from, opening);
    const first = this.#blocks.open(account);
    let [block, high] = [first, first + ((end - start - 1) >>> shift)];
    while (block < high) {
      const middle = (block + high + 1) >>> 1;
      if (put[middle]! > at) high = middle - 1;
      else block = middle;
    }
    let position = put[block]!;
    for (let credit = start + ((block - first) << shift); at < to; credit++) {
      const next = position + Math.max(0, amount[credit]!);
      if (next > at) {
        const reach = Math.min(next, to);
        into.add(credit, at - position, reach - position, tag);
        at = reach;
      }
      position = next;
    }
  }
}
