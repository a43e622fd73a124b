import type { Permission } from '../permission.ts';

const CITIZEN = {
  roles: ['citizen'],
  kinds: ['public'],
  level: 'outlet',
  purposes: ['self-service'],
} as const;

export const SELF_CHECK_ROWS: readonly Permission[] = [
  { ...CITIZEN, action: 'self-check.ask', scope: 'self', basis: '反电信网络诈骗法 10, 16' },
  // The record is the child's; that the actor is the guardian is the record's own check.
  { ...CITIZEN, action: 'self-check.ask-as-guardian', scope: 'any', basis: '个人信息保护法 31' },
];
