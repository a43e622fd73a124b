import { TAINT_POLICIES, type TaintPolicy } from '#ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMoney } from '../money.fixture.ts';
import { randomCase, UNBOUNDED, type RandomCase } from '../money.generator.ts';
import { impliedOpeningMinor } from '../lines/nearest-lot.ts';
import { MOVEMENT_END, type TraceFlows } from '../trace-flows.ts';
import { traceCoins } from './replay.reference.ts';
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

const SHARING = TAINT_POLICIES.filter((policy) => policy !== 'poison');

function oracleRow(policy: TaintPolicy): (number | string)[] {
  const { flows, held } = traceByReplay(ORACLE, { policy, sources: [{ victim: 0, movement: 0 }], bounds: UNBOUNDED });
  const taint = (movement: number): number => flows.amount[flows.movement.indexOf(movement)] ?? 0;
  const stays = held.account.indexOf(1);
  return [policy, taint(2), taint(3), stays < 0 ? 0 : (held.amount[stays] ?? 0)];
}

function toRows({ flows, held }: TraceFlows): Map<string, number> {
  const rows = new Map<string, number>();
  const add = (key: string, amount: number): void => void rows.set(key, (rows.get(key) ?? 0) + amount);
  for (let i = 0; i < flows.count; i++)
    add(`${flows.movement[i]} ${flows.victim[i]} ${flows.hop[i]} ${flows.end[i]}`, flows.amount[i]!);
  for (let i = 0; i < held.count; i++) add(`${held.account[i]} ${held.victim[i]} ${held.hop[i]}`, held.amount[i]!);
  return rows;
}

function sorted(rows: ReadonlyMap<string, number>): [string, number][] {
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function run({ money, ...trace }: RandomCase, policy: TaintPolicy): TraceFlows {
  return traceByReplay(money, { ...trace, policy });
}

function sumsOf({ flows, held }: TraceFlows, victim: number): { reported: number; ended: number; held: number } {
  const sums = { reported: 0, ended: 0, held: 0 };
  for (let i = 0; i < flows.count; i++) {
    if (flows.victim[i] !== victim) continue;
    if (flows.hop[i] === 1) sums.reported += flows.amount[i]!;
    if (flows.end[i] !== MOVEMENT_END['goes-on']) sums.ended += flows.amount[i]!;
  }
  for (let i = 0; i < held.count; i++) if (held.victim[i] === victim) sums.held += held.amount[i]!;
  return sums;
}

test('[TAINT-1] the worked table of all policies', () => {
  expect(TAINT_POLICIES.map(oracleRow)).toEqual([
    ['fifo', 150, 150, 0],
    ['lifo', 50, 250, 0],
    ['haircut', 125, 150, 25],
    ['clean-first', 0, 250, 50],
    ['taint-first', 250, 50, 0],
    ['poison', 250, 300, 50],
    ['match-first', 0, 300, 0],
  ]);
});

test.each(['fifo', 'lifo', 'haircut', 'clean-first', 'taint-first'] as const)(
  '[TAINT-2] [TAINT-3] %s equals a replay of single coins over all accounts',
  (policy) => {
    fc.assert(
      fc.property(randomCase(), ({ money, ...trace }) => {
        const rows = toRows(traceByReplay(money, { ...trace, policy }));
        expect(sorted(rows)).toEqual(sorted(traceCoins(money, { ...trace, policy })));
      }),
      { seed: 51, numRuns: 400 },
    );
  },
);

test.each(SHARING)('[TAINT-7] %s: reported = held + ended at every moment, exactly', (policy) => {
  fc.assert(
    fc.property(randomCase({ movements: 24 }), (input) => {
      for (const until of new Set(input.money.ledger.t)) {
        const flows = run({ ...input, bounds: { ...input.bounds, until } }, policy);
        for (const victim of [0, 1, 2]) {
          const { reported, ended, held } = sumsOf(flows, victim);
          expect(ended + held).toBe(reported);
        }
      }
    }),
    { seed: 52, numRuns: 60 },
  );
});

test.each(TAINT_POLICIES)('[TAINT-8] %s: 0 < taint ≤ amount of the movement, and held ≤ balance', (policy) => {
  fc.assert(
    fc.property(randomCase(), (input) => {
      const { flows, held } = run(input, policy);
      const balance = balances(input, policy);
      const [onMovement, onAccount] = [new Map<number, number>(), new Map<number, number>()];
      const one = (sum: number, amount: number): number => (policy === 'poison' ? Math.max(sum, amount) : sum + amount);
      for (let i = 0; i < flows.count; i++) {
        const [movement, amount] = [flows.movement[i]!, flows.amount[i]!];
        expect(Number.isInteger(amount) && amount > 0).toBe(true);
        // A reported transfer is its victim's own besides what ends there.
        if (flows.end[i] === MOVEMENT_END['reported-again']) continue;
        onMovement.set(movement, one(onMovement.get(movement) ?? 0, amount));
      }
      for (let i = 0; i < held.count; i++) {
        expect(Number.isInteger(held.amount[i]) && held.amount[i]! > 0).toBe(true);
        onAccount.set(held.account[i]!, one(onAccount.get(held.account[i]!) ?? 0, held.amount[i]!));
      }
      for (const [movement, taint] of onMovement)
        expect(taint).toBeLessThanOrEqual(input.money.movements.amount[movement]!);
      for (const [account, taint] of onAccount) expect(taint).toBeLessThanOrEqual(balance[account]!);
    }),
    { seed: 53, numRuns: 200 },
  );
});

/** Under match-first the money that the rows imply was there from the start. */
function balances({ money: { ledger, accounts, accountCount }, bounds }: RandomCase, policy: TaintPolicy): number[] {
  return Array.from({ length: accountCount }, (_, account) => {
    const known = accounts.opening[account]!;
    const implied = policy === 'match-first' ? impliedOpeningMinor(ledger, account, known) : 0;
    let balance = known + implied;
    for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++)
      if (ledger.t[entry]! <= bounds.until) balance = Math.max(0, balance + ledger.amount[entry]!);
    return balance;
  });
}

