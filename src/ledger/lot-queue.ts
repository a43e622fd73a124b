/** Origins that are no victim and no transfer; victims and transfers are 0 and more. */
export const LOT_ORIGIN = { clean: -1, unknown: -2 } as const;

export interface NewLot {
  /** Whole minor units. */
  readonly amount: number;
  readonly origin: number;
  readonly t: number;
  readonly hop: number;
  /** What the lot came from: a lot or a ledger entry, as the caller counts; -1 = nothing. */
  readonly parent: number;
}

/**
 * The money of one account as lots of whole minor units, oldest first. Debits take lots from either end or from any
 * place, so that FIFO, LIFO, clean-first, taint-first and match-first share it. Columns by lot id; 44 bytes per lot.
 * What is left + what was taken = what was put in, exactly.
 */
export class LotQueue {
  origin: Int32Array;
  t: Float64Array;
  hop: Int32Array;
  parent: Int32Array;
  /** What is left of each lot. */
  left: Float64Array;
  /** Pieces of the last take: lot ids and amounts, `pieceCount` of them. */
  pieceLot: Int32Array = new Int32Array(8);
  pieceAmount: Float64Array = new Float64Array(8);
  pieceCount = 0;
  count = 0;
  /** Sum of what is left. */
  balance = 0;
  /** Ends of the list of lots with something left; -1 = empty. */
  oldest = -1;
  newest = -1;
  #older: Int32Array;
  #newer: Int32Array;

  constructor(capacity = 16) {
    this.origin = new Int32Array(capacity);
    this.t = new Float64Array(capacity);
    this.hop = new Int32Array(capacity);
    this.parent = new Int32Array(capacity);
    this.left = new Float64Array(capacity);
    this.#older = new Int32Array(capacity);
    this.#newer = new Int32Array(capacity);
  }

  /** Puts a lot at the young end and gives its id; nothing (-1) for an amount of zero. */
  push(lot: NewLot): number {
    if (!Number.isSafeInteger(lot.amount) || lot.amount < 0) throw new RangeError(`lot of ${lot.amount} minor units`);
    if (lot.amount === 0) return -1;
    if (this.count === this.left.length) this.#grow();
    const id = this.count++;
    this.origin[id] = lot.origin;
    this.t[id] = lot.t;
    this.hop[id] = lot.hop;
    this.parent[id] = lot.parent;
    this.left[id] = lot.amount;
    this.#older[id] = this.newest;
    this.#newer[id] = -1;
    if (this.newest >= 0) this.#newer[this.newest] = id;
    else this.oldest = id;
    this.newest = id;
    this.balance += lot.amount;
    return id;
  }

  /** FIFO: takes from the old end into the pieces; returns what no lot covers. */
  takeOldest(amount: number): number {
    this.pieceCount = 0;
    let wanted = amount;
    while (wanted > 0 && this.oldest >= 0) wanted -= this.#take(this.oldest, wanted);
    return wanted;
  }

  /** LIFO: takes from the young end into the pieces; returns what no lot covers. */
  takeNewest(amount: number): number {
    this.pieceCount = 0;
    let wanted = amount;
    while (wanted > 0 && this.newest >= 0) wanted -= this.#take(this.newest, wanted);
    return wanted;
  }

  /** Takes from one lot, adding to the pieces of the take under way (`startTake` first); returns what was taken. */
  takeFrom(lot: number, amount: number): number {
    return this.left[lot]! > 0 && amount > 0 ? this.#take(lot, amount) : 0;
  }

  startTake(): void {
    this.pieceCount = 0;
  }

  /** The next younger lot with something left, -1 = none. */
  newerThan(lot: number): number {
    return this.#newer[lot]!;
  }

  olderThan(lot: number): number {
    return this.#older[lot]!;
  }

  #take(lot: number, wanted: number): number {
    const amount = Math.min(wanted, this.left[lot]!);
    if (this.pieceCount === this.pieceLot.length) {
      this.pieceLot = grown(this.pieceLot, new Int32Array(this.pieceCount * 2));
      this.pieceAmount = grown(this.pieceAmount, new Float64Array(this.pieceCount * 2));
    }
    this.pieceLot[this.pieceCount] = lot;
    this.pieceAmount[this.pieceCount++] = amount;
    this.left[lot]! -= amount;
    this.balance -= amount;
    if (this.left[lot] === 0) this.#unlink(lot);
    return amount;
  }

  #unlink(lot: number): void {
    const [older, newer] = [this.#older[lot]!, this.#newer[lot]!];
    if (older >= 0) this.#newer[older] = newer;
    else this.oldest = newer;
    if (newer >= 0) this.#older[newer] = older;
    else this.newest = older;
  }

  #grow(): void {
    const size = this.left.length * 2;
    this.origin = grown(this.origin, new Int32Array(size));
    this.t = grown(this.t, new Float64Array(size));
    this.hop = grown(this.hop, new Int32Array(size));
    this.parent = grown(this.parent, new Int32Array(size));
    this.left = grown(this.left, new Float64Array(size));
    this.#older = grown(this.#older, new Int32Array(size));
    this.#newer = grown(this.#newer, new Int32Array(size));
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
