import type { Permission } from '../permission.ts';

const POLICE = {
  roles: ['investigator', 'head'],
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['investigation', 'sanction', 'loss-prevention'],
} as const;

export const PERSON_ROWS: readonly Permission[] = [
  { ...POLICE, action: 'person.enter', basis: 'sense' },
  { ...POLICE, action: 'person.attach-item', basis: 'sense' },
  { ...POLICE, action: 'person.detach-item', basis: '个人信息保护法 46' },
  { ...POLICE, action: 'person.set-guardian', basis: '未成年人保护法 110' },
  {
    ...POLICE,
    action: 'person.correct',
    roles: ['investigator', 'head', 'privacy-officer'],
    purposes: ['investigation', 'sanction', 'privacy', 'appeal'],
    basis: '个人信息保护法 46',
  },
  { ...POLICE, action: 'person.record-fact', basis: 'sense' },
  {
    action: 'person.record-fact',
    roles: ['bank-analyst', 'bank-head', 'carrier-analyst', 'carrier-head'],
    kinds: ['bank', 'payment-institution', 'carrier'],
    level: 'outlet',
    scope: 'agency',
    purposes: ['risk-control'],
    basis: '法发〔2025〕12号 5',
  },
  {
    action: 'person.dispute-item',
    roles: ['citizen'],
    kinds: ['public'],
    level: 'outlet',
    scope: 'self',
    purposes: ['self-service', 'appeal'],
    basis: '反电信网络诈骗法 31',
  },
  {
    ...POLICE,
    action: 'person.dispute-item',
    roles: ['investigator', 'head', 'reviewer'],
    purposes: ['appeal'],
    basis: '反电信网络诈骗法 31',
  },
  {
    ...POLICE,
    action: 'person.settle-dispute',
    roles: ['head', 'reviewer'],
    purposes: ['appeal'],
    notAfter: ['person.attach-item', 'person.dispute-item'],
    basis: 'sense',
  },
  {
    ...POLICE,
    action: 'person.read',
    roles: ['investigator', 'head', 'reviewer', 'lawyer'],
    purposes: ['investigation', 'sanction', 'loss-prevention', 'appeal', 'return-of-funds'],
    needsCaseNo: true,
    basis: '反电信网络诈骗法 5',
  },
  {
    action: 'person.read',
    roles: ['citizen'],
    kinds: ['public'],
    level: 'outlet',
    scope: 'self',
    purposes: ['self-service', 'privacy', 'appeal'],
    basis: '个人信息保护法 45',
  },
];
