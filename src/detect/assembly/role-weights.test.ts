import { expect, test } from 'vitest';
import { caseOf, DAY } from '../case.fixture.ts';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { hitOf } from './hit.fixture.ts';
import { RING_ROLES, type Ring, type RingRole } from './ring.ts';
import { ROLE_WEIGHT, roleWeights } from './role-weights.ts';
import { possibleCore } from './subjects.ts';

const VIEW = caseOf({ transfers: [{ from: 9, to: 0, t: 10 * DAY }], accountCount: 10 });

function ringOf(members: Record<number, readonly RingRole[]>): Ring {
  return {
    hits: [0],
    strength: 1,
    from: 0,
    to: 0,
    throughput: 0,
    currency: 0,
    members: Object.entries(members).map(([account, roles]) => ({
      account: Number(account),
      roles: roles.map((role) => ({ role, share: 1 })),
    })),
    periphery: { payers: 0, merchants: 0, boundary: 0, others: 0 },
    transfers: [0],
    links: { transfers: 0, accounts: 0, onward: 0, control: 0 },
    card: {
      inMinor: 0,
      outMinor: 0,
      institutions: [],
      firstActivity: 0,
      lastActivity: 0,
      left: { minor: 0, byBalance: 0, byLots: 0, unknown: 0 },
      missing: [],
      missingMore: 0,
    },
  };
}

const weightsOf = (view: CaseView, ...rings: Ring[]) =>
  roleWeights({
    view,
    possible: possibleCore(view),
    hits: [{ ...hitOf(view, 0, [0, 1, 2, 3], [0]), sources: [4] }],
    rings,
  });

test('[SCORE-3] a ring counts by the member’s best role over its rings', () => {
  expect(RING_ROLES.map((role) => ROLE_WEIGHT[role])).toEqual([1, 1, 1, 1, 1, 0.8, 0.5, 0.5]);
  const weight = weightsOf(
    VIEW,
    ringOf({ 0: ['fee'], 1: ['unclear'], 2: ['control candidate', 'fee'] }),
    ringOf({ 0: ['relay'] }),
  );
  expect([0, 1, 2].map((account) => weight(account, 'ring', 'cycle'))).toEqual([1, 0.5, 0.8]);
  expect([0, 1, 2].map((account) => weight(account, 'flow', 'cycle'))).toEqual([1, 1, 1]);
});

test('[RING-1] whoever a hit names without being a member of a ring gets nothing from it; where the hit was cut away the role is unclear', () => {
  const weight = weightsOf(VIEW, ringOf({ 0: ['relay'] }));
  expect([3, 4, 8].map((account) => weight(account, 'ring', 'cycle'))).toEqual([0, 0, 0.5]);
});

test('[RING-1] a guarded trade gets nothing from a ring, a reported victim nothing but from lists and reports', () => {
  const accounts = new Uint16Array(10);
  accounts[8] = ACCOUNT_GUARD.merchant;
  const reports = { ...VIEW.reports, victimAccount: Uint32Array.of(0), victimEdge: Int32Array.of(0) };
  const guarded = { ...VIEW, reports, guarded: { edges: new Uint8Array(1), accounts } };
  const weight = weightsOf(guarded, ringOf({ 0: ['relay'] }));
  expect(weight(8, 'ring', 'cycle')).toBe(0);
  expect(weight(8, 'flow', 'test')).toBe(0);
  expect(weight(8, 'flow', 'zero-out')).toBe(1);
  expect((['flow', 'ring', 'exit', 'report'] as const).map((family) => weight(9, family, 'zero-out'))).toEqual([
    0, 0, 0, 1,
  ]);
});
