import type { FactsSheet, TextStanding, ThresholdVerdict } from '#casework';
import type { Crime, ThresholdMeasure } from '#law';
import type { Bilingual } from '#model';

export const CRIME_WORDS: Readonly<Record<Crime, Bilingual>> = {
  assistance: { zh: '帮助信息网络犯罪活动', en: 'assistance to network crime' },
  concealment: { zh: '掩饰、隐瞒犯罪所得、犯罪所得收益', en: 'concealing proceeds of crime' },
  fraud: { zh: '诈骗', en: 'fraud' },
  'card-management': { zh: '妨害信用卡管理', en: 'disrupting bank-card management' },
};

export const LEVEL_WORDS = {
  basic: { zh: '基本', en: 'basic' },
  serious: { zh: '情节严重／数额巨大', en: 'serious' },
  'very-serious': { zh: '数额特别巨大', en: 'very serious' },
} as const;

export const FIGURE_WORDS: Readonly<Record<ThresholdMeasure, Bilingual>> = {
  'one-way-inflow': { zh: '单向流入（已扣除合法资金）', en: 'one-way inflow, lawful money taken off' },
  'inflow-unread': { zh: '流入资金（原文口径未见）', en: 'inflow (wording not read)' },
  'flow-unread': { zh: '流水（原文口径未见）', en: 'flow (wording not read)' },
  'verified-fraud': { zh: '经查证的涉诈资金', en: 'verified fraud money' },
  'settlement-amount': { zh: '支付结算金额', en: 'amount settled for others' },
  'unlawful-gain': { zh: '违法所得', en: 'unlawful gain' },
  'persons-helped': { zh: '帮助的对象数', en: 'persons helped' },
  accounts: { zh: '银行卡、账户张（个）数', en: 'bank cards and accounts' },
  'phone-cards': { zh: '电话卡、物联网卡张数', en: 'phone and IoT cards' },
  'others-cards-held': { zh: '持有的他人银行卡张数', en: 'bank cards of others held' },
};

export const CARDS_WORDS = {
  own: { zh: '本人的', en: 'own' },
  others: { zh: '他人或单位的', en: 'of others or units' },
} as const;

export const SHEET_FACT_WORDS: Readonly<Record<string, Bilingual>> = {
  ...FIGURE_WORDS,
  'accounts-own': { zh: '其中本人的', en: 'of these in one’s own name' },
  'accounts-others': { zh: '其中他人或单位的', en: 'of these of others or units' },
  counterparties: { zh: '各卡交易对手数之和', en: 'counterparties, summed over the cards' },
  opened: { zh: '开户（开卡）日', en: 'opened on' },
  'handed-over': { zh: '交付他人日', en: 'handed over on' },
  'limit-notified': { zh: '被告知限制措施之日', en: 'told of a limit on' },
  surrender: { zh: '投案日', en: 'surrendered on' },
  'voluntary-cancellation': { zh: '主动注销日', en: 'cancelled of one’s own will on' },
  'identity-lost': { zh: '身份证件遗失日', en: 'identity document lost on' },
  conviction: { zh: '此前判决日', en: 'convicted on' },
  'case-victim': { zh: '作为被害人的案件日', en: 'victim of a case on' },
};

export const VERDICT_WORDS: Readonly<Record<ThresholdVerdict, Bilingual>> = {
  met: { zh: '达到', en: 'reached' },
  'not-met': { zh: '未达到', en: 'not reached' },
  'cannot-be-said': { zh: '无法确定', en: 'cannot be said' },
};

export const STANDING_WORDS: Readonly<Record<TextStanding, Bilingual>> = {
  'acts-and-now': { zh: '行为时、现在均有效', en: 'in force on the acts and now' },
  'acts-only': { zh: '仅行为时有效', en: 'in force on the acts only' },
  'part-of-acts': { zh: '部分行为期间有效', en: 'in force for part of the acts' },
  'now-only': { zh: '行为之后施行', en: 'in force only after the acts' },
  'start-unknown': { zh: '是否已施行不明', en: 'not known whether in force' },
  'not-in-force': { zh: '不适用', en: 'not in force' },
};

export const AGE_WORDS: Readonly<Record<FactsSheet['age'], Bilingual>> = {
  minor: { zh: '首次行为时未满十八周岁', en: 'under eighteen on the first act' },
  adult: { zh: '首次行为时已满十八周岁', en: 'eighteen or over on the first act' },
  unknown: { zh: '出生日期不明', en: 'date of birth not known' },
  unit: { zh: '单位', en: 'a unit' },
};

