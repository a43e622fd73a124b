import type { Bilingual } from '#model';

export const METHOD_WORDS = {
  'online-live': { zh: '线上实人认证', en: 'live-person check online' },
  'network-identity': { zh: '国家网络身份认证公共服务', en: 'national network identity service' },
  outlet: { zh: '营业厅现场核验', en: 'in person at an outlet' },
} as const;

export const RESULT_WORDS = {
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '未通过', en: 'not passed' },
  refused: { zh: '拒绝核验', en: 'refused' },
  'not-done': { zh: '期限内未核验', en: 'not done within its term' },
} as const;

export const DEGREE_WORDS = {
  'limit-outgoing': {
    zh: '限制呼出和发送短信，保留接听和紧急呼叫',
    en: 'outgoing calls and messages limited, incoming and emergency calls stay',
  },
  suspend: { zh: '停机', en: 'suspended' },
} as const;

export const CAUSE_WORDS = {
  'not-verified': { zh: '重新核验未通过', en: 'not verified' },
  'binding-changed': { zh: '机卡分离', en: 'moved to another device' },
  'other-use': { zh: '超出约定使用场景', en: 'used for something else than assessed' },
} as const;

export const LIFT_WORDS = {
  verified: { zh: '核验通过', en: 'verified' },
  'police-confirmed': { zh: '公安机关确认', en: 'confirmed by police' },
  'by-police': { zh: '公安机关解除', en: 'by police' },
  'by-carrier': { zh: '运营企业解除', en: 'by the carrier' },
  'appeal-upheld': { zh: '申诉成立', en: 'appeal upheld' },
  'not-my-card': { zh: '卡片非本人办理', en: 'not the person’s card' },
  'determination-changed': { zh: '认定变更', en: 'determination changed' },
} as const;

export const MATTER_WORDS = {
  'sim-box': { zh: '电话卡批量插入设备', en: 'device for many SIM cards' },
  'number-change': { zh: '改变主叫号码、虚拟拨号设备或软件', en: 'changed caller numbers or virtual dialling' },
  'bulk-accounts': { zh: '批量账号、接码平台', en: 'bulk accounts or code platforms' },
  'other-device': { zh: '其他用于诈骗的设备、软件', en: 'other devices or software for fraud' },
} as const;

export const RECEIPT_WORDS = {
  done: { zh: '已办理', en: 'done' },
  partly: { zh: '部分办理', en: 'done in part' },
  refused: { zh: '未办理', en: 'not done' },
} as const satisfies Readonly<Record<string, Bilingual>>;
