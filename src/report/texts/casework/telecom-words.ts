import type { TelecomEvent } from '#casework';
import { maskNumber, maskText, type Bilingual, type Language } from '#model';

import {
  CAUSE_WORDS,
  DEGREE_WORDS,
  LIFT_WORDS,
  MATTER_WORDS,
  METHOD_WORDS,
  RECEIPT_WORDS,
  RESULT_WORDS,
} from './telecom-terms.ts';

type EventOf<T extends TelecomEvent['type']> = Extract<TelecomEvent, { readonly type: T }>;
type Sayings = { readonly [T in TelecomEvent['type']]: (event: EventOf<T>) => Bilingual };

const SAY: Sayings = {
  'telecom.opened': ({ numbers }) => ({
    zh: `对同一户名下疑似涉诈异常的 ${numbers.length} 个号码（${masked(numbers, '、')}）启动重新核验`,
    en: `check opened of ${numbers.length} numbers in one name with indicators of fraud (${masked(numbers, ', ')})`,
  }),
  'telecom.numbers-added': ({ numbers, deliveries }) =>
    deliveries.length === 0
      ? {
          zh: `补充疑似涉诈异常号码 ${numbers.length} 个（${masked(numbers, '、')}）`,
          en: `${numbers.length} more numbers with indicators of fraud (${masked(numbers, ', ')})`,
        }
      : {
          zh: `同一户名下其他号码 ${numbers.length} 个（${masked(numbers, '、')}）逐号通知运营企业核验，尚未采取限制`,
          en: `${numbers.length} other numbers in the same name (${masked(numbers, ', ')}): carriers told to check each; none is restricted by this`,
        },
  'telecom.determined': ({ number, basis }) => ({
    zh: `公安机关认定 ${maskNumber(number)} 为涉案号码（依据：${maskText(basis)}）`,
    en: `police found ${maskNumber(number)} to be used in a case (${maskText(basis)})`,
  }),
  'telecom.verification-asked': ({ number, method }) => ({
    zh: `通知 ${maskNumber(number)} 的用户重新实名核验（${METHOD_WORDS[method].zh}）`,
    en: `user of ${maskNumber(number)} asked to verify identity anew (${METHOD_WORDS[method].en})`,
  }),
  'telecom.verification-recorded': ({ number, result, method }) => ({
    zh: `${maskNumber(number)} 核验结果：${RESULT_WORDS[result].zh}（${METHOD_WORDS[method].zh}）`,
    en: `${maskNumber(number)}, check: ${RESULT_WORDS[result].en} (${METHOD_WORDS[method].en})`,
  }),
  'telecom.verification-overdue': ({ number }) => ({
    zh: `警报：${maskNumber(number)} 逾期未核验，未自动采取任何限制`,
    en: `alarm: ${maskNumber(number)} not verified in time; nothing is restricted by that alone`,
  }),
  'telecom.restricted': ({ number, degree, cause }) => ({
    zh: `${maskNumber(number)} ${DEGREE_WORDS[degree].zh}（${CAUSE_WORDS[cause].zh}），已告知原因、救济渠道和所需材料`,
    en: `${maskNumber(number)}: ${DEGREE_WORDS[degree].en} (${CAUSE_WORDS[cause].en}); reason, channel for complaint and papers told`,
  }),
  'telecom.kept': ({ number }) => ({
    zh: `保留 ${maskNumber(number)} 用于基本通信`,
    en: `${maskNumber(number)} stays for basic service`,
  }),
  'telecom.confirmed': ({ number }) => ({
    zh: `重新实名登记后，公安机关确认 ${maskNumber(number)} 由本人自用`,
    en: `after registration anew police confirmed ${maskNumber(number)} for own use`,
  }),
  'telecom.lifted': ({ numbers, cause }) => ({
    zh: `立即解除 ${maskedNumbers(numbers, '、')} 的措施（${LIFT_WORDS[cause].zh}）`,
    en: `lifted at once: ${maskedNumbers(numbers, ', ')} (${LIFT_WORDS[cause].en})`,
  }),
  'telecom.eased': ({ number }) => ({
    zh: `${maskNumber(number)} 恢复接听，保留基本通信`,
    en: `${maskNumber(number)} receives again, so that one number stays`,
  }),
  'telecom.removed': ({ numbers }) => ({
    zh: `${maskedNumbers(numbers, '、')} 系他人冒名办理，移出本人名下`,
    en: `${maskedNumbers(numbers, ', ')}: opened by somebody else and taken out of the person's name`,
  }),
  'telecom.iot-assessed': ({ number, assessment }) => ({
    zh: `物联网卡 ${maskNumber(number)} 风险评估：场景“${maskText(assessment.scenario)}”，机卡绑定 ${maskNumber(assessment.device)}`,
    en: `IoT card ${maskNumber(number)} assessed: use “${maskText(assessment.scenario)}”, bound to device ${maskNumber(assessment.device)}`,
  }),
  'telecom.accounts-referred': ({ number }) => ({
    zh: `将 ${maskNumber(number)} 关联的互联网账号移送平台核验，处置由平台依法决定`,
    en: `accounts that hang on ${maskNumber(number)} referred to their platform for a check; what follows is the platform's own`,
  }),
  'telecom.reported': ({ what }) => ({
    zh: `向公安机关和行业主管部门报告：${MATTER_WORDS[what].zh}`,
    en: `reported to police and to the regulator: ${MATTER_WORDS[what].en}`,
  }),
  'telecom.receipt-recorded': ({ receipt }) => ({
    zh: `回执：${RECEIPT_WORDS[receipt.result].zh}`,
    en: `answered: ${RECEIPT_WORDS[receipt.result].en}`,
  }),
  'telecom.receipt-overdue': ({ to }) => ({ zh: `警报：${to} 逾期未回执`, en: `alarm: no answer of ${to} in time` }),
};

export function sayTelecom(event: TelecomEvent, language: Language): string {
  const say = SAY[event.type] as (event: TelecomEvent) => Bilingual;
  return say(event)[language];
}

export const TELECOM_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'telecom-verification': { zh: '重新实名核验', en: 'identity verified anew' },
  'telecom-receipt': { zh: '运营企业、平台回执', en: 'answer of a carrier or platform' },
};

function masked(numbers: readonly { readonly number: string }[], between: string): string {
  return maskedNumbers(
    numbers.map(({ number }) => number),
    between,
  );
}

/** Three, and how many more. */
function maskedNumbers(numbers: readonly string[], between: string): string {
  const shown = numbers.slice(0, 3).map(maskNumber).join(between);
  return numbers.length > 3 ? `${shown} … +${numbers.length - 3}` : shown;
}

export { TELECOM_PROBLEMS_EN, TELECOM_PROBLEMS_ZH } from './telecom-problems.ts';
