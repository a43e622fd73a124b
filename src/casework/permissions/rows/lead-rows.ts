import type { Permission } from '../permission.ts';

const FEEDBACK = '反电信网络诈骗法 26';

const POLICE = {
  roles: ['investigator', 'head'],
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['investigation', 'loss-prevention'],
} as const;

/** Whoever holds the task: police, or the institution to which it was dispatched. */
const HOLDERS = [
  { ...POLICE, scope: 'agency' },
  {
    roles: ['bank-analyst', 'bank-head', 'carrier-analyst', 'carrier-head'],
    kinds: ['bank', 'payment-institution', 'carrier'],
    level: 'outlet',
    scope: 'agency',
    purposes: ['risk-control', 'investigation'],
  },
] as const satisfies readonly Omit<Permission, 'action' | 'basis'>[];

export const LEAD_ROWS: readonly Permission[] = [
  { ...POLICE, action: 'lead.take-finding', basis: 'sense' },
  { ...POLICE, action: 'lead.enter', basis: 'sense' },
  ...['lead.add', 'lead.sign', 'lead.verify', 'lead.feed-back'].flatMap((action) =>
    HOLDERS.map((line) => ({ ...line, action, basis: action === 'lead.feed-back' ? FEEDBACK : 'sense' })),
  ),
  ...['lead.mark-returnee', 'lead.drop-subject', 'lead.dispatch', 'lead.accept', 'lead.return', 'lead.recall'].map(
    (action) => ({
      ...POLICE,
      scope: 'agency' as const,
      action,
      basis: action === 'lead.accept' || action === 'lead.return' ? FEEDBACK : 'sense',
    }),
  ),
  { ...POLICE, action: 'lead.pass-on', roles: ['head'], scope: 'agency', basis: '反电信网络诈骗法 7' },
  {
    ...POLICE,
    action: 'lead.close',
    roles: ['head', 'reviewer'],
    scope: 'agency',
    notAfter: ['lead.verify'],
    basis: FEEDBACK,
  },
  { ...POLICE, action: 'lead.reopen', roles: ['head'], scope: 'agency', basis: 'sense' },
  { ...POLICE, action: 'lead.record-receipt', scope: 'agency', basis: FEEDBACK },
  { ...POLICE, action: 'lead.update-finding', basis: 'sense' },
  {
    ...POLICE,
    action: 'lead.read',
    roles: ['investigator', 'head', 'reviewer'],
    basis: '反电信网络诈骗法 5',
  },
  {
    ...POLICE,
    action: 'lead.read',
    roles: ['supervisor'],
    purposes: ['supervision'],
    basis: '反电信网络诈骗法 5',
  },
  ...HOLDERS.map((line) => ({ ...line, action: 'lead.read', basis: FEEDBACK })),
];
