import type { Language, Problem } from '#model';

import { en } from './en.ts';
import { withWords } from './casework/value-words.ts';
import { bareCode, valueReader } from './value-reader.ts';
import { zh } from './zh.ts';

/** What happened and what to do, with our own codes in words. An unknown code shows itself and its values: nothing is hidden. */
export function problemText(problem: Problem, language: Language): string {
  const sentence = (language === 'zh' ? zh : en).problems[problem.code];
  if (sentence === undefined) return bareCode(problem.code, problem.values);
  return sentence(valueReader(withWords(problem.values, language), language));
}

/** Why a row is in rejected.csv. */
export function rejectedReason(code: string, language: Language): string {
  return (language === 'zh' ? zh : en).rejected[code] ?? code;
}

/** A line of the quality table: findings about the data, not about people. */
export function qualityText(row: Problem, language: Language): string {
  const sentence = (language === 'zh' ? zh : en).quality[row.code];
  if (sentence === undefined) return problemText(row, language);
  return sentence(valueReader(row.values, language));
}
