export {
  isDamagedNumber,
  looksLikeBankCard,
  luhnRemainder,
  maskNumber,
  normaliseNumber,
  type AccountNumber,
} from './account-number.ts';
export { ACCOUNT_FLAG, ACCOUNT_KIND, type AccountColumns } from './accounts.ts';
export {
  addMeasured,
  measured,
  type AccountTurnover,
  type AmountMeasure,
  type CardTurnover,
  type CaseValue,
  type Measured,
  type OneWayInflow,
  type PlatformTurnover,
  type SettlementAmount,
  type UnlawfulGain,
} from './amount-measures.ts';
export {
  addWorkingDays,
  dayOf,
  isWorkingDay,
  parseCalendar,
  workingDaysBetween,
  type CalendarKind,
  type CalendarTable,
} from './calendar.ts';
export { CURRENCIES, currencyOf, minorUnitExponent, type Currency } from './currencies.ts';
export {
  FAMILY_CEILING,
  TYPOLOGIES,
  type Band,
  type Detector,
  type DetectorOutput,
  type Family,
  type HitDraft,
  type ParameterDescriptor,
  type ParameterValue,
  type Parameters,
  type PoolMeasures,
  type PoolSession,
  type Preset,
  type SignalDraft,
  type Typology,
} from './detection.ts';
export { ANNEX_FEATURES, FEATURE_CODES, type AnnexFeature, type FeatureCode } from './feature-codes.ts';
export { ageAt, parseResidentId, parseUscc, residentIdCheck, usccCheck, type ResidentId } from './identity-number.ts';
export { formatInstant, parseInstant, parseInstantParts, type Instant, type InstantOptions } from './instant.ts';
export { institutionOf } from './institution.ts';
export {
  type AccountIdentity,
  type ChangeRow,
  type CommonCounterpartyRow,
  type FlowRow,
  type GroupFlowRow,
  type InvestigatorTables,
  type NextLevelRow,
  type QualityRow,
} from './investigator-tables.ts';
export { isPersonName, nameMasker } from './mask-names.ts';
export { maskName, maskText, TEXT_MASKS } from './mask-text.ts';
export { formatAmount, formatHeadlineAmount, parseAmount, type ParsedAmount } from './money.ts';
export { CHINA_OFFSET_MS, TIME_PRECISION, TIME_PRECISION_MS, type TimePrecision } from './precision.ts';
export { fail, ok, type Problem, type Result } from './result.ts';
export {
  COMPANION_FIELDS,
  STATEMENT_FIELDS,
  TRANSFER_FIELDS,
  type FormatInfo,
  type RejectedRecord,
  type SkippedSource,
  type SourceTable,
  type SpoolReport,
  type StatementField,
  type TableKind,
  type TransferField,
} from './source-table.ts';
export { type Bilingual, type Language } from './text.ts';
export { wilsonInterval } from './wilson-interval.ts';
