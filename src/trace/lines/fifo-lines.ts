import type { MoneyColumns } from '#ledger';

import { LINE_ORIGIN, type EntryPart, type HeldQuestion, type LinesSize, type MoneyLines } from './money-lines.ts';
import type { Pieces } from './pieces.ts';
import { UncoveredDebits } from './uncovered-debits.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly tag: number;
}

/**
 * FIFO without simulation: credits and covered debits of an account are two ways to cut one stream of money, so two prefix
 * sums say everything. 12 bytes per entry, 24 per transfer.
 */
export class FifoLines implements MoneyLines {
  readonly policy = 'fifo';
  readonly money: MoneyColumns;
  /** By entry: minor units of the account's stream before it; credits count what came in, debits what was covered. */
  readonly #position: Float64Array;
  /** By account: its debits from the left in order, its credits from the right in order. */
  readonly #sides: Uint32Array;
  readonly #debitCount: Uint32Array;
  /** Minor units that ever came in (with the opening balance) and that were ever taken. */
  readonly #put: Float64Array;
  readonly #taken: Float64Array;
  readonly #opened: Uint8Array;
  readonly #uncovered: UncoveredDebits;
  #accountsOpened = 0;
  #entriesOpened = 0;

  constructor(money: MoneyColumns) {
    const entries = money.ledger.amount.length;
    this.money = money;
    this.#position = new Float64Array(entries);
    this.#sides = new Uint32Array(entries);
    this.#debitCount = new Uint32Array(money.accountCount);
    this.#put = new Float64Array(money.accountCount);
    this.#taken = new Float64Array(money.accountCount);
    this.#opened = new Uint8Array(money.accountCount);
    this.#uncovered = new UncoveredDebits(money.accountCount);
  }

  follow(part: EntryPart, until: number, into: Pieces): number {
    const { account } = part;
    this.#open(account);
    const position = this.#position;
    const sides = this.#sides;
    const { t, offsets } = this.money.ledger;
    const taken = this.#taken[account]!;
    const base = position[part.entry]!;
    const end = base + part.to;
    const last = offsets[account]! + this.#debitCount[account]!;
    let at = base + part.from;
    if (at >= taken) return end - at;
    for (let slot = this.#debitAt(account, at); slot < last && at < end; slot++) {
      const debit = sides[slot]!;
      if (t[debit]! > until) break;
      const next = slot + 1 < last ? position[sides[slot + 1]!]! : taken;
      if (next === at) continue;
      const stop = next < end ? next : end;
      into.add(debit, at - position[debit]!, stop - position[debit]!, part.tag);
      at = stop;
    }
    return end - at;
  }

  comeFrom(part: EntryPart, into: Pieces): void {
    const { account } = part;
    this.#open(account);
    const position = this.#position;
    const slot = this.#slotOf(account, part.entry);
    const last = this.money.ledger.offsets[account]! + this.#debitCount[account]!;
    const start = position[part.entry]!;
    const stop = slot + 1 < last ? position[this.#sides[slot + 1]!]! : this.#taken[account]!;
    const reach = Math.min(part.to, stop - start);
    if (part.from < reach) this.#credits(account, { from: start + part.from, to: start + reach, tag: part.tag }, into);
    const open = Math.max(part.from, reach);
    if (open < part.to) into.add(LINE_ORIGIN.unknown, open, part.to, part.tag);
  }

  heldParts({ account, until, amount = Infinity }: HeldQuestion, into: Pieces): void {
    this.#open(account);
    const { offsets, t, amount: entryAmount } = this.money.ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    let put = Math.max(0, this.money.accounts.opening[account]! || 0);
    let taken = 0;
    for (let entry = start; entry < end && t[entry]! <= until; entry++) {
      if (entryAmount[entry]! > 0) put += entryAmount[entry]!;
      else taken += Math.min(-entryAmount[entry]!, put - taken);
    }
    if (taken < put) this.#credits(account, { from: taken, to: Math.min(put, taken + amount), tag: 0 }, into);
  }

  uncovered(account: number, until: number): { readonly debits: number; readonly minor: number } {
    this.#open(account);
    return this.#uncovered.upTo(account, until, this.money.ledger.t);
  }

  size(): LinesSize {
    return {
      accountsOpened: this.#accountsOpened,
      entriesOpened: this.#entriesOpened,
      lines: 0,
      usedBytes: this.#entriesOpened * 12 + this.money.accountCount * 21 + this.#uncovered.bytes,
    };
  }

  #open(account: number): void {
    if (this.#opened[account] === 1) return;
    this.#opened[account] = 1;
    const { offsets, amount } = this.money.ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const position = this.#position;
    const sides = this.#sides;
    let put = Math.max(0, this.money.accounts.opening[account]! || 0);
    let taken = 0;
    let [left, right] = [start, end];
    this.#uncovered.begin(account);
    for (let entry = start; entry < end; entry++) {
      const value = amount[entry]!;
      if (value > 0) {
        position[entry] = put;
        put += value;
        sides[--right] = entry;
      } else {
        position[entry] = taken;
        sides[left++] = entry;
        const covered = Math.min(-value, put - taken);
        if (covered < -value) this.#uncovered.add(account, entry, -value - covered);
        taken += covered;
      }
    }
    this.#debitCount[account] = left - start;
    this.#put[account] = put;
    this.#taken[account] = taken;
    this.#accountsOpened++;
    this.#entriesOpened += end - start;
  }

  /** Slot of the last debit that begins at or before `at`: the one that takes it, or the last one if none does. */
  #debitAt(account: number, at: number): number {
    const start = this.money.ledger.offsets[account]!;
    let [low, high] = [start, start + this.#debitCount[account]!];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#position[this.#sides[middle]!]! > at) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  /** Slot of a debit; debits stand in order. */
  #slotOf(account: number, debit: number): number {
    const start = this.money.ledger.offsets[account]!;
    let [low, high] = [start, start + this.#debitCount[account]!];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#sides[middle]! < debit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Cuts [from, to) of an account's stream by its credits. */
  #credits(account: number, { from, to, tag }: Stretch, into: Pieces): void {
    const { offsets } = this.money.ledger;
    const firstSlot = offsets[account + 1]! - 1;
    const lastSlot = offsets[account]! + this.#debitCount[account]!;
    const opening = Math.max(0, this.money.accounts.opening[account]! || 0);
    let at = from;
    if (at < opening) {
      const stop = Math.min(opening, to);
      into.add(LINE_ORIGIN.opening, at, stop, tag);
      at = stop;
    }
    if (at >= to) return;
    let [low, high] = [lastSlot, firstSlot + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#position[this.#sides[middle]!]! > at) low = middle + 1;
      else high = middle;
    }
    for (let slot = low; slot >= lastSlot && at < to; slot--) {
      const credit = this.#sides[slot]!;
      const begin = this.#position[credit]!;
      const stop = Math.min(to, slot - 1 >= lastSlot ? this.#position[this.#sides[slot - 1]!]! : this.#put[account]!);
      into.add(credit, at - begin, stop - begin, tag);
      at = stop;
    }
  }
}
