import { expect, test } from 'vitest';

import { evaluateTrace } from './evaluate-trace.ts';

const AMOUNTS = [100, 100, 100, 100, 0];
const amountOf = (transfer: number): number => AMOUNTS[transfer] ?? Infinity;
/** Transfer 0 is the victim's own; 1 and 2 carry stolen money on; 3 is another's. */
const TRUTH = {
  stolen: new Map([
    [0, 100],
    [1, 100],
    [2, 40],
  ]),
  own: new Set([0]),
};

test('[TEV-1] value: recall is the shared value over the stolen, precision over the taint; transfers count at half their amount', () => {
  const { fifo } = evaluateTrace(
    [{ policy: 'fifo', transfer: [0, 1, 2, 3], taint: [100, 50, 60, 30] }],
    TRUTH,
    amountOf,
  );
  expect(fifo?.all.value).toEqual({ stolen: 240, taint: 240, both: 190, recall: 190 / 240, precision: 190 / 240 });
  // Transfer 2: tainted by more than half, stolen by less; transfer 3 is neither.
  expect(fifo?.all.edges).toEqual({ truth: 2, found: 3, both: 2, recall: 1, precision: 2 / 3, f1: 0.8 });
});

test('[TEV-2] without the victims’ own payments those are left out of trace and truth', () => {
  const { fifo } = evaluateTrace([{ policy: 'fifo', transfer: [0, 1, 3], taint: [100, 100, 60] }], TRUTH, amountOf);
  expect(fifo?.without_own_payments.value).toEqual({
    stolen: 140,
    taint: 160,
    both: 100,
    recall: 100 / 140,
    precision: 100 / 160,
  });
  expect(fifo?.without_own_payments.edges).toMatchObject({ truth: 1, found: 2, both: 1, recall: 1, precision: 0.5 });
});

test('[TEV-3] each policy by itself; a share of nothing is null, never 0', () => {
  const found = evaluateTrace(
    [
      { policy: 'lifo', transfer: [], taint: [] },
      { policy: 'poison', transfer: [3], taint: [100] },
    ],
    { stolen: new Map(), own: new Set() },
    amountOf,
  );
  expect(found['lifo']?.all).toEqual({
    value: { stolen: 0, taint: 0, both: 0, recall: null, precision: null },
    edges: { truth: 0, found: 0, both: 0, recall: null, precision: null, f1: null },
  });
  expect(found['poison']?.all.value).toMatchObject({ recall: null, precision: 0 });
  const missed = evaluateTrace([{ policy: 'fifo', transfer: [3], taint: [100] }], TRUTH, amountOf);
  expect(missed['fifo']?.all.edges).toMatchObject({ recall: 0, precision: 0, f1: 0 });
});
