import type { Actor } from '../actor.ts';
import { isLevelAtLeast } from '../permissions/may.ts';
import { BASES, type AppealBasis } from './appeal-bases.ts';
import type { AppealState } from './appeal.ts';

/**
 * Whether a reviewer of this agency may answer by this basis: determinations at the level that determines, freezes at the level that
 * freezes, everything else by a body that decided or executed, or by city police, who lead (反电信网络诈骗法 6).
 */
export function mayAnswer(basis: AppealBasis, { agency }: Actor, { agencies, bodies }: AppealState): boolean {
  const isPolice = agency.kind === 'police';
  switch (BASES[basis].answeredBy) {
    case 'police-city':
      return isPolice && isLevelAtLeast(agency.level, 'city');
    case 'police-county':
      return isPolice && isLevelAtLeast(agency.level, 'county');
    case 'body':
      return bodies.decided.includes(agency.id) || agencies.includes(agency.id);
  }
}
