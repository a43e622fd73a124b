import { TIME_PRECISION } from '#model';
import type { LedgerColumns } from './ledger-columns.ts';

export interface FifoOptions {
  /** Index of the currency; other entries are not looked at. */
  readonly currency: number;
  /** By ledger entry: 1 = left out (both sides of a reversal, say). */
  readonly skip?: Uint8Array;
  /** From `checkBalances`, which sees through ties; without it, from the first known balance. */
  readonly openingMinor?: number;
}

/** Which credit's money each debit spent. Lines in the order of the debits. */
export interface FifoLots {
  /** Entries of the account in the order they were worked through. */
  readonly entries: Int32Array;
  /** Credit entry the money came from; -1 = opening balance. */
  readonly credit: Int32Array;
  readonly debit: Int32Array;
  /** Minor units of the line. */
  readonly amount: Float64Array;
  /** Debited minor units that no lot covered (origin `unknown`). */
  readonly uncovered: number;
  readonly uncoveredDebits: number;
  /** Minor units of the opening balance; 0 where none is known. */
  readonly opening: number;
  /** Credits and debits inside one minute or day stood in unknown order, and credits were put first. */
  readonly orderAssumed: boolean;
}

/**
 * [PASS] FIFO lots of one account in one currency: the opening balance is one clean lot, a credit is a lot, a debit takes
 * from the oldest and splits the last. Inside one minute or day stamp credits come first: an account without overdraft
 * cannot pay what it has not got.
 */
export function fifoLots(ledger: LedgerColumns, account: number, options: FifoOptions): FifoLots {
  const { entries, orderAssumed } = orderEntries(ledger, account, options);
  const opening = options.openingMinor ?? deriveOpening(ledger, account, options.currency);
  const spent = spendOldest(ledger, entries, opening);
  return { ...spent, entries, opening, orderAssumed };
}

/**
 * Credits are lots in their own order and only the oldest is ever taken from, so a place and what is left there are the
 * whole queue: a debit gives one line, and one more for each lot that it empties.
 */
function spendOldest(ledger: LedgerColumns, entries: Int32Array, opening: number) {
  const most = entries.length + 1;
  const buffer = new ArrayBuffer(most * 16);
  const amount = new Float64Array(buffer, 0, most);
  const credit = new Int32Array(buffer, most * 8, most);
  const debit = new Int32Array(buffer, most * 12, most);
  let [count, uncovered, uncoveredDebits] = [0, 0, 0];
  // The lot in hand: -1 is the opening balance, else a place in `entries`; lots end where the debit stands.
  let [lot, left] = [-1, wholeMinor(opening)];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]!;
    let wanted = -wholeMinor(ledger.amount[entry]!);
    while (wanted > 0) {
      while (left === 0 && lot < at) {
        lot++;
        left = Math.max(0, ledger.amount[entries[lot]!]!);
      }
      // Nothing is left before this debit: what comes in later is another lot.
      if (lot >= at) break;
      const taken = Math.min(wanted, left);
      credit[count] = lot < 0 ? -1 : entries[lot]!;
      debit[count] = entry;
      amount[count++] = taken;
      wanted -= taken;
      left -= taken;
    }
    if (wanted > 0) {
      uncoveredDebits++;
      uncovered += wanted;
    }
  }
  return {
    credit: credit.subarray(0, count),
    debit: debit.subarray(0, count),
    amount: amount.subarray(0, count),
    uncovered,
    uncoveredDebits,
  };
}

function wholeMinor(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`lot of ${amount} minor units`);
  return amount;
}

function orderEntries(
  ledger: LedgerColumns,
  account: number,
  { currency, skip }: FifoOptions,
): { entries: Int32Array; orderAssumed: boolean } {
  const [from, to] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  const entries = new Int32Array(to - from);
  let [count, orderAssumed] = [0, false];
  for (let start = from; start < to;) {
    let end = start + 1;
    const coarse = ledger.precision[start] !== TIME_PRECISION.second;
    if (!coarse) {
      if (ledger.currency[start] === currency && skip?.[start] !== 1) entries[count++] = start;
      start = end;
      continue;
    }
    while (end < to && ledger.t[end] === ledger.t[start] && ledger.precision[end] === ledger.precision[start]) end++;
    const first = count;
    // Credits of the unit, then its debits, each in their own order.
    for (const wantsDebits of [false, true]) {
      const before = count;
      for (let entry = start; entry < end; entry++) {
        const isDebit = ledger.amount[entry]! < 0;
        if (ledger.currency[entry] === currency && skip?.[entry] !== 1 && isDebit === wantsDebits)
          entries[count++] = entry;
      }
      if (wantsDebits && before > first && count > before) orderAssumed = true;
    }
    start = end;
  }
  return { entries: entries.subarray(0, count), orderAssumed };
}

/** First known balance less all that was booked up to it, in the ledger's own order; never below zero. */
function deriveOpening(ledger: LedgerColumns, account: number, currency: number): number {
  let booked = 0;
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++) {
    if (ledger.currency[entry] !== currency) continue;
    booked += ledger.amount[entry]!;
    const balance = ledger.balanceAfter[entry]!;
    if (!Number.isNaN(balance)) return Math.max(0, balance - booked);
  }
  return 0;
}
