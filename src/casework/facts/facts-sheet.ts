import {
  addMonths,
  crimeText,
  CRIME_THRESHOLDS,
  dayNumber,
  isLocalDate,
  legalValue,
  localDateOf,
  type Confidence,
  type Crime,
  type CrimeTextId,
  type CrimeThreshold,
  type ThresholdCondition,
} from '#law';
import { ageAt, fail, ok, type Result } from '#model';

import { applicableTexts, type TextStanding } from './applicable-texts.ts';
import type { FactsInput } from './facts-input.ts';
import { countingCards, deduction, figureOf, type Figure } from './figures.ts';

/** 法释〔2019〕15号 16: amounts add up within two years. */
const ACCUMULATION_MONTHS = 24;

export type ThresholdVerdict = 'met' | 'not-met' | 'cannot-be-said';

export interface ConditionCompared extends ThresholdCondition {
  readonly figure: Figure;
  readonly verdict: ThresholdVerdict;
}

export interface ThresholdCompared {
  readonly id: string;
  readonly crime: Crime;
  readonly level: CrimeThreshold['level'];
  readonly text: CrimeTextId;
  readonly article: string;
  readonly confidence: Confidence;
  readonly standing: TextStanding;
  readonly conditions: readonly ConditionCompared[];
  readonly verdict: ThresholdVerdict;
  /** Why it cannot be said: `wording-not-read`, `statement-missing`, `explanation-not-checked`, `text-sets-no-number` … */
  readonly why: readonly string[];
  /** What people must find besides the number. */
  readonly needs: readonly string[];
}

/** A fact with its figure (fen or a count) or with days, and the cards or cases that show it. */
export interface SheetFactEntry {
  readonly code: string;
  readonly figure?: Figure;
  readonly isMoney: boolean;
  readonly days: readonly string[];
  /** Fen taken off as lawful before. */
  readonly deductedMinor: number;
  readonly evidence: readonly string[];
}

export interface FactsSheet {
  /** Printed on every page: the sheet draws no conclusion. */
  readonly heading: 'no-legal-conclusion';
  readonly caseNo: string;
  readonly actedFrom: string;
  readonly actedTo: string;
  readonly asOf: string;
  readonly age: 'minor' | 'adult' | 'unknown' | 'unit';
  readonly facts: readonly SheetFactEntry[];
  readonly thresholds: readonly ThresholdCompared[];
  readonly onActs: readonly CrimeTextId[];
  readonly now: readonly CrimeTextId[];
  /** Cards that count for nothing, and why. */
  readonly excluded: readonly { readonly number: string; readonly why: 'removed' | 'identity-theft' }[];
  readonly forJudgement: readonly string[];
  readonly open: readonly string[];
}

/**
 * Facts of a matter beside the numbers of the criminal texts. A number is met only where the least that the evidence allows reaches
 * it, not met only where the most does not; otherwise it cannot be said, with why. No text is chosen and nothing is concluded:
 * knowledge, intent and role are for people. Problems: `date-unreadable`, `acts-run-back`, `sheet-before-acts`.
 */
export function factsSheet(given: FactsInput): Result<FactsSheet> {
  const input = asOfDay(given);
  const { actedFrom, actedTo, asOf, caseNo, cards, person } = input;
  for (const value of [actedFrom, actedTo, asOf]) if (!isLocalDate(value)) return fail('date-unreadable', { value });
  if (actedTo < actedFrom) return fail('acts-run-back', { from: actedFrom, to: actedTo });
  if (asOf < actedTo) return fail('sheet-before-acts', { asOf, to: actedTo });
  const { standing, onActs, now, same } = applicableTexts(input);
  const thresholds = CRIME_THRESHOLDS.filter(({ text }) => standing.get(text) !== 'not-in-force').map((threshold) =>
    compared(threshold, standing.get(threshold.text) ?? 'not-in-force', input),
  );
  const counting = new Set(countingCards(input));
  const open = [
    ...(same ? [] : ['texts-differ-lawyer-chooses']),
    ...(dayNumber(actedTo) > addMonths(dayNumber(actedFrom), ACCUMULATION_MONTHS)
      ? ['accumulated-over-two-years']
      : []),
    ...[...new Set(thresholds.map(({ text }) => text))].flatMap((text) => crimeText(text).open),
    ...thresholds.flatMap(({ why }) => why),
  ];
  return ok({
    ...{ heading: 'no-legal-conclusion', caseNo, actedFrom, actedTo, asOf, age: ageOf(input) },
    facts: factsOf(input),
    ...{ thresholds, onActs, now },
    excluded: cards
      .filter((card) => !counting.has(card))
      .map(({ number, status }) => ({ number, why: status === 'removed' ? 'removed' : 'identity-theft' })),
    forJudgement: judgementOf(input, thresholds),
    open: [...new Set(person.isIdentityTheftVictim ? ['identity-theft-victim', ...open] : open)],
  });
}

/** What was known on the day of the sheet: later facts and days are on a later sheet. */
function asOfDay(input: FactsInput): FactsInput {
  const { person, asOf } = input;
  return { ...input, person: { ...person, facts: person.facts.filter(({ atMs }) => localDateOf(atMs) <= asOf) } };
}

/** One condition against the range of its figure. */
export function verdictOf({ is, value }: Pick<ThresholdCondition, 'is' | 'value'>, figure: Figure): ThresholdVerdict {
  const reaches = (amount: number) => (is === 'at-least' ? amount >= value : amount > value);
  if (reaches(figure.least)) return 'met';
  return reaches(figure.most) ? 'cannot-be-said' : 'not-met';
}

