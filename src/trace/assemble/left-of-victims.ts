import type { MoneyColumns } from '#ledger';

/** One account's entries as far as what is on it can come from: those since it was last empty. */
export interface OpenStretch {
  /** Entries [from, to). */
  readonly from: number;
  readonly to: number;
  /** Opening balance that is still in it; 0 once the account was empty. */
  readonly opening: number;
  readonly balance: number;
  /** Debits that no money covered, in all entries up to `to`. */
  readonly uncoveredDebits: number;
}

/** The entries of an account up to second `at` that followed the last moment at which it was empty. */
export function openStretch({ ledger, accounts }: MoneyColumns, account: number, at: number): OpenStretch {
  const start = ledger.offsets[account]!;
  let [from, opening] = [start, Math.max(0, accounts.opening[account]!)];
  let [balance, uncoveredDebits, to] = [opening, 0, start];
  for (; to < ledger.offsets[account + 1]! && ledger.t[to]! <= at; to++) {
    balance += ledger.amount[to]!;
    if (balance < 0) uncoveredDebits++;
    if (balance <= 0) [balance, from, opening] = [0, to + 1, 0];
  }
  return { from, to, opening, balance, uncoveredDebits };
}

export interface LeftOfVictim {
  readonly victim: number;
  /** Least and most that can be left, whichever money each debit took. */
  readonly least: number;
  readonly most: number;
}

/**
 * What can be left of each victim's own transfers to the account at the end of the stretch: `least` if every debit took the
 * victim's money first, `most` if it took it last; no other order of use leaves less or more.
 * `victimOf`: by movement; all its victims are told of.
 */
export function leftOfVictims(
  money: MoneyColumns,
  stretch: OpenStretch,
  victimOf: ReadonlyMap<number, number>,
): readonly LeftOfVictim[] {
  const { ledger } = money;
  return [...new Set(victimOf.values())]
    .toSorted((a, b) => a - b)
    .map((victim) => {
      let [firstOwn, lastOwn, balance] = [0, 0, stretch.opening];
      for (let entry = stretch.from; entry < stretch.to; entry++) {
        const amount = ledger.amount[entry]!;
        if (amount > 0) {
          const own = victimOf.get(ledger.movement[entry]!) === victim ? amount : 0;
          firstOwn += own;
          lastOwn += own;
          balance += amount;
          continue;
        }
        firstOwn = Math.max(0, firstOwn + amount);
        lastOwn = Math.min(lastOwn, balance + amount);
        balance += amount;
      }
      return { victim, least: firstOwn, most: lastOwn };
    });
}
