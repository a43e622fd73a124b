import type { MoneyColumns } from '#ledger';

import { grown } from './pieces.ts';

/** Settings of split and join; none is statutory. */
export interface SplitJoinParameters {
  /** All of it happens within (setting). */
  readonly windowSeconds: number;
  /** Of what the joining account received in that time at least this share came over the branches (setting). */
  readonly leastShare: number;
  /** More payments of one account than this within the window are a business, not a split: a bound on work too (setting). */
  readonly mostBranches: number;
  /** An account with more entries than this within the window is not where it meets: a bound on work (setting). */
  readonly mostAtJoin: number;
}

export const SPLIT_JOINS: SplitJoinParameters = {
  windowSeconds: 86_400,
  leastShare: 0.1,
  mostBranches: 64,
  mostAtJoin: 1024,
};

/** Branches of earlier debits that may stand in the buffers. */
const MOST_PASSED = 65_536;

/**
 * Split and join: money that leaves an account within the window over two payees or more and meets again, after one or two
 * payments each, in time order. One search serves many accounts; 4 bytes per transfer, 20 per account.
 */
export class SplitJoins {
  readonly #money: MoneyColumns;
  readonly #parameters: SplitJoinParameters;
  #debits = new Int32Array(64);
  /** By debit: its branches, ways of one or two payments, are slots #branchAt[k] … #branchAt[k + 1]. */
  #branchAt = new Uint32Array(65);
  /** By branch: where it ends, its last movement and that one's time at the payer. */
  #end = new Int32Array(1024);
  #last = new Int32Array(1024);
  #time = new Uint32Array(1024);
  /** Number of the window looked at. */
  #window = 0;
  /** By account: the last window in which a branch ended there, by whom the first came; with whom more than one came. */
  readonly #seen: Uint32Array;
  readonly #through: Int32Array;
  readonly #joined: Uint32Array;
  readonly #sum: Float64Array;
  /** By movement: the last window in which it was summed. */
  readonly #summed: Uint32Array;
  #joins = new Int32Array(64);
  #joinCount = 0;

  constructor(money: MoneyColumns, parameters: SplitJoinParameters = SPLIT_JOINS) {
    this.#money = money;
    this.#parameters = parameters;
    this.#seen = new Uint32Array(money.accountCount);
    this.#through = new Int32Array(money.accountCount);
    this.#joined = new Uint32Array(money.accountCount);
    this.#sum = new Float64Array(money.accountCount);
    this.#summed = new Uint32Array(money.movements.count);
  }

