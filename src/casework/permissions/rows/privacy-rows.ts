import type { AgencyKind } from '../../actor.ts';
import type { Permission } from '../permission.ts';

const OFFICES: readonly {
  readonly kinds: readonly AgencyKind[];
  readonly level: Permission['level'];
  readonly scope: 'region' | 'agency';
}[] = [
  { kinds: ['police'], level: 'county', scope: 'region' },
  { kinds: ['bank', 'payment-institution', 'carrier'], level: 'outlet', scope: 'agency' },
];

function byOfficer(verb: string, basis: string, notAfter?: readonly string[]): readonly Permission[] {
  return OFFICES.map(({ kinds, level, scope }) => ({
    action: `privacy-request.${verb}`,
    roles: ['privacy-officer'],
    kinds,
    level,
    scope,
    purposes: ['privacy'],
    ...(notAfter === undefined ? {} : { notAfter }),
    basis,
  }));
}

function byPerson(verb: string, basis: string): Permission {
  return {
    action: `privacy-request.${verb}`,
    roles: ['citizen'],
    kinds: ['public'],
    level: 'outlet',
    scope: 'self',
    purposes: ['self-service', 'privacy'],
    basis,
  };
}

/** Requests about one's own data: made by whoever is entitled, also over the counter; answered by the office that holds the data. */
export const PRIVACY_ROWS: readonly Permission[] = [
  byPerson('submit', '个人信息保护法 50'),
  ...byOfficer('submit', '个人信息保护法 50'),
  byPerson('withdraw', 'sense'),
  ...byOfficer('accept', '个人信息保护法 50'),
  ...byOfficer('grant', '个人信息保护法 44-49'),
  ...byOfficer('refuse', '个人信息保护法 50'),
  ...byOfficer('record-service', '个人信息保护法 50'),
];
