import type { ValueReader } from '../value-reader.ts';

const ROLES: Readonly<Record<string, string>> = {
  collection: '疑似收款',
  relay: '疑似中转',
  pool: '疑似汇集',
  payout: '疑似分发',
  exit: '疑似出口',
  fee: '疑似抽成',
  'control candidate': '疑似控制',
};

/** Reason of a member of a ring: what the account does there, and what the ring counts for it. */
export const RING_MEMBER_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  'ring-member': (v) =>
    `疑似团伙成员：${v.count('patterns')} 个命中相连，共 ${v.count('members')} 个核心账户，该账户为其中之一，涉及其中 ${v.count('transfers')} 笔，合计 ${v.amount('amountMinor')}；${ROLES[v.text('role')] ?? '角色不明'}（团伙强度 ${v.share('ringStrength')}，按角色计 ${v.share('weight')}）`,
};
