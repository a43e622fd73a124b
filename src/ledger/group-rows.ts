/** Rows of one key, on two sides: items of group g are `outItems[outOffsets[g] … outOffsets[g + 1]]`, and likewise for ins. */
export interface TwoSidedGroups {
  readonly count: number;
  readonly outOffsets: Int32Array;
  readonly outItems: Int32Array;
  readonly inOffsets: Int32Array;
  readonly inItems: Int32Array;
}

/** Two 32-bit words of every 64-bit element; no BigInt is made in a hot loop. */
export function words64(values: BigUint64Array | Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
}

/**
 * Dense group numbers of equal keys, in first-seen order. `words[k][i]` is the k-th 32-bit word of item i's key.
 * Open addressing over the first item of each group; 4 bytes per item for the result, at most 16 for the table.
 */
export function groupByWords(
  words: readonly (Int32Array | Uint32Array)[],
  count: number,
): { groupOf: Int32Array; groups: number } {
  const bits = Math.max(4, 32 - Math.clz32(Math.max(1, count) * 2 - 1));
  const mask = 2 ** bits - 1;
  const first = new Int32Array(2 ** bits).fill(-1);
  const groupOf = new Int32Array(count);
  let groups = 0;
  for (let i = 0; i < count; i++) {
    let hash = 0x9e3779b9;
    for (const column of words) hash = mix(hash ^ column[i]!);
    let slot = hash & mask;
    for (;;) {
      const other = first[slot]!;
      if (other < 0) {
        first[slot] = i;
        groupOf[i] = groups++;
        break;
      }
      if (isSameKey(words, i, other)) {
        groupOf[i] = groupOf[other]!;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { groupOf, groups };
}

export interface SidedItems {
  readonly items: Int32Array;
  /** 1 = out, 2 = in; at least as long as `items`. */
  readonly side: Uint8Array;
}

/** Splits items into groups by their keys and into sides, keeping their order. */
export function groupSides({ items, side }: SidedItems, words: readonly (Int32Array | Uint32Array)[]): TwoSidedGroups {
  const { groupOf, groups } = groupByWords(words, items.length);
  const outOffsets = new Int32Array(groups + 1);
  const inOffsets = new Int32Array(groups + 1);
  for (let i = 0; i < items.length; i++) (side[i] === 1 ? outOffsets : inOffsets)[groupOf[i]! + 1]!++;
  for (let g = 0; g < groups; g++) {
    outOffsets[g + 1]! += outOffsets[g]!;
    inOffsets[g + 1]! += inOffsets[g]!;
  }
  const outItems = new Int32Array(outOffsets[groups]!);
  const inItems = new Int32Array(inOffsets[groups]!);
  const outNext = outOffsets.slice();
  const inNext = inOffsets.slice();
  for (let i = 0; i < items.length; i++) {
    const group = groupOf[i]!;
    if (side[i] === 1) outItems[outNext[group]!++] = items[i]!;
    else inItems[inNext[group]!++] = items[i]!;
  }
  return { count: groups, outOffsets, outItems, inOffsets, inItems };
}

function isSameKey(words: readonly (Int32Array | Uint32Array)[], i: number, j: number): boolean {
  for (const column of words) if (column[i] !== column[j]) return false;
  return true;
}

/** Finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
