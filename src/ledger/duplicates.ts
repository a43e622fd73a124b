import { groupByWords, words64 } from './group-rows.ts';

/** Rows in the order (file path bytewise, row). Hashes are over all content columns but file, row and feedback text. */
export interface DuplicateInput {
  readonly hashHi: BigUint64Array;
  readonly hashLo: BigUint64Array;
  /** Any number per file; equal files stand together. */
  readonly file: Uint32Array;
  readonly hasBalance: Uint8Array;
  readonly amountIsZero: Uint8Array;
}

/**
 * [DUP-1] 1 = duplicate. Of equal rows each file counts its own multiplicity: 1 when a balance stands in the row and
 * the amount is not zero (no two such rows can both be true), else the number of copies. Across files the largest
 * multiplicity is kept: the j-th copy in a file repeats the j-th copy of an earlier file.
 * One pass; 41 bytes of state per row at most.
 */
export function findDuplicates(input: DuplicateInput): Uint8Array {
  const count = input.file.length;
  const { groupOf, groups } = groupByWords(hashWords(input), count);
  const kept = new Uint32Array(groups);
  const inFile = new Uint32Array(groups);
  const lastFile = new Float64Array(groups).fill(-1);
  const duplicate = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const group = groupOf[i]!;
    if (lastFile[group] !== input.file[i]) {
      lastFile[group] = input.file[i]!;
      inFile[group] = 0;
    }
    const copy = ++inFile[group]!;
    const repeatsInFile = copy > 1 && input.hasBalance[i] === 1 && input.amountIsZero[i] === 0;
    if (repeatsInFile || copy <= kept[group]!) duplicate[i] = 1;
    else kept[group] = copy;
  }
  return duplicate;
}

function hashWords(input: DuplicateInput): Uint32Array[] {
  const columns: Uint32Array[] = [];
  for (const source of [words64(input.hashHi), words64(input.hashLo)]) {
    for (const half of [0, 1]) {
      const column = new Uint32Array(source.length / 2);
      for (let i = 0; i < column.length; i++) column[i] = source[2 * i + half]!;
      columns.push(column);
    }
  }
  return columns;
}
