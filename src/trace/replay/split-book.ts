import { LotQueue } from '#ledger';

import { heldLots } from './lot-book.ts';
import { CLEAN, type AccountBook, type HeldPiece, type Pieces } from './pieces.ts';

/**
 * [TAINT-3] Clean-first (LIBR: the holder's own money leaves first) and taint-first: clean money is one sum, victims' money a
 * queue, oldest first.
 */
export class SplitBook implements AccountBook {
  readonly #victims = new LotQueue();
  readonly #cleanFirst: boolean;
  #clean: number;

  constructor(opening: number, cleanFirst: boolean) {
    this.#clean = opening;
    this.#cleanFirst = cleanFirst;
  }

  credit(movement: number, t: number, amount: number, pieces: Pieces | undefined): void {
    if (pieces === undefined) {
      this.#clean += amount;
      return;
    }
    for (let i = 0; i < pieces.count; i++) {
      const [origin, part] = [pieces.victim[i]!, pieces.amount[i]!];
      if (origin === CLEAN) this.#clean += part;
      else this.#victims.push({ amount: part, origin, t, hop: pieces.hop[i]!, parent: movement });
    }
  }

  debit(amount: number, _t: number, into: Pieces): number {
    let wanted = amount;
    if (this.#cleanFirst) wanted = this.#takeClean(wanted, into);
    wanted = this.#takeVictims(wanted, into);
    if (!this.#cleanFirst) wanted = this.#takeClean(wanted, into);
    into.add(CLEAN, 0, wanted);
    return wanted;
  }

  hasVictims(): boolean {
    return this.#victims.balance > 0;
  }

  held(): Iterable<HeldPiece> {
    return heldLots(this.#victims);
  }

  #takeClean(wanted: number, into: Pieces): number {
    const taken = Math.min(wanted, this.#clean);
    this.#clean -= taken;
    into.add(CLEAN, 0, taken);
    return wanted - taken;
  }

  #takeVictims(wanted: number, into: Pieces): number {
    const lots = this.#victims;
    const left = lots.takeOldest(wanted);
    for (let piece = 0; piece < lots.pieceCount; piece++) {
      const lot = lots.pieceLot[piece]!;
      into.add(lots.origin[lot]!, lots.hop[lot]!, lots.pieceAmount[piece]!);
    }
    return left;
  }
}
