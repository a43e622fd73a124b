/** Who acts. `clock` is the system itself: it lets terms run out and warns, and decides nothing. */
export const ROLES = [
  'investigator',
  'head',
  'reviewer',
  'bank-analyst',
  'bank-head',
  'carrier-analyst',
  'carrier-head',
  'credit-officer',
  'supervisor',
  'lawyer',
  'privacy-officer',
  'auditor',
  'citizen',
  'clock',
] as const;
export type Role = (typeof ROLES)[number];

export const AGENCY_KINDS = ['police', 'bank', 'payment-institution', 'carrier', 'regulator', 'public'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** Lowest first. Police have county to national, institutions outlet to national (headquarters). */
export const AGENCY_LEVELS = ['outlet', 'county', 'city', 'province', 'national'] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

export interface Agency {
  readonly id: string;
  readonly kind: AgencyKind;
  readonly level: AgencyLevel;
  /** GB/T 2260 code of what it is competent for: 000000, 370000, 371300, 371312. */
  readonly region: string;
}

/** A named person in an office, or a citizen. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: Agency;
}

/** The system's own hand, for what runs out by time. */
export const CLOCK: Actor = {
  id: 'clock',
  name: '',
  role: 'clock',
  agency: { id: 'system', kind: 'public', level: 'national', region: '000000' },
};

export const PURPOSES = [
  'investigation',
  'loss-prevention',
  'risk-control',
  'sanction',
  'appeal',
  'return-of-funds',
  'supervision',
  'audit',
  'privacy',
  'self-service',
] as const;
export type Purpose = (typeof PURPOSES)[number];
