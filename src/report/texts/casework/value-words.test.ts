import { LEGAL_VALUES, SANCTION_PACKS } from '#law';
import { expect, test } from 'vitest';

import { problemText } from '../problem-text.ts';
import { RECORD_KIND_WORDS, REFUSAL_WORDS, withWords } from './value-words.ts';

test('[CASE-14] what a refusal names by a code of ours is said in words of both languages', () => {
  const refusal = {
    code: 'publication-refused',
    values: { reasons: Object.keys(REFUSAL_WORDS).join(', '), articles: '反电信网络诈骗法 31' },
  };
  for (const language of ['zh', 'en'] as const) {
    const said = problemText(refusal, language);
    for (const [code, words] of Object.entries(REFUSAL_WORDS)) {
      expect(said).toContain(words[language]);
      if (code.includes('-')) expect(said).not.toContain(code);
    }
  }
  const differ = { code: 'packs-differ', values: { act: 'pboc-85-2019, five-ministries-2020', decision: 'aftl-2022' } };
  expect(problemText(differ, 'zh')).toContain('反电信网络诈骗法');
  expect(problemText(differ, 'en')).not.toMatch(/pboc-85|five-ministries-2020|aftl-2022/);
  const unset = { code: 'legal-value-not-set', values: { id: 'sanction-appeal-days', confidence: 'S' } };
  expect(problemText(unset, 'zh')).toContain('对惩戒申诉的处理期限');
  expect(problemText(unset, 'en')).not.toContain('sanction-appeal-days');
});

test('[CASE-14] every kind of record, pack and legal value has its words; what is no code of ours stays as it came', () => {
  const said = (name: string, value: string) => withWords({ [name]: value }, 'en')[name];
  for (const [kind, { en }] of Object.entries(RECORD_KIND_WORDS)) expect(said('kind', kind)).toBe(en);
  for (const { id } of SANCTION_PACKS) expect(said('pack', id), id).not.toBe(id);
  for (const id of Object.keys(LEGAL_VALUES)) expect(said('id', id), id).not.toBe(id);
  expect(withWords({ id: 'm1', pack: 'none', count: 3, list: '', number: 'amount' }, 'zh')).toEqual({
    ...{ id: 'm1', pack: 'none', count: 3, list: '', number: 'amount' },
  });
  expect(said('pack', 'constructor')).toBe('constructor');
});
