import type { TipEnd, TipEvent, TipTopic } from '#casework';
import { formatAmount, maskText, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type EventOf<T extends TipEvent['type']> = Extract<TipEvent, { readonly type: T }>;
type Sayings = { readonly [T in TipEvent['type']]: (event: EventOf<T>, language: Language) => string };

const TOPIC_WORDS: Readonly<Record<TipTopic, Bilingual>> = {
  'card-trade': { zh: '买卖、出租、出借“两卡”', en: 'trade in cards and accounts' },
  'sim-box': { zh: 'GOIP 等设备', en: 'SIM boxes' },
  'run-points': { zh: '跑分', en: 'run-points' },
  recruiting: { zh: '招揽开卡', en: 'recruiting' },
  'fraud-call': { zh: '诈骗电话', en: 'fraud calls' },
  insider: { zh: '内部人员', en: 'insiders' },
  other: { zh: '其他', en: 'other' },
};

const END_WORDS: Readonly<Record<TipEnd, Bilingual>> = {
  'no-substance': { zh: '缺乏具体内容', en: 'no substance' },
  'not-competent': { zh: '不属本单位管辖', en: 'not competent' },
  duplicate: { zh: '重复举报', en: 'duplicate' },
  false: { zh: '经核查不实', en: 'checked and untrue' },
  abusive: { zh: '恶意举报', en: 'abusive' },
};

const SAY: Sayings = {
  'tip.received': ({ topic, reporter }, language) => {
    const who =
      reporter === undefined ? { zh: '匿名', en: 'anonymous' } : { zh: '实名，身份保密', en: 'named, kept secret' };
    return language === 'zh'
      ? `收到举报：${TOPIC_WORDS[topic].zh}（${who.zh}）`
      : `tip received: ${TOPIC_WORDS[topic].en} (${who.en})`;
  },
  'tip.triaged': (_, language) => (language === 'zh' ? '举报开始审查' : 'tip in triage'),
  'tip.became-lead': ({ lead }, language) => (language === 'zh' ? `转为线索 ${lead}` : `became lead ${lead}`),
  'tip.closed': ({ end, reason }, language) =>
    language === 'zh'
      ? `办结：${END_WORDS[end].zh}（${maskText(reason)}）`
      : `closed: ${END_WORDS[end].en} (${maskText(reason)})`,
  'tip.rewarded': ({ amountMinor }, language) => {
    const amount = formatAmount(amountMinor, 'CNY', language);
    return language === 'zh' ? `奖励举报人 ${amount}` : `reporter rewarded with ${amount}`;
  },
};

export function sayTip(event: TipEvent, language: Language): string {
  return (SAY[event.type] as (event: TipEvent, language: Language) => string)(event, language);
}

export const TIP_CLOCKS: Readonly<Record<string, Bilingual>> = {};

export const TIP_PROBLEMS_ZH: Sentences = {
  'tip-empty': () => '请填写举报内容',
  'tip-receipt-missing': () => '缺少查询码',
  'tip-receipt-exists': () => '该查询码已使用，请换一个',
  'reporter-missing': () => '实名举报请填写姓名和联系方式；不愿留名的可匿名',
  'tip-finished': () => '该举报已办结或已转为线索',
  'tip-already-in-triage': () => '该举报已在审查中',
  'tip-not-in-triage': () => '请先审查该举报',
  'lead-not-confirmed': () => '举报转成的线索查实办结后才能奖励',
  'tip-already-rewarded': () => '已经奖励',
};

export const TIP_PROBLEMS_EN: Sentences = {
  'tip-empty': () => 'say what the tip is about',
  'tip-receipt-missing': () => 'the receipt code is missing',
  'tip-receipt-exists': () => 'this receipt code is taken; make another',
  'reporter-missing': () => 'a named tip needs name and contact; it may be anonymous instead',
  'tip-finished': () => 'the tip is closed or became a lead',
  'tip-already-in-triage': () => 'the tip is in triage already',
  'tip-not-in-triage': () => 'put the tip into triage first',
  'lead-not-confirmed': () => 'a reward needs the lead of this tip to be closed as confirmed',
  'tip-already-rewarded': () => 'it was rewarded already',
};
