import type { Language } from '#model';

import { DOCUMENTS_EN } from '../texts/documents-en.ts';
import { DOCUMENTS_ZH } from '../texts/documents-zh.ts';
import type { DocumentBlock } from './document-block.ts';

export type DocumentWord = keyof typeof DOCUMENTS_ZH;
export type SayDocument = (word: DocumentWord, values?: Readonly<Record<string, string>>) => string;

export function documentWords(language: Language): SayDocument {
  const words: Readonly<Record<DocumentWord, string>> = language === 'zh' ? DOCUMENTS_ZH : DOCUMENTS_EN;
  return (word, values = {}) => fillWords(words[word], values);
}

/** `{name}` by its value; a name without one is a mistake. */
export function fillWords(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new RangeError(`“${text}” lacks ${key}`);
    return value;
  });
}

/** First on the first page of every English copy. */
export function readingCopy(language: Language): readonly DocumentBlock[] {
  return language === 'zh' ? [] : [{ kind: 'banner', text: DOCUMENTS_EN.readingCopy }];
}
