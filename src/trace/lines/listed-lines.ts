import type { MoneyColumns } from '#ledger';

import { emptyLots, pushLot, resetLots, unlinkLot, type LotList } from './lot-list.ts';
import { LINE_ORIGIN, type EntryPart, type HeldQuestion, type LinesSize, type MoneyLines } from './money-lines.ts';
import { impliedOpeningMinor, nearestLot, type NearestLotParameters } from './nearest-lot.ts';
import { PassedOnMarks } from './passed-on-marks.ts';
import type { Pieces } from './pieces.ts';
import { UncoveredDebits } from './uncovered-debits.ts';

/**
 * Match-first: one pass over an account writes every line (credit, offset inside it, debit, offset inside it). A lot is
 * always taken from its end, so what is left of a credit is its beginning, and a line turns the order of the units round.
 * A line ends a debit or a lot, so an account has at most one more line than entries. 28 bytes per line, 4 per entry.
 */
export class ListedLines implements MoneyLines {
  readonly policy = 'match-first';
  readonly money: MoneyColumns;
  readonly #matching: NearestLotParameters;
  readonly #marks: PassedOnMarks;
  /** By line, an account's lines in the order of taking, from slot `offsets[account] + account`. */
  readonly #credit: Int32Array;
  readonly #debit: Int32Array;
  readonly #creditFrom: Float64Array;
  readonly #debitFrom: Float64Array;
  /** An account's lines again, by (credit, time): offsets inside the credit fall. */
  readonly #byCredit: Uint32Array;
  /** By entry: first slot in #byCredit of this credit, or of the next one. */
  readonly #first: Uint32Array;
  readonly #lineCount: Uint32Array;
  /** By account: end of its slots in #byCredit. */
  readonly #creditEnd: Uint32Array;
  readonly #opened: Uint8Array;
  readonly #uncovered: UncoveredDebits;
  readonly #lots: LotList = emptyLots(64);
  #accountsOpened = 0;
  #entriesOpened = 0;
  #lines = 0;

  constructor(money: MoneyColumns, matching: NearestLotParameters) {
    const entries = money.ledger.amount.length;
    const slots = entries + money.accountCount;
    this.money = money;
    this.#matching = matching;
    this.#marks = new PassedOnMarks(money);
    this.#credit = new Int32Array(slots);
    this.#debit = new Int32Array(slots);
    this.#creditFrom = new Float64Array(slots);
    this.#debitFrom = new Float64Array(slots);
    this.#byCredit = new Uint32Array(slots);
    this.#first = new Uint32Array(entries);
    this.#lineCount = new Uint32Array(money.accountCount);
    this.#creditEnd = new Uint32Array(money.accountCount);
    this.#opened = new Uint8Array(money.accountCount);
    this.#uncovered = new UncoveredDebits(money.accountCount);
  }

  follow({ account, entry, from, to, tag }: EntryPart, until: number, into: Pieces): number {
    this.#open(account);
    const { t, amount } = this.money.ledger;
    const byCredit = this.#byCredit;
    const creditFrom = this.#creditFrom;
    const start = this.#first[entry]!;
    const end = this.#endOf(account, entry);
    let slot = start;
    let high = end;
    while (slot < high) {
      const middle = (slot + high) >>> 1;
      if (creditFrom[byCredit[middle]!]! < to) high = middle;
      else slot = middle + 1;
    }
    let upper = slot > start ? creditFrom[byCredit[slot - 1]!]! : amount[entry]!;
    let left = Math.min(to, upper);
    for (; slot < end && left > from; slot++) {
      const line = byCredit[slot]!;
      const debit = this.#debit[line]!;
      if (t[debit]! > until) break;
      const lower = creditFrom[line]!;
      const stop = lower > from ? lower : from;
      const offset = this.#debitFrom[line]! + upper;
      into.add(debit, offset - left, offset - stop, tag);
      left = stop;
      upper = lower;
    }
    return left - from;
  }

