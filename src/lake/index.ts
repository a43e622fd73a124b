export { accountTimelines, type AccountTimeline } from './account-timelines.ts';
export { buildCaseView, type BuiltCaseView, type CaseViewOptions } from './build-case-view.ts';
export {
  buildMoneyView,
  currenciesOf,
  movedNothing,
  type MoneyView,
  type MoneyViewCounts,
} from './build-money-view.ts';
export { type Column, type Engine, type NumericArray, type SqlRow, type SqlValue } from './engine.ts';
export { evidenceOf, evidenceRows, type EvidenceRow, type PartyShown, type TransferEvidence } from './evidence.ts';
export { EXPORT_TABLES, type ExportTable } from './export-queries.ts';
export { exportTable, type ExportOptions } from './export-table.ts';
export { accountIdentities, type MaskOptions } from './identities.ts';
export { birthDays } from './holder-births.ts';
export { makeFolder } from './make-folder.ts';
export { tieReports, workspaceReports, type ReportLine, type TiedReport } from './match-reports.ts';
export { nearestCredits, type CreditStart, type FoundCredit } from './nearest-credit.ts';
export { companionLines } from './read-companion.ts';
export { textMasker } from './masked-texts.ts';
export { protectedHolders } from './protected-holders.ts';
export { withSpan } from './span.ts';
export { resolveSources, type SourceReference } from './resolve-sources.ts';
export { SCHEMA_VERSION } from './schema.ts';
export { type AccountGroups } from './tables/group-flow.ts';
export { investigatorTables, type BuiltTables, type InvestigatorTableOptions } from './tables/investigator-tables.ts';
export {
  closeWorkspace,
  deleteWorkspace,
  openWorkspace,
  workspaceInfo,
  type OpenOptions,
  type Workspace,
  type WorkspaceInfo,
} from './workspace.ts';
export { engineVersion, inputFiles, type InputFile } from './input-files.ts';
export { readScores, writeScores, type ScoreColumns } from './scores.ts';
export { keepSkipped } from './skipped.ts';
export { accountsById, accountTable, transferTable, type AccountTable, type TransferTable } from './lookups.ts';
export { appendAccess, verifyAccessLog, type AccessEntry, type AccessLogState } from './access-log.ts';
export { deriveTransfers, type DeriveCounts, type DeriveOptions, type DeriveStage } from './derive.ts';
export { importReport } from './import-report.ts';
export { openLanes, type LoadLanes } from './load-lanes.ts';
export { type LoadSource } from './load-source.ts';
export { isDerived, isLoaded, type LoadReport } from './load-table.ts';
export { tableHashes } from './table-hashes.ts';
export { writeFeatures, type FeatureOptions } from './write-features.ts';
export { writeRejected } from './write-rejected.ts';
export { resolveAccounts } from './resolve-accounts.ts';
export { readMeta, writeMeta } from './workspace.ts';
export { payeeFields, type PayeeFields, type SideFields } from './leg-fields.ts';
