/** Hash table from an unordered pair of accounts to the first item that came with it. Open addressing, 12 bytes a cell. */
export class FirstByPair {
  private keys: Float64Array;
  private items: Int32Array;
  private count = 0;

  constructor(expected = 1024) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
    this.keys = new Float64Array(size).fill(-1);
    this.items = new Int32Array(size);
  }

  /** The item that the pair first came with: `item` itself if it is new. */
  firstOf(a: number, b: number, item: number): number {
    if (this.count * 2 >= this.keys.length) this.grow();
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const at = this.cellOf(key);
    if (this.keys[at] === key) return this.items[at]!;
    this.keys[at] = key;
    this.items[at] = item;
    this.count += 1;
    return item;
  }

  private cellOf(key: number): number {
    const mask = this.keys.length - 1;
    let at = (Math.imul(key % 2 ** 26, 0x9e_37_79_b1) ^ Math.imul(Math.floor(key / 2 ** 26), 0x85_eb_ca_77)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    while (this.keys[at] !== -1 && this.keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, items } = this;
    this.keys = new Float64Array(keys.length * 2).fill(-1);
    this.items = new Int32Array(keys.length * 2);
    for (const [i, key] of keys.entries()) {
      if (key === -1) continue;
      const at = this.cellOf(key);
      this.keys[at] = key;
      this.items[at] = items[i]!;
    }
  }
}
