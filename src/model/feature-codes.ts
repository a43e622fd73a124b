import type { Bilingual } from './text.ts';

/** Event feature codes (事件特征码) of the bank-police platform for telecom fraud risk events. */
export const FEATURE_CODES = {
  '0000': { zh: '取消上报', en: 'report cancelled' },
  '1001': { zh: '频繁开户', en: 'frequent account opening' },
  '1002': { zh: '累计开户', en: 'accumulated account opening' },
  '2001': { zh: '涉案账户', en: 'case-involved account' },
  '3001': { zh: '诈骗未遂', en: 'attempted fraud' },
  '3002': { zh: '受害人举报疑似诈骗', en: 'suspected fraud reported by the victim' },
  '3003': { zh: '银行举报疑似诈骗', en: 'suspected fraud reported by the bank' },
  '3004': { zh: '收方涉案', en: 'payee involved in a case' },
  '3005': { zh: '付方涉案', en: 'payer involved in a case' },
  '3006': { zh: '分散入集中出', en: 'dispersed in, concentrated out' },
  '3007': { zh: '集中入分散出', en: 'concentrated in, dispersed out' },
  '3008': { zh: '连续多笔交易', en: 'several transactions in a row' },
  '9999': { zh: '其余可疑交易', en: 'other suspicious transaction' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type FeatureCode = keyof typeof FEATURE_CODES;

/**
 * The features of the annex to the notice 银发〔2016〕261号: opening (K), transfer (Z), cash (Q). The annex holds no number:
 * every threshold is ours, and it says itself that no single feature is enough.
 */
export const ANNEX_FEATURES = {
  K1: { zh: '无合理理由执意开立多个个人账户', en: 'insists on several personal accounts without good reason' },
  K2: { zh: '持非居民身份证或伪造证件开户', en: 'opens with another kind of document or a forged one' },
  K3: { zh: '代理人持他人证件开户', en: 'an agent opens with the papers of others' },
  K4: { zh: '陪同他人集中开立账户', en: 'escorted group opening' },
  K5: { zh: '开户资料虚假', en: 'false contact data' },
  K6: { zh: '不同主体资料密切关联', en: 'closely related data of different holders' },
  K7: { zh: '开户资金较小，随即取走', en: 'tiny first deposit, taken out at once' },
  K8: { zh: '回避身份调查或掩饰面貌', en: 'avoids identification or hides the face' },
  K9: { zh: '频繁开户、销户', en: 'frequent opening and closing' },
  Z1: { zh: '集中转入、分散转出', en: 'concentrated in, dispersed out' },
  Z2: { zh: '分散转入、集中转出', en: 'dispersed in, concentrated out' },
  Z3: { zh: '快进快出、过渡性质', en: 'rapid pass-through' },
  Z4: { zh: '无余额或余额相对交易额比例较低', en: 'no balance, or a low one against the turnover' },
  Z5: { zh: '交易笔数短期内明显增多', en: 'sudden rise of the number of transactions' },
  Z6: { zh: '构造性资金交易，意图规避限额', en: 'structured amounts that avoid a limit' },
  Z7: { zh: '跨行收款并跨行转账', en: 'received from and sent to other banks' },
  Z8: { zh: '小额试探性交易后频繁或大额交易', en: 'a small test, then frequent or large transactions' },
  Z9: { zh: '长期未使用突然频繁或大额交易', en: 'long unused, suddenly frequent or large' },
  Z10: { zh: '短期频繁或大额交易后突然停止使用', en: 'a short burst, then silence' },
  Z11: { zh: '机构账户交易与经营范围、规模明显不符', en: 'turnover does not fit the business' },
  Z12: { zh: '同一主体极短时间内在不同地区发生业务', en: 'one holder in distant places within a short time' },
  Z13: { zh: '不同主体使用同一IP或MAC地址', en: 'different holders share an IP or MAC address' },
  Z14: { zh: '多为网银、自助柜员机等非柜面方式', en: 'mostly away from the counter' },
  Q1: { zh: '境外自助设备按取现标准限额频繁支取', en: 'frequent withdrawals abroad at the cap' },
  Q2: {
    zh: '境内同一自助设备极短时间内多张卡连续按限额支取',
    en: 'many cards at one machine within minutes, at the cap',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type AnnexFeature = keyof typeof ANNEX_FEATURES;
