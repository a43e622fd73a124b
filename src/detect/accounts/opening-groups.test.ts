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

test('[GROUP-1] of windows with equally many members a row gets the earliest', () => {
  const rows = { key: Int32Array.of(0, 0, 0), time: Uint32Array.of(10, 12, 14), member: [1, 2, 3] };
  const { members, from, to } = openingGroups(rows, { windowSeconds: 2, minimumMembers: 2 });
  expect([[...members], [...from], [...to]]).toEqual([
    [2, 2, 2],
    [10, 10, 12],
    [12, 12, 14],
  ]);
});

test('[GROUP-1] a key of more than 5,000 rows is an organisation', () => {
  const rows = (count: number) => ({
    key: new Int32Array(count),
    time: Uint32Array.from({ length: count }, (_, i) => 1 + i),
    member: Array.from({ length: count }, (_, i) => i),
  });
  const found = (count: number) => openingGroups(rows(count), { windowSeconds: 1, minimumMembers: 2 });
  expect([found(5000).wideGroups, found(5000).members[0]]).toEqual([0, 2]);
  expect([found(5001).wideGroups, found(5001).members[0]]).toEqual([1, 0]);
});
