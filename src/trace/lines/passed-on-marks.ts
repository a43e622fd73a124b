import type { MoneyColumns } from '#ledger';

import { matchedEntries } from './matched-groups.ts';
import { splitJoinsFrom } from './split-joins.ts';

/**
 * Movements that look as if money is passed on: entries of a matched group at the payer or at the payee, or on a split and
 * join. Worked out around an account when it is asked for, and kept; it looks at all rows, later ones too, and at no
 * victim.
 */
export class PassedOnMarks {
  readonly #money: MoneyColumns;
  readonly #marked: Uint8Array;
  /** By account. */
  readonly #asked: Uint8Array;
  readonly #grouped: Uint8Array;
  readonly #split: Uint8Array;

  constructor(money: MoneyColumns) {
    this.#money = money;
    this.#marked = new Uint8Array(money.movements.count);
    this.#asked = new Uint8Array(money.accountCount);
    this.#grouped = new Uint8Array(money.accountCount);
    this.#split = new Uint8Array(money.accountCount);
  }

  /** By movement, complete for the movements of `account`. */
  around(account: number): Uint8Array {
    if (this.#asked[account] === 1) return this.#marked;
    this.#asked[account] = 1;
    const { offsets, movement, amount } = this.#money.ledger;
    const { payer, payee } = this.#money.movements;
    this.#markGroups(account);
    this.#markSplits(account);
    for (let entry = offsets[account]!; entry < offsets[account + 1]!; entry++) {
      const other = (amount[entry]! > 0 ? payer : payee)[movement[entry]!]!;
      if (other < 0) continue;
      this.#markGroups(other);
      if (amount[entry]! < 0) continue;
      this.#markSplits(other);
      for (const before of this.#payersOf(other)) this.#markSplits(before);
    }
    return this.#marked;
  }

  #payersOf(account: number): Set<number> {
    const { offsets, movement, amount } = this.#money.ledger;
    const payers = new Set<number>();
    for (let entry = offsets[account]!; entry < offsets[account + 1]!; entry++) {
      const payer = amount[entry]! > 0 ? this.#money.movements.payer[movement[entry]!]! : -1;
      if (payer >= 0) payers.add(payer);
    }
    return payers;
  }

  #markGroups(account: number): void {
    if (this.#grouped[account] === 1) return;
    this.#grouped[account] = 1;
    const { ledger } = this.#money;
    for (const entry of matchedEntries(ledger, account)) this.#marked[ledger.movement[entry]!] = 1;
  }

  #markSplits(account: number): void {
    if (this.#split[account] === 1) return;
    this.#split[account] = 1;
    splitJoinsFrom(this.#money, account, (movement) => {
      this.#marked[movement] = 1;
    });
  }
}