/** Why a number cannot be said, what is open, and what people must find or weigh. */
export const SHEET_CODE_WORDS: Readonly<Record<string, Bilingual>> = {
  'wording-not-read': { zh: '原文未读到，口径不明', en: 'the wording was not read' },
  'statement-missing': { zh: '缺少流水，可能更多', en: 'a statement is missing; it may be more' },
  'other-currency': { zh: '有外币，未折算', en: 'other currencies are not converted' },
  'card-disputed': { zh: '有卡存在“非本人”争议', en: 'a card is disputed as not the person’s' },
  'handing-over-not-established': { zh: '是否交付他人尚未查明', en: 'whether a card was handed over is not shown' },
  'explanation-not-checked': { zh: '合法来源的解释尚未核实', en: 'an explanation of lawful money is not checked' },
  'settlement-help-not-established': { zh: '支付结算帮助未查明', en: 'help with settlement is not shown' },
  'gain-not-known': { zh: '违法所得未查明', en: 'the gain is not known' },
  'persons-helped-not-known': { zh: '帮助对象数未查明', en: 'how many were helped is not known' },
  'text-sets-no-number': { zh: '该文件未定数额，须综合全案', en: 'the text sets no number' },
  'texts-differ-lawyer-chooses': {
    zh: '行为时与现在适用的文件不同：由法制人员选择',
    en: 'the texts of the acts and of today differ: a lawyer chooses',
  },
  'accumulated-over-two-years': {
    zh: '行为跨度超过两年，累计计算以两年为限（法释〔2019〕15号第十六条）',
    en: 'the acts span more than two years; amounts add up within two only (Interpretation 15 of 2019, 16)',
  },
  'identity-theft-victim': { zh: '系被冒用身份的被害人', en: 'victim of identity theft' },
  'day-not-verified': { zh: '文件日期未核实', en: 'the day of a text is not verified' },
  'full-text-not-read': { zh: '文件全文未读到', en: 'a text was not read in full' },
  'end-inferred': { zh: '停止适用日系推断', en: 'the last day of a text is inferred' },
  'older-acts-for-a-lawyer': { zh: '对此前行为的适用由法制人员判断', en: 'its use for older acts is for a lawyer' },
  'articles-5-to-12-not-read': { zh: '第五至十二条未读到', en: 'Articles 5 to 12 were not read' },
  'court-sets-number-in-range': { zh: '幅度内由各地确定', en: 'courts set the number inside a range' },
  'knew-of-network-crime': { zh: '是否明知他人利用信息网络实施犯罪', en: 'knowledge of the network crime' },
  'card-used-for-crime': { zh: '卡、账户是否被用于犯罪', en: 'whether the cards were used for crime' },
  'settlement-help': { zh: '是否实施支付结算帮助', en: 'whether settlement help was given' },
  'helped-crime-unverifiable': { zh: '被帮助对象是否确实无法查证', en: 'whether the helped crime cannot be verified' },
  'fraud-amounts-to-crime': { zh: '诈骗是否达到犯罪程度', en: 'whether the fraud amounts to a crime' },
  'knew-proceeds': { zh: '是否明知系犯罪所得', en: 'knowledge that it was proceeds of crime' },
  'concealing-act': { zh: '有无掩饰、隐瞒行为', en: 'an act of concealing' },
  'all-circumstances': { zh: '须综合全案情节', en: 'all circumstances of the case' },
  'intent-to-take': { zh: '有无非法占有目的', en: 'intent to take unlawfully' },
  'part-in-fraud': { zh: '是否参与或共谋诈骗', en: 'a part in the fraud' },
  'held-unlawfully': { zh: '是否非法持有', en: 'whether the cards were held unlawfully' },
  'acted-on-after-limit': {
    zh: '被告知限制后是否仍实施有关行为（可反证）',
    en: 'whether the person acted on after being told of a limit (rebuttable)',
  },
  'minor-educated-first': { zh: '未成年人：教育、感化、挽救', en: 'a minor: education first' },
  'age-not-known': { zh: '年龄未查明', en: 'the age is not known' },
  'leniency-facts': { zh: '投案、主动注销等从宽情节', en: 'surrender or cancellation of one’s own will' },
  'was-victim': { zh: '本人亦是被害人', en: 'the person is a victim too' },
  'earlier-conviction': { zh: '此前曾受刑事处罚', en: 'an earlier conviction' },
};

export const FACTS_PROBLEMS_ZH = {
  'acts-run-back': (v: { text: (key: string) => string }) =>
    `行为截止日 ${v.text('to')} 早于起始日 ${v.text('from')}，请核对`,
  'sheet-before-acts': (v: { text: (key: string) => string }) =>
    `清单日 ${v.text('asOf')} 早于最后行为日 ${v.text('to')}，请核对`,
};

export const FACTS_PROBLEMS_EN = {
  'acts-run-back': (v: { text: (key: string) => string }) =>
    `the last act (${v.text('to')}) lies before the first (${v.text('from')}); check the days`,
  'sheet-before-acts': (v: { text: (key: string) => string }) =>
    `the sheet (${v.text('asOf')}) lies before the last act (${v.text('to')}); check the days`,
};
