export { type CaseView, type ReportColumns } from './case-view.ts';
export { detectCase, type Detection } from './detect-case.ts';
export { type Hit } from './hits.ts';
export { DETECTORS } from './registry.ts';
export { type Ring, type RingMember } from './rings.ts';
export { runDetectors, type DetectOptions, type DetectorRun } from './run-detectors.ts';
export { BANDS, FAMILIES, indexOf, type Damping, type Reason, type ScoreTable } from './score.ts';
export { SIGNAL_CODES, type SignalCode } from './signal-codes.ts';
