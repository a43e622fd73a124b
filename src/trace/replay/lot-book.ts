import { LOT_ORIGIN, LotQueue } from '#ledger';

import { CLEAN, type AccountBook, type HeldPiece, type Pieces } from './pieces.ts';

/** Takes from the queue into its pieces; returns what no lot covers. */
export type TakeLots = (queue: LotQueue, amount: number) => number;

/**
 * [TAINT-1] FIFO and LIFO: lots in the order of their credits, a credit's pieces in the order in which the
 * payer's debit took them. A lot's parent is the movement that brought it.
 */
export class LotBook implements AccountBook {
  readonly #queue = new LotQueue();
  readonly #take: TakeLots;
  #victimMinor = 0;

  constructor(opening: number, take: TakeLots) {
    this.#take = take;
    this.#queue.push({ amount: opening, origin: LOT_ORIGIN.clean, t: -Infinity, hop: 0, parent: -1 });
  }

  credit(movement: number, t: number, amount: number, pieces: Pieces | undefined): void {
    if (pieces === undefined) {
      this.#queue.push({ amount, origin: LOT_ORIGIN.clean, t, hop: 0, parent: movement });
      return;
    }
    for (let i = 0; i < pieces.count; i++) {
      const origin = pieces.victim[i]!;
      if (origin !== CLEAN) this.#victimMinor += pieces.amount[i]!;
      this.#queue.push({ amount: pieces.amount[i]!, origin, t, hop: pieces.hop[i]!, parent: movement });
    }
  }

  debit(amount: number, _t: number, into: Pieces): number {
    const queue = this.#queue;
    const uncovered = this.#take(queue, amount);
    for (let piece = 0; piece < queue.pieceCount; piece++) {
      const lot = queue.pieceLot[piece]!;
      if (queue.origin[lot]! !== CLEAN) this.#victimMinor -= queue.pieceAmount[piece]!;
      into.add(queue.origin[lot]!, queue.hop[lot]!, queue.pieceAmount[piece]!);
    }
    into.add(CLEAN, 0, uncovered);
    return uncovered;
  }

  hasVictims(): boolean {
    return this.#victimMinor > 0;
  }

  held(): Iterable<HeldPiece> {
    return heldLots(this.#queue);
  }
}

export function* heldLots(queue: LotQueue): Iterable<HeldPiece> {
  for (let lot = queue.oldest; lot >= 0; lot = queue.newerThan(lot)) {
    const victim = queue.origin[lot]!;
    if (victim < 0) continue;
    yield { victim, hop: queue.hop[lot]!, credit: queue.parent[lot]!, amount: queue.left[lot]! };
  }
}
