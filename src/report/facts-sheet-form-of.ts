import type { FactsSheet, Figure, SheetFactEntry, ThresholdCompared } from '#casework';
import { crimeText, type ThresholdCondition } from '#law';
import { formatAmount, maskNumber, type Language } from '#model';

import type { FactsSheetForm, SheetFact, SheetThreshold } from './documents/facts-sheet-form.ts';
import { formatCount } from './format.ts';
import {
  AGE_WORDS,
  CARDS_WORDS,
  CRIME_WORDS,
  FIGURE_WORDS,
  LEVEL_WORDS,
  SHEET_CODE_WORDS,
  SHEET_FACT_WORDS,
  STANDING_WORDS,
  VERDICT_WORDS,
} from './texts/casework/facts-words.ts';
import { CONFIDENCE_WORDS } from './texts/law-words.ts';

const MONEY: readonly string[] = [
  'one-way-inflow',
  'inflow-unread',
  'flow-unread',
  'verified-fraud',
  'settlement-amount',
  'unlawful-gain',
];

/** The sheet in words, as it is to be printed. `person` is printed as given; numbers of cards are masked unless `isUnmasked`. */
export function factsSheetFormOf(
  sheet: FactsSheet,
  { language, person, isUnmasked = false }: { language: Language; person: string; isUnmasked?: boolean },
): FactsSheetForm {
  const number = (text: string) => (isUnmasked ? text : maskNumber(text));
  return {
    caseNo: sheet.caseNo,
    person,
    asOf: sheet.asOf,
    facts: [
      ageFact(sheet, language),
      ...sheet.facts.map((fact) => factOf(fact, { language, number })),
      ...sheet.excluded.map(({ number: card, why }): SheetFact => ({
        fact: EXCLUDED[why][language],
        ...{ value: '0', deducted: '', evidence: number(card) },
      })),
    ],
    thresholds: sheet.thresholds.flatMap((row) => thresholdRows(row, language)),
    forJudgement: sheet.forJudgement.map((code) => SHEET_CODE_WORDS[code]?.[language] ?? code),
    open: sheet.open.map((code) => SHEET_CODE_WORDS[code]?.[language] ?? code),
  };
}

const EXCLUDED = {
  removed: { zh: '已从本人名下剔除，不计', en: 'removed from the record, counts for nothing' },
  'identity-theft': { zh: '疑被冒用开立，不计', en: 'opened by others in this name, counts for nothing' },
} as const;

function ageFact({ age, actedFrom, actedTo }: FactsSheet, language: Language): SheetFact {
  const fact = language === 'zh' ? '行为期间；年龄' : 'time of the acts; age';
  return { fact, value: `${actedFrom} – ${actedTo}; ${AGE_WORDS[age][language]}`, deducted: '', evidence: '' };
}

function factOf(
  { code, figure, isMoney, days, deductedMinor, evidence }: SheetFactEntry,
  { language, number }: { language: Language; number: (text: string) => string },
): SheetFact {
  const isCases = code === 'verified-fraud';
  return {
    fact: SHEET_FACT_WORDS[code]?.[language] ?? code,
    value: figure === undefined ? days.join(', ') : figureText(figure, isMoney, language),
    deducted: deductedMinor === 0 ? '' : formatAmount(deductedMinor, 'CNY', language),
    evidence: evidence.map((text) => (isCases ? text : number(text))).join(', '),
  };
}

/** A line for each condition; the verdict of the whole stands on the first, with why it cannot be said. */
function thresholdRows(row: ThresholdCompared, language: Language): SheetThreshold[] {
  const { title } = crimeText(row.text);
  const text = [title[language], row.article, STANDING_WORDS[row.standing][language]]
    .filter((part) => part !== '')
    .join(' · ');
  const crime = `${CRIME_WORDS[row.crime][language]} · ${LEVEL_WORDS[row.level][language]}`;
  const why = row.why.map((code) => SHEET_CODE_WORDS[code]?.[language] ?? code);
  const compared = [VERDICT_WORDS[row.verdict][language], ...why].join(language === 'zh' ? '；' : '; ');
  const confidence = CONFIDENCE_WORDS[row.confidence][language];
  if (row.conditions.length === 0) return [{ text, item: crime, measured: '', threshold: '', compared, confidence }];
  return row.conditions.map((condition, at) => ({
    ...{ text, confidence },
    item: `${crime} · ${conditionName(condition, language)}`,
    measured: figureText(condition.figure, MONEY.includes(condition.measure), language),
    threshold: limitText(condition, language),
    compared: at === 0 ? compared : VERDICT_WORDS[condition.verdict][language],
  }));
}

function conditionName({ measure, cards }: ThresholdCondition, language: Language): string {
  const name = FIGURE_WORDS[measure][language];
  return cards === undefined ? name : `${name} (${CARDS_WORDS[cards][language]})`;
}

function limitText({ measure, is, value }: ThresholdCondition, language: Language): string {
  const amount = MONEY.includes(measure) ? formatAmount(value, 'CNY', language) : formatCount(value);
  if (language === 'zh') return is === 'at-least' ? `${amount} 以上（含）` : `超过 ${amount}`;
  return is === 'at-least' ? `from ${amount}` : `over ${amount}`;
}

function figureText({ least, most }: Figure, isMoney: boolean, language: Language): string {
  const shown = (value: number) => (isMoney ? formatAmount(value, 'CNY', language) : formatCount(value));
  if (least === most) return shown(least);
  if (most === Infinity) return language === 'zh' ? `至少 ${shown(least)}` : `at least ${shown(least)}`;
  return `${shown(least)} – ${shown(most)}`;
}
