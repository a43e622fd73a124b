import type { ValueReader } from '../value-reader.ts';

/** Explanations of the detectors of openings and shared control. */
export const ACCOUNT_LINKS_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  'frequent-openings': (v) =>
    `疑似频繁开户、销户：持有人在 ${v.duration('windowSeconds')}内开户、销户共 ${v.count('visits')} 次（同日同一网点计一次；门槛：${v.count('minimumVisits')} 次）`,
  'accumulated-openings': (v) =>
    `疑似累计开户：持有人在 ${v.duration('windowSeconds')}内开立并保留 ${v.count('accounts')} 个账户（门槛：${v.count('minimumAccounts')} 个）`,
  'group-opening-payee': (v) => group(v, '开户后资金大部分转给同一人'),
  'group-opening-payer': (v) => group(v, '开户后的第一笔款都来自同一人'),
  'group-opening-agent': (v) => group(v, '由同一代理人代办'),
  'group-opening-device': (v) => group(v, '使用同一设备开户'),
  'group-opening-phone': (v) => group(v, '留存同一联系电话'),
  'agent-openings': (v) =>
    `疑似代理人为他人集中开户：同一代理人在 ${v.duration('windowSeconds')}内为 ${v.count('holders')} 人开户（门槛：${v.count('minimumHolders')} 人）${v.number('wages') === 1 ? '；该账户有工资入账，可能为单位代办，已减权' : ''}`,
  'other-document': (v) =>
    `疑似持其他证件多头开户：持有人以居民身份证以外的证件开立 ${v.count('accounts')} 个账户（门槛：${v.count('minimumAccounts')} 个）；单独不足以判断`,
  'shared-phone': (v) =>
    `疑似资料关联：${v.count('holders')} 个不同持有人的 ${v.count('accounts')} 个账户留存同一联系电话（门槛：${v.count('minimumSharing')} 人，家庭可能共用一部）`,
  'shared-address': (v) =>
    `疑似资料关联：${v.count('holders')} 个不同持有人地址相同，在 ${v.duration('windowSeconds')}内先后开户，且资金大部分转给同一人（门槛：${v.count('minimumHolders')} 人）`,
  'control-device': (v) => control(v, '同一设备'),
  'control-mac': (v) => control(v, '同一 MAC 地址'),
  'control-terminal': (v) => control(v, '同一终端'),
  'shared-network': (v) =>
    `疑似同一处操作：${v.count('holders')} 个不同持有人从同一 IP 地址在同一天向同一人付款，共 ${v.count('days')} 天（门槛：每天 ${v.count('minimumHolders')} 人、${v.count('minimumDays')} 天）；IP 地址可能为单位、学校或住户共用`,
  'impossible-travel': (v) =>
    `疑似一卡两用：${v.count('times')} 次在相距甚远的两地机具或柜台使用，最短相隔 ${v.duration('shortestSeconds')}（门槛：短于 ${v.duration('withinSeconds')}；相邻省份不判断）`,
  'many-cards-one-machine': (v) =>
    `疑似集中取现：同一自助设备在 ${v.duration('windowSeconds')}内有 ${v.count('cards')} 个不同持有人的卡按限额取现，本账户取现 ${v.amount('amountMinor')}（门槛：${v.count('minimumCards')} 人）`,
  'overseas-withdrawals': (v) =>
    `疑似境外按限额取现：${v.duration('windowSeconds')}内有 ${v.count('days')} 天在境外取现达到每日限额 ${v.amount('capMinor')} 的 ${v.share('nearCapShare')}，合计 ${v.amount('amountMinor')}（门槛：${v.count('minimumDays')} 天）`,
};

function group(v: ValueReader, link: string): string {
  return `疑似集中开户：${v.count('holders')} 人在 ${v.duration('windowSeconds')}内先后开户，${link}（门槛：${v.count('minimumHolders')} 人）`;
}

function control(v: ValueReader, by: string): string {
  return `疑似由他人控制：该账户与其他 ${v.count('holders')} 个持有人的 ${v.count('accounts')} 个账户使用${by}（门槛：${v.count('minimumOthers')} 个其他持有人）`;
}
