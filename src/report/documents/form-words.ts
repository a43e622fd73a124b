import type { Language } from '#model';

import { FORMS_EN } from '../texts/forms-en.ts';
import { FORMS_ZH } from '../texts/forms-zh.ts';
import type { DocumentDraft } from './document-block.ts';
import { fillWords } from './document-words.ts';

export type FormWord = keyof typeof FORMS_ZH;

export const GROUND_WORDS = {
  'single-source': 'groundSingle',
  timestamps: 'groundTimestamps',
  'pro-rata': 'groundProRata',
} as const satisfies Readonly<Record<string, FormWord>>;

/** How a draft is stamped: full numbers only for a stated case and purpose. */
export interface FormStamp {
  readonly language: Language;
  readonly unmask?: { readonly caseNo: string; readonly purpose: string };
}

export function formWords(language: Language): (word: FormWord, values?: Readonly<Record<string, string>>) => string {
  const words: Readonly<Record<FormWord, string>> = language === 'zh' ? FORMS_ZH : FORMS_EN;
  return (word, values = {}) => fillWords(words[word], values);
}

/** Language, header and footer of every draft. */
export function draftFrame({ language, unmask }: FormStamp): Pick<DocumentDraft, 'language' | 'header' | 'footer'> {
  const say = formWords(language);
  const stamp =
    unmask === undefined ? say('masked') : say('unmasked', { caseNo: unmask.caseNo, purpose: unmask.purpose });
  return { language, header: say('draftHeader', { stamp }), footer: say('footer') };
}
