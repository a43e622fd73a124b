import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDuplicatesReference } from './duplicates.reference.ts';
import { findDuplicates, type DuplicateInput } from './index.ts';

interface Row {
  readonly file: number;
  readonly content: number;
}
/** Content 0-9 shows no balance, 10-19 a balance, 20-29 a balance and a zero amount. */
function input(rows: readonly Row[]): DuplicateInput {
  return {
    hashHi: BigUint64Array.from(rows, ({ content }) => BigInt(content) << 40n),
    hashLo: BigUint64Array.from(rows, ({ content }) => BigInt(content % 3)),
    file: Uint32Array.from(rows, ({ file }) => file),
    hasBalance: Uint8Array.from(rows, ({ content }) => (content >= 10 ? 1 : 0)),
    amountIsZero: Uint8Array.from(rows, ({ content }) => (content >= 20 ? 1 : 0)),
  };
}
const flags = (...rows: [file: number, content: number][]): number[] => [
  ...findDuplicates(input(rows.map(([file, content]) => ({ file, content })))),
];

test('[DUP-1] equal rows of two files are one; the first file keeps it', () => {
  expect(flags([0, 1], [0, 2], [1, 1], [1, 3])).toEqual([0, 0, 1, 0]);
});

test('[DUP-1] k copies here and m there are max(k, m)', () => {
  expect(flags([0, 1], [1, 1], [1, 1], [1, 1])).toEqual([0, 1, 0, 0]);
  expect(flags([0, 1], [0, 1], [0, 1], [1, 1])).toEqual([0, 0, 0, 1]);
  expect(flags([0, 1], [1, 1], [1, 1], [2, 1], [2, 1])).toEqual([0, 1, 0, 1, 1]);
});

test('[DUP-1] inside one file equal rows are copies only with a balance and an amount', () => {
  expect(flags([0, 1], [0, 1])).toEqual([0, 0]);
  expect(flags([0, 10], [0, 10], [1, 10], [1, 10])).toEqual([0, 1, 1, 1]);
  expect(flags([0, 20], [0, 20], [1, 20])).toEqual([0, 0, 1]);
});

test('[DUP-1] the fast form equals the reference', () => {
  const row = fc.record({ file: fc.nat(4), content: fc.constantFrom(0, 1, 10, 11, 20) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const ordered = input(rows.toSorted((a, b) => a.file - b.file));
      expect(findDuplicates(ordered)).toEqual(findDuplicatesReference(ordered));
    }),
    { seed: 31, numRuns: 300 },
  );
});

test('[DUP-2] renaming or permuting files keeps as many rows of each content, and importing a file twice changes nothing', () => {
  const row = fc.record({ file: fc.nat(4), content: fc.constantFrom(0, 1, 10, 11, 20) });
  const kept = (rows: readonly Row[]): string => {
    const ordered = rows.toSorted((a, b) => a.file - b.file);
    const duplicate = findDuplicates(input(ordered));
    return ordered
      .filter((_, i) => duplicate[i] === 0)
      .map(({ content }) => content)
      .toSorted((a, b) => a - b)
      .join();
  };
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.nat(4), (rows, by) => {
      expect(kept(rows.map(({ file, content }) => ({ file: (file * 2 + by) % 5, content })))).toBe(kept(rows));
      expect(kept([...rows, ...rows.map(({ file, content }) => ({ file: file + 10, content }))])).toBe(kept(rows));
    }),
    { seed: 32, numRuns: 200 },
  );
});