test.each(TAINT_POLICIES)('[TAINT-9] %s: the same input gives the same rows, in any order of the sources', (policy) => {
  fc.assert(
    fc.property(randomCase(), (input) => {
      const turned = { ...input, sources: input.sources.toReversed() };
      expect(run(turned, policy)).toEqual(run(input, policy));
    }),
    { seed: 54, numRuns: 100 },
  );
});

test.each(TAINT_POLICIES)('[TAINT-9] %s: rows rise and none comes twice', (policy) => {
  fc.assert(
    fc.property(randomCase({ movements: 80, accounts: 4 }), (input) => {
      const { flows, held } = run(input, policy);
      const keys = [
        Array.from({ length: flows.count }, (_, i) => [
          flows.movement[i]!,
          flows.victim[i]!,
          flows.hop[i]!,
          flows.end[i]!,
        ]),
        Array.from({ length: held.count }, (_, i) => [
          held.account[i]!,
          held.victim[i]!,
          held.hop[i]!,
          held.credit[i]!,
        ]),
      ].map((rows) => rows.map((row) => row.map((part) => String(part).padStart(6, '0')).join(' ')));
      for (const rows of keys) expect(rows).toEqual([...new Set(rows)].toSorted());
    }),
    { seed: 55, numRuns: 100 },
  );
});

test.each(['fifo', 'lifo', 'match-first'] as const)('[TAINT-10] %s: victims add up exactly', (policy) => {
  fc.assert(
    fc.property(randomCase({ victimsApart: true, bounded: false, movements: 60 }), (input) => {
      const apart = new Map<string, number>();
      for (const victim of [0, 1, 2]) {
        const sources = input.sources.filter((source) => source.victim === victim);
        for (const [key, amount] of toRows(run({ ...input, sources }, policy))) apart.set(key, amount);
      }
      expect(sorted(toRows(run(input, policy)))).toEqual(sorted(apart));
    }),
    { seed: 56, numRuns: 200 },
  );
});

test('[TAINT-10] haircut: victims add up within two minor units for each debit that was split', () => {
  let differing = 0;
  fc.assert(
    fc.property(randomCase({ victimsApart: true, bounded: false, movements: 60 }), (input) => {
      const all = run(input, 'haircut');
      for (const victim of [0, 1, 2]) {
        const sources = input.sources.filter((source) => source.victim === victim);
        const alone = run({ ...input, sources }, 'haircut');
        const splits = new Set([...all.flows.movement, ...alone.flows.movement]).size;
        const off = Math.abs(sumsOf(all, victim).held - sumsOf(alone, victim).held);
        if (off > 0) differing++;
        expect(off).toBeLessThanOrEqual(2 * splits);
      }
    }),
    { seed: 57, numRuns: 200 },
  );
  expect(differing).toBeGreaterThan(0);
});

test('[TAINT-4] poison labels every movement and account that any policy reaches, by no more hops', () => {
  fc.assert(
    fc.property(randomCase({ bounded: false }), (input) => {
      const least = (rows: ReadonlyMap<string, number>): Map<string, number> => {
        const hops = new Map<string, number>();
        for (const key of rows.keys()) {
          const parts = key.split(' ');
          const place = `${parts.length} ${parts[0]} ${parts[1]}`;
          hops.set(place, Math.min(hops.get(place) ?? Infinity, Number(parts[2])));
        }
        return hops;
      };
      const labelled = least(toRows(run(input, 'poison')));
      for (const policy of SHARING) {
        for (const [place, hop] of least(toRows(run(input, policy))))
          expect(labelled.get(place)).toBeLessThanOrEqual(hop);
      }
    }),
    { seed: 58, numRuns: 100 },
  );
});
