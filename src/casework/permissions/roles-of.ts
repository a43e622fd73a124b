import type { AgencyKind, Role } from '../actor.ts';

const EVERYWHERE = ['reviewer', 'privacy-officer', 'auditor'] as const;

/** Which roles there are in a kind of agency. A line that names several of both means only those that go together. */
export const ROLES_OF: Readonly<Record<AgencyKind, readonly Role[]>> = {
  police: ['investigator', 'head', 'supervisor', 'lawyer', ...EVERYWHERE],
  bank: ['bank-analyst', 'bank-head', ...EVERYWHERE],
  'payment-institution': ['bank-analyst', 'bank-head', ...EVERYWHERE],
  carrier: ['carrier-analyst', 'carrier-head', ...EVERYWHERE],
  regulator: ['credit-officer', 'supervisor', ...EVERYWHERE],
  public: ['citizen'],
};
