import type { CausalMoney } from '../causal-order.ts';

/** The next entry of each account that is being followed, the earliest in causal order on top: a binary heap. */
export class NextEntries {
  readonly #entries: number[] = [];
  readonly #isBefore: (a: number, b: number) => boolean;

  constructor({ money: { ledger }, rank }: CausalMoney) {
    const { t, movement, amount } = ledger;
    this.#isBefore =
      rank === undefined
        ? (a, b) =>
            t[a] !== t[b]
              ? t[a]! < t[b]!
              : movement[a] !== movement[b]
                ? movement[a]! < movement[b]!
                : amount[a]! < amount[b]!
        : (a, b) => rank[a]! < rank[b]!;
  }

  push(entry: number): void {
    const heap = this.#entries;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#isBefore(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  /** -1 = none. */
  pop(): number {
    const heap = this.#entries;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return -1;
    if (heap.length > 0) this.#sink(last);
    return top;
  }

  #sink(entry: number): void {
    const heap = this.#entries;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && this.#isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!this.#isBefore(heap[child]!, entry)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = entry;
  }
}
