import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openingGroups } from './opening-groups.ts';
import { openingGroupsReference } from './opening-groups.reference.ts';

const ROW = fc.record({
  key: fc.integer({ min: -1, max: 2 }),
  time: fc.integer({ min: 0, max: 12 }),
  member: fc.integer({ min: -3, max: 5 }),
});

test('[GROUP-1] equals the reference that looks at every window', () => {
  fc.assert(
    fc.property(fc.array(ROW, { maxLength: 25 }), fc.integer({ min: 3, max: 6 }), (rows, maximumMembers) => {
      const columns = {
        key: Int32Array.from(rows, ({ key }) => key),
        time: Uint32Array.from(rows, ({ time }) => time),
        member: rows.map(({ member }) => member),
      };
      const rule = { windowSeconds: 3, minimumMembers: 2, maximumMembers };
      expect([...openingGroups(columns, rule).members]).toEqual(openingGroupsReference(columns, rule));
    }),
    { seed: 8, numRuns: 400 },
  );
});

test('[GROUP-1] the order of the rows does not matter, and the window is that of the largest group', () => {
  const rows = [
    { key: 1, time: 10, member: 1 },
    { key: 1, time: 12, member: 2 },
    { key: 1, time: 13, member: 3 },
    { key: 1, time: 16, member: 4 },
  ];
  const found = (order: typeof rows) => {
    const groups = openingGroups(
      {
        key: Int32Array.from(order, ({ key }) => key),
        time: Uint32Array.from(order, ({ time }) => time),
        member: order.map(({ member }) => member),
      },
      { windowSeconds: 3, minimumMembers: 2 },
    );
    return order.map(({ member }, i) => [member, groups.members[i], groups.from[i], groups.to[i]]);
  };
  expect(found(rows)).toEqual([
    [1, 3, 10, 13],
    [2, 3, 10, 13],
    [3, 3, 10, 13],
    [4, 2, 13, 16],
  ]);
  expect(found(rows.toReversed()).toReversed()).toEqual(found(rows));
});
