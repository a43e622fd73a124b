import type { PrivacyAsk, PrivacyRequestEvent, PrivacyResult, RefusalGround, Standing } from '#casework';
import { maskText, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type Sayings = {
  readonly [T in PrivacyRequestEvent['type']]: (
    event: Extract<PrivacyRequestEvent, { readonly type: T }>,
    language: Language,
  ) => string;
};

export const PRIVACY_ASK_WORDS: Readonly<Record<PrivacyAsk, Bilingual>> = {
  access: { zh: '查阅', en: 'access' },
  copy: { zh: '复制', en: 'copy' },
  correct: { zh: '更正、补充', en: 'correction' },
  delete: { zh: '删除', en: 'deletion' },
  'explain-decision': { zh: '对决定予以说明', en: 'explanation of a decision' },
  'explain-rules': { zh: '对处理规则予以解释说明', en: 'explanation of the processing rules' },
};

export const STANDING_WORDS: Readonly<Record<Standing, Bilingual>> = {
  self: { zh: '本人', en: 'the person' },
  guardian: { zh: '监护人', en: 'the guardian' },
  'relative-of-dead': { zh: '死者近亲属', en: 'a close relative of somebody who died' },
  agent: { zh: '委托代理人', en: 'an agent with power of attorney' },
};

export const PRIVACY_RESULT_WORDS: Readonly<Record<PrivacyResult, Bilingual>> = {
  given: { zh: '已提供', en: 'given' },
  corrected: { zh: '已更正', en: 'corrected' },
  erased: { zh: '已删除', en: 'erased' },
  'storage-only': {
    zh: '法定保存期限未届满，已停止除存储和安全保护之外的处理',
    en: 'must be kept by law; all processing but storage and security is stopped',
  },
};

export const REFUSAL_GROUND_WORDS: Readonly<Record<RefusalGround, Bilingual>> = {
  'standing-not-proved': { zh: '身份或者资格未能核实', en: 'identity or standing was not proved' },
  'not-held': { zh: '本单位未持有该信息', en: 'the office does not hold it' },
  'secret-by-law': { zh: '法律、行政法规规定应当保密', en: 'the law says it is secret' },
  'hinders-duty': { zh: '提供将妨碍依法履行职责', en: 'it would hinder a legal duty' },
  'correct-as-held': { zh: '经核实，所持信息准确、完整', en: 'checked: what is held is right and complete' },
  'purpose-not-ended': { zh: '处理目的尚未实现', en: 'the purpose goes on' },
  'must-be-kept': { zh: '法定保存期限未届满', en: 'the law demands that it is kept' },
  'no-such-decision': { zh: '没有对本人权益有重大影响的此类决定', en: 'there is no such decision of major effect' },
};

const SAY: Sayings = {
  'privacy-request.submitted': ({ ask, standing }, language) =>
    language === 'zh'
      ? `${STANDING_WORDS[standing].zh}提出个人信息请求：${PRIVACY_ASK_WORDS[ask].zh}`
      : `request about personal data by ${STANDING_WORDS[standing].en}: ${PRIVACY_ASK_WORDS[ask].en}`,
  'privacy-request.withdrawn': (_, language) => (language === 'zh' ? '请求人撤回' : 'withdrawn'),
  'privacy-request.accepted': (_, language) =>
    language === 'zh' ? '身份和资格已核实，受理' : 'identity and standing checked; accepted',
  'privacy-request.granted': ({ ask, result, withheld }, language) => {
    const grounds = withheld.map(({ ground }) => REFUSAL_GROUND_WORDS[ground][language]);
    if (language === 'zh') {
      const rest = grounds.length === 0 ? '' : `；部分未提供：${grounds.join('、')}；${REMEDY.zh}`;
      return `${PRIVACY_ASK_WORDS[ask].zh}：${PRIVACY_RESULT_WORDS[result].zh}${rest}`;
    }
    const rest = grounds.length === 0 ? '' : `; in part withheld: ${grounds.join(', ')}; ${REMEDY.en}`;
    return `${PRIVACY_ASK_WORDS[ask].en}: ${PRIVACY_RESULT_WORDS[result].en}${rest}`;
  },
  'privacy-request.refused': ({ ask, ground }, language) =>
    language === 'zh'
      ? `拒绝${PRIVACY_ASK_WORDS[ask].zh}：${REFUSAL_GROUND_WORDS[ground].zh}；${REMEDY.zh}`
      : `${PRIVACY_ASK_WORDS[ask].en} refused: ${REFUSAL_GROUND_WORDS[ground].en}; ${REMEDY.en}`,
  'privacy-request.served': ({ how }, language) =>
    language === 'zh' ? `答复已送达（${maskText(how)}）` : `answer served (${maskText(how)})`,
  'privacy-request.answer-overdue': (_, language) =>
    language === 'zh' ? '警报：个人信息请求逾期未答复' : 'alarm: the request is not answered in time',
};

/** 个人信息保护法 50 ¶2: said with every refusal. */
const REMEDY: Bilingual = {
  zh: '可以依法向人民法院提起诉讼（个人信息保护法第五十条）',
  en: 'a suit may be brought before a people’s court (PIPL Article 50)',
};

export function sayPrivacyRequest(event: PrivacyRequestEvent, language: Language): string {
  const say = SAY[event.type] as (event: PrivacyRequestEvent, language: Language) => string;
  return say(event, language);
}

export const PRIVACY_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'privacy-answer': { zh: '个人信息请求答复期限', en: 'answer to a request about personal data' },
};

