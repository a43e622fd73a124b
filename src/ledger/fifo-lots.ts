import { TIME_PRECISION } from '#model';
import type { LedgerColumns } from './ledger-columns.ts';
import { LOT_ORIGIN, LotQueue } from './lot-queue.ts';

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
  const queue = new LotQueue(Math.max(2, Math.min(entries.length + 1, 1024)));
  const opening = options.openingMinor ?? deriveOpening(ledger, account, options.currency);
  queue.push({ amount: opening, origin: LOT_ORIGIN.clean, t: 0, hop: 0, parent: -1 });
  const lines: { credit: number[]; debit: number[]; amount: number[] } = { credit: [], debit: [], amount: [] };
  let [uncovered, uncoveredDebits] = [0, 0];
  for (const entry of entries) {
    const amount = ledger.amount[entry]!;
    if (amount >= 0) {
      queue.push({ amount, origin: entry, t: ledger.t[entry]!, hop: 0, parent: entry });
      continue;
    }
    const missing = queue.takeOldest(-amount);
    if (missing > 0) uncoveredDebits++;
    uncovered += missing;
    for (let piece = 0; piece < queue.pieceCount; piece++) {
      lines.credit.push(queue.parent[queue.pieceLot[piece]!]!);
      lines.debit.push(entry);
      lines.amount.push(queue.pieceAmount[piece]!);
    }
  }
  const [credit, debit, amount] = [
    Int32Array.from(lines.credit),
    Int32Array.from(lines.debit),
    Float64Array.from(lines.amount),
  ];
  return { entries, credit, debit, amount, uncovered, uncoveredDebits, opening, orderAssumed };
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
    while (coarse && end < to && ledger.t[end] === ledger.t[start] && ledger.precision[end] === ledger.precision[start])
      end++;
    const first = count;
    // Credits of the unit, then its debits, each in their own order; a single entry passes through one of the two.
    for (const wanted of [1, -1]) {
      const before = count;
      for (let entry = start; entry < end; entry++) {
        if (ledger.currency[entry] === currency && skip?.[entry] !== 1 && ledger.amount[entry]! < 0 === wanted < 0)
          entries[count++] = entry;
      }
      if (wanted < 0 && before > first && count > before) orderAssumed = true;
    }
    start = end;
  }
  return { entries: entries.slice(0, count), orderAssumed };
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
