import { LOT_ORIGIN, LotQueue } from '#ledger';

import { NEAREST_LOT } from '../lines/nearest-lot.ts';
import { heldLots } from './lot-book.ts';
import { CLEAN, type AccountBook, type HeldPiece, type Pieces } from './pieces.ts';

/** What match-first looks at beside the account's own money. */
export interface MatchSight {
  /** Minor units that the account's rows imply beside the known opening. */
  readonly impliedMinor: number;
  /** By movement: 1 where it is marked as passed on. */
  readonly marks: Uint8Array;
}

const BLIND: MatchSight = { impliedMinor: 0, marks: new Uint8Array(0) };

/**
 * [TAINT-5] Match-first (ADR 13): piece by piece from the lot that counts as least old, ten times as old where it is marked
 * and the debit is not or the other way round. Inside a credit as LIFO. Opening money is as old as the ledger's clock.
 */
export class MatchBook implements AccountBook {
  readonly #queue = new LotQueue();
  readonly #marks: Uint8Array;
  #victimMinor = 0;

  constructor(opening: number, { impliedMinor, marks }: MatchSight = BLIND) {
    this.#marks = marks;
    const { clean, unknown } = LOT_ORIGIN;
    this.#queue.push({ amount: impliedMinor, origin: unknown, t: 0, hop: 0, parent: -1 });
    this.#queue.push({ amount: opening, origin: clean, t: 0, hop: 0, parent: -1 });
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

  debit(amount: number, t: number, into: Pieces, movement = -1): number {
    const queue = this.#queue;
    let [wanted, uncovered] = [amount, 0];
    queue.startTake();
    while (wanted > 0 && queue.newest >= 0) {
      const lot = this.#nearest(t, this.#marked(movement));
      const [origin, hop] = [queue.origin[lot]!, queue.hop[lot]!];
      const taken = queue.takeFrom(lot, wanted);
      wanted -= taken;
      if (origin === LOT_ORIGIN.unknown) uncovered += taken;
      if (origin >= 0) this.#victimMinor -= taken;
      into.add(Math.max(origin, CLEAN), hop, taken);
    }
    into.add(CLEAN, 0, wanted);
    return uncovered + wanted;
  }

  hasVictims(): boolean {
    return this.#victimMinor > 0;
  }

  held(): Iterable<HeldPiece> {
    return heldLots(this.#queue);
  }

  /** The last piece of the credit, or the opening money, that counts as least old; of equals the youngest. */
  #nearest(t: number, marked: number): number {
    const queue = this.#queue;
    let [best, least] = [-1, Infinity];
    let [credits, parent] = [0, -2];
    for (let lot = queue.newest; lot >= 0; lot = queue.olderThan(lot)) {
      if (queue.parent[lot] !== parent) {
        parent = queue.parent[lot]!;
        credits++;
      }
      if (parent >= 0 && credits > NEAREST_LOT.mostLots) continue;
      const alike = this.#marked(parent) === marked;
      const age = (NEAREST_LOT.hourSeconds + t - queue.t[lot]!) * (alike ? 1 : NEAREST_LOT.unlike);
      if (age < least) [best, least] = [lot, age];
    }
    return best;
  }

  #marked(movement: number): number {
    return this.#marks[movement] ?? 0;
  }
}
