/** Parts of entries as columns that grow: minor units [from, to) of `entry`, with a tag. */
export class Pieces {
  count = 0;
  entry: Int32Array = new Int32Array(64);
  from: Float64Array = new Float64Array(64);
  to: Float64Array = new Float64Array(64);
  tag: Int32Array = new Int32Array(64);

  clear(): void {
    this.count = 0;
  }

  add(entry: number, from: number, to: number, tag: number): void {
    const at = this.count++;
    if (at === this.entry.length) this.#grow(at * 2);
    this.entry[at] = entry;
    this.from[at] = from;
    this.to[at] = to;
    this.tag[at] = tag;
  }

  /** Adds, or lengthens the last piece if this one adjoins it. */
  join(entry: number, from: number, to: number, tag: number): void {
    const last = this.count - 1;
    if (last >= 0 && this.entry[last] === entry && this.tag[last] === tag && this.to[last] === from) this.to[last] = to;
    else this.add(entry, from, to, tag);
  }

  /** Sets this to `other` in the given order. */
  copyInOrder(other: Pieces, order: Uint32Array): void {
    const { count } = other;
    if (count > this.entry.length) this.#grow(Math.max(count, this.entry.length * 2));
    this.count = count;
    for (let at = 0; at < count; at++) {
      const from = order[at]!;
      this.entry[at] = other.entry[from]!;
      this.from[at] = other.from[from]!;
      this.to[at] = other.to[from]!;
      this.tag[at] = other.tag[from]!;
    }
  }

  /** True if the pieces rise by (entry, from). */
  isSorted(): boolean {
    const { entry, from } = this;
    for (let at = 1; at < this.count; at++) {
      if (entry[at]! < entry[at - 1]! || (entry[at] === entry[at - 1] && from[at]! < from[at - 1]!)) return false;
    }
    return true;
  }

  #grow(size: number): void {
    this.entry = grown(this.entry, new Int32Array(size));
    this.from = grown(this.from, new Float64Array(size));
    this.to = grown(this.to, new Float64Array(size));
    this.tag = grown(this.tag, new Int32Array(size));
  }
}

export function grown<T extends Int32Array | Float64Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