  comeFrom({ account, entry, from, to, tag }: EntryPart, into: Pieces): void {
    this.#open(account);
    const base = this.money.ledger.offsets[account]! + account;
    const end = base + this.#lineCount[account]!;
    const size = -this.money.ledger.amount[entry]!;
    let at = from;
    for (let line = this.#lineAt(account, entry, from); line < end && at < to; line++) {
      if (this.#debit[line] !== entry) break;
      const lineFrom = this.#debitFrom[line]!;
      const lineTo = line + 1 < end && this.#debit[line + 1] === entry ? this.#debitFrom[line + 1]! : size;
      const stop = Math.min(to, lineTo);
      const top = this.#creditFrom[line]! + (lineTo - lineFrom);
      if (this.#credit[line] === LINE_ORIGIN.unknown) into.add(LINE_ORIGIN.unknown, at, stop, tag);
      else into.add(this.#credit[line]!, top - (stop - lineFrom), top - (at - lineFrom), tag);
      at = stop;
    }
  }

  heldParts({ account, until, amount = Infinity }: HeldQuestion, into: Pieces): void {
    this.#open(account);
    const { offsets, t, amount: entryAmount } = this.money.ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    let wanted = amount;
    for (let entry = end - 1; entry >= start && wanted > 0; entry--) {
      if (entryAmount[entry]! <= 0 || t[entry]! > until) continue;
      const left = this.#leftOf(account, entry, until);
      const given = Math.min(left, wanted);
      if (given > 0) into.add(entry, left - given, left, 0);
      wanted -= given;
    }
    let left = Math.max(0, this.money.accounts.opening[account]! || 0);
    const base = start + account;
    for (let line = base; line < base + this.#lineCount[account]!; line++) {
      if (this.#credit[line] === LINE_ORIGIN.opening && t[this.#debit[line]!]! <= until) left = this.#creditFrom[line]!;
    }
    const given = Math.min(left, wanted);
    if (given > 0) into.add(LINE_ORIGIN.opening, left - given, left, 0);
  }

  uncovered(account: number, until: number): { readonly debits: number; readonly minor: number } {
    this.#open(account);
    return this.#uncovered.upTo(account, until, this.money.ledger.t);
  }

  size(): LinesSize {
    return {
      accountsOpened: this.#accountsOpened,
      entriesOpened: this.#entriesOpened,
      lines: this.#lines,
      usedBytes: this.#lines * 28 + this.#entriesOpened * 4 + this.money.accountCount * 9 + this.#uncovered.bytes,
    };
  }

  #open(account: number): void {
    if (this.#opened[account] === 1) return;
    this.#opened[account] = 1;
    const { offsets, amount, t, movement } = this.money.ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const marks = this.#marks.around(account);
    const lots = this.#lots;
    resetLots(lots, end - start + 2);
    this.#uncovered.begin(account);
    this.#pushOpenings(account);
    let line = start + account;
    for (let entry = start; entry < end; entry++) {
      const marked = marks[movement[entry]!]!;
      if (amount[entry]! > 0) pushLot(lots, { entry, amount: amount[entry]!, t: t[entry]!, marked });
      else line = this.#pay(account, { entry, marked }, line);
    }
    const base = start + account;
    this.#lineCount[account] = line - base;
    this.#sortByCredit(account, line);
    this.#accountsOpened++;
    this.#entriesOpened += end - start;
    this.#lines += line - base;
  }

  /** What was there before the first row: of unknown origin as far as the rows imply it, and the known opening. */
  #pushOpenings(account: number): void {
    const lots = this.#lots;
    const known = Math.max(0, this.money.accounts.opening[account]! || 0);
    const implied = this.#matching.impliedOpening ? impliedOpeningMinor(this.money.ledger, account, known) : 0;
    if (implied > 0) pushLot(lots, { entry: LINE_ORIGIN.unknown, amount: implied, t: 0, marked: 0 });
    if (known > 0) pushLot(lots, { entry: LINE_ORIGIN.opening, amount: known, t: 0, marked: 0 });
    lots.openings = lots.count;
  }

  /** Writes the lines of one debit from slot `line`; gives the next free slot. */
  #pay(account: number, { entry, marked }: { readonly entry: number; readonly marked: number }, line: number): number {
    const lots = this.#lots;
    const size = -this.money.ledger.amount[entry]!;
    const debit = { t: this.money.ledger.t[entry]!, marked };
    let slot = line;
    let paid = 0;
    while (paid < size) {
      const lot = nearestLot(lots, debit, this.#matching);
      if (lot < 0) break;
      const taken = Math.min(size - paid, lots.left[lot]!);
      lots.left[lot]! -= taken;
      this.#credit[slot] = lots.entry[lot]!;
      this.#debit[slot] = entry;
      this.#creditFrom[slot] = lots.left[lot]!;
      this.#debitFrom[slot++] = paid;
      paid += taken;
      if (lots.entry[lot] === LINE_ORIGIN.unknown) this.#uncovered.add(account, entry, taken);
      if (lots.left[lot] === 0) unlinkLot(lots, lot);
    }
    if (paid < size) {
      this.#uncovered.add(account, entry, size - paid);
      this.#credit[slot] = LINE_ORIGIN.unknown;
      this.#debit[slot] = entry;
      this.#debitFrom[slot++] = paid;
    }
    return slot;
  }

  /** Counting sort of an account's lines by credit, keeping time. */
  #sortByCredit(account: number, lineEnd: number): void {
    const { offsets } = this.money.ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    const base = start + account;
    const first = this.#first;
    for (let line = base; line < lineEnd; line++) if (this.#credit[line]! >= 0) first[this.#credit[line]!]!++;
    let running = base;
    for (let entry = start; entry < end; entry++) {
      running += first[entry]!;
      first[entry] = running;
    }
    this.#creditEnd[account] = running;
    for (let line = lineEnd - 1; line >= base; line--) {
      const credit = this.#credit[line]!;
      if (credit >= 0) this.#byCredit[--first[credit]!] = line;
    }
  }

  #endOf(account: number, entry: number): number {
    const last = entry + 1 === this.money.ledger.offsets[account + 1]!;
    return last ? this.#creditEnd[account]! : this.#first[entry + 1]!;
  }

  /** What is left of a credit after the last debit at or before `until`. */
  #leftOf(account: number, entry: number, until: number): number {
    const { t, amount } = this.money.ledger;
    const start = this.#first[entry]!;
    let [low, high] = [start, this.#endOf(account, entry)];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (t[this.#debit[this.#byCredit[middle]!]!]! > until) high = middle;
      else low = middle + 1;
    }
    return low > start ? this.#creditFrom[this.#byCredit[low - 1]!]! : amount[entry]!;
  }

  /** The line that holds minor unit `at` of a debit. */
  #lineAt(account: number, entry: number, at: number): number {
    const base = this.money.ledger.offsets[account]! + account;
    let [low, high] = [base, base + this.#lineCount[account]!];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const debit = this.#debit[middle]!;
      if (debit > entry || (debit === entry && this.#debitFrom[middle]! > at)) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }
}
