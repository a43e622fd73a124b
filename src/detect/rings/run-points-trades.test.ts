import { expect, test } from 'vitest';
import { caseOf } from '../case.fixture.ts';
import { TRADES, tradeTransfers } from '../pool/trades.fixture.ts';
import { runOne } from '../run.fixture.ts';

test.each(Object.entries(TRADES))('[POOL-9] no hit: %s', (_name, trade) => {
  for (const [seed, heldApart] of [
    [1, 1],
    [2, 1],
    [1, 0],
  ] as const) {
    const { transfers, accountCount } = tradeTransfers(trade, seed);
    const view = caseOf({ transfers, accountCount, days: 110 });
    expect(runOne(view, 'run-points', { heldApart }).hits).toEqual([]);
  }
});

test('[POOL-9] the trades are busy enough to be judged: nearly all have sessions, most a set of collectors', () => {
  let [sessions, sets] = [0, 0];
  for (const trade of Object.values(TRADES)) {
    const { transfers, accountCount } = tradeTransfers(trade, 1);
    const { counts } = runOne(caseOf({ transfers, accountCount, days: 110 }), 'run-points');
    if ((counts['sessions'] ?? 0) > 0) sessions += 1;
    if ((counts['pools-unsupported'] ?? 0) > 0) sets += 1;
  }
  expect([sessions, sets]).toEqual([13, 11]);
});
