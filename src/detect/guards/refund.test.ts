import { expect, test } from 'vitest';
import { EDGE_GUARD } from '../case-view.ts';
import { DAY } from '../case.fixture.ts';
import { at, markedCount } from './guard-case.fixture.ts';
import { ordinaryLife } from './innocent.fixture.ts';

test('[GUARD-REFUND] up to thirty days after the payment, and never in the same second', () => {
  const lives = [...ordinaryLife(0, 3), ...ordinaryLife(1, 4)];
  const back = (after: number): number => {
    const order = { from: 0, to: 1, t: at(50), amount: 1_000_000 };
    const transfers = [...lives, order, { from: 1, to: 0, t: at(50) + after, amount: 1_000_000 }];
    return markedCount({ transfers }, EDGE_GUARD.refund);
  };
  expect([back(0), back(1), back(30 * DAY), back(30 * DAY + 1)]).toEqual([0, 1, 1, 0]);
});
