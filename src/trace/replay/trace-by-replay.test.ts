import { TAINT_POLICIES, type TaintPolicy } from '#ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { randomCase, UNBOUNDED } from '../money.generator.ts';
import { MOVEMENT_END, type TraceFlows } from '../trace-flows.ts';
import { traceByReplay } from './trace-by-replay.ts';

/** Account 1 opens with 100 clean, gets 300 from the victim, then 200 clean; pays A (2) 250, then B (3) 300. */
const ORACLE = toMoney(
  [
    { from: 0, to: 1, amount: 300, t: 1 },
    { from: 4, to: 1, amount: 200, t: 2 },
    { from: 1, to: 2, amount: 250, t: 3 },
    { from: 1, to: 3, amount: 300, t: 4 },
  ],
  [{}, { opening: 100 }],
);

function oracleRow(policy: TaintPolicy): (number | string)[] {
  const { flows, held } = traceByReplay(ORACLE, { policy, sources: [{ victim: 0, movement: 0 }], bounds: UNBOUNDED });
  const taint = (movement: number): number => flows.amount[flows.movement.indexOf(movement)] ?? 0;
  const stays = held.account.indexOf(1);
  return [policy, taint(2), taint(3), stays < 0 ? 0 : (held.amount[stays] ?? 0)];
}

test('[TAINT-1] [TAINT-2] [TAINT-3] [TAINT-4] the worked table of definitions 5', () => {
  expect(TAINT_POLICIES.map(oracleRow)).toEqual([
    ['fifo', 150, 150, 0],
    ['lifo', 50, 250, 0],
    ['haircut', 125, 150, 25],
    ['clean-first', 0, 250, 50],
    ['taint-first', 250, 50, 0],
    ['poison', 250, 300, 50],
    ['match-first', 50, 250, 0],
  ]);
});

const SHARING = TAINT_POLICIES.filter((policy) => policy !== 'poison');

function sumBy(flows: TraceFlows, victim: number) {
  let [reported, ended, held] = [0, 0, 0];
  for (let i = 0; i < flows.flows.count; i++) {
    if (flows.flows.victim[i] !== victim) continue;
    if (flows.flows.hop[i] === 1) reported += flows.flows.amount[i]!;
    if (flows.flows.end[i] !== MOVEMENT_END['goes-on']) ended += flows.flows.amount[i]!;
  }
  for (let i = 0; i < flows.held.count; i++) if (flows.held.victim[i] === victim) held += flows.held.amount[i]!;
  return { reported, ended, held };
}

test.each(SHARING)('[TAINT-7] %s: reported = held + ended, exactly', (policy) => {
  fc.assert(
    fc.property(randomCase(), ({ money, ...trace }) => {
      const flows = traceByReplay(money, { ...trace, policy });
      for (const victim of [0, 1, 2]) {
        const { reported, ended, held } = sumBy(flows, victim);
        expect(ended + held).toBe(reported);
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});
