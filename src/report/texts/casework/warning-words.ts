import type { AttemptResult, Channel, WarningEvent, WarningLevel, WarningOutcome } from '#casework';
import { formatAmount, maskName, maskNumber, maskText, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';
import { AGENCY_LEVEL_WORDS } from './lead-words.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type EventOf<T extends WarningEvent['type']> = Extract<WarningEvent, { readonly type: T }>;
type Sayings = { readonly [T in WarningEvent['type']]: (event: EventOf<T>, language: Language) => string };

const LEVEL_WORDS: Readonly<Record<WarningLevel, Bilingual>> = {
  low: { zh: '低危', en: 'low' },
  medium: { zh: '中危', en: 'medium' },
  high: { zh: '高危', en: 'high' },
};

const CHANNEL_WORDS: Readonly<Record<Channel, Bilingual>> = {
  sms: { zh: '短信', en: 'SMS' },
  'flash-sms': { zh: '闪信', en: 'flash SMS' },
  phone: { zh: '电话劝阻', en: 'phone call' },
  visit: { zh: '见面劝阻', en: 'visit' },
};

const RESULT_WORDS: Readonly<Record<AttemptResult, Bilingual>> = {
  sent: { zh: '已发送', en: 'sent' },
  reached: { zh: '已劝阻沟通', en: 'spoken to' },
  'no-answer': { zh: '无人接听（不在）', en: 'no answer' },
  'refused-to-listen': { zh: '拒绝听取', en: 'would not listen' },
  'wrong-number': { zh: '号码有误', en: 'wrong number' },
};

const OUTCOME_WORDS: Readonly<Record<WarningOutcome, Bilingual>> = {
  dissuaded: { zh: '劝阻成功', en: 'dissuaded' },
  'paid-anyway': { zh: '仍已转账', en: 'paid anyway' },
  unreachable: { zh: '无法联系', en: 'unreachable' },
  'not-a-victim': { zh: '经核实非被害人', en: 'no victim' },
};

const SAY: Sayings = {
  'warning.raised': ({ level, victim: { name, phone } }, language) =>
    language === 'zh'
      ? `预警：潜在被害人 ${maskName(name)} ${maskNumber(phone)}（${LEVEL_WORDS[level].zh}）`
      : `warning: potential victim ${maskName(name)} ${maskNumber(phone)} (${LEVEL_WORDS[level].en})`,
  'warning.assigned': ({ to }, language) => (language === 'zh' ? `指派 ${to.id} 劝阻` : `assigned to ${to.id}`),
  'warning.level-set': ({ level, reason }, language) =>
    language === 'zh'
      ? `调整为${LEVEL_WORDS[level].zh}（${maskText(reason)}）`
      : `level set to ${LEVEL_WORDS[level].en} (${maskText(reason)})`,
  'warning.attempted': ({ attempt: { channel, result } }, language) =>
    `${CHANNEL_WORDS[channel][language]}${language === 'zh' ? '：' : ': '}${RESULT_WORDS[result][language]}`,
  'warning.visit-ordered': (_, language) =>
    language === 'zh' ? '高危且电话未能劝阻，须见面劝阻' : 'in high danger and not reached by phone: a visit is due',
  'warning.concluded': ({ outcome, payment }, language) => {
    const words = OUTCOME_WORDS[outcome][language];
    if (payment === undefined) return language === 'zh' ? `结果：${words}` : `outcome: ${words}`;
    const amount = formatAmount(payment.amountMinor, payment.currency, language);
    const payee = maskNumber(payment.payeeAccount);
    return language === 'zh'
      ? `结果：${words} ${amount}，收款 ${payee}，请立即止付`
      : `outcome: ${words}, ${amount} to ${payee}: stop the payment at once`;
  },
  'warning.handed-over': ({ measure }, language) =>
    language === 'zh' ? `转紧急止付 ${measure.id}` : `handed over to stop-payment ${measure.id}`,
  'warning.protection-lifted': ({ reason }, language) =>
    language === 'zh'
      ? `解除潜在被害人保护（${maskText(reason)}）`
      : `no longer protected as a potential victim (${maskText(reason)})`,
  'warning.overdue': ({ level }, language) =>
    language === 'zh'
      ? `警报：预警劝阻超期，报${AGENCY_LEVEL_WORDS[level].zh}`
      : `alarm: dissuasion overdue; told to ${AGENCY_LEVEL_WORDS[level].en}`,
};

export function sayWarning(event: WarningEvent, language: Language): string {
  return (SAY[event.type] as (event: WarningEvent, language: Language) => string)(event, language);
}

export const WARNING_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'warning-overdue': { zh: '预警劝阻', en: 'dissuade the potential victim' },
};

