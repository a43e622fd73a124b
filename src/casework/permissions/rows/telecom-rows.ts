import type { Role } from '../../actor.ts';
import type { Permission } from '../permission.ts';

const AFTL_11 = '反电信网络诈骗法 11';
const AFTL_12 = '反电信网络诈骗法 12';
const AFTL_32 = '反电信网络诈骗法 32';

const CARRIER: Pick<Permission, 'kinds' | 'level' | 'scope' | 'purposes'> = {
  kinds: ['carrier'],
  level: 'outlet',
  scope: 'agency',
  purposes: ['risk-control', 'loss-prevention'],
};
const POLICE: Pick<Permission, 'kinds' | 'level' | 'scope' | 'purposes'> = {
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['investigation', 'loss-prevention'],
};
const DESK: readonly Role[] = ['carrier-analyst', 'carrier-head'];
const OFFICERS: readonly Role[] = ['investigator', 'head'];

/** Carriers check and restrict their own numbers; police determine, draw in and confirm; the person chooses the number that stays. */
export const TELECOM_ROWS: readonly Permission[] = [
  { action: 'telecom.open', roles: DESK, ...CARRIER, basis: AFTL_11 },
  { action: 'telecom.open', roles: OFFICERS, ...POLICE, basis: AFTL_11 },
  { action: 'telecom.add', roles: DESK, ...CARRIER, scope: 'region', basis: AFTL_11 },
  { action: 'telecom.add', roles: OFFICERS, ...POLICE, basis: AFTL_11 },
  {
    action: 'telecom.determine',
    roles: ['head'],
    ...POLICE,
    level: 'city',
    notAfter: ['telecom.open', 'telecom.add'],
    basis: '反电信网络诈骗法 31',
  },
  { action: 'telecom.cascade', roles: OFFICERS, ...POLICE, basis: AFTL_11 },
  { action: 'telecom.ask', roles: DESK, ...CARRIER, basis: AFTL_11 },
  { action: 'telecom.record-verification', roles: DESK, ...CARRIER, basis: AFTL_11 },
  { action: 'telecom.restrict', roles: DESK, ...CARRIER, basis: AFTL_11 },
  {
    action: 'telecom.suspend',
    roles: ['carrier-head'],
    ...CARRIER,
    notAfter: ['telecom.record-verification', 'telecom.restrict'],
    basis: AFTL_11,
  },
  { action: 'telecom.keep', roles: DESK, ...CARRIER, basis: 'sense' },
  {
    action: 'telecom.keep',
    roles: ['citizen'],
    kinds: ['public'],
    level: 'outlet',
    scope: 'self',
    purposes: ['self-service'],
    basis: 'sense',
  },
  {
    action: 'telecom.confirm',
    roles: OFFICERS,
    ...POLICE,
    level: 'city',
    purposes: ['investigation', 'appeal'],
    basis: 'sense',
  },
  { action: 'telecom.lift', roles: ['carrier-head'], ...CARRIER, purposes: ['risk-control', 'appeal'], basis: AFTL_32 },
  { action: 'telecom.lift', roles: ['head'], ...POLICE, purposes: ['investigation', 'appeal'], basis: AFTL_32 },
  { action: 'telecom.assess-iot', roles: DESK, ...CARRIER, basis: AFTL_12 },
  { action: 'telecom.suspend-iot', roles: DESK, ...CARRIER, basis: AFTL_12 },
  { action: 'telecom.refer-accounts', roles: OFFICERS, ...POLICE, basis: '反电信网络诈骗法 22' },
  { action: 'telecom.report', roles: DESK, ...CARRIER, basis: '反电信网络诈骗法 14' },
  {
    action: 'telecom.receipt',
    roles: DESK,
    ...CARRIER,
    purposes: ['risk-control', 'loss-prevention', 'appeal'],
    basis: 'sense',
  },
  { action: 'telecom.receipt', roles: OFFICERS, ...POLICE, scope: 'agency', basis: 'sense' },
  { action: 'telecom.receipt', roles: OFFICERS, ...POLICE, basis: 'sense' },
  {
    action: 'telecom.receipt',
    roles: ['supervisor'],
    kinds: ['regulator'],
    level: 'county',
    scope: 'agency',
    purposes: ['supervision'],
    basis: '反电信网络诈骗法 14',
  },
];
