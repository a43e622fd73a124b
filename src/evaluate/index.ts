export { dataDays } from './data-days.ts';
export { type ExtendedClassification } from './classify.ts';
export {
  evaluate,
  inSampleInputs,
  type EvaluationInput,
  type EvaluationResult,
  type TransferColumns,
} from './evaluate.ts';
export { evaluateTrace, type TracedTransfers, type TraceTruth } from './evaluate-trace.ts';
export { type AccountFindings } from './evaluate-accounts.ts';
export { type FoundMember, type TruthRole } from './evaluate-roles.ts';
export { type FindingFigures } from './evaluate-findings.ts';
export { type Finding } from './findings.ts';
export { isotonicRegression, type IsotonicBlock, type IsotonicPoint } from './isotonic.ts';
export { parseTruth, type TruthFile, type TruthSource } from './parse-truth.ts';
export {
  truthOf,
  truthReferences,
  type ResolvedTruth,
  type Truth,
  type TruthFiles,
  type TruthReferences,
  type TruthRing,
} from './truth.ts';
export { verdictsOn, type FindingVerdict, type RingVerdict, type Verdicts } from './verdicts.ts';
