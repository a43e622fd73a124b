import type { AgencyKind, Purpose, Role } from '../../actor.ts';
import type { Permission, Scope } from '../permission.ts';

const POLICE: readonly Role[] = ['investigator', 'head', 'reviewer', 'lawyer'];
const POLICE_PURPOSES: readonly Purpose[] = [
  'investigation',
  'loss-prevention',
  'sanction',
  'appeal',
  'return-of-funds',
];
const BANKS: readonly AgencyKind[] = ['bank', 'payment-institution'];

interface Read {
  readonly roles: readonly Role[];
  readonly kinds: readonly AgencyKind[];
  readonly scope: Scope;
  readonly purposes: readonly Purpose[];
  readonly level?: Permission['level'];
  readonly basis: string;
  readonly needsCaseNo?: true;
}

function reads(actions: readonly string[], read: Read): readonly Permission[] {
  return actions.map((action) => ({ action, level: 'outlet', ...read }));
}

const INSTITUTIONS = {
  bank: { roles: ['bank-analyst', 'bank-head', 'reviewer'], kinds: BANKS },
  carrier: { roles: ['carrier-analyst', 'carrier-head', 'reviewer'], kinds: ['carrier'] },
} as const;

/** What institutions see of records in which they take part, and for nothing but their part. */
const INSTITUTION_READS: readonly (readonly [
  action: string,
  institutions: readonly (keyof typeof INSTITUTIONS)[],
  purposes: readonly Purpose[],
  basis: string,
])[] = [
  [
    'measure.read',
    ['bank'],
    ['loss-prevention', 'risk-control', 'appeal', 'return-of-funds'],
    '反电信网络诈骗法 18, 20',
  ],
  ['return.read', ['bank'], ['return-of-funds', 'appeal'], '冻结资金返还若干规定 12'],
  ['telecom.read', ['carrier'], ['loss-prevention', 'risk-control', 'appeal'], '反电信网络诈骗法 11'],
  ['screening.read', ['carrier'], ['loss-prevention', 'risk-control'], '反电信网络诈骗法 11'],
  ['sanction.read', ['bank', 'carrier'], ['sanction', 'risk-control', 'appeal'], '反电信网络诈骗法 31'],
  ['appeal.read', ['bank', 'carrier'], ['appeal'], '反电信网络诈骗法 32'],
];

/** Who may see what, but for the records of leads, warnings, tips and persons. Whatever opens a person needs the number of the case. */
export const READ_ROWS: readonly Permission[] = [
  ...reads(
    ['measure', 'return', 'telecom', 'screening', 'sanction', 'appeal'].map((kind) => `${kind}.read`),
    {
      roles: POLICE,
      kinds: ['police'],
      level: 'county',
      scope: 'region',
      purposes: POLICE_PURPOSES,
      basis: '反电信网络诈骗法 5, 6',
    },
  ),
  ...INSTITUTION_READS.flatMap(([action, institutions, purposes, basis]) =>
    institutions.flatMap((institution) =>
      reads([action], { ...INSTITUTIONS[institution], scope: 'agency', purposes, basis }),
    ),
  ),
  ...reads(['sanction.read', 'appeal.read'], {
    roles: ['credit-officer', 'reviewer'],
    kinds: ['regulator'],
    level: 'county',
    scope: 'agency',
    purposes: ['sanction', 'appeal'],
    basis: '征信业管理条例 25',
  }),
  ...reads(['measure.read', 'telecom.read', 'screening.read', 'sanction.read', 'appeal.read', 'return.read'], {
    roles: ['supervisor'],
    kinds: ['police'],
    level: 'county',
    scope: 'region',
    purposes: ['supervision'],
    basis: 'sense',
  }),
  ...reads(['screening.read'], {
    roles: ['supervisor'],
    kinds: ['regulator'],
    level: 'county',
    scope: 'region',
    purposes: ['supervision'],
    basis: '反电信网络诈骗法 6',
  }),
  ...reads(['person.unmask'], {
    roles: ['investigator', 'head', 'reviewer'],
    kinds: ['police'],
    level: 'county',
    scope: 'region',
    purposes: ['investigation', 'loss-prevention', 'sanction', 'appeal', 'return-of-funds'],
    needsCaseNo: true,
    basis: '个人信息保护法 6, 34',
  }),
  ...reads(['person.read', 'privacy-request.read'], {
    roles: ['privacy-officer'],
    kinds: ['police'],
    level: 'county',
    scope: 'region',
    purposes: ['privacy'],
    needsCaseNo: true,
    basis: '个人信息保护法 44-50',
  }),
  ...reads(['privacy-request.read'], {
    roles: ['privacy-officer'],
    kinds: ['bank', 'payment-institution', 'carrier'],
    scope: 'agency',
    purposes: ['privacy'],
    needsCaseNo: true,
    basis: '个人信息保护法 44-50',
  }),
  ...reads(['self-check.read'], {
    roles: ['investigator', 'reviewer'],
    kinds: ['police'],
    level: 'county',
    scope: 'region',
    purposes: ['appeal'],
    basis: 'sense',
  }),
  ...reads(['self-check.read', 'appeal.read', 'privacy-request.read'], {
    roles: ['citizen'],
    kinds: ['public'],
    scope: 'self',
    purposes: ['self-service', 'appeal', 'privacy'],
    basis: '个人信息保护法 44, 45',
  }),
  ...reads(['sanction.read-notice', 'measure.read-notice', 'telecom.read-notice'], {
    roles: ['citizen'],
    kinds: ['public'],
    scope: 'self',
    purposes: ['self-service', 'appeal'],
    basis: '反电信网络诈骗法 31, 32',
  }),
  ...reads(['package.export'], {
    roles: ['investigator', 'head', 'lawyer'],
    kinds: ['police'],
    level: 'county',
    scope: 'region',
    purposes: ['investigation', 'sanction', 'appeal', 'return-of-funds'],
    needsCaseNo: true,
    basis: 'sense',
  }),
  ...reads(['package.unmask'], {
    roles: ['head'],
    kinds: ['police'],
    level: 'county',
    scope: 'region',
    purposes: ['investigation', 'sanction', 'appeal', 'return-of-funds'],
    needsCaseNo: true,
    basis: 'sense',
  }),
  ...reads(['suspicious-report.read'], {
    roles: ['bank-analyst', 'bank-head'],
    kinds: BANKS,
    scope: 'agency',
    purposes: ['risk-control'],
    basis: '反洗钱法 35',
  }),
  ...reads(['suspicious-report.read-log'], {
    roles: ['auditor'],
    kinds: BANKS,
    scope: 'agency',
    purposes: ['audit'],
    basis: '反洗钱法 7, 35',
  }),
  ...reads(['audit.read', 'audit.checkpoint'], {
    roles: ['auditor'],
    kinds: ['police', 'bank', 'payment-institution', 'carrier', 'regulator'],
    scope: 'agency',
    purposes: ['audit'],
    basis: '个人信息保护法 51, 54',
  }),
  ...reads(['detector.read', 'legal-setting.read'], {
    roles: [
      'investigator',
      'head',
      'reviewer',
      'bank-analyst',
      'bank-head',
      'carrier-analyst',
      'carrier-head',
      'supervisor',
      'lawyer',
      'privacy-officer',
      'auditor',
    ],
    kinds: ['police', 'bank', 'payment-institution', 'carrier', 'regulator'],
    scope: 'any',
    purposes: [
      'investigation',
      'loss-prevention',
      'risk-control',
      'sanction',
      'appeal',
      'return-of-funds',
      'supervision',
      'audit',
      'privacy',
    ],
    basis: 'sense',
  }),
];
