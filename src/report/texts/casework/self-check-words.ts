import type { SelfCheckEvent } from '#casework';
import type { Bilingual, Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

export function saySelfCheck({ as }: SelfCheckEvent, language: Language): string {
  const who = as === 'guardian' ? { zh: '监护人', en: 'the guardian' } : { zh: '本人', en: 'the person' };
  return language === 'zh'
    ? `${who.zh}查询名下卡和账户，已答复各类数量`
    : `${who.en} asked which cards stand in the name; counts were given`;
}

export const SELF_CHECK_CLOCKS: Readonly<Record<string, Bilingual>> = {};

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

export const SELF_CHECK_PROBLEMS_ZH: Sentences = {
  'self-check-guardian-asks': () => '未成年人由监护人代为查询',
  'self-check-not-the-guardian': () => '未登记为监护人，请先办理监护人登记',
  'self-check-too-often': (v) => `今天已查询 ${v.text('asked')} 次，每天最多 ${v.text('times')} 次，请明天再查`,
};

export const SELF_CHECK_PROBLEMS_EN: Sentences = {
  'self-check-guardian-asks': () => 'for a minor the guardian asks',
  'self-check-not-the-guardian': () => 'not registered as the guardian; register first',
  'self-check-too-often': (v) => `asked ${v.text('asked')} times today; ${v.text('times')} a day at most, ask tomorrow`,
};
