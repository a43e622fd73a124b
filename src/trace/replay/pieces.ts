/** No victim's money: clean, or of unknown origin. */
export const CLEAN = -1;

/** Pieces of one debit in the order of taking; a credit takes them in the same order. Amounts are minor units, hops those of the account. */
export class Pieces {
  readonly victim: number[] = [];
  readonly hop: number[] = [];
  readonly amount: number[] = [];

  get count(): number {
    return this.amount.length;
  }

  /** Joins the piece to the last one where they are alike. */
  add(victim: number, hop: number, amount: number): void {
    if (amount === 0) return;
    const last = this.amount.length - 1;
    if (last >= 0 && this.victim[last] === victim && (victim === CLEAN || this.hop[last] === hop)) {
      this.amount[last]! += amount;
      return;
    }
    this.victim.push(victim);
    this.hop.push(hop);
    this.amount.push(amount);
  }

  clear(): void {
    this.victim.length = 0;
    this.hop.length = 0;
    this.amount.length = 0;
  }

  hasVictims(): boolean {
    return this.victim.some((victim) => victim !== CLEAN);
  }
}

/** Victim money left on an account. */
export interface HeldPiece {
  readonly victim: number;
  readonly hop: number;
  /** Movement that brought it. */
  readonly credit: number;
  readonly amount: number;
}

/** One account's money under one policy. Whole minor units; the sum of its parts is its balance at every step. */
export interface AccountBook {
  /** The pieces sum to the movement's amount (poison: each piece is a label, its amount says nothing). */
  credit(movement: number, t: number, amount: number, pieces: Pieces | undefined): void;
  /** Adds what the debit takes to `into`; returns what no money covers, which is clean. `movement`: for match-first. */
  debit(amount: number, t: number, into: Pieces, movement?: number): number;
  hasVictims(): boolean;
  /** In any order; one (victim, hop, credit) may come in several. */
  held(): Iterable<HeldPiece>;
}