export const PRIVACY_PROBLEMS_ZH: Sentences = {
  'privacy-subject-not-self': () => '请求人与信息主体不一致：请改选监护人、近亲属或者代理人身份；本人请求时两者须相同',
  'privacy-stage': (v) => `请求现处于“${v.text('stage')}”阶段，此操作须在“${v.text('needed')}”阶段办理`,
  'privacy-guardian-of-adult': () => '对方已成年，不能由监护人代为请求；请由本人或者持委托书的代理人提出',
  'privacy-proof-missing': () => '请写明核实身份和资格所依据的证件或者材料',
  'privacy-not-the-owner': () => '该请求由另一位个人信息保护专员负责，请由其办理',
  'privacy-answer-missing': () => '请写明答复内容；拒绝的须说明理由',
  'privacy-result-does-not-fit': (v) => `“${v.text('ask')}”请求不能以“${v.text('result')}”答复，请改选结果`,
  'privacy-ground-does-not-fit': (v) => `“${v.text('ground')}”不是拒绝“${v.text('ask')}”请求的法定理由，请改选`,
  'privacy-no-such-decision': (v) => `没有可以向您说明的决定 ${v.text('id')}，请核对告知书上的编号`,
  'privacy-must-be-kept': (v) =>
    `${v.text('kind')} ${v.text('id')} 依 ${v.text('basis')} 须继续保存，不能删除：请停止除存储之外的处理并如此答复`,
  'privacy-purpose-not-ended': (v) =>
    `${v.text('kind')} ${v.text('id')} 的处理目的尚未实现，不能删除：请以“处理目的尚未实现”答复并说明理由`,
};

export const PRIVACY_PROBLEMS_EN: Sentences = {
  'privacy-subject-not-self': () =>
    'who asks and whose data it is do not fit: choose guardian, relative or agent, or the same person for both',
  'privacy-stage': (v) => `the request is ${v.text('stage')}; this is done when it is ${v.text('needed')}`,
  'privacy-guardian-of-adult': () => 'the person is of age: the person asks, or an agent with a power of attorney',
  'privacy-proof-missing': () => 'say by which paper identity and standing were checked',
  'privacy-not-the-owner': () => 'another privacy officer owns this request and has to do it',
  'privacy-answer-missing': () => 'write the answer; a refusal needs its reasons',
  'privacy-result-does-not-fit': (v) =>
    `${v.text('ask')} cannot be answered with ${v.text('result')}; choose another result`,
  'privacy-ground-does-not-fit': (v) => `${v.text('ground')} is no ground to refuse ${v.text('ask')}; choose another`,
  'privacy-no-such-decision': (v) =>
    `there is no decision ${v.text('id')} to explain to you; check the number on the notice`,
  'privacy-must-be-kept': (v) =>
    `${v.text('kind')} ${v.text('id')} must be kept under ${v.text('basis')}: stop all processing but storage and answer so`,
  'privacy-purpose-not-ended': (v) =>
    `the purpose of ${v.text('kind')} ${v.text('id')} goes on: answer with purpose-not-ended and say why`,
};
