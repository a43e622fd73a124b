import { CLEAN, type AccountBook, type HeldPiece, type Pieces } from './pieces.ts';

interface Label {
  readonly hop: number;
  /** The first movement that brought the label by so few hops. */
  readonly credit: number;
}

/**
 * [TAINT-4] Poison: a label on the account from the first victim money on; it stays. Every piece of a debit stands for the
 * whole of it. Nothing is shared out, so sums over movements mean nothing.
 */
export class PoisonBook implements AccountBook {
  readonly #labels = new Map<number, Label>();
  #balance: number;

  constructor(opening: number) {
    this.#balance = opening;
  }

  credit(movement: number, _t: number, amount: number, pieces: Pieces | undefined): void {
    this.#balance += amount;
    if (pieces === undefined) return;
    for (let i = 0; i < pieces.count; i++) {
      const [victim, hop] = [pieces.victim[i]!, pieces.hop[i]!];
      if (victim === CLEAN) continue;
      const known = this.#labels.get(victim);
      if (known === undefined || hop < known.hop) this.#labels.set(victim, { hop, credit: movement });
    }
  }

  debit(amount: number, _t: number, into: Pieces): number {
    for (const [victim, { hop }] of this.#labels) into.add(victim, hop, amount);
    const uncovered = Math.max(0, amount - this.#balance);
    this.#balance -= amount - uncovered;
    return uncovered;
  }

  hasVictims(): boolean {
    return this.#labels.size > 0;
  }

  *held(): Iterable<HeldPiece> {
    for (const [victim, { hop, credit }] of this.#labels) yield { victim, hop, credit, amount: this.#balance };
  }
}
