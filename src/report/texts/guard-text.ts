import type { FindingSubject } from '#contract';
import type { Language } from '#model';

import { en } from './en.ts';
import { bareCode, valueReader } from './value-reader.ts';
import { zh } from './zh.ts';

/** What a guard measured on a subject, and what takes it away. A guard without a sentence shows itself and its values. */
export function guardText({ id, values }: FindingSubject['guards'][number], language: Language): string {
  const { guardReasons, guardVoids } = language === 'zh' ? zh : en;
  const sentence = guardReasons[id];
  if (sentence === undefined) return bareCode(id, values);
  const voidedBy = typeof values['voidedBy'] === 'string' ? values['voidedBy'] : undefined;
  const end = voidedBy === undefined ? '' : `${language === 'zh' ? '；' : '; '}${guardVoids[voidedBy] ?? voidedBy}`;
  return `${sentence(valueReader(values, language))}${end}`;
}
