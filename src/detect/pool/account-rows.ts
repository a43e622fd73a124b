import { TIME_PRECISION } from '#model';
import type { CaseView } from '../case-view.ts';

/** One account in one currency. */
export interface AccountCurrency {
  readonly account: number;
  readonly currency: number;
}

/** The account's ledger entries of one currency without reversals, in the order of `fifoLots`. */
export interface AccountRows {
  readonly entries: Int32Array;
  /** Place of an entry in `entries`; entries left out have none (-1). */
  readonly placeOf: (entry: number) => number;
}

/** Inside one minute credits come first: an account without overdraft cannot pay what it has not got. */
export function accountRows({ ledger }: CaseView, of: AccountCurrency, skip: Uint8Array): AccountRows {
  const [from, to] = [ledger.offsets[of.account]!, ledger.offsets[of.account + 1]!];
  const entries = new Int32Array(to - from);
  let count = 0;
  for (let start = from; start < to;) {
    let end = start + 1;
    const isCoarse = ledger.precision[start] !== TIME_PRECISION.second;
    while (
      isCoarse &&
      end < to &&
      ledger.t[end] === ledger.t[start] &&
      ledger.precision[end] === ledger.precision[start]
    )
      end += 1;
    for (const wantsDebits of [false, true]) {
      for (let entry = start; entry < end; entry += 1) {
        const isDebit = ledger.amount[entry]! < 0;
        if (isDebit === wantsDebits && ledger.currency[entry] === of.currency && skip[entry] !== 1)
          entries[count++] = entry;
      }
    }
    start = end;
  }
  const places = new Int32Array(to - from).fill(-1);
  for (let place = 0; place < count; place += 1) places[entries[place]! - from] = place;
  return { entries: entries.subarray(0, count), placeOf: (entry) => places[entry - from] ?? -1 };
}
