import type { Permission } from '../permission.ts';

const POLICE = {
  roles: ['investigator', 'head'],
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['investigation'],
  needsCaseNo: true,
  basis: 'sense',
} as const;

const LISTED = ['exhibit.register', 'exhibit.add', 'exhibit.correct'];

export const EXHIBIT_ROWS: readonly Permission[] = [
  ...LISTED.map((action) => ({ ...POLICE, action })),
  { ...POLICE, action: 'exhibit.release', roles: ['head'], notAfter: LISTED },
  { ...POLICE, action: 'exhibit.close', roles: ['head'], notAfter: LISTED },
  {
    ...POLICE,
    action: 'exhibit.read',
    roles: ['investigator', 'head', 'reviewer', 'lawyer'],
    purposes: ['investigation', 'sanction', 'appeal', 'return-of-funds'],
  },
];
