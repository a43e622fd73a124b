import type { RoleFigures } from '#contract';

import type { EvaluationInput } from './evaluate.ts';

/** What the rings say of one account: every role named in any ring, and the least tier. */
export interface FoundMember {
  /** Dense account. */
  readonly account: number;
  readonly roles: readonly { readonly role: string; readonly share: number }[];
  readonly tier?: number;
}

/** One line of a roles file; tier 0 = none. */
export interface TruthRole {
  readonly account: number;
  readonly role: string;
  readonly tier: number;
}

/** Says that nothing is known: no role. */
const UNCLEAR = 'unclear';

interface Tally {
  truth: number;
  found: number;
  named: number;
  right: number;
}

/**
 * Roles and tiers of the members of rings against the truth, over covered accounts (definitions.md 6, 10). An account
 * may have several roles: recall asks whether the truth's one is among those named, precision whether what is named is
 * true, innocents included. A tier counts as right when it is exact.
 */
export function evaluateRoles(input: EvaluationInput): RoleFigures | null {
  const { truth, accounts } = input;
  if (truth.roles === undefined) return null;
  const truthOf = new Map(
    truth.roles.filter(({ account }) => accounts.covered[account]).map((role) => [role.account, role]),
  );
  const found = membersOf(input);
  const tallies = new Map<string, Tally>();
  const tallyOf = (role: string): Tally => {
    const tally = tallies.get(role) ?? { truth: 0, found: 0, named: 0, right: 0 };
    tallies.set(role, tally);
    return tally;
  };
  for (const [account, { role }] of truthOf) {
    const tally = tallyOf(role);
    tally.truth += 1;
    if (found.has(account)) tally.found += 1;
  }
  for (const [account, member] of found) {
    for (const role of member.roles) {
      const tally = tallyOf(role);
      tally.named += 1;
      if (truthOf.get(account)?.role === role) tally.right += 1;
    }
  }
  const byRole = [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const total = byRole.reduce(
    (sum, [, one]) => ({
      truth: sum.truth + one.truth,
      found: sum.found + one.found,
      named: sum.named + one.named,
      right: sum.right + one.right,
    }),
    { truth: 0, found: 0, named: 0, right: 0 },
  );
  return {
    ...figuresOf(total),
    members: found.size,
    by_role: Object.fromEntries(byRole.map(([role, tally]) => [role, figuresOf(tally)])),
    tiers: tierFigures(truthOf, found),
  };
}

function membersOf(input: EvaluationInput): Map<number, { roles: Set<string>; tier: number }> {
  const members = new Map<number, { roles: Set<string>; tier: number }>();
  for (const { account, roles, tier = 0 } of input.members ?? []) {
    if (!input.accounts.covered[account]) continue;
    const member = members.get(account) ?? { roles: new Set<string>(), tier: 0 };
    members.set(account, member);
    for (const { role } of roles) if (role !== UNCLEAR) member.roles.add(role);
    if (tier > 0) member.tier = member.tier === 0 ? tier : Math.min(member.tier, tier);
  }
  return members;
}

function figuresOf({ truth, found, named, right }: Tally): Omit<RoleFigures, 'by_role' | 'members' | 'tiers'> {
  return {
    truth,
    found,
    named,
    right,
    recall: truth === 0 ? null : right / truth,
    precision: named === 0 ? null : right / named,
  };
}

function tierFigures(
  truthOf: ReadonlyMap<number, TruthRole>,
  found: ReadonlyMap<number, { readonly tier: number }>,
): RoleFigures['tiers'] {
  const withTier = [...truthOf.values()].filter(({ tier }) => tier > 0);
  const given = withTier.filter(({ account }) => (found.get(account)?.tier ?? 0) > 0);
  const exact = given.filter(({ account, tier }) => found.get(account)?.tier === tier).length;
  return {
    truth: withTier.length,
    given: given.length,
    exact,
    share_exact: given.length === 0 ? null : exact / given.length,
  };
}
