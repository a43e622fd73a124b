import type { Family } from '#model';
import type { CaseView } from '../case-view.ts';
import { ringMember } from '../rings/ring-member.ts';
import type { Hit } from '../hits.ts';
import type { Ring, RingRole } from './ring.ts';
import { reportedVictims } from './subjects.ts';

/** Definitions 9: what a ring's strength counts for a member; `control candidate` is a setting. */
export const ROLE_WEIGHT: Readonly<Record<RingRole, number>> = {
  collection: 1,
  relay: 1,
  pool: 1,
  payout: 1,
  exit: 1,
  fee: 0.8,
  'control candidate': 0.5,
  unclear: 0.5,
};

export interface RoleWeightInput {
  readonly view: CaseView;
  readonly possible: Uint8Array;
  /** As the detectors gave them, before RING-1 took accounts out of their cores. */
  readonly hits: readonly Pick<Hit, 'core' | 'sources' | 'payers' | 'detector'>[];
  readonly rings: readonly Ring[];
}

/**
 * What a reason's strength counts for in its family, by account. Family `ring`: the best role over the account's rings; 0
 * for whoever a hit names but no ring has as a member (RING-1); `unclear` where the hit itself was cut away (CAP-1). A
 * guarded trade gets nothing from detectors of patterns, in which it is periphery; what else is seen on it the guards
 * damp. A reported victim is scored by what lists and reports say alone. Everything else counts in full, and a membership
 * (SCORE-11) too, whose strength holds the role.
 */
export function roleWeights({ view, possible, hits, rings }: RoleWeightInput) {
  const weights = new Float64Array(view.accounts.count).fill(ROLE_WEIGHT.unclear);
  for (const { core, sources = [], payers = [] } of hits) {
    for (const account of [...core, ...sources, ...payers]) weights[account] = 0;
  }
  for (const { members } of rings) {
    for (const { account, roles } of members) {
      for (const { role } of roles) weights[account] = Math.max(weights[account]!, ROLE_WEIGHT[role]);
    }
  }
  for (const [v, may] of possible.entries()) if (may === 0) weights[v] = 0;
  const ofPatterns = new Set(hits.map(({ detector }) => detector));
  const victims = reportedVictims(view);
  return (account: number, family: Family, detector: string): number => {
    if (victims.has(account)) return family === 'report' ? 1 : 0;
    if (possible[account] === 0 && ofPatterns.has(detector)) return 0;
    return family === 'ring' && detector !== ringMember.id ? weights[account]! : 1;
  };
}
