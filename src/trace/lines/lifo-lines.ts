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
 * LIFO without simulation: on the curve of the covered balance a credit fills the heights that it rises through, and each is
 * emptied by the first later debit that falls through it, as brackets match. Blocks that stay above a height are passed over.
 */
export class LifoLines implements MoneyLines {
  readonly policy = 'lifo';
  readonly money: MoneyColumns;
  readonly #blocks: BalanceBlocks;
  /** Balances before the entries of one block. */
  readonly #heights: Float64Array;

  constructor(money: MoneyColumns, blockShift?: number) {
    this.money = money;
    this.#blocks = new BalanceBlocks(money, blockShift);
    this.#heights = new Float64Array(1 << this.#blocks.shift);
  }

  follow({ account, entry, from, to, tag }: EntryPart, until: number, into: Pieces): number {
    const { offsets, amount, t } = this.money.ledger;
    const { low, height, shift } = this.#blocks;
    const first = this.#blocks.open(account);
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const base = this.#blocks.heightBefore(account, entry);
    const bottom = base + from;
    let top = base + to;
    let balance = base + amount[entry]!;
    let debit = entry + 1;
    let block = first + ((entry - start) >>> shift);
    for (;;) {
      const blockEnd = Math.min(end, start + ((block - first + 1) << shift));
      for (; debit < blockEnd; debit++) {
        const before = balance;
        balance = Math.max(0, before + amount[debit]!);
        if (balance >= top) continue;
        if (t[debit]! > until) return top - bottom;
        const reach = Math.max(balance, bottom);
        into.add(debit, before - top, before - reach, tag);
        top = reach;
        if (top <= bottom) return 0;
      }
      do {
        block++;
        debit = start + ((block - first) << shift);
      } while (debit < end && low[block]! >= top);
      if (debit >= end) return top - bottom;
      balance = height[block]!;
    }
  }

  comeFrom({ account, entry, from, to, tag }: EntryPart, into: Pieces): void {
    const { offsets, amount } = this.money.ledger;
    const { shift } = this.#blocks;
    const start = offsets[account]!;
    const balance = this.#blocks.heightBefore(account, entry);
    const reach = Math.min(to, balance, -amount[entry]!);
    const bottom = balance - reach;
    let top = balance - from;
    let last = entry;
    for (let block = (entry - start) >>> shift; block >= 0 && top > bottom; block--) {
      const blockStart = start + (block << shift);
      if (last === entry || this.#blocks.low[this.#blocks.open(account) + block]! < top) {
        this.#fillHeights(account, blockStart, last);
        for (let credit = last - 1; credit >= blockStart && top > bottom; credit--) {
          const height = this.#heights[credit - blockStart]!;
          if (height >= top) continue;
          const down = Math.max(height, bottom);
          into.add(credit, down - height, top - height, tag);
          top = down;
        }
      }
      last = blockStart;
    }
    if (top > bottom) into.add(LINE_ORIGIN.opening, bottom, top, tag);
    const bare = Math.max(from, reach);
    if (bare < to) into.add(LINE_ORIGIN.unknown, bare, to, tag);
  }

  heldParts({ account, until, amount = Infinity }: HeldQuestion, into: Pieces): void {
    const { offsets, t, amount: entryAmount } = this.money.ledger;
    const lots: [entry: number, left: number][] = [[LINE_ORIGIN.opening, this.#blocks.openingOf(account)]];
    for (let entry = offsets[account]!; entry < offsets[account + 1]!; entry++) {
      if (t[entry]! > until) continue;
      if (entryAmount[entry]! > 0) lots.push([entry, entryAmount[entry]!]);
      takeLast(lots, -entryAmount[entry]!);
    }
    for (let wanted = amount; wanted > 0 && lots.length > 0;) {
      const [entry, left] = lots.pop()!;
      const given = Math.min(left, wanted);
      if (given > 0) into.add(entry, left - given, left, 0);
      wanted -= given;
    }
  }

  uncovered(account: number, until: number): Uncovered {
    return this.#blocks.uncovered(account, until);
  }

  size(): LinesSize {
    return { ...this.#blocks.size(), lines: 0 };
  }

  #fillHeights(account: number, from: number, to: number): void {
    const { amount } = this.money.ledger;
    let height = this.#blocks.heightBefore(account, from);
    for (let at = from; at < to; at++) {
      this.#heights[at - from] = height;
      height = Math.max(0, height + amount[at]!);
    }
  }
}

function takeLast(lots: [entry: number, left: number][], amount: number): void {
  for (let wanted = amount; wanted > 0 && lots.length > 0;) {
    const lot = lots.at(-1)!;
    const taken = Math.min(lot[1], wanted);
    lot[1] -= taken;
    wanted -= taken;
    if (lot[1] === 0) lots.pop();
  }
}
