import fc from 'fast-check';
import { expect, test } from 'vitest';

import { dataDays } from './data-days.ts';
import { evaluateRoles, type FoundMember, type TruthRole } from './evaluate-roles.ts';
import type { EvaluationInput } from './evaluate.ts';
import { evaluationInput } from './evaluation.fixture.ts';

function inputOf(accounts: number, roles: readonly TruthRole[], members: readonly FoundMember[]): EvaluationInput {
  const none = Array.from({ length: accounts }, () => 0);
  return evaluationInput({
    accounts: { covered: none.map(() => 1), score: none, isHigh: none, isMedium: none, days: 30 },
    truth: { rings: [], ringsBy: 'transfers', falseAlerts: [], ignored: [], roles, unresolved: 0 },
    members,
  });
}

function member(account: number, roles: string, tier?: number): FoundMember {
  const named = roles === '' ? [] : roles.split(' ').map((role) => ({ role, share: 1 }));
  return { account, roles: named, ...(tier === undefined ? {} : { tier }) };
}

test('[EVAL-25] roles and tiers of a small case, by hand', () => {
  const truth = [
    { account: 0, role: 'collection', tier: 1 },
    { account: 1, role: 'relay', tier: 2 },
    { account: 2, role: 'relay', tier: 2 },
    { account: 3, role: 'fee', tier: 0 },
    { account: 4, role: 'exit', tier: 4 },
  ];
  const found = [
    member(0, 'collection', 1),
    member(1, 'relay pool', 3),
    member(1, 'relay', 2),
    member(2, 'unclear', 3),
    member(3, 'fee', 2),
    member(7, 'relay', 2),
  ];
  const input = inputOf(8, truth, found);
  expect(evaluateRoles(input)).toEqual({
    truth: 5,
    found: 4,
    named: 5,
    right: 3,
    recall: 3 / 5,
    precision: 3 / 5,
    members: 5,
    by_role: {
      collection: { truth: 1, found: 1, named: 1, right: 1, recall: 1, precision: 1 },
      exit: { truth: 1, found: 0, named: 0, right: 0, recall: 0, precision: null },
      fee: { truth: 1, found: 1, named: 1, right: 1, recall: 1, precision: 1 },
      pool: { truth: 0, found: 0, named: 1, right: 0, recall: null, precision: 0 },
      relay: { truth: 2, found: 2, named: 2, right: 1, recall: 0.5, precision: 0.5 },
    },
    tiers: { truth: 4, given: 3, exact: 2, share_exact: 2 / 3 },
  });
  expect(evaluateRoles(evaluationInput({}))).toBeNull();
});

test('[EVAL-25] naming exactly the truth gives 1 throughout; an account without a statement counts nowhere', () => {
  const anyRole = fc.record({
    role: fc.constantFrom('collection', 'relay', 'pool', 'exit'),
    tier: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(anyRole, { minLength: 1, maxLength: 30 }), (drawn) => {
      const truth = drawn.map((one, account) => ({ account, ...one }));
      const found = truth.map(({ account, role, tier }) => member(account, role, tier));
      const figures = evaluateRoles(inputOf(truth.length, truth, found));
      expect([figures?.recall, figures?.precision, figures?.tiers.share_exact]).toEqual([1, 1, 1]);
      const input = inputOf(truth.length, truth, found);
      const uncovered = evaluateRoles({ ...input, accounts: { ...input.accounts, covered: truth.map(() => 0) } });
      expect([uncovered?.truth, uncovered?.members, uncovered?.named]).toEqual([0, 0, 0]);
    }),
    { seed: 9, numRuns: 50 },
  );
});

test('[EVAL-26] three old rows among ninety days of transfers leave ninety days', () => {
  const day = 86_400;
  const even = Array.from({ length: 9001 }, (_, i) => 1_000_000_000 + i * (day / 100));
  expect(dataDays({ at: even, count: even.length })).toBeCloseTo(90, 6);
  const old = [0, 10 * day, 400 * day].map((before) => 900_000_000 + before);
  const at = [...old, ...even];
  expect(Math.abs(dataDays({ at, count: at.length }) - 90)).toBeLessThan(0.5);
  expect(dataDays({ at: [5], count: 1 })).toBe(1);
});
