import type { Detector } from '#model';
import type { CaseView } from '../case-view.ts';

/**
 * Membership of a ring as a reason (definitions 9: ring strength times role). Rings are put together from what the other
 * detectors found, so it finds nothing itself: `withMemberships` gives it its reasons.
 */
export const ringMember: Detector<CaseView> = {
  id: 'ring-member',
  version: 1,
  title: { zh: '团伙成员', en: 'Member of a ring' },
  subject: 'ring',
  family: 'ring',
  parameters: [],
  run: () => ({ hits: [], signals: [], notAssessable: new Uint32Array(0), counts: {} }),
};

export const MEMBER_CODES = {
  'ring-member': ['members', 'patterns', 'transfers', 'amountMinor', 'currency', 'role', 'ringStrength', 'weight'],
} as const;
