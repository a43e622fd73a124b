import { grown } from './pieces.ts';
import { orderByKeyAnd } from './sort-order.ts';

export interface TraceRow {
  /** What the rows are sorted by first: a movement, or an account. */
  key: number;
  victim: number;
  hop: number;
  /** MOVEMENT_END, or the movement that brought it. */
  last: number;
  amount: number;
}

/** Rows of TraceFlows while they are gathered: any order, several of a kind. */
export class TraceRows {
  #count = 0;
  #key: Int32Array = new Int32Array(256);
  #victim: Int32Array = new Int32Array(256);
  #hop: Int32Array = new Int32Array(256);
  #last: Int32Array = new Int32Array(256);
  #amount: Float64Array = new Float64Array(256);

  add({ key, victim, hop, last, amount }: TraceRow): void {
    const at = this.#count++;
    if (at === this.#key.length) this.#grow(at * 2);
    this.#key[at] = key;
    this.#victim[at] = victim;
    this.#hop[at] = hop;
    this.#last[at] = last;
    this.#amount[at] = amount;
  }

  /** One row per (key, victim, hop, last), rising by these, amounts added. */
  finish(): FinishedRows {
    const [key, victim, hop, last, amount] = [this.#key, this.#victim, this.#hop, this.#last, this.#amount];
    const order = orderByKeyAnd(
      key,
      this.#count,
      (a, b) => victim[a]! - victim[b]! || hop[a]! - hop[b]! || last[a]! - last[b]!,
    );
    let count = 0;
    const rows = emptyRows(this.#count);
    for (const from of order) {
      const to = count - 1;
      if (
        to >= 0 &&
        rows.key[to] === key[from] &&
        rows.victim[to] === victim[from] &&
        rows.hop[to] === hop[from] &&
        rows.last[to] === last[from]
      ) {
        rows.amount[to]! += amount[from]!;
        continue;
      }
      rows.key[count] = key[from]!;
      rows.victim[count] = victim[from]!;
      rows.hop[count] = hop[from]!;
      rows.last[count] = last[from]!;
      rows.amount[count++] = amount[from]!;
    }
    return cutRows(rows, count);
  }

  #grow(size: number): void {
    this.#key = grown(this.#key, new Int32Array(size));
    this.#victim = grown(this.#victim, new Int32Array(size));
    this.#hop = grown(this.#hop, new Int32Array(size));
    this.#last = grown(this.#last, new Int32Array(size));
    this.#amount = grown(this.#amount, new Float64Array(size));
  }
}

export interface FinishedRows {
  readonly count: number;
  readonly key: Int32Array;
  readonly victim: Int32Array;
  readonly hop: Uint16Array;
  readonly last: Int32Array;
  readonly amount: Float64Array;
}

function emptyRows(size: number): FinishedRows {
  return {
    count: 0,
    key: new Int32Array(size),
    victim: new Int32Array(size),
    hop: new Uint16Array(size),
    last: new Int32Array(size),
    amount: new Float64Array(size),
  };
}

function cutRows(rows: FinishedRows, count: number): FinishedRows {
  return {
    count,
    key: rows.key.slice(0, count),
    victim: rows.victim.slice(0, count),
    hop: rows.hop.slice(0, count),
    last: rows.last.slice(0, count),
    amount: rows.amount.slice(0, count),
  };
}
