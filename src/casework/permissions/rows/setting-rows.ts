import type { Permission } from '../permission.ts';

export const SETTING_ROWS: readonly Permission[] = ['legal-setting.switch-on', 'legal-setting.set'].map((action) => ({
  action,
  roles: ['lawyer', 'head'],
  kinds: ['police'],
  level: 'city',
  scope: 'any',
  purposes: ['supervision'],
  basis: 'sense',
}));
