import type { Permission } from '../permission.ts';

const POLICE: Omit<Permission, 'action'> = {
  roles: ['investigator', 'head'],
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['loss-prevention', 'investigation'],
  basis: '反电信网络诈骗法 6',
};
const REGULATOR: Omit<Permission, 'action'> = {
  roles: ['supervisor'],
  kinds: ['regulator'],
  level: 'county',
  scope: 'region',
  purposes: ['supervision'],
  basis: '反电信网络诈骗法 6',
};
const CARRIER: Omit<Permission, 'action'> = {
  roles: ['carrier-analyst', 'carrier-head'],
  kinds: ['carrier'],
  level: 'outlet',
  scope: 'agency',
  purposes: ['risk-control', 'loss-prevention'],
  basis: '反电信网络诈骗法 11',
};

/** Police and the regulator give a list, its carrier works it. */
export const SCREENING_ROWS: readonly Permission[] = [
  { action: 'screening.begin', ...POLICE },
  { action: 'screening.begin', ...REGULATOR },
  { action: 'screening.receive', ...CARRIER },
  { action: 'screening.record', ...CARRIER },
  { action: 'screening.close', ...POLICE },
  { action: 'screening.close', ...REGULATOR },
];
