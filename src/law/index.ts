export { explainAct, type ActExplained, type ActQuestion, type ExplainedRule } from './explain-act.ts';
export { ACTS, MEASURES, type Act, type Confidence, type Measure, type RulePack } from './rule-pack.ts';
export { SANCTION_PACKS } from './sanction-packs.ts';
