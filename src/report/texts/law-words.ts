import { ACT_OBJECTS, ACT_VERBS, type Act, type ActExplained, type Confidence, type Measure } from '#law';
import type { Bilingual, Language } from '#model';

export const MEASURE_WORDS: Readonly<Record<Measure, Bilingual>> = {
  'no-non-counter': { zh: '停止非柜面业务', en: 'no non-counter business' },
  'no-non-counter-outgoing': { zh: '限制非柜面出金', en: 'no outgoing non-counter payments' },
  'no-payment-account-business': { zh: '停止支付账户业务', en: 'no payment-account business' },
  'no-new-account': { zh: '不得新开账户', en: 'no new account' },
  'no-new-payment-account-or-wallet': {
    zh: '暂停新开支付账户、数字人民币钱包',
    en: 'no new payment account or wallet',
  },
  'credit-database': { zh: '纳入金融信用信息基础数据库', en: 'entry in the financial credit database' },
  'serious-dishonesty-list': {
    zh: '列入“电信网络诈骗”严重失信主体名单',
    en: 'entry in the list of seriously dishonest persons',
  },
  'public-exposure': { zh: '向社会公布', en: 'public exposure' },
  'telecom-existing-limited': { zh: '限制名下存量电信业务', en: 'existing telecom services limited' },
  'telecom-no-new': { zh: '不得新办电信业务', en: 'no new telecom service' },
  'telecom-shut': { zh: '关停名下号码', en: 'numbers shut' },
  'credit-record': { zh: '记入信用记录', en: 'entry in the credit record' },
  'function-limits': { zh: '限制卡、账户功能', en: 'functions of cards and accounts limited' },
  'no-new-business': { zh: '暂停新业务、限制入网', en: 'no new business, no new connection' },
  'administrative-penalty': {
    zh: '行政处罚（没收、罚款、拘留）',
    en: 'administrative penalty (confiscation, fine, detention)',
  },
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, Bilingual>> = {
  T: { zh: '官方全文', en: 'official text' },
  'T-ocr': { zh: '官方全文（识别件）', en: 'official text, optical reading' },
  S: { zh: '二手来源', en: 'secondary source' },
  D: { zh: '草案或残本', en: 'draft or garbled copy' },
  C: { zh: '见于系统', en: 'seen in systems' },
  M: { zh: '一般知识', en: 'general knowledge' },
  I: { zh: '推断', en: 'inferred' },
};

export const REFUSED_WORDS: Readonly<Record<NonNullable<ActExplained['refused']>, Bilingual>> = {
  'packs-differ': {
    zh: '行为日与认定日适用的规则不同：两者并列，本程序不作选择，由法制人员判断',
    en: 'the rules of the day of the act and of the decision differ: both stand here, a lawyer must choose',
  },
  'pack-start-unknown': {
    zh: '有规则只知起始月份，所问日期在该月内：无法确定是否已生效，本程序不作选择',
    en: 'the first day of a rule is known by month only and the date lies in it: nothing can be chosen',
  },
  'no-rule': { zh: '未找到适用的规则', en: 'no rule was found' },
  'no-rule-on-act-day': {
    zh: '行为日没有任何规则适用于该行为：不能据此后的规则作出认定，也不得选择',
    en: 'no rule spoke of the act on its day: later rules carry no determination of it, and nobody may choose one',
  },
};

/** What is open, or must be found before a decision. */
export const OPEN_WORDS: Readonly<Record<string, Bilingual>> = {
  'day-in-future': {
    zh: '所问日期在今天之后：届时的规则可能不同',
    en: 'a day asked for lies after today: the rules of that day may differ',
  },
  'not-carried-out-off': {
    zh: '“向社会公布”本程序不执行：默认关闭，须经法律核准',
    en: 'public exposure is not carried out by this program: off, behind a legal gate',
  },
  'city-level-determination': {
    zh: '须经设区的市级以上公安机关认定',
    en: 'must be determined by police at city level or above',
  },
  'three-cards-times-or-counterparties': {
    zh: '须达三张（个）、三次或三个对象',
    en: 'needs three cards or accounts, three times, or three counterparties',
  },
  'criminally-punished': { zh: '须已受刑事处罚（判决生效）', en: 'needs a criminal punishment (judgment in effect)' },
  'transition-of-older-measures-unknown': {
    zh: '旧规定下的措施如何衔接未查到',
    en: 'how older measures go over was not found',
  },
  'final-wording-not-read': { zh: '仅见征求意见稿，正式条文未读到', en: 'only a draft was readable' },
  'application-form-fields-only': { zh: '申请表仅知栏目', en: 'only the fields of the form are known' },
  'days-of-item-two-not-defined': { zh: '“3日”如何计算未规定', en: 'how the “3 days” are counted is not said' },
  'first-day-not-known': { zh: '生效日未查到', en: 'the first day was not found' },
  'annex-4-formula-unknown': { zh: '附件4公式未查到', en: 'the formula of annex 4 was not found' },
  'effect-after-24-hours-unknown': { zh: '24 小时后的处置未查到', en: 'what follows the 24 hours was not found' },
  'determination-open-to-reconsideration': {
    zh: '惩戒认定可否复议，待法制人员判断',
    en: 'whether a determination is open to reconsideration is for a lawyer',
  },
  'determination-open-to-suit': {
    zh: '惩戒认定可否起诉，待法制人员判断',
    en: 'whether a determination is open to a suit is for a lawyer',
  },
  'police-penalty-decision': { zh: '须由公安机关作出处罚决定', en: 'needs a penalty decision of the police' },
  'end-inferred': {
    zh: '停止适用日系由新规推断，未见明文废止',
    en: 'the last day is inferred from the newer rule; no repeal was found',
  },
  'trigger-not-read': { zh: '适用条件的原文未读到', en: 'the wording of who falls under it was not read' },
  'used-in-fraud-with-loss': {
    zh: '须已被用于电信网络诈骗犯罪并造成损失',
    en: 'the card must have been used in telecom fraud and a loss caused',
  },
  'keeps-one-number': { zh: '保留一个号码', en: 'one number stays' },
  'keeps-one-bank-card': { zh: '保留一张银行卡', en: 'one bank card stays' },
  'one-number-after-approval': { zh: '经批准可保留一个非涉案号码', en: 'one non-case number after approval' },
  'new-account-ban-from-2017': { zh: '不得新开账户自 2017 年起', en: 'the ban on new accounts begins in 2017' },
  'running-measures-after-2024-12': {
    zh: '2024-12-01 后仍在执行的五年措施是否终止，未查到',
    en: 'whether running five-year measures end on 2024-12-01 was not found',
  },
  'surrender-window-to-2021-01-15': { zh: '投案自首期至 2021-01-15', en: 'surrender window to 2021-01-15' },
  'law-names-no-term': { zh: '法律未定期限', en: 'the law names no term' },
  'appeal-days-unknown': { zh: '申诉各环节天数未查到，须设置', en: 'the days for appeals were not found: a setting' },
  'telecom-functions-unknown': {
    zh: '限制哪些电信功能未查到',
    en: 'which telecom functions are limited was not found',
  },
  'criminal-route-three-years': { zh: '受过刑事处罚的为三年', en: 'three years for who was criminally punished' },
  'cap-five-years': { zh: '连续执行不得超过五年', en: 'consecutive terms end after five years' },
  'below-three-needs-province': {
    zh: '未达三张（次、个）的，须经省级以上公安机关认定',
    en: 'below three it needs police at province level',
  },
  'which-of-two-terms': { zh: '两种期限的适用条件未查到', en: 'which of the two terms applies was not found' },
  'which-of-two-grades': {
    zh: '一级为涉诈及帮助者，二级为涉案卡登记人',
    en: 'grade one: fraud and helpers; grade two: registered holders',
  },
};

const VERB_WORDS: Readonly<Record<(typeof ACT_VERBS)[number], Bilingual>> = {
  rent: { zh: '出租', en: 'renting out' },
  lend: { zh: '出借', en: 'lending' },
  sell: { zh: '出售', en: 'selling' },
  buy: { zh: '购买', en: 'buying' },
};
const OBJECT_WORDS: Readonly<Record<(typeof ACT_OBJECTS)[number], Bilingual>> = {
  'bank-account': { zh: '银行账户', en: 'a bank account' },
  'payment-account': { zh: '支付账户', en: 'a payment account' },
  'phone-card': { zh: '电话卡', en: 'a phone card' },
  'iot-card': { zh: '物联网卡', en: 'an IoT card' },
  wallet: { zh: '数字人民币钱包', en: 'a digital-yuan wallet' },
  'fixed-phone': { zh: '固定电话', en: 'a fixed line' },
  'telecom-line': { zh: '电信线路', en: 'a telecom line' },
  'sms-port': { zh: '短信端口', en: 'an SMS port' },
  'internet-account': { zh: '互联网账号', en: 'an internet account' },
};

export function actWords(act: Act, language: Language): string {
  if (act === 'impersonation')
    return language === 'zh' ? '假冒他人身份或虚构代理关系开立' : 'impersonation or fabricated agency';
  if (act === 'organiser') return language === 'zh' ? '组织者' : 'organising';
  if (act === 'verification-help') return language === 'zh' ? '提供实名核验帮助' : 'help with real-name verification';
  if (act === 'criminal-punishment')
    return language === 'zh'
      ? '因电信网络诈骗或关联犯罪受过刑事处罚'
      : 'criminal punishment for telecom fraud or a linked crime';
  const verb = ACT_VERBS.find((each) => act.startsWith(`${each}-`));
  const object = ACT_OBJECTS.find((each) => act.endsWith(`-${each}`));
  if (verb === undefined || object === undefined) throw new Error(`no words for ${act}`);
  const [does, what] = [VERB_WORDS[verb][language], OBJECT_WORDS[object][language]];
  return language === 'zh' ? does + what : `${does} ${what}`;
}
