export { CHINA_CALENDAR } from './china-calendar.ts';
export { deadline, type Deadline } from './deadline.ts';
export { explainAct, type ActExplained, type ActQuestion, type ExplainedRule } from './explain-act.ts';
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
export { ACTS, isUnder, MEASURES, type Act, type Confidence, type Measure, type RulePack } from './rule-pack.ts';
export { SANCTION_PACKS } from './sanction-packs.ts';
