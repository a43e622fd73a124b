import type { MoneyColumns } from '#ledger';

import { MatchedGroups } from './matched-groups.ts';
import { SplitJoins } from './split-joins.ts';

/**
 * Movements that look as if money is passed on: entries of a matched group at the payer or at the payee, or on a split and
 * join. Worked out around an account when it is asked for, each account's once, and kept; it looks at all rows, later ones
 * too, and at no victim.
 */
export class PassedOnMarks {
  readonly #money: MoneyColumns;
  readonly #marked: Uint8Array;
  /** By account: DONE bits. */
  readonly #done: Uint8Array;
  readonly #groups: MatchedGroups;
  readonly #splits: SplitJoins;
  readonly #markEntry: (entry: number) => void;
  readonly #markMovement: (movement: number) => void;

  constructor(money: MoneyColumns) {
    this.#money = money;
    this.#marked = new Uint8Array(money.movements.count);
    this.#done = new Uint8Array(money.accountCount);
    this.#groups = new MatchedGroups(money.ledger);
    this.#splits = new SplitJoins(money);
    this.#markEntry = (entry) => {
      this.#marked[money.ledger.movement[entry]!] = 1;
    };
    this.#markMovement = (movement) => {
      this.#marked[movement] = 1;
    };
  }

  /** By movement, complete for the movements of `account`. */
  around(account: number): Uint8Array {
    if (!this.#isFirst(account, DONE.asked)) return this.#marked;
    const { offsets, movement, amount } = this.#money.ledger;
    const { payer, payee } = this.#money.movements;
    this.#markGroups(account);
    this.#markSplits(account);
    this.#markSplitsOfPayers(account);
    for (let entry = offsets[account]!; entry < offsets[account + 1]!; entry++) {
      const isCredit = amount[entry]! > 0;
      const other = (isCredit ? payer : payee)[movement[entry]!]!;
      if (other < 0) continue;
      this.#markGroups(other);
      if (isCredit) this.#markSplitsOfPayers(other);
    }
    return this.#marked;
  }

  #isFirst(account: number, bit: number): boolean {
    if ((this.#done[account]! & bit) !== 0) return false;
    this.#done[account]! |= bit;
    return true;
  }

  #markGroups(account: number): void {
    if (this.#isFirst(account, DONE.groups)) this.#groups.at(account, this.#markEntry);
  }

  #markSplits(account: number): void {
    if (this.#isFirst(account, DONE.splits)) this.#splits.from(account, this.#markMovement);
  }

  #markSplitsOfPayers(account: number): void {
    if (!this.#isFirst(account, DONE.payers)) return;
    const { offsets, movement, amount } = this.#money.ledger;
    for (let entry = offsets[account]!; entry < offsets[account + 1]!; entry++) {
      const payer = amount[entry]! > 0 ? this.#money.movements.payer[movement[entry]!]! : -1;
      if (payer >= 0) this.#markSplits(payer);
    }
  }
}

/** What was worked out of an account. */
const DONE = { asked: 1, groups: 2, splits: 4, payers: 8 };
