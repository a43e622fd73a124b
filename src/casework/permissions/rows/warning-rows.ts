import type { Permission } from '../permission.ts';

const DISSUADE = '反电信网络诈骗法 34';

const POLICE = {
  roles: ['investigator', 'head'],
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['loss-prevention'],
  basis: DISSUADE,
} as const;

const INSTITUTION = {
  roles: ['bank-analyst', 'bank-head', 'carrier-analyst', 'carrier-head'],
  kinds: ['bank', 'payment-institution', 'carrier'],
  level: 'outlet',
  purposes: ['loss-prevention', 'risk-control'],
  basis: DISSUADE,
} as const;

export const WARNING_ROWS: readonly Permission[] = [
  { ...POLICE, action: 'warning.raise' },
  { ...INSTITUTION, action: 'warning.raise', scope: 'region' },
  { ...POLICE, action: 'warning.assign' },
  ...['warning.set-level', 'warning.attempt', 'warning.conclude', 'warning.read'].flatMap((action) => [
    { ...POLICE, action },
    { ...INSTITUTION, action, scope: 'agency' as const },
  ]),
  { ...POLICE, action: 'warning.hand-over' },
  {
    ...POLICE,
    action: 'warning.lift-protection',
    roles: ['head'],
    purposes: ['investigation'],
    notAfter: ['warning.raise', 'warning.conclude'],
    basis: 'sense',
  },
];
