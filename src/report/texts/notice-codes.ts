import type { SanctionNotice } from '#casework';
import type { Measure } from '#law';
import type { Bilingual, Language } from '#model';

type Count = NonNullable<SanctionNotice['count']>;
type Conviction = NonNullable<SanctionNotice['conviction']>;
export type Kept = SanctionNotice['kept'][number];

export const REACH_WORDS: Readonly<Record<Count['reached'][number], Bilingual>> = {
  items: { zh: '张（个）数', en: 'items' },
  times: { zh: '次数', en: 'times' },
  counterparties: { zh: '对象数', en: 'counterparties' },
  'help-items': { zh: '实名核验帮助的张（个）数', en: 'items of verification help' },
  'help-times': { zh: '实名核验帮助的次数', en: 'times of verification help' },
  'help-persons': { zh: '实名核验帮助的对象数', en: 'persons given verification help' },
  impersonation: { zh: '假冒他人身份或者虚构代理关系', en: 'impersonation or fabricated agency' },
};

export const KEPT_WORDS: Readonly<Record<Kept, Bilingual>> = {
  'direct-debit-tax': { zh: '已有的税款代扣代缴', en: 'existing direct debits for taxes' },
  'direct-debit-social-security': { zh: '已有的社保代扣代缴', en: 'existing direct debits for social security' },
  'direct-debit-utilities': { zh: '已有的水电煤气费代扣代缴', en: 'existing direct debits for utilities' },
  'limited-account': { zh: '可新开立有限功能的银行账户', en: 'a new bank account of limited functions' },
  'counter-service': { zh: '柜面业务', en: 'business at the counter' },
  'incoming-payments': { zh: '账户收款', en: 'incoming payments' },
  'basic-phone': { zh: '基本通信服务（一个号码）', en: 'basic communication (one number)' },
};

export const OFFENCE_WORDS: Readonly<Record<Conviction['offence'], Bilingual>> = {
  'telecom-fraud': { zh: '电信网络诈骗犯罪', en: 'telecom and online fraud' },
  'helping-network-crime': { zh: '帮助信息网络犯罪活动', en: 'helping network crime' },
  'credit-card-management': { zh: '妨害信用卡管理', en: 'obstructing credit-card management' },
  'personal-information': { zh: '侵犯公民个人信息', en: 'infringing personal information' },
  'concealing-proceeds': { zh: '掩饰、隐瞒犯罪所得、犯罪所得收益', en: 'concealing proceeds of crime' },
  'organising-border-crossing': { zh: '组织他人偷越国（边）境', en: 'organising illegal border crossing' },
  'other-linked-offence': { zh: '其他关联犯罪', en: 'another linked offence' },
};

export const SENTENCE_WORDS: Readonly<Record<Conviction['sentence'], Bilingual>> = {
  custodial: { zh: '监禁刑', en: 'custodial' },
  suspended: { zh: '缓刑', en: 'suspended' },
  'non-custodial': { zh: '非监禁刑', en: 'non-custodial' },
};

/** Who carries a measure out. */
export const EXECUTOR_WORDS = {
  'no-non-counter': 'byBank',
  'no-non-counter-outgoing': 'byBank',
  'no-payment-account-business': 'byPayment',
  'no-new-account': 'byBankAndPayment',
  'no-new-payment-account-or-wallet': 'byBankAndPayment',
  'credit-database': 'byCredit',
  'serious-dishonesty-list': 'byList',
  'public-exposure': 'byPolice',
  'telecom-existing-limited': 'byCarrier',
  'telecom-no-new': 'byCarrier',
  'telecom-shut': 'byCarrier',
  'credit-record': 'byCredit',
  'function-limits': 'byAll',
  'no-new-business': 'byAll',
  'administrative-penalty': 'byPolice',
} as const satisfies Readonly<Record<Measure, string>>;

const DEBITS: readonly Kept[] = ['direct-debit-tax', 'direct-debit-social-security', 'direct-debit-utilities'];

/** Which of the services that are kept stand beside a measure; on a new account, on credit entries: what the text names. */
export const KEPT_BESIDE: Readonly<Partial<Record<Measure, readonly Kept[]>>> = {
  'no-non-counter': [...DEBITS, 'counter-service'],
  'no-non-counter-outgoing': [...DEBITS, 'counter-service', 'incoming-payments'],
  'no-payment-account-business': DEBITS,
  'no-new-account': ['limited-account'],
  'no-new-payment-account-or-wallet': ['limited-account'],
  'telecom-existing-limited': ['basic-phone'],
  'telecom-no-new': ['basic-phone'],
  'telecom-shut': ['basic-phone'],
  'function-limits': [...DEBITS, 'counter-service', 'basic-phone'],
  'no-new-business': ['limited-account'],
};

export const NOT_COUNTED_WORDS: Readonly<Record<NonNullable<Count['lines'][number]['notCounted']>, Bilingual>> = {
  'item-removed': { zh: '不计入（非本人开立）', en: 'not counted (not opened by the person)' },
  'item-disputed': { zh: '不计入（有争议）', en: 'not counted (in dispute)' },
  'identity-theft-victim': { zh: '不计入（身份被冒用）', en: 'not counted (victim of identity theft)' },
  'not-in-pack': { zh: '不计入（适用的规定未列入）', en: 'not counted (not named by the text)' },
  'counted-before': { zh: '不计入（已在其他认定中计入）', en: 'not counted (counted in another determination)' },
};

/** Sources of the rule packs that hold English words, in Chinese. */
const RULE_SOURCES_ZH: Readonly<Record<string, string>> = {
  '联合惩戒办法 Art. 3 and press conference of 2024-11-26': '联合惩戒办法第三条转载文本及 2024-11-26 新闻发布会',
  'press report of 2020-12-14': '2020-12-14 新闻报道',
  'press report': '新闻报道',
  'press reports': '新闻报道',
  '五部门通告 (2020-12-17), as 85号 (secondary copy)': '五部门通告（2020-12-17）转载文本，同85号文',
  '六部门通告 cl. 4, 5 (secondary copy)': '六部门通告第四、五条转载文本',
  '反电信网络诈骗法 Art. 31': '反电信网络诈骗法第三十一条',
  '反电信网络诈骗法 Art. 44': '反电信网络诈骗法第四十四条',
};

export function ruleSource(source: string, language: Language): string {
  return language === 'zh' ? (RULE_SOURCES_ZH[source] ?? source) : source;
}
