import type { MoneyColumns, MoneyLedger } from '#ledger';

import type { Uncovered } from './money-lines.ts';

/** 64 entries per block: what is between two notes is added up again when it is needed. */
export const BLOCK_SHIFT = 6;
const BYTES_PER_BLOCK = 36;
const BYTES_PER_ACCOUNT = 33;

/**
 * Running sums of an account's covered balance, noted at every 64th entry; made when the account is first reached. FIFO and LIFO
 * need no more to find every line. About one byte per entry.
 */
export class BalanceBlocks {
  /** By block: minor units that came in before it, with the opening balance. */
  readonly put: Float64Array;
  /** By block: covered balance before it, never less than 0; `put − height` was taken. */
  readonly height: Float64Array;
  /** By block: the lowest balance in it, before its first entry and after every one. */
  readonly low: Float64Array;
  /** By account: what was ever taken. */
  readonly takenInAll: Float64Array;
  /** Entries per block, as a power of two. */
  readonly shift: number;
  /** By account: its uncovered debits in all, and the time of its last debit. */
  readonly #uncoveredInAll: Float64Array;
  readonly #uncoveredDebitsInAll: Uint32Array;
  readonly #lastDebitTime: Uint32Array;
  /** By block: uncovered debits before it. */
  readonly #uncoveredMinor: Float64Array;
  readonly #uncoveredDebits: Uint32Array;
  readonly #opened: Uint8Array;
  readonly #ledger: MoneyLedger;
  readonly #opening: Float64Array;
  #accountsOpened = 0;
  #entriesOpened = 0;
  #blocksOpened = 0;

  constructor({ ledger, accounts, accountCount }: MoneyColumns, shift = BLOCK_SHIFT) {
    const slots = (ledger.amount.length >>> shift) + accountCount;
    this.shift = shift;
    this.put = new Float64Array(slots);
    this.height = new Float64Array(slots);
    this.low = new Float64Array(slots);
    this.takenInAll = new Float64Array(accountCount);
    this.#uncoveredInAll = new Float64Array(accountCount);
    this.#uncoveredDebitsInAll = new Uint32Array(accountCount);
    this.#lastDebitTime = new Uint32Array(accountCount);
    this.#uncoveredMinor = new Float64Array(slots);
    this.#uncoveredDebits = new Uint32Array(slots);
    this.#opened = new Uint8Array(accountCount);
    this.#ledger = ledger;
    this.#opening = accounts.opening;
  }

  /** First block of an account; block i of it begins at its entry i·2^shift. */
  open(account: number): number {
    const first = (this.#ledger.offsets[account]! >>> this.shift) + account;
    if (this.#opened[account] === 0) this.#note(account, first);
    return first;
  }

  openingOf(account: number): number {
    return Math.max(0, this.#opening[account]! || 0);
  }

  /** Covered balance before an entry. */
  heightBefore(account: number, entry: number): number {
    const { offsets, amount } = this.#ledger;
    const block = (entry - offsets[account]!) >>> this.shift;
    let height = this.height[this.open(account) + block]!;
    for (let at = offsets[account]! + (block << this.shift); at < entry; at++)
      height = Math.max(0, height + amount[at]!);
    return height;
  }

  /** Debits up to `until` that were not covered, and by how much. */
  uncovered(account: number, until: number): Uncovered {
    const { offsets, amount, t } = this.#ledger;
    const first = this.open(account);
    if (until >= this.#lastDebitTime[account]!) {
      return { debits: this.#uncoveredDebitsInAll[account]!, minor: this.#uncoveredInAll[account]! };
    }
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const block = this.#lastBlockBefore(account, until);
    if (block < 0) return { debits: 0, minor: 0 };
    let height = this.height[first + block]!;
    let minor = this.#uncoveredMinor[first + block]!;
    let debits = this.#uncoveredDebits[first + block]!;
    for (let at = start + (block << this.shift); at < end; at++) {
      if (amount[at]! < 0 && t[at]! > until) break;
      const next = height + amount[at]!;
      height = Math.max(0, next);
      minor += height - next;
      if (next < 0) debits++;
    }
    return { debits, minor };
  }

  size(): { readonly accountsOpened: number; readonly entriesOpened: number; readonly usedBytes: number } {
    return {
      accountsOpened: this.#accountsOpened,
      entriesOpened: this.#entriesOpened,
      usedBytes: this.#blocksOpened * BYTES_PER_BLOCK + this.#accountsOpened * BYTES_PER_ACCOUNT,
    };
  }

  #note(account: number, first: number): void {
    const { offsets, amount, t } = this.#ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    let put = this.openingOf(account);
    let [height, minor, debits] = [put, 0, 0];
    const size = 1 << this.shift;
    let block = first;
    for (let from = start; from < end; from += size) {
      this.put[block] = put;
      this.height[block] = height;
      this.#uncoveredMinor[block] = minor;
      this.#uncoveredDebits[block] = debits;
      let low = height;
      const to = Math.min(end, from + size);
      for (let at = from; at < to; at++) {
        const value = amount[at]!;
        const next = height + value;
        height = Math.max(0, next);
        put += Math.max(0, value);
        minor += height - next;
        if (next < 0) debits++;
        low = Math.min(low, height);
      }
      this.low[block++] = low;
    }
    let last = end - 1;
    while (last >= start && amount[last]! > 0) last--;
    this.#lastDebitTime[account] = last < start ? 0 : t[last]!;
    this.#uncoveredInAll[account] = minor;
    this.#uncoveredDebitsInAll[account] = debits;
    this.takenInAll[account] = put - height;
    this.#opened[account] = 1;
    this.#accountsOpened++;
    this.#entriesOpened += end - start;
    this.#blocksOpened += block - first;
  }

  /** The last block at or before which a debit is not after `until`; -1 = none. Debits never fall in time, credits may wait. */
  #lastBlockBefore(account: number, until: number): number {
    const { offsets } = this.#ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    let [low, high] = [0, (end - start + (1 << this.shift) - 1) >>> this.shift];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#nextDebitTime(start + (middle << this.shift), end) > until) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  #nextDebitTime(from: number, end: number): number {
    const { amount, t } = this.#ledger;
    let at = from;
    while (at < end && amount[at]! > 0) at++;
    return at < end ? t[at]! : Infinity;
  }
}
