import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { inCausalOrder } from '../causal-order.ts';
import { toMoney } from '../money.fixture.ts';
import { randomCase, UNBOUNDED } from '../money.generator.ts';
import { traceByReplay } from '../replay/trace-by-replay.ts';
import { MOVEMENT_END, type TraceFlows } from '../trace-flows.ts';
import { FifoLines } from './fifo-lines.ts';
import { LifoLines } from './lifo-lines.ts';
import { LINE_POLICIES, openLines } from './open-lines.ts';
import { traceBack } from './trace-back.ts';
import { traceByLines, type LinesTrace } from './trace-by-lines.ts';
import { walkUnits } from './units.reference.ts';

/** Small ledgers with every trap, and denser ones in which money goes far. */
const CASES = fc.oneof(
  randomCase(),
  randomCase({ accounts: 4, movements: 120, sources: 6 }),
  randomCase({ accounts: 2, movements: 300, sources: 8, bounded: false }),
);

/** Nobody's report carries another's money: it would be taken in there (`reported-again`). */
const VICTIMS_APART = fc.oneof(
  randomCase({ victimsApart: true }),
  randomCase({ accounts: 4, movements: 120, sources: 6, victimsApart: true }),
);

describe.each(LINE_POLICIES)('%s', (policy) => {
  test('[LINE-1] the walk along lines is the walk of every minor unit by itself', () => {
    fc.assert(
      fc.property(CASES, ({ money, ...trace }) => {
        expect(traceByLines(openLines(money, policy), trace)).toEqual(walkUnits(money, policy, trace).flows);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('[LINE-2] lines give what the lot-by-lot replay gives', () => {
    fc.assert(
      fc.property(CASES, ({ money, ...trace }) => {
        const { money: causal } = inCausalOrder(money);
        expect(traceByLines(openLines(causal, policy), trace)).toEqual(traceByReplay(causal, { policy, ...trace }));
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('[LINE-3] what victims reported is held or has left, to the minor unit', () => {
    fc.assert(
      fc.property(CASES, ({ money, ...trace }) => {
        const flows = traceByLines(openLines(money, policy), trace);
        expect(settled(flows)).toEqual(reported(flows));
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test('[LINE-4] victims together are each victim by itself', () => {
    fc.assert(
      fc.property(VICTIMS_APART, (drawn) => {
        const lines = openLines(drawn.money, policy);
        const together = traceByLines(lines, drawn);
        for (const victim of new Set(drawn.sources.map((source) => source.victim))) {
          expect(amountsOf(together, victim)).toEqual(amountsOf(traceByLines(lines, alone(drawn, victim)), victim));
        }
      }),
      { seed: 8, numRuns: 80 },
    );
  });

  test('[LINE-5] kept lines, sources in another order and reported twice change nothing', () => {
    fc.assert(
      fc.property(CASES, ({ money, ...trace }) => {
        const lines = openLines(money, policy);
        const first = traceByLines(lines, trace);
        const { sources } = trace;
        expect(traceByLines(lines, trace)).toEqual(first);
        expect(traceByLines(openLines(money, policy), { ...trace, sources: sources.toReversed() })).toEqual(first);
        expect(traceByLines(lines, { ...trace, sources: [...sources, ...sources] }).flows).toEqual(first.flows);
      }),
      { seed: 9, numRuns: 50 },
    );
  });
});

test.each([
  ['fifo', FifoLines],
  ['lifo', LifoLines],
] as const)('[LINE-1] %s with a note at every second entry is the same as with few', (policy, Lines) => {
  fc.assert(
    fc.property(CASES, ({ money, ...trace }) => {
      const lines = new Lines(money, 1);
      expect(traceByLines(lines, trace)).toEqual(walkUnits(money, policy, trace).flows);
      for (let movement = 0; movement < money.movements.count; movement++) {
        const target = { movement };
        expect(traceBack(lines, trace, target)).toEqual(traceBack(openLines(money, policy), trace, target));
      }
    }),
    { seed: 10, numRuns: 30 },
  );
});

test.each(LINE_POLICIES)('[LINE-1] %s: a debit at `until` happens, a second later it has not', (policy) => {
  const money = toMoney([
    { from: 1, to: 0, amount: 300, t: 10 },
    { from: 0, to: 2, amount: 200, t: 20 },
    { from: 2, to: 3, amount: 150, t: 30 },
  ]);
  const held = [19, 20, 29, 30].map((until) => {
    const trace = { sources: [{ victim: 0, movement: 0 }], bounds: { ...UNBOUNDED, until } };
    const { held: rows } = traceByLines(openLines(money, policy), trace);
    return [...rows.account].map((account, row) => [account, rows.amount[row]]);
  });
  const [before, after] = [
    [[0, 300]],
    [
      [0, 100],
      [2, 200],
    ],
  ];
  expect(held).toEqual([
    before,
    after,
    after,
    [
      [0, 100],
      [2, 50],
      [3, 150],
    ],
  ]);
});

test('[LINE-6] the worked example: 100 clean, 300 stolen, 200 clean; 250 and 300 are paid', () => {
  const money = toMoney(
    [
      { from: 1, to: 0, amount: 300, t: 1 },
      { from: 2, to: 0, amount: 200, t: 2 },
      { from: 0, to: 3, amount: 250, t: 3 },
      { from: 0, to: 4, amount: 300, t: 4 },
    ],
    [{ opening: 100 }],
  );
  const taints = LINE_POLICIES.map((policy) => {
    const { flows, held } = traceByLines(openLines(money, policy), {
      sources: [{ victim: 0, movement: 0 }],
      bounds: UNBOUNDED,
    });
    const paid = [2, 3].map((movement) => flows.amount[flows.movement.indexOf(movement)] ?? 0);
    const stays = held.account.indexOf(0);
    return [policy, ...paid, stays < 0 ? 0 : held.amount[stays]];
  });
  expect(taints).toEqual([
    ['fifo', 150, 150, 0],
    ['lifo', 50, 250, 0],
    ['match-first', 0, 300, 0],
  ]);
});

test('[LINE-7] money that goes round in a circle inside one minute ends at the report it began with', () => {
  const minute = { precision: 1, t: 60 };
  const money = toMoney([
    { from: 0, to: 1, amount: 100, ...minute },
    { from: 1, to: 2, amount: 100, ...minute },
    { from: 2, to: 0, amount: 100, ...minute },
  ]);
  for (const policy of LINE_POLICIES) {
    const { flows, held } = traceByLines(openLines(money, policy), {
      sources: [{ victim: 0, movement: 0 }],
      bounds: UNBOUNDED,
    });
    expect([...flows.hop]).toEqual([1, 4, 2, 3]);
    expect(flows.end[1]).toBe(MOVEMENT_END['reported-again']);
    expect(held.count).toBe(0);
  }
});

function alone(trace: LinesTrace, victim: number): LinesTrace {
  return { ...trace, sources: trace.sources.filter((source) => source.victim === victim) };
}

function amountsOf({ flows: rows, held }: TraceFlows, victim: number): unknown {
  return {
    flows: [...rows.movement.keys()]
      .filter((row) => rows.victim[row] === victim)
      .map((row) => [rows.movement[row], rows.hop[row], rows.end[row], rows.amount[row]]),
    held: [...held.account.keys()]
      .filter((row) => held.victim[row] === victim)
      .map((row) => [held.account[row], held.hop[row], held.credit[row], held.amount[row]]),
  };
}

function reported({ flows }: TraceFlows): ReadonlyMap<number, number> {
  return sumByVictim(flows.victim, flows.amount, (row) => flows.hop[row] === 1);
}

function settled({ flows, held }: TraceFlows): ReadonlyMap<number, number> {
  const left = sumByVictim(flows.victim, flows.amount, (row) => flows.end[row] !== MOVEMENT_END['goes-on']);
  const kept = sumByVictim(held.victim, held.amount, () => true);
  return new Map(
    [...new Set([...left.keys(), ...kept.keys()])]
      .toSorted((a, b) => a - b)
      .map((victim) => [victim, (left.get(victim) ?? 0) + (kept.get(victim) ?? 0)]),
  );
}

function sumByVictim(
  victims: Int32Array,
  amounts: Float64Array,
  counts: (row: number) => boolean,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  victims.forEach((victim, row) => {
    if (counts(row)) sums.set(victim, (sums.get(victim) ?? 0) + (amounts[row] ?? 0));
  });
  return sums;
}
