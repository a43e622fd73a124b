import { TAINT_POLICIES } from '#ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMoney, type AccountDraft, type MovementDraft } from '../money.fixture.ts';
import { randomCase, UNBOUNDED } from '../money.generator.ts';
import { movementEnd } from '../movement-end.ts';
import { traceByReplay } from '../replay/trace-by-replay.ts';
import { MOVEMENT_END } from '../trace-flows.ts';
import { articleEight, type ArticleEight } from './article-eight.ts';
import { leftOfVictims, openStretch } from './left-of-victims.ts';

const FROZEN = 1;
const AT = 100;

interface Setting {
  readonly moves: readonly MovementDraft[];
  /** By victim: the movements reported. */
  readonly reported: readonly (readonly number[])[];
  readonly account?: AccountDraft;
  readonly frozenMinor?: number;
}

function decide({ moves, reported, account, frozenMinor }: Setting): ArticleEight {
  const money = toMoney(moves, [{}, account ?? {}]);
  const sources = reported.flatMap((own, victim) => own.map((movement) => ({ victim, movement })));
  const traces = TAINT_POLICIES.map((policy) =>
    traceByReplay(money, { policy, sources, bounds: { ...UNBOUNDED, until: AT } }),
  );
  return articleEight(money, { account: FROZEN, at: AT, frozenMinor, sources, traces });
}

function shares({ steps }: ArticleEight): readonly (readonly number[])[] | undefined {
  return steps.at(-1)?.shares.map(({ victim, least, most }) => [victim, least, most]);
}

const into = (amount: number, t: number, from = 5): MovementDraft => ({ from, to: FROZEN, amount, t });
const out = (amount: number, t: number): MovementDraft => ({ from: FROZEN, to: 6, amount, t });

