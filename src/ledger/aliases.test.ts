import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveAliasesReference } from './aliases.reference.ts';
import { resolveAliases, type AliasInput } from './index.ts';

function input(
  numberCount: number,
  pairs: readonly (readonly [a: number, b: number, holder?: number, rows?: number])[],
): AliasInput {
  return {
    numberCount,
    a: Uint32Array.from(pairs, ([a]) => a),
    b: Uint32Array.from(pairs, ([, b]) => b),
    holder: Int32Array.from(pairs, ([, , holder]) => holder ?? -1),
    rows: Uint32Array.from(pairs, ([, , , rows]) => rows ?? 1),
  };
}

test('[ACC-3] numbers of one row are one account, named by the first seen; renewed cards join through the account number', () => {
  const result = resolveAliases(
    input(6, [
      [3, 1],
      [4, 1],
      [5, 2],
    ]),
  );
  expect([...result.representative]).toEqual([0, 1, 2, 1, 1, 2]);
  expect(result).toMatchObject({ joined: 3, internalNumbers: 0, skippedPairs: 0 });
});

test('[ACC-3] a number tied to more than 5 others of more than one holder is internal: no alias, counted', () => {
  const six = (holder: (i: number) => number): AliasInput =>
    input(
      8,
      Array.from({ length: 6 }, (_, i) => [0, i + 1, holder(i), 10] as const),
    );
  const internal = resolveAliases(six((i) => i % 2));
  expect([...internal.representative]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(internal).toMatchObject({ internalNumbers: 1, skippedPairs: 6, skippedRows: 60, joined: 0 });
  expect(internal.internal[0]).toBe(1);
  expect(resolveAliases(six(() => 1)).joined).toBe(6);
  expect(resolveAliases(six((i) => (i === 0 ? 1 : -1))).joined).toBe(6);
  const five = input(
    6,
    Array.from({ length: 5 }, (_, i) => [0, i + 1, i] as const),
  );
  expect(resolveAliases(five).joined).toBe(5);
});

test('[ACC-3] equals the reference, whatever the order of pairs', () => {
  const pair = fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -1, max: 2 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
      const expected = resolveAliasesReference(input(12, pairs));
      expect([...resolveAliases(input(12, pairs)).representative]).toEqual(expected);
      expect([...resolveAliases(input(12, pairs.toReversed())).representative]).toEqual(expected);
    }),
    { seed: 33, numRuns: 300 },
  );
});
