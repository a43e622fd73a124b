import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonicalJson } from './canonical-json.ts';

test('[AUD-1] the same value has the same text, however its members are ordered', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(turned(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('[AUD-1] absent members are left out, maps are objects, and what JSON cannot say is refused', () => {
  expect(canonicalJson({ b: 1, a: undefined, c: new Map([['z', [1]]]), d: new Set(['x']) })).toBe(
    '{"b":1,"c":{"z":[1]},"d":["x"]}',
  );
  for (const value of [NaN, Infinity, () => 1, undefined, [undefined]])
    expect(() => canonicalJson(value)).toThrow('has no canonical text');
});

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  );
}
