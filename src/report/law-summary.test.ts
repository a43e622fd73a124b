import { expect, test } from 'vitest';

import { ACTS, explainAct, LEGAL_TEXTS, MEASURES, SANCTION_PACKS } from '#law';

import { lawSummary } from './law-summary.ts';
import { actWords, MEASURE_WORDS, OPEN_WORDS } from './texts/law-words.ts';

test('[LAW-8] every act, measure and open point has words in both languages, and the answer says that it is no advice', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const act of ACTS) expect(actWords(act, language).trim()).not.toBe('');
    for (const measure of MEASURES) expect(MEASURE_WORDS[measure][language]).not.toBe('');
    const codes = [
      ...LEGAL_TEXTS.flatMap(({ open }) => open),
      ...SANCTION_PACKS.flatMap(({ rules }) => rules.flatMap(({ conditions }) => conditions)),
    ];
    for (const code of codes) expect(OPEN_WORDS[code]?.[language] ?? '').not.toBe('');
    const question = {
      act: 'sell-phone-card',
      actedAt: '2024-11-10',
      decidedAt: '2024-12-20',
      region: '371300',
    } as const;
    const answer = explainAct(question);
    if (!answer.ok) throw new Error(answer.problem.code);
    const text = lawSummary(question, answer.value, language);
    expect(text).toContain(language === 'zh' ? '不构成法律意见' : 'No legal advice');
    expect(text).toContain(language === 'zh' ? '本程序不作选择' : 'a lawyer must choose');
  }
});
