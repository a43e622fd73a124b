import { TAINT_POLICIES, type TaintPolicy } from '#ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { randomCase, UNBOUNDED, type RandomCase } from '../money.generator.ts';
import { traceByReplay } from '../replay/trace-by-replay.ts';
import { MOVEMENT_END } from '../trace-flows.ts';
import { assembleTrace, policyLabel, type AssembledTrace } from './assemble-trace.ts';
import { compareTraces } from './compare-traces.ts';
import { layerRange } from './layers.ts';

const SOURCES = [
  { victim: 0, movement: 0 },
  { victim: 1, movement: 1 },
];

/** Two victims pay account 2; it pays 3, which has no statement, cash, and 4, which pays back 10. */
const MONEY = toMoney(
  [
    { from: 0, to: 2, amount: 60, t: 1 },
    { from: 1, to: 2, amount: 40, t: 2 },
    { from: 2, to: 3, amount: 50, t: 3 },
    { from: 2, to: -1, amount: 20, t: 4, flags: 1 },
    { from: 2, to: 4, amount: 20, t: 5 },
    { from: 4, to: 2, amount: 10, t: 6 },
  ],
  [{}, {}, {}, { covered: false }],
);

function assembled(policy: TaintPolicy): AssembledTrace {
  return assembleTrace(MONEY, traceByReplay(MONEY, { policy, sources: SOURCES, bounds: UNBOUNDED }), SOURCES);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function assembleRandom({ money, sources, ...rest }: RandomCase, policy: TaintPolicy): AssembledTrace {
  return assembleTrace(money, traceByReplay(money, { policy, sources, ...rest }), sources);
}

test('[SHOW-1] accounts with layer, what came, what is there, what went on, out and ended, by layer and by victim', () => {
  const { accounts } = assembled('fifo');
  expect(accounts).toEqual([
    {
      account: 2,
      layer: 1,
      entered: true,
      received: 110,
      held: 20,
      passedOn: 20,
      exited: 70,
      endedHere: [],
      byLayer: [
        { layer: 1, received: 100 },
        { layer: 3, received: 10 },
      ],
      byVictim: [
        { victim: 0, layer: 1, received: 60, held: 0 },
        { victim: 1, layer: 1, received: 50, held: 20 },
      ],
    },
    {
      account: 3,
      layer: 2,
      entered: false,
      received: 50,
      held: 0,
      passedOn: 0,
      exited: 0,
      endedHere: [{ end: MOVEMENT_END['no-statement'], amount: 50 }],
      byLayer: [{ layer: 2, received: 50 }],
      byVictim: [{ victim: 0, layer: 2, received: 50, held: 0 }],
    },
    {
      account: 4,
      layer: 2,
      entered: true,
      received: 20,
      held: 10,
      passedOn: 10,
      exited: 0,
      endedHere: [],
      byLayer: [{ layer: 2, received: 20 }],
      byVictim: [{ victim: 1, layer: 2, received: 20, held: 10 }],
    },
  ]);
});

test('[SHOW-1] movements with taint, layer, end and victims; totals by end; each victim’s sum', () => {
  const { edges, totals, victims } = assembled('fifo');
  expect(
    edges.map(({ movement, layer, taint, end, byVictim }) => [movement, layer, taint, end, byVictim.length]),
  ).toEqual([
    [0, 1, 60, 0, 1],
    [1, 1, 40, 0, 1],
    [2, 2, 50, MOVEMENT_END['no-statement'], 1],
    [3, 2, 20, MOVEMENT_END.cash, 2],
    [4, 2, 20, 0, 1],
    [5, 3, 10, 0, 1],
  ]);
  expect(totals).toEqual({
    reported: 100,
    held: 30,
    exited: 70,
    byEnd: [
      { end: MOVEMENT_END.cash, amount: 20 },
      { end: MOVEMENT_END['no-statement'], amount: 50 },
    ],
    accounts: 2,
    layers: 3,
  });
  expect(victims).toEqual([
    { victim: 0, reported: 60, held: 0, exited: 60 },
    { victim: 1, reported: 40, held: 30, exited: 10 },
  ]);
});

test('[SHOW-1] poison: a movement or balance counts once, however many victims label it', () => {
  const { edges, accounts, totals, label } = assembled('poison');
  expect(edges.map(({ taint }) => taint)).toEqual([60, 40, 50, 20, 20, 10]);
  expect(edges[2]?.byVictim).toEqual([
    { victim: 0, taint: 50 },
    { victim: 1, taint: 50 },
  ]);
  expect(accounts.map(({ account, received, held }) => [account, received, held])).toEqual([
    [2, 110, 20],
    [3, 50, 0],
    [4, 20, 10],
  ]);
  expect([totals.reported, totals.held, totals.exited, label]).toEqual([100, 30, 70, 'label-only']);
});

test.each(TAINT_POLICIES)(
  '[SHOW-1] %s: account by account and in sum nothing is lost; edges are at most their amount',
  (policy) => {
    fc.assert(
      fc.property(randomCase(), (input) => {
        const { accounts, edges, totals, victims } = assembleRandom(input, policy);
        for (const { movement, taint, ends, byVictim } of edges) {
          const again = ends.some(({ end }) => end === MOVEMENT_END['reported-again']);
          expect(taint).toBeLessThanOrEqual(input.money.movements.amount[movement]! * (again ? 2 : 1));
          if (policy !== 'poison') expect(sum(byVictim.map((part) => part.taint))).toBe(taint);
        }
        for (const { received, byLayer, byVictim, held, layer } of accounts) {
          expect(sum(byLayer.map((part) => part.received))).toBe(received);
          expect(layer).toBe(Math.min(...byVictim.map((part) => part.layer)));
          if (policy === 'poison') continue;
          expect(sum(byVictim.map((part) => part.received))).toBe(received);
          expect(sum(byVictim.map((part) => part.held))).toBe(held);
        }
        expect(sum(accounts.map(({ held }) => held))).toBe(totals.held);
        if (policy === 'poison') return;
        expect(totals.reported).toBe(totals.held + totals.exited);
        expect(sum(victims.map(({ reported }) => reported))).toBe(totals.reported);
      }),
      { seed: 80, numRuns: 100 },
    );
  },
);

test('[SHOW-1] a trace in which money is missing is a defect', () => {
  const flows = traceByReplay(MONEY, { policy: 'fifo', sources: SOURCES, bounds: UNBOUNDED });
  const short = (amount: Float64Array): Float64Array =>
    amount.map((minor, i) => (i === amount.length - 1 ? minor - 1 : minor));
  const held = { ...flows, held: { ...flows.held, amount: short(flows.held.amount) } };
  expect(() => assembleTrace(MONEY, held, SOURCES)).toThrow('victim 1');
  const moved = { ...flows, held: { ...flows.held, account: flows.held.account.map(() => 4) } };
  expect(() => assembleTrace(MONEY, moved, SOURCES)).toThrow('account');
});

test('[LAYER-1] the layer is the least hop, the amount by each hop beside it', () => {
  expect(
    layerRange(
      new Map([
        [2, 20],
        [5, 80],
      ]),
    ),
  ).toEqual({ layer: 2 });
  expect(layerRange(new Map())).toEqual({ layer: 0 });
});

test('[LAYER-2] less than 20 % by the least hop: a range up to the hop by which 80 % had come', () => {
  expect(
    layerRange(
      new Map([
        [5, 81],
        [2, 19],
      ]),
    ),
  ).toEqual({ layer: 2, layerTo: 5 });
  expect(
    layerRange(
      new Map([
        [2, 10],
        [3, 75],
        [9, 15],
      ]),
    ),
  ).toEqual({ layer: 2, layerTo: 3 });
});

test('[SHOW-2] the comparison: each policy’s balance; least and most over those that trace', () => {
  const traces = TAINT_POLICIES.map(assembled);
  const rows = compareTraces(traces);
  expect(rows.map(({ account, least, most }) => [account, least, most])).toEqual([
    [2, 20, 20],
    [4, 10, 10],
  ]);
  expect(Object.keys(rows[0]?.held ?? {})).toEqual([...TAINT_POLICIES]);
  expect(compareTraces(traces.filter(({ policy }) => policy === 'poison'))).toEqual([
    { account: 2, held: { poison: 20 }, least: 0, most: 0 },
    { account: 4, held: { poison: 10 }, least: 0, most: 0 },
  ]);
  expect(TAINT_POLICIES.map(policyLabel).filter((label) => label === 'trace')).toHaveLength(5);
});

test('[SHOW-2] an account on which policies differ shows by how much', () => {
  const money = toMoney([
    { from: 0, to: 1, amount: 30, t: 1 },
    { from: 9, to: 1, amount: 30, t: 2 },
    { from: 1, to: 2, amount: 30, t: 3 },
  ]);
  const sources = [{ victim: 0, movement: 0 }];
  const traces = (['fifo', 'lifo', 'haircut'] as const).map((policy) =>
    assembleTrace(money, traceByReplay(money, { policy, sources, bounds: UNBOUNDED }), sources),
  );
  expect(compareTraces(traces)).toEqual([
    { account: 1, held: { fifo: 0, lifo: 30, haircut: 15 }, least: 0, most: 30 },
    { account: 2, held: { fifo: 30, lifo: 0, haircut: 15 }, least: 0, most: 30 },
  ]);
});
