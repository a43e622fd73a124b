import type { ScreeningEvent } from '#casework';
import type { Bilingual, Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

type EventOf<T extends ScreeningEvent['type']> = Extract<ScreeningEvent, { readonly type: T }>;
type Sayings = { readonly [T in ScreeningEvent['type']]: (event: EventOf<T>) => Bilingual };
type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

const OUTCOME_WORDS = {
  verified: { zh: '核验通过', en: 'verified' },
  restricted: { zh: '已限制', en: 'restricted' },
  cleared: { zh: '排除', en: 'cleared' },
  'not-in-network': { zh: '不在网', en: 'not in the network' },
  error: { zh: '无法核查', en: 'could not be checked' },
} as const;

const SAY: Sayings = {
  'screening.begun': ({ numbers, carrier }) => ({
    zh: `向 ${carrier} 下发高风险号码 ${numbers.length} 个排查（不作为惩戒依据）`,
    en: `${numbers.length} high-risk numbers given to ${carrier} for screening (no ground for a sanction)`,
  }),
  'screening.received': () => ({ zh: '运营企业签收名单', en: 'the carrier signed for the list' }),
  'screening.recorded': ({ outcomes }) => {
    const kinds = Object.entries(OUTCOME_WORDS).flatMap(([outcome, word]) => {
      const count = outcomes.filter((each) => each.outcome === outcome).length;
      return count === 0 ? [] : [{ word, count }];
    });
    return {
      zh: `反馈 ${outcomes.length} 个号码：${kinds.map(({ word, count }) => `${word.zh} ${count}`).join('、')}`,
      en: `${outcomes.length} outcomes: ${kinds.map(({ word, count }) => `${count} ${word.en}`).join(', ')}`,
    };
  },
  'screening.receipt-overdue': () => ({ zh: '警报：名单逾期未签收', en: 'alarm: the list was not signed for in time' }),
  'screening.closed': () => ({ zh: '排查结束', en: 'screening closed' }),
};

export function sayScreening(event: ScreeningEvent, language: Language): string {
  const say = SAY[event.type] as (event: ScreeningEvent) => Bilingual;
  return say(event)[language];
}

export const SCREENING_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'screening-receipt': { zh: '名单签收', en: 'list signed for' },
};

export const SCREENING_PROBLEMS_ZH: Sentences = {
  'screening-closed': (v) => `名单 ${v.text('id')} 已结束`,
  'screening-received': (v) => `名单 ${v.text('id')} 已签收`,
  'screening-pending': (v) => `尚有 ${v.count('pending')} 个号码没有结果，不能结束`,
  'number-not-listed': () => '结果中有名单以外的号码：请只反馈名单内号码',
  'restriction-unknown': () => '“已限制”须指明该号码正在执行的限制记录：先经核验再限制',
  'outcomes-unchanged': () => '结果与已有记录相同',
};

export const SCREENING_PROBLEMS_EN: Sentences = {
  'screening-closed': (v) => `list ${v.text('id')} is closed`,
  'screening-received': (v) => `list ${v.text('id')} has been signed for`,
  'screening-pending': (v) => `${v.count('pending')} numbers have no outcome yet`,
  'number-not-listed': () => 'an outcome is for a number that is not on the list: give outcomes for the list only',
  'restriction-unknown': () =>
    '„restricted“ names the telecom record on which the restriction stands: verify first, then restrict',
  'outcomes-unchanged': () => 'these outcomes are on record already',
};