test('[ART8-1] the steps in the article’s order, up to the one that decides; what comes after the freeze counts nothing', () => {
  const decided = decide({ moves: [into(100, 1), into(50, 2), out(60, 3), into(70, 101)], reported: [[0], [1]] });
  expect(decided.steps.map(({ step, decides }) => [step, decides])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  expect([decided.balance, decided.frozen, decided.decidedBy]).toEqual([90, 90, 3]);
  expect(decide({ moves: [into(100, 1), out(30, AT), out(5, AT + 1)], reported: [[0]] }).balance).toBe(70);
  expect(decide({ moves: [out(1, 1)], reported: [[0]] })).toMatchObject({ decidedBy: 0, steps: [] });
});

test('[ART8-2] one inflow, reported: what is frozen is the victim’s; an opening balance is an inflow too', () => {
  const moves = [into(100, 1), out(30, 2)];
  const one = decide({ moves, reported: [[0]] });
  expect(one).toMatchObject({ decidedBy: 1, frozen: 70 });
  expect(one.steps).toEqual([
    { step: 1, decides: true, reason: 'one-inflow', movements: [0], shares: [{ victim: 0, least: 70, most: 70 }] },
  ]);
  const opened = decide({ moves, reported: [[0]], account: { opening: 5 } });
  expect(opened.steps[0]).toMatchObject({ decides: false, reason: 'several-inflows' });
  expect(shares(decide({ moves, reported: [[0]], frozenMinor: 20 }))).toEqual([[0, 20, 20]]);
});

test('[ART8-2] interest is no inflow', () => {
  const decided = decide({ moves: [into(100, 1), { ...into(1, 2, -1), flags: 32 }], reported: [[0]] });
  expect(decided.decidedBy).toBe(1);
});

test('[ART8-3] several inflows, but since the account was last empty only the victim’s', () => {
  const decided = decide({ moves: [into(500, 1), out(500, 2), into(100, 3), out(40, 4)], reported: [[2]] });
  expect(decided.steps[1]).toEqual({
    step: 2,
    decides: true,
    reason: 'only-victim-since-empty',
    movements: [2, 3],
    shares: [{ victim: 0, least: 60, most: 60 }],
  });
});

test('[ART8-3] several inflows and nothing paid out since: each victim’s is still there whole', () => {
  const decided = decide({ moves: [into(100, 1), into(50, 2), into(70, 3)], reported: [[0], [2]] });
  expect(decided.steps[1]?.reason).toBe('nothing-paid-out');
  expect(shares(decided)).toEqual([
    [0, 100, 100],
    [1, 70, 70],
  ]);
});

test('[ART8-3] every order of use leaves the same: a victim whose money has surely gone gets none of what came later', () => {
  const decided = decide({ moves: [into(100, 1), out(100, 2), into(80, 3), into(20, 4)], reported: [[0], [2]] });
  expect(decided.decidedBy).toBe(2);
  expect(shares(decided)).toEqual([
    [0, 0, 0],
    [1, 80, 80],
  ]);
  const within = decide({ moves: [into(100, 1), out(30, 2), into(80, 3)], reported: [[0], [2]] });
  expect(within.steps[1]?.reason).toBe('all-orders-agree');
  expect(shares(within)).toEqual([
    [0, 70, 70],
    [1, 80, 80],
  ]);
});

test('[ART8-3] orders that differ do not decide, and what is sure in any order is told', () => {
  const decided = decide({ moves: [into(100, 1), into(50, 2), out(60, 3)], reported: [[0], [1]] });
  expect(decided.steps[1]).toMatchObject({
    decides: false,
    reason: 'orders-differ',
    movements: [0, 1, 2],
    shares: [
      { victim: 0, least: 40, most: 90 },
      { victim: 1, least: 0, most: 50 },
    ],
  });
});

test('[ART8-3] least and most are reached by taint-first and clean-first, and hold every policy between them', () => {
  fc.assert(
    fc.property(randomCase({ victimsApart: true, bounded: false, accounts: 3 }), ({ money, sources, bounds }) => {
      const account = money.movements.payee[sources[0]!.movement]!;
      if (account < 0 || movementEnd(money, sources[0]!.movement) !== MOVEMENT_END['goes-on']) return;
      if (money.accounts.coveredFrom[account] !== 0) return;
      const { victim } = sources[0]!;
      const own = sources.filter(
        (source) =>
          source.victim === victim &&
          money.movements.credit[source.movement]! >= money.ledger.offsets[account]! &&
          money.movements.credit[source.movement]! < money.ledger.offsets[account + 1]!,
      );
      const left = leftOfVictims(
        money,
        openStretch(money, account, bounds.until),
        new Map(own.map(({ movement }) => [movement, victim])),
      );
      const held = TAINT_POLICIES.map((policy) => {
        const trace = traceByReplay(money, { policy, sources: own, bounds: { ...bounds, layers: 1 } });
        let sum = 0;
        for (let i = 0; i < trace.held.count; i++) if (trace.held.account[i] === account) sum += trace.held.amount[i]!;
        return [policy, sum] as const;
      });
      const by = Object.fromEntries(held);
      if (own.length === 0) return;
      expect(left).toEqual([{ victim, least: by['taint-first'], most: by['clean-first'] }]);
      for (const policy of ['fifo', 'lifo', 'haircut', 'match-first'] as const) {
        expect(by[policy]).toBeGreaterThanOrEqual(left[0]!.least);
        expect(by[policy]).toBeLessThanOrEqual(left[0]!.most);
      }
    }),
    { seed: 81, numRuns: 300 },
  );
});

test('[ART8-4] pro rata over the victims’ transfers to this account, nobody above his own, other inflows told', () => {
  const moves = [into(300, 1), into(100, 2), into(200, 3, 7), out(400, 4)];
  const decided = decide({ moves, reported: [[0], [1]] });
  expect(decided.steps[2]).toMatchObject({ reason: 'pro-rata', movements: [0, 1] });
  expect(shares(decided)).toEqual([
    [0, 150, 150],
    [1, 50, 50],
  ]);
  expect(decided.caveats).toContain('other-inflows');
  const enough = decide({ moves: [into(300, 1), into(100, 2), into(800, 3, 7), out(600, 4)], reported: [[0], [1]] });
  expect(shares(enough)).toEqual([
    [0, 300, 300],
    [1, 100, 100],
  ]);
});

test('[ART8-5] money that came by other accounts: no binding rule, all policies side by side with the rows that brought it', () => {
  const moves = [
    { from: 5, to: 2, amount: 100, t: 1 },
    { from: 6, to: FROZEN, amount: 60, t: 2 },
    { from: 2, to: FROZEN, amount: 100, t: 3 },
    out(80, 4),
  ];
  const decided = decide({ moves, reported: [[0]] });
  expect(decided).toMatchObject({ decidedBy: 0, steps: [], extension: { basis: 'no-binding-rule', movements: [2] } });
  const rows = decided.extension?.byPolicy.map(({ policy, label, shares: own }) => [policy, label, own[0]?.held]);
  expect(rows).toEqual([
    ['fifo', 'trace', 80],
    ['lifo', 'trace', 20],
    ['haircut', 'trace', 50],
    ['clean-first', 'trace', 80],
    ['taint-first', 'trace', 20],
    ['poison', 'label-only', 80],
    ['match-first', 'search-only', 80],
  ]);
});

test('[ART8-6] caveats: no statement, one that ends early, opening unknown, uncovered debits', () => {
  const moves = [into(100, 1), out(150, 2), into(20, 3)];
  const caveats = (account: AccountDraft): readonly string[] => decide({ moves, reported: [[0]], account }).caveats;
  expect(caveats({ covered: false })).toEqual(['no-statement']);
  expect(caveats({ coveredTo: 50 })).toEqual([
    'statement-ends-early',
    'opening-unknown',
    'uncovered-debits',
    'other-inflows',
  ]);
  expect(decide({ moves: moves.slice(0, 1), reported: [[0]] }).caveats).toEqual(['opening-unknown']);
  expect(caveats({ opening: 60 })).toEqual(['other-inflows']);
  expect(caveats({ opening: 50, coveredTo: AT })).toEqual(['other-inflows']);
});
