export { CHINA_CALENDAR } from './china-calendar.ts';
export {
  compareRegimes,
  REGIMES_OF_2021,
  type RegimeAnswer,
  type RegimeCase,
  type RegimesCompared,
} from './compare-regimes.ts';
export {
  CRIME_TEXTS,
  CRIME_THRESHOLDS,
  CRIMES,
  crimeText,
  THRESHOLD_MEASURES,
  type Crime,
  type CrimeTextId,
  type CrimeThreshold,
  type ThresholdCondition,
  type ThresholdMeasure,
} from './crime-thresholds.ts';
export { deadline, nominalEnd, type Deadline, type NominalEnd } from './deadline.ts';
export {
  packsForDetermination,
  rulesOfBasis,
  type DeterminationBasis,
  type DeterminationQuestion,
  type PackChoice,
} from './determination-basis.ts';
export { explainAct, type ActExplained, type ActQuestion, type ExplainedRule } from './explain-act.ts';
export { textFrom, type LegalText } from './legal-text.ts';
export { LEGAL_TEXTS, legalText, type LegalTextId } from './legal-texts.ts';
export {
  hasDefault,
  legalValue,
  type LegalSetting,
  type LegalSettings,
  type LegalUnit,
  type LegalValue,
  type LegalValueRule,
} from './legal-value.ts';
export { LEGAL_VALUES, type LegalValueId } from './legal-values.ts';
export { addMonths, dayNumber, dayStartMs, isLocalDate, localDate, localDateOf } from './local-day.ts';
export {
  ACT_OBJECTS,
  ACT_VERBS,
  ACTS,
  isUnder,
  MEASURES,
  type Act,
  type Confidence,
  type Measure,
  type RulePack,
  type SanctionRoute,
  type SanctionRule,
} from './rule-pack.ts';
export { SANCTION_PACKS } from './sanction-packs.ts';
export { capTerms, termStart, type CappedInterval, type TermInterval, type TermStartFacts } from './sanction-term.ts';
