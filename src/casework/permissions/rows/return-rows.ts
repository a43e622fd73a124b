import type { Role } from '../../actor.ts';
import type { Permission } from '../permission.ts';

const RULE = '冻结资金返还若干规定';
const OFFICERS: readonly Role[] = ['investigator', 'head'];

const POLICE: Pick<Permission, 'kinds' | 'level' | 'scope' | 'purposes'> = {
  kinds: ['police'],
  level: 'county',
  scope: 'region',
  purposes: ['return-of-funds'],
};
const BANK: Pick<Permission, 'roles' | 'kinds' | 'level' | 'scope' | 'purposes'> = {
  roles: ['bank-analyst', 'bank-head'],
  kinds: ['bank', 'payment-institution'],
  level: 'outlet',
  scope: 'agency',
  purposes: ['return-of-funds'],
};

/** County police prepare; city police decide, and not whoever made the shares (the stricter of 程序规定 234 and the return rule). */
export const RETURN_ROWS: readonly Permission[] = [
  { action: 'return.begin', roles: OFFICERS, ...POLICE, basis: `${RULE} 4` },
  { action: 'return.tell-victim', roles: OFFICERS, ...POLICE, basis: `${RULE} 6` },
  { action: 'return.apply', roles: OFFICERS, ...POLICE, basis: `${RULE} 5-6` },
  { action: 'return.check-ownership', roles: OFFICERS, ...POLICE, basis: `${RULE} 6` },
  { action: 'return.set-aside', roles: OFFICERS, ...POLICE, basis: `${RULE} 5` },
  { action: 'return.record-compensation', roles: OFFICERS, ...POLICE, basis: '法释〔2011〕7号 9' },
  { action: 'return.propose', roles: OFFICERS, ...POLICE, basis: `${RULE} 6` },
  { action: 'return.notice', roles: OFFICERS, ...POLICE, basis: `${RULE} 8` },
  { action: 'return.object', roles: OFFICERS, ...POLICE, basis: `${RULE} 8` },
  {
    action: 'return.decide-objection',
    roles: ['reviewer', 'head'],
    ...POLICE,
    notAfter: ['return.propose'],
    basis: `${RULE} 8`,
  },
  {
    action: 'return.decide',
    roles: ['head'],
    ...POLICE,
    level: 'city',
    notAfter: ['return.propose', 'return.decide-objection'],
    basis: `${RULE} 6`,
  },
  { action: 'return.order', roles: OFFICERS, ...POLICE, basis: `${RULE} 10-11` },
  { action: 'return.ask-completion', ...BANK, basis: `${RULE} 12` },
  { action: 'return.receipt', ...BANK, basis: `${RULE} 12` },
  { action: 'return.redirect', roles: ['head'], ...POLICE, basis: `${RULE} 7` },
  { action: 'return.follow-freeze', roles: OFFICERS, ...POLICE, basis: `${RULE} 8` },
  { action: 'return.close', roles: ['head'], ...POLICE, basis: 'sense' },
];