function compared(threshold: CrimeThreshold, standing: TextStanding, input: FactsInput): ThresholdCompared {
  const { id, crime, level, text, article, confidence, needs } = threshold;
  const conditions = threshold.conditions.map((condition): ConditionCompared => {
    const figure = figureOf(condition, input);
    return { ...condition, figure, verdict: verdictOf(condition, figure) };
  });
  const [verdict, why] = together(conditions);
  return { ...{ id, crime, level, text, article, confidence, standing }, conditions, verdict, why, needs };
}

function together(conditions: readonly ConditionCompared[]): [ThresholdVerdict, readonly string[]] {
  if (conditions.length === 0) return ['cannot-be-said', ['text-sets-no-number']];
  if (conditions.some(({ verdict }) => verdict === 'not-met')) return ['not-met', []];
  const unsaid = conditions.filter(({ verdict }) => verdict === 'cannot-be-said');
  if (unsaid.length === 0) return ['met', []];
  return ['cannot-be-said', [...new Set(unsaid.flatMap(({ figure }) => figure.why))]];
}

function factsOf(input: FactsInput): SheetFactEntry[] {
  const counting = countingCards(input);
  const numbers = counting.map(({ number }) => number);
  const deducted = counting.reduce((total, card) => total + deduction(card, input, 'accepted'), 0);
  const cases = [...new Set(input.verified.map(({ caseNo }) => caseNo))];
  const money = (code: string, figure: Figure, more: Partial<SheetFactEntry> = {}) =>
    entry(code, { figure, isMoney: true, ...more });
  const count = (code: string, figure: Figure, evidence: readonly string[]) => entry(code, { figure, evidence });
  const exact = (value: number): Figure => ({ least: value, most: value, why: [] });
  const counterparties = counting.reduce((total, { flows }) => total + (flows?.counterparties ?? 0), 0);
  const days = (code: string, all: readonly string[]) => {
    const of = all.filter((day) => day <= input.asOf);
    return of.length === 0 ? [] : [entry(code, { days: of.toSorted() })];
  };
  return [
    money('one-way-inflow', figureOf({ measure: 'one-way-inflow' }, input), {
      deductedMinor: deducted,
      evidence: numbers,
    }),
    money('verified-fraud', figureOf({ measure: 'verified-fraud' }, input), { evidence: cases }),
    money('settlement-amount', figureOf({ measure: 'settlement-amount' }, input)),
    money('unlawful-gain', figureOf({ measure: 'unlawful-gain' }, input)),
    count('accounts', figureOf({ measure: 'accounts' }, input), numbers),
    count('accounts-own', figureOf({ measure: 'accounts', cards: 'own' }, input), numbers),
    count('accounts-others', figureOf({ measure: 'accounts', cards: 'others' }, input), numbers),
    count('phone-cards', figureOf({ measure: 'phone-cards' }, input), numbers),
    count('others-cards-held', figureOf({ measure: 'others-cards-held' }, input), numbers),
    count('persons-helped', figureOf({ measure: 'persons-helped' }, input), []),
    count('counterparties', exact(counterparties), numbers),
    ...days(
      'opened',
      counting.flatMap(({ openedOn }) => openedOn ?? []),
    ),
    ...days(
      'handed-over',
      counting.flatMap(({ handedOverOn }) => handedOverOn ?? []),
    ),
    ...FACT_KINDS.flatMap((kind) =>
      days(
        kind,
        input.person.facts.filter((fact) => fact.kind === kind).map(({ atMs }) => localDateOf(atMs)),
      ),
    ),
  ];
}

/** Days told by the person or by institutions that a court or a prosecutor may weigh. */
const FACT_KINDS = [
  'limit-notified',
  'surrender',
  'voluntary-cancellation',
  'identity-lost',
  'conviction',
  'case-victim',
] as const;

function entry(code: string, given: Partial<SheetFactEntry>): SheetFactEntry {
  const made = { code, isMoney: false, days: [], deductedMinor: 0, evidence: [], ...given };
  const { figure } = made;
  return figure?.least === 0 && figure.most === 0 ? { ...made, evidence: [] } : made;
}

/** Circumstances that only people can weigh. */
function judgementOf(input: FactsInput, thresholds: readonly ThresholdCompared[]): string[] {
  const { person, actedTo } = input;
  const notified = person.facts.filter(({ kind }) => kind === 'limit-notified').map(({ atMs }) => localDateOf(atMs));
  const has = (kind: (typeof FACT_KINDS)[number]) => person.facts.some((fact) => fact.kind === kind);
  const age = ageOf(input);
  return [
    ...new Set([
      ...thresholds.flatMap(({ needs }) => needs),
      ...(notified.some((day) => day < actedTo) ? ['acted-on-after-limit'] : []),
      ...(age === 'minor' ? ['minor-educated-first'] : age === 'unknown' ? ['age-not-known'] : []),
      ...(has('surrender') || has('voluntary-cancellation') ? ['leniency-facts'] : []),
      ...(has('case-victim') ? ['was-victim'] : []),
      ...(has('conviction') ? ['earlier-conviction'] : []),
    ]),
  ];
}

/** On the day of the first act. */
function ageOf({ person, actedFrom }: FactsInput): FactsSheet['age'] {
  if (person.isUnit) return 'unit';
  const adult = legalValue('minor-age', new Map());
  if (person.birth === undefined || !isLocalDate(person.birth) || !adult.ok) return 'unknown';
  return ageAt(dayNumber(person.birth), dayNumber(actedFrom)) < adult.value.value ? 'minor' : 'adult';
}
