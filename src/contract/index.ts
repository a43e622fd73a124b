export {
  evaluationSchema,
  type Classification,
  type Evaluation,
  type Matched,
  type RoleFigures,
} from './evaluation.ts';
export {
  FINDINGS_SCHEMA,
  findingsSchema,
  type FamilyScore,
  type FindingHit,
  type FindingReason,
  type FindingRing,
  type Findings,
  type FindingsRun,
  type FindingSubject,
  type ProtectionNotice,
} from './findings.ts';
export {
  importReportSchema,
  type ImportedFile,
  type ImportReport,
  type LegCounts,
  type RowCounts,
} from './import-report.ts';
export { type FindingPool } from './pool.ts';
export { PUBLISHED_SCHEMAS, publishedJsonSchema } from './published-schemas.ts';
export { runSchema, type RunDetector, type RunFile, type RunParameter, type RunStage } from './run.ts';
export type { Frozen } from './shared-shapes.ts';
export { traceEvaluationSchema, type TraceEvaluation, type TraceFigures } from './trace-evaluation.ts';
export { traceRunSchema, type TraceRun } from './trace-run.ts';
export { traceSchema, type Trace } from './trace.ts';
export { returnSchema, type ReturnProposal } from './return-proposal.ts';