export const WARNING_PROBLEMS_ZH: Sentences = {
  'victim-missing': () => '请填写潜在被害人的电话号码',
  'warning-reason-missing': () => '请写明预警原因',
  'warning-exists': (v) => `该号码已有未了结的预警 ${v.text('id')}，请在其上办理`,
  'warning-concluded': () => '该预警已有结果',
  'warning-level-unchanged': () => '预警级别没有变化',
  'warning-assigned-there': (v) => `已指派给 ${v.text('to')}`,
  'warning-nothing-paid': () => '结果为“仍已转账”的才转止付',
  'warning-already-handed-over': (v) => `已转止付 ${v.text('id')}`,
  'warning-note-missing': () => '请写明结果的经过',
  'warning-open': () => '预警尚无结果，不能解除保护',
  'warning-protection-lifted': () => '保护已经解除',
  'measure-unknown': (v) => `没有措施 ${v.text('id')}，请先办理止付`,
  'measure-of-other-account': (v) => `措施 ${v.text('id')} 不是针对该收款账户的，请核对`,
  'result-not-of-channel': () => '短信、闪信只有“已发送”并附内容；电话、见面须填联系结果，不附短信',
  'text-missing': () => '请填写短信内容',
  'text-has-link': () => '12381 短信不得含链接，请删去',
  'text-has-number': () => '12381 短信不得含联系号码，请删去（金额请用“万元”或文字表示）',
  'dissuasion-record-missing': () => '请填写劝阻记录：告知了什么、对方如何答复',
  'nobody-reached': () => '没有与本人沟通的记录，不能认定劝阻成功',
  'never-tried': () => '尚未联系过，不能认定无法联系',
  'visit-first': () => '高危预警须先见面劝阻，才能认定无法联系',
  'payment-data-missing': () => '请填写已转账的金额、时间和收款账户',
  'payment-without-outcome': () => '只有“仍已转账”才填写转账情况',
  'amount-not-positive': () => '金额应为大于零的整数（分）',
};

export const WARNING_PROBLEMS_EN: Sentences = {
  'victim-missing': () => 'give the phone number of the potential victim',
  'warning-reason-missing': () => 'say why a fraud is feared',
  'warning-exists': (v) => `this number has an open warning, ${v.text('id')}; work on that one`,
  'warning-concluded': () => 'the warning has its outcome',
  'warning-level-unchanged': () => 'the level is the same',
  'warning-assigned-there': (v) => `it is assigned to ${v.text('to')} already`,
  'warning-nothing-paid': () => 'only a case in which money was paid is handed over',
  'warning-already-handed-over': (v) => `it was handed over to ${v.text('id')}`,
  'warning-note-missing': () => 'say how it came to this outcome',
  'warning-open': () => 'the warning has no outcome yet; the protection stays',
  'warning-protection-lifted': () => 'the protection was lifted already',
  'measure-unknown': (v) => `there is no measure ${v.text('id')}; begin the stop-payment first`,
  'measure-of-other-account': (v) => `measure ${v.text('id')} is of another account; check it`,
  'result-not-of-channel': () => 'an SMS is sent and has its text; a call or visit has a result of its own and no text',
  'text-missing': () => 'give the text of the SMS',
  'text-has-link': () => 'a text of 12381 has no link; leave it out',
  'text-has-number': () => 'a text of 12381 has no number to call; leave it out, and write amounts in words',
  'dissuasion-record-missing': () => 'write down what was said and what the answer was',
  'nobody-reached': () => 'nobody was spoken to, so nobody was dissuaded',
  'never-tried': () => 'nobody tried yet, so it is not unreachable',
  'visit-first': () => 'in high danger somebody goes there before it counts as unreachable',
  'payment-data-missing': () => 'give the amount, time and payee account of the payment',
  'payment-without-outcome': () => 'a payment belongs only to the outcome "paid anyway"',
  'amount-not-positive': () => 'an amount is a whole number of minor units above zero',
};
