export {
  ACCOUNT_GUARD,
  CONTROL_KIND,
  EDGE_GUARD,
  type CaseView,
  type ControlColumns,
  type EntryFacts,
  type GuardedColumns,
  type OpeningColumns,
  type ReportColumns,
} from './case-view.ts';
export {
  CONTROL_MAXIMUM_ACCOUNTS,
  controlPeers,
  type ControlOptions,
  type ControlPairs,
  type ControlPeers,
} from './control-links.ts';
export { assembleDetection, detectCase, type CaseOptions, type Detection } from './detect-case.ts';
export { type Hit } from './hits.ts';
export { adoptPattern, patternData, type PatternData } from './pattern-graph.ts';
export { DETECTORS } from './registry.ts';
export { type Ring, type RingMember } from './rings.ts';
export { planDetectors, type DetectOptions, type DetectorRun, type PlannedRun } from './run-detectors.ts';
export { BANDS, FAMILIES, familyWeight, indexOf, type Damping, type Reason, type ScoreTable } from './score.ts';
export { SIGNAL_CODES, type SignalCode } from './signal-codes.ts';
