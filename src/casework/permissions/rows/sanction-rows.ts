import type { Permission } from '../permission.ts';

const POLICE = { kinds: ['police'], scope: 'region', purposes: ['sanction'] } as const;

/** Proposed at county level or above, determined at city level or above by somebody else; institutions only answer. */
export const SANCTION_ROWS: readonly Permission[] = [
  {
    ...{ action: 'sanction.propose', roles: ['investigator', 'head'], level: 'county', ...POLICE },
    basis: '联合惩戒办法（征求意见稿）11',
  },
  {
    ...{ action: 'sanction.withdraw', roles: ['investigator', 'head'], level: 'county', ...POLICE },
    basis: 'sense',
  },
  {
    ...{ action: 'sanction.hear', roles: ['investigator', 'reviewer', 'head'], level: 'county', ...POLICE },
    basis: '行政处罚法 44、45',
  },
  {
    ...{ action: 'sanction.review-minor', roles: ['reviewer', 'lawyer', 'head'], level: 'city', ...POLICE },
    notAfter: ['sanction.propose'],
    basis: '未成年人保护法 4；治安管理处罚法 112',
  },
  {
    ...{ action: 'sanction.choose-pack', roles: ['lawyer'], level: 'city', ...POLICE },
    notAfter: ['sanction.propose'],
    basis: 'sense',
  },
  {
    ...{ action: 'sanction.decline', roles: ['reviewer', 'head'], level: 'city', ...POLICE },
    notAfter: ['sanction.propose'],
    basis: '反电信网络诈骗法 31',
  },
  {
    ...{ action: 'sanction.determine', roles: ['reviewer', 'head'], level: 'city', ...POLICE },
    notAfter: ['sanction.propose', 'sanction.review-minor', 'sanction.choose-pack'],
    basis: '反电信网络诈骗法 31；联合惩戒办法 3；个人信息保护法 24',
  },
  ...['sanction.record-served', 'sanction.issue-notice', 'sanction.serve-notice'].map((action): Permission => ({
    ...{ action, roles: ['investigator', 'reviewer', 'head'], level: 'city', ...POLICE },
    basis: '联合惩戒办法 12',
  })),
  ...['sanction.instruct', 'sanction.repeat-lift', 'sanction.report-credit'].map((action): Permission => ({
    ...{ action, roles: ['investigator', 'reviewer', 'head'], level: 'city', ...POLICE },
    basis: '联合惩戒办法（征求意见稿）11、13',
  })),
  {
    ...{ action: 'sanction.publish', roles: ['head'], level: 'city', ...POLICE },
    notAfter: ['sanction.propose'],
    basis: '个人信息保护法 25；联合惩戒办法 8',
  },
  {
    ...{ action: 'sanction.lift', roles: ['reviewer', 'head'], level: 'city', ...POLICE },
    basis: '反电信网络诈骗法 31；联合惩戒办法 14-16',
  },
  {
    ...{ action: 'sanction.record-past', roles: ['investigator', 'reviewer', 'head'], level: 'city', ...POLICE },
    basis: 'sense',
  },
  {
    action: 'sanction.answer',
    roles: ['bank-analyst', 'bank-head', 'carrier-analyst', 'carrier-head', 'credit-officer'],
    kinds: ['bank', 'payment-institution', 'carrier', 'regulator'],
    level: 'outlet',
    scope: 'agency',
    purposes: ['sanction', 'risk-control'],
    basis: '联合惩戒办法（征求意见稿）13',
  },
];
