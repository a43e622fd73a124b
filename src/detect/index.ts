export {
  RING_ROLES,
  type Ring,
  type RingCard,
  type RingLinks,
  type RingMember,
  type RingRole,
  type RingStop,
  type RoleShare,
} from './assembly/index.ts';
export { TRADE_GUARDS } from './assembly/subjects.ts';
export {
  CONTROL_KIND,
  type CaseView,
  type ControlColumns,
  type EntryFacts,
  type GuardedColumns,
  type NetworkColumns,
  type OpeningColumns,
  type ReportColumns,
} from './case-view.ts';
export { controlPeers, type ControlOptions, type ControlPairs, type ControlPeers } from './control-links.ts';
export { assembleDetection, detectCase, guardCase, type CaseOptions, type Detection } from './detect-case.ts';
export {
  GUARDS,
  PARAMETER_OWNERS,
  VOID_REASONS,
  type GuardFinding,
  type GuardId,
  type GuardTable,
  type ParameterOwner,
  type VoidReason,
} from './guards/index.ts';
export { isSmall } from './expected-precision.ts';
export { type Hit } from './hits.ts';
export { adoptPattern, novelEdges, patternData, patternGraph, type PatternData } from './pattern-graph.ts';
export { DETECTORS } from './registry.ts';
export { planDetectors, runPlanned, type DetectOptions, type DetectorRun, type PlannedRun } from './run-detectors.ts';
export { BANDS, FAMILIES, indexOf, type Damping, type Reason, type ScoreTable } from './score.ts';
export { sensitivityTable, type SensitivityRow } from './sensitivity.ts';
export { SIGNAL_CODES, type SignalCode } from './signal-codes.ts';
export { chanceSearches, lowerByChance } from './chance/index.ts';
