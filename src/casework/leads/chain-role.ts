export const CHAIN_ROLES = [
  'opener',
  'insider',
  'escort',
  'collector',
  'trafficker',
  'dealer',
  'upline',
  'downline',
  'agent',
  'platform-operator',
  'studio',
  'programmer',
  'leader',
  'customer-service',
  'recruiter',
  'buyer',
] as const;
/**
 * What somebody may have been in the trade of cards and in run-points: 卡农, 内鬼, 带队, 卡头, 贩卡, 卡商, 上线, 下线, 代理,
 * 跑分平台运营, 工作室, 程序员, 头目, 客服, 招揽, 收卡人. One person may have several; each is an indication, and no ground.
 */
export type ChainRole = (typeof CHAIN_ROLES)[number];
