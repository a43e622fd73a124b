import type { Language, Problem } from '#model';

import { en } from './en.ts';
import { bareCode, valueReader } from './value-reader.ts';
import { zh } from './zh.ts';

/** One sentence for a reason of a subject or a protection notice. A code without a sentence shows itself and its values. */
export function reasonText(reason: Problem & { readonly from?: string }, language: Language): string {
  const sentence = (language === 'zh' ? zh : en).reasons[reason.code];
  if (sentence === undefined) return bareCode(reason.code, reason.values);
  return sentence(valueReader(reason.values, language, reason.from));
}