  /** Calls `found` for every movement on a split and join that begins at `account`, for some more than once. */
  from(account: number, found: (movement: number) => void): void {
    const { windowSeconds, mostBranches } = this.#parameters;
    const { t } = this.#money.ledger;
    const debits = this.#debitsOf(account);
    let [end, listed] = [0, 0];
    for (let start = 0; start < debits; start++) {
      const until = t[this.#debits[start]!]! + windowSeconds;
      while (end < debits && t[this.#debits[end]!]! <= until) end++;
      if (end - start < 2 || end - start > mostBranches) continue;
      if (listed < start) listed = this.#restart(start);
      if (this.#branchAt[start]! > MOST_PASSED) this.#forget(start, listed);
      for (; listed < end; listed++) this.#listBranches(account, listed);
      this.#lookAt({ start, end, until }, found);
    }
  }

  #debitsOf(account: number): number {
    const { offsets, amount } = this.#money.ledger;
    const most = offsets[account + 1]! - offsets[account]!;
    if (most > this.#debits.length) {
      this.#debits = new Int32Array(most * 2);
      this.#branchAt = new Uint32Array(most * 2 + 1);
    }
    let count = 0;
    for (let entry = offsets[account]!; entry < offsets[account + 1]!; entry++)
      if (amount[entry]! < 0) this.#debits[count++] = entry;
    this.#branchAt[0] = 0;
    return count;
  }

  /** Branches of debits before `debit` are no longer needed. */
  #restart(debit: number): number {
    this.#branchAt[debit] = 0;
    return debit;
  }

  /** Moves the branches of debits `start` … `listed` to the beginning. */
  #forget(start: number, listed: number): void {
    const [from, to] = [this.#branchAt[start]!, this.#branchAt[listed]!];
    for (const column of [this.#end, this.#last, this.#time]) column.copyWithin(0, from, to);
    for (let debit = start; debit <= listed; debit++) this.#branchAt[debit]! -= from;
  }

  #listBranches(account: number, debit: number): void {
    const { movements, ledger } = this.#money;
    const { windowSeconds, mostBranches } = this.#parameters;
    const entry = this.#debits[debit]!;
    const movement = ledger.movement[entry]!;
    const through = movements.payee[movement]!;
    let at = this.#branchAt[debit]!;
    if (through >= 0 && through !== account) {
      this.#makeRoom(at + mostBranches + 1);
      const from = ledger.t[entry]!;
      at = this.#add(at, { end: through, movement, time: from });
      const stop = ledger.offsets[through + 1]!;
      let seen = 0;
      for (let next = entryAt(this.#money, through, from); next < stop && seen < mostBranches; next++) {
        if (ledger.t[next]! > from + windowSeconds) break;
        if (ledger.amount[next]! > 0) continue;
        seen++;
        const second = ledger.movement[next]!;
        const end = movements.payee[second]!;
        if (end >= 0 && end !== account && end !== through) {
          at = this.#add(at, { end, movement: second, time: ledger.t[next]! });
        }
      }
    }
    this.#branchAt[debit + 1] = at;
  }

  #makeRoom(branches: number): void {
    if (branches <= this.#end.length) return;
    const size = Math.max(branches, this.#end.length * 2);
    this.#end = grown(this.#end, new Int32Array(size));
    this.#last = grown(this.#last, new Int32Array(size));
    this.#time = grown(this.#time, new Uint32Array(size));
  }

  #add(
    at: number,
    { end, movement, time }: { readonly end: number; readonly movement: number; readonly time: number },
  ) {
    this.#end[at] = end;
    this.#last[at] = movement;
    this.#time[at] = time;
    return at + 1;
  }

  #lookAt(window: Window, found: (movement: number) => void): void {
    this.#window++;
    if (this.#findJoins(window) === 0) return;
    this.#sumJoins(window);
    const from = this.#money.ledger.t[this.#debits[window.start]!]!;
    let kept = 0;
    for (let k = 0; k < this.#joinCount; k++) {
      const join = this.#joins[k]!;
      const most = this.#sum[join]! / this.#parameters.leastShare;
      if (this.#creditedAbove(join, { from, until: window.until, most })) this.#joined[join] = 0;
      else kept++;
    }
    if (kept > 0) this.#report(window, found);
  }

  /** Ends to which money came over more than one payee. */
  #findJoins({ start, end, until }: Window): number {
    const { movements, ledger } = this.#money;
    const window = this.#window;
    let joins = 0;
    for (let debit = start; debit < end; debit++) {
      const through = movements.payee[ledger.movement[this.#debits[debit]!]!]!;
      const stop = this.#branchAt[debit + 1]!;
      for (let branch = this.#branchAt[debit]!; branch < stop; branch++) {
        if (this.#time[branch]! > until) break;
        const at = this.#end[branch]!;
        if (this.#seen[at] !== window) {
          this.#seen[at] = window;
          this.#through[at] = through;
        } else if (this.#through[at] !== through && this.#joined[at] !== window) {
          this.#joined[at] = window;
          this.#sum[at] = 0;
          if (joins === this.#joins.length) this.#joins = grown(this.#joins, new Int32Array(joins * 2));
          this.#joins[joins++] = at;
        }
      }
    }
    this.#joinCount = joins;
    return joins;
  }

  /** What came to them, each last payment once. */
  #sumJoins({ start, end, until }: Window): void {
    const { amount } = this.#money.movements;
    const window = this.#window;
    const stop = this.#branchAt[end]!;
    for (let branch = this.#branchAt[start]!; branch < stop; branch++) {
      const at = this.#end[branch]!;
      if (this.#joined[at] !== window || this.#time[branch]! > until) continue;
      const last = this.#last[branch]!;
      if (this.#summed[last] === window) continue;
      this.#summed[last] = window;
      this.#sum[at]! += amount[last]!;
    }
  }

  #report({ start, end, until }: Window, found: (movement: number) => void): void {
    const window = this.#window;
    for (let debit = start; debit < end; debit++) {
      const first = this.#money.ledger.movement[this.#debits[debit]!]!;
      const stop = this.#branchAt[debit + 1]!;
      for (let branch = this.#branchAt[debit]!; branch < stop; branch++) {
        if (this.#joined[this.#end[branch]!] !== window || this.#time[branch]! > until) continue;
        found(first);
        found(this.#last[branch]!);
      }
    }
  }

  /** Whether an account received more than `most` in that time, or has too many entries in it to tell. */
  #creditedAbove(account: number, { from, until, most }: CreditQuestion): boolean {
    const { offsets, amount, t } = this.#money.ledger;
    const start = entryAt(this.#money, account, from);
    const end = Math.min(offsets[account + 1]!, start + this.#parameters.mostAtJoin);
    let sum = 0;
    let entry = start;
    for (; entry < end && t[entry]! <= until; entry++) {
      if (amount[entry]! > 0) sum += amount[entry]!;
      if (sum > most) return true;
    }
    return entry < offsets[account + 1]! && t[entry]! <= until;
  }
}

/** Debits `start` … `end` of the account, and what followed them up to a time. */
interface Window {
  readonly start: number;
  readonly end: number;
  readonly until: number;
}

interface CreditQuestion {
  readonly from: number;
  readonly until: number;
  readonly most: number;
}

/** The first entry of an account at or after a time. */
function entryAt({ ledger }: MoneyColumns, account: number, time: number): number {
  let [low, high] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ledger.t[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
