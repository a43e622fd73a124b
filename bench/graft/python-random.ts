/**
 * The generator of Python's `random` (MT19937, Matsumoto and Nishimura 1998), seeded by a whole number below 2^32: `random`
 * and `sample` give what CPython 3 gives, so that a set made with a Python script can be made again here.
 */
export class PythonRandom {
  readonly #state = new Uint32Array(SIZE);
  #at = SIZE;

  constructor(seed: number) {
    this.#seedByArray(seed >>> 0);
  }

  /** In [0, 1), 53 bits. */
  random(): number {
    const high = this.#next() >>> 5;
    const low = this.#next() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** Positions of `count` different members of a list of `size`, in the order in which they were drawn. */
  sample(size: number, count: number): number[] {
    const smallest = 21 + (count > 5 ? 4 ** Math.ceil(Math.log(count * 3) / Math.log(4)) : 0);
    if (size <= smallest) {
      const pool = Array.from({ length: size }, (_, at) => at);
      return Array.from({ length: count }, (_, drawn) => {
        const at = this.#below(size - drawn);
        const member = pool[at] ?? 0;
        pool[at] = pool[size - drawn - 1] ?? 0;
        return member;
      });
    }
    const seen = new Set<number>();
    while (seen.size < count) seen.add(this.#below(size));
    return [...seen];
  }

  #below(limit: number): number {
    const bits = 32 - Math.clz32(limit);
    let drawn = this.#next() >>> (32 - bits);
    while (drawn >= limit) drawn = this.#next() >>> (32 - bits);
    return drawn;
  }

  #next(): number {
    if (this.#at === SIZE) this.#twist();
    let y = this.#state[this.#at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  #twist(): void {
    const state = this.#state;
    for (let k = 0; k < SIZE; k++) {
      const y = (state[k]! & 0x80000000) | (state[(k + 1) % SIZE]! & 0x7fffffff);
      state[k] = state[(k + SHIFT) % SIZE]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#at = 0;
  }

  /** `init_by_array` with a key of one number. */
  #seedByArray(key: number): void {
    const state = this.#state;
    state[0] = 19_650_218;
    for (let k = 1; k < SIZE; k++) state[k] = Math.imul(1_812_433_253, mixed(state, k)) + k;
    let k = 1;
    for (let round = 0; round < SIZE; round++) {
      state[k] = (state[k]! ^ Math.imul(mixed(state, k), 1_664_525)) + key;
      k = this.#stepped(k);
    }
    for (let round = 1; round < SIZE; round++) {
      state[k] = (state[k]! ^ Math.imul(mixed(state, k), 1_566_083_941)) - k;
      k = this.#stepped(k);
    }
    state[0] = 0x80000000;
  }

  #stepped(k: number): number {
    if (k + 1 < SIZE) return k + 1;
    this.#state[0] = this.#state[SIZE - 1]!;
    return 1;
  }
}

const SIZE = 624;
const SHIFT = 397;

function mixed(state: Uint32Array, k: number): number {
  const before = state[k - 1]!;
  return before ^ (before >>> 30);
}
