import { grown } from './pieces.ts';

/** Debits that no lot covered, account by account in the order in which the accounts were opened. 12 bytes each. */
export class UncoveredDebits {
  #count = 0;
  #entry: Uint32Array = new Uint32Array(64);
  /** Minor units of this account's uncovered debits up to and with this one. */
  #sum: Float64Array = new Float64Array(64);
  readonly #start: Uint32Array;
  readonly #end: Uint32Array;

  constructor(accountCount: number) {
    this.#start = new Uint32Array(accountCount);
    this.#end = new Uint32Array(accountCount);
  }

  begin(account: number): void {
    this.#start[account] = this.#count;
    this.#end[account] = this.#count;
  }

  add(account: number, entry: number, minor: number): void {
    const at = this.#count++;
    if (at === this.#entry.length) {
      this.#entry = grown(this.#entry, new Uint32Array(at * 2));
      this.#sum = grown(this.#sum, new Float64Array(at * 2));
    }
    this.#entry[at] = entry;
    this.#sum[at] = minor + (at > this.#start[account]! ? this.#sum[at - 1]! : 0);
    this.#end[account] = this.#count;
  }

  /** How many and how much up to `until`. */
  upTo(account: number, until: number, t: Uint32Array): { readonly debits: number; readonly minor: number } {
    const start = this.#start[account]!;
    let [low, high] = [start, this.#end[account]!];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (t[this.#entry[middle]!]! > until) high = middle;
      else low = middle + 1;
    }
    return { debits: low - start, minor: low > start ? this.#sum[low - 1]! : 0 };
  }

  get bytes(): number {
    return this.#count * 12 + this.#start.length * 8;
  }
}
