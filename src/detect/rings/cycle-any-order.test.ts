import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';

/** A circle of `accounts` accounts; step i is paid `order[i]` gaps after day 10. */
function circle(order: readonly number[], gap = HOUR, kept = 0.97): TransferDraft[] {
  return order.map((at, i) => ({
    from: i,
    to: (i + 1) % order.length,
    t: 10 * DAY + at * gap,
    amount: Math.round(5_000_000 * kept ** i),
  }));
}

const CROWD: readonly TransferDraft[] = Array.from({ length: 60 }, (_, i) => ({
  from: 20 + (i % 30),
  to: 20 + ((i * 7 + 1) % 30),
  t: DAY + i * 12 * HOUR,
}));

function run(transfers: readonly TransferDraft[], preset: 'statement' | 'structure' = 'statement') {
  return runOne(caseOf({ transfers: [...CROWD, ...transfers] }), 'cycle-any-order', {}, preset);
}

test('[CYC-9] a circle whose payments are not in the order of the flow is found; all its accounts are core', () => {
  const [hit, ...rest] = run(circle([0, 2, 1, 3])).hits;
  expect(rest).toEqual([]);
  expect(hit).toMatchObject({
    typology: 'cycle-any-order',
    core: [0, 1, 2, 3],
    from: 10 * DAY,
    to: 10 * DAY + 3 * HOUR,
  });
  expect(run(circle([0, 2, 1, 3], DAY)).hits).toHaveLength(1);
  expect(run(circle([0, 2, 1, 3], DAY + 1)).hits).toEqual([]);
  expect(run(circle([0, 2, 1, 3], 2 * DAY), 'structure').hits).toHaveLength(1);
  expect(run(circle([0, 2, 1, 3], 2 * DAY + 1), 'structure').hits).toEqual([]);
});

test('[CYC-9] a circle in order is a cycle and left to that detector', () => {
  const { hits, counts } = run(circle([1, 2, 3, 0]));
  expect([hits, counts['in-order']]).toEqual([[], 0]);
  const twice = [...circle([0, 1, 2, 3]), { from: 2, to: 3, t: 10 * DAY, amount: 4_700_000 }];
  const again = run(twice);
  expect([again.hits, again.counts['in-order']]).toEqual([[], 1]);
});

test('[CYC-9] amounts follow each other but for one step, where the money may have begun', () => {
  expect(run(circle([0, 2, 1, 3], HOUR, 0.81)).hits).toHaveLength(1);
  expect(run(circle([0, 2, 1, 3], HOUR, 0.79)).hits).toEqual([]);
  expect(run(circle([0, 2, 1, 3], HOUR, 0.5), 'structure').hits).toHaveLength(1);
});

test('[CYC-10] circles that chance gives as well are left out and counted', () => {
  const among = (accountCount: number) => {
    const transfers = [...CROWD, ...circle([0, 2, 1, 3], 20 * HOUR)];
    const { hits, counts } = runOne(caseOf({ transfers, accountCount }), 'cycle-any-order');
    return [hits.length, counts['by-chance']];
  };
  expect(among(60)).toEqual([1, 0]);
  // As many pairs among so many more accounts to choose from.
  expect(among(6000)).toEqual([0, 1]);
});
