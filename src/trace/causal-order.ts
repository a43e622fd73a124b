import type { MoneyColumns, MoneyLedger, MovementColumns } from '#ledger';

export interface CausalMoney {
  /** The same object when nothing had to wait. */
  readonly money: MoneyColumns;
  /**
   * By ledger entry: its place in one order of all, which keeps every account's own order and puts every debit before its
   * credit. Absent where the order by time, movement, and debit before credit does that already.
   */
  readonly rank?: Uint32Array | undefined;
  /** Credits that had to stand after later entries of their account. */
  readonly deferredCredits: number;
}

/**
 * [ORDER-1] One order of all entries in which each account's own order holds and a credit waits for its debit on the payer's
 * side. [ORDER-2] Where accounts of one minute or day wait for each other in a circle (there credits stand first by
 * assumption), the credit of the circle's last movement is put off until its debit is done; the ledger is returned in that
 * order, so that every engine reads the same one. Linear in the entries.
 */
export function inCausalOrder(money: MoneyColumns): CausalMoney {
  if (standsByMovement(money)) return { money, deferredCredits: 0 };
  const { rank, deferredCredits } = new CausalWalk(money).run();
  if (deferredCredits === 0) return { money, rank, deferredCredits };
  return { ...reordered(money, rank), deferredCredits };
}

function standsByMovement({ ledger: { offsets, t, movement, amount }, accountCount }: MoneyColumns): boolean {
  for (let account = 0; account < accountCount; account++) {
    for (let entry = offsets[account]! + 1; entry < offsets[account + 1]!; entry++) {
      if (t[entry]! > t[entry - 1]!) continue;
      const later = movement[entry]! - movement[entry - 1]!;
      if (t[entry]! < t[entry - 1]! || later < 0 || (later === 0 && amount[entry]! < 0)) return false;
    }
  }
  return true;
}

/** Depth first: an account is worked up to a wanted entry; a credit first works its payer up to the debit. */
class CausalWalk {
  readonly #ledger: MoneyLedger;
  readonly #movements: MovementColumns;
  readonly #rank: Uint32Array;
  readonly #cursor: Uint32Array;
  readonly #deferred: Uint8Array;
  /** Accounts under way and the entry each is worked up to; `#depth` is 1 + the account's place there, 0 = not there. */
  readonly #accounts: number[] = [];
  readonly #targets: number[] = [];
  readonly #depth: Uint32Array;
  #count = 0;
  #deferredCredits = 0;

  constructor({ ledger, movements, accountCount }: MoneyColumns) {
    this.#ledger = ledger;
    this.#movements = movements;
    this.#rank = new Uint32Array(ledger.movement.length);
    this.#cursor = ledger.offsets.slice(0, accountCount);
    this.#deferred = new Uint8Array(ledger.movement.length);
    this.#depth = new Uint32Array(accountCount);
  }

  run(): { rank: Uint32Array; deferredCredits: number } {
    const { count, payer, payee, debit, credit } = this.#movements;
    for (let movement = 0; movement < count; movement++) {
      this.#reach(payer[movement]!, debit[movement]!);
      this.#reach(payee[movement]!, credit[movement]!);
    }
    return { rank: this.#rank, deferredCredits: this.#deferredCredits };
  }

  #reach(account: number, entry: number): void {
    if (entry < 0 || this.#cursor[account]! > entry) return;
    this.#push(account, entry);
    while (this.#accounts.length > 0) this.#work(this.#accounts.at(-1)!, this.#targets.at(-1)!);
  }

  #push(account: number, target: number): void {
    this.#targets.push(target);
    this.#depth[account] = this.#accounts.push(account);
  }

  #pop(): void {
    this.#targets.pop();
    this.#depth[this.#accounts.pop()!] = 0;
  }

  #work(account: number, target: number): void {
    const { payer, debit, credit } = this.#movements;
    while (this.#cursor[account]! <= target) {
      const entry = this.#cursor[account]!;
      const movement = this.#ledger.movement[entry]!;
      if (this.#ledger.amount[entry]! < 0) {
        this.#rank[entry] = this.#count++;
        this.#cursor[account]!++;
        const waiting = credit[movement]!;
        if (waiting >= 0 && this.#deferred[waiting] === 1) this.#rank[waiting] = this.#count++;
        continue;
      }
      const from = payer[movement]!;
      if (this.#deferred[entry] === 0 && debit[movement]! >= 0 && this.#cursor[from]! <= debit[movement]!) {
        if (this.#depth[from] === 0) this.#push(from, debit[movement]!);
        else this.#breakCircle(this.#depth[from]! - 1);
        return;
      }
      if (this.#deferred[entry] === 0) this.#rank[entry] = this.#count++;
      this.#cursor[account]!++;
    }
    this.#pop();
  }

  /** The accounts from `first` on each wait at a credit for the next one, and the last waits for the first. */
  #breakCircle(first: number): void {
    let [last, at] = [-1, first];
    for (let place = first; place < this.#accounts.length; place++) {
      const movement = this.#ledger.movement[this.#cursor[this.#accounts[place]!]!]!;
      if (movement > last) [last, at] = [movement, place];
    }
    this.#deferred[this.#cursor[this.#accounts[at]!]!] = 1;
    this.#deferredCredits++;
    while (this.#accounts.length > at + 1) this.#pop();
  }
}

function reordered(money: MoneyColumns, rank: Uint32Array): { money: MoneyColumns; rank: Uint32Array } {
  const { ledger, movements } = money;
  const count = rank.length;
  const order = new Uint32Array(count);
  rank.forEach((place, entry) => (order[place] = entry));
  const next = ledger.offsets.slice();
  const entries = {
    movement: new Int32Array(count),
    amount: new Float64Array(count),
    t: new Uint32Array(count),
    precision: new Uint8Array(count),
    balanceAfter: new Float64Array(count),
  };
  const [debit, credit] = [new Int32Array(movements.count).fill(-1), new Int32Array(movements.count).fill(-1)];
  const newRank = new Uint32Array(count);
  order.forEach((entry, place) => {
    const movement = ledger.movement[entry]!;
    const isDebit = ledger.amount[entry]! < 0;
    const at = next[(isDebit ? movements.payer : movements.payee)[movement]!]!++;
    entries.movement[at] = movement;
    entries.amount[at] = ledger.amount[entry]!;
    entries.t[at] = ledger.t[entry]!;
    entries.precision[at] = ledger.precision[entry]!;
    entries.balanceAfter[at] = ledger.balanceAfter[entry]!;
    (isDebit ? debit : credit)[movement] = at;
    newRank[at] = place;
  });
  return {
    money: { ...money, ledger: { offsets: ledger.offsets, ...entries }, movements: { ...movements, debit, credit } },
    rank: newRank,
  };
}
