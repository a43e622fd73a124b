import type { Permission } from '../permission.ts';

const REPORTS = '反电信网络诈骗法 30';

const POLICE = {
  roles: ['investigator', 'head'],
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['investigation'],
  basis: 'sense',
} as const;

export const TIP_ROWS: readonly Permission[] = [
  {
    action: 'tip.receive',
    roles: ['citizen'],
    kinds: ['public'],
    level: 'outlet',
    scope: 'any',
    purposes: ['self-service'],
    basis: REPORTS,
  },
  { ...POLICE, action: 'tip.receive', purposes: ['investigation', 'loss-prevention'], basis: REPORTS },
  { ...POLICE, action: 'tip.triage' },
  { ...POLICE, action: 'tip.make-lead' },
  { ...POLICE, action: 'tip.close' },
  { ...POLICE, action: 'tip.reject', roles: ['head', 'reviewer'], notAfter: ['tip.receive', 'tip.triage'] },
  {
    ...POLICE,
    action: 'tip.reward',
    roles: ['head'],
    notAfter: ['tip.receive', 'tip.triage', 'tip.make-lead'],
    basis: REPORTS,
  },
  {
    ...POLICE,
    action: 'tip.read',
    roles: ['investigator', 'head', 'reviewer'],
    purposes: ['investigation', 'loss-prevention'],
  },
  { ...POLICE, action: 'tip.read-reporter', roles: ['head'], needsCaseNo: true, basis: REPORTS },
];
