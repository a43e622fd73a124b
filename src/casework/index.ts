export {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  PURPOSES,
  ROLES,
  type Actor,
  type Agency,
  type AgencyKind,
  type AgencyLevel,
  type Purpose,
  type Role,
} from './actor.ts';
export {
  chainOf,
  entriesOfEvents,
  type AuditChainName,
  type AuditEntry,
  type EventEntry,
  type ReadEntry,
} from './audit/audit-entry.ts';
export { type ReadRecord } from './audit/read-record.ts';
export { canonicalJson } from './audit/canonical-json.ts';
export {
  append,
  CHAIN_START,
  seal,
  verifyChain,
  type ChainBreak,
  type ChainHead,
  type ChainState,
  type Checkpoint,
  type Digest,
  type Sealed,
} from './audit/chain.ts';
export { APPEAL_BASES, type AppealBasis, type RemedyRule } from './appeals/appeal-bases.ts';
export { type AppealFile } from './appeals/appeal-file.ts';
export {
  PAPER_KINDS,
  UPHELD_GROUNDS,
  type AppealCommand,
  type AppealEvent,
  type AppealState,
  type Contested,
  type Decision as AppealDecision,
  type FiledAs,
  type ItemCheck,
  type PaperKind,
  type Reply as AppealReply,
  type Remedy,
  type UpheldGround,
} from './appeals/appeal.ts';
export { type RestoreTimes } from './appeals/restore-times.ts';
export { evolve, replay } from './casework.ts';
export { type Command } from './command.ts';
export { step } from './decide.ts';
export { type Delivery, type DeliveryReceipt } from './delivery.ts';
export { type Feedback } from './detector-feedback/detector-feedback.ts';
export { type DetectorStatistics } from './detector-feedback/detector-statistics.ts';
export {
  FEEDBACK_OUTCOMES,
  type DetectorEvent,
  type DetectorState,
  type FeedbackOutcome,
} from './detector-feedback/detector.ts';
export { elapse, runningClocks, type Elapsed, type RunningClock } from './elapse.ts';
export {
  type ExhibitEnd,
  type ExhibitItem,
  type ExhibitKind,
  type ExhibitQuantity,
  type ExhibitState,
  type ExhibitTotal,
} from './exhibits/exhibit.ts';
export { type ExhibitCommand, type ExhibitEvent } from './exhibits/exhibit-events.ts';
export { type ApplicableTexts, type TextStanding } from './facts/applicable-texts.ts';
export { type FactsTransfer } from './facts/card-flows.ts';
export {
  type CardFacts,
  type CardFlows,
  type FactsInput,
  type LawfulMoney,
  type VerifiedFraud,
} from './facts/facts-input.ts';
export {
  factsSheet,
  type ConditionCompared,
  type FactsSheet,
  type SheetFactEntry,
  type ThresholdCompared,
  type ThresholdVerdict,
} from './facts/facts-sheet.ts';
export { type Figure } from './facts/figures.ts';
export { type FindingRef } from './finding-ref.ts';
export { type MeasuredAccount } from './measures/account.ts';
export { passes, FOUR_FIELDS, type FieldCheck, type FourField, type FourFieldCheck } from './measures/four-fields.ts';
export { type ListedAccount } from './measures/listed-accounts.ts';
export { type MeasureCommand } from './measures/measure-commands.ts';
export { type MeasureAlarm, type MeasureEvent, type MeasureEventPayloads } from './measures/measure-events.ts';
export {
  type EndCause,
  type Freeze,
  type HolderNotice,
  type Listing,
  type MeasureDelivery,
  type MeasureInstruction,
  type MeasureState,
  type OthersLimit,
  type RiskMeasure,
  type Stop,
  type StopApplication,
  type StopRequest,
} from './measures/measure-state.ts';
export { standingMeasures, type StandingEffect, type StandingMeasure } from './measures/standing.ts';
export { type MessageDirection, type MessageField, type MessageRule } from './messages/message-codes.ts';
export { type ApplicationType, type Urgency } from './messages/message-vocabulary.ts';
export { type OrderSigning, type Signer } from './messages/order-message.ts';
export { type CheckedMessage, type PlatformMessage } from './messages/platform-message.ts';
export {
  type ListedHolder,
  type ListedTransaction,
  type SuspiciousListReport,
} from './messages/suspicious-list-message.ts';
export { type ChainRole } from './leads/chain-role.ts';
export {
  type HeldTask,
  type LeadDispatch,
  type LeadReason,
  type LeadReasonCode,
  type LeadResult,
  type LeadSource,
  type LeadSourceLevel,
  type LeadState,
  type LeadSubject,
  type Verification,
} from './leads/lead.ts';
export { type LeadCommand, type LeadEvent, type NewDispatch } from './leads/lead-events.ts';
export { type LeadQuality, type Proportion, type SourceQuality } from './leads/lead-quality.ts';
export { type LeadFigures, type RegionFigures } from './leads/lead-statistics.ts';
export { namesReport } from './names-report.ts';
export {
  type CountedItems,
  type Item,
  type ItemKind,
  type ItemOnRecord,
  type PersonFact,
  type PersonState,
} from './people/person.ts';
export { type PersonCommand, type PersonEvent } from './people/person-events.ts';
export { type MayInput, type Target } from './permissions/may.ts';
export { type Permission, type Scope } from './permissions/permission.ts';
export { readable, tellable, type Reader } from './permissions/may-read.ts';
export { PERMISSIONS } from './permissions/table.ts';
export { casePackage, type CasePackage, type PackageInput } from './package/case-package.ts';
export { accessAnswer, type AccessAnswer } from './privacy/access-answer.ts';
export { type DecisionExplained } from './privacy/explain-decision.ts';
export { type AssessmentSection } from './privacy/impact-assessment.ts';
export { PRIVACY_ASKS, REFUSAL_GROUNDS, type PrivacyAsk, type RefusalGround } from './privacy/refusal-grounds.ts';
export {
  type PrivacyAnswer,
  type PrivacyRequestCommand,
  type PrivacyRequestEvent,
  type PrivacyRequestState,
  type PrivacyResult,
  type Standing,
  type Withheld,
} from './privacy/privacy-request.ts';
export { type DataClass, type Retention } from './privacy/retention.ts';
export { allRecords, recordOf } from './record-of.ts';
export {
  type Casework,
  type Clock,
  type CommandHead,
  type Context,
  type EventHead,
  type RecordHead,
  type RecordKind,
  type RecordRef,
} from './record.ts';
export {
  type BankAccount,
  type ReturnAllocationGiven,
  type ReturnObjection,
  type ReturnPayment,
  type ReturnShareGiven,
  type ReturnState,
  type ReturnVictim,
} from './returns/return-state.ts';
export { type ReturnCommand, type ReturnEvent } from './returns/return-commands.ts';
export { type OutcomeGiven, type ScreeningCommand, type ScreeningEvent } from './screening/screening-record.ts';
export { type ScreeningOutcome, type ScreeningState, type ScreeningStatus } from './screening/screening-state.ts';
export { type SelfCheckAnswer } from './self-check/self-check-answer.ts';
export { type SelfCheckCommand, type SelfCheckEvent, type SelfCheckState } from './self-check/self-check.ts';
export { type ActCount, type ActFigures, type ActLine, type NotCounted, type Reach } from './sanctions/count-acts.ts';
export { type PublicationRefusal } from './sanctions/publication-gate.ts';
export {
  type ActItem,
  type Conviction,
  type Offence,
  type SanctionAct,
  type Sentence,
} from './sanctions/sanction-act.ts';
export { type OrderRequest, type SanctionCommand } from './sanctions/sanction-commands.ts';
export { type SanctionEvent } from './sanctions/sanction-events.ts';
export { type SanctionFigure, type SanctionFigures, type SanctionRegion } from './sanctions/sanction-statistics.ts';
export {
  type CreditList,
  type CreditReport,
  type Determination,
  type KeptService,
  type SanctionBasis,
  type SanctionChoice,
  type SanctionMeasure,
  type SanctionOrder,
  type SanctionStage,
  type SanctionState,
  type SanctionSubject,
  type Sector,
} from './sanctions/sanction.ts';
export {
  type NoticeAct,
  type NoticeAppeal,
  type NoticeMeasure,
  type SanctionNotice,
} from './sanctions/sanction-notice.ts';
export { type LegalSettingState } from './settings/legal-setting.ts';
export {
  type ReportAnalysis,
  type ReportConclusion,
  type ReportSubject,
  type SuspiciousReportCommand,
  type SuspiciousReportEvent,
  type SuspiciousReportState,
} from './suspicious-reports/suspicious-report.ts';
export { type TelecomCommand, type TelecomEvent } from './telecom/telecom-commands.ts';
export {
  type RestrictionDegree,
  type TelecomNotice,
  type TelecomNumber,
  type TelecomState,
  type VerificationMethod,
  type VerificationResult,
} from './telecom/telecom-state.ts';
export { type Reporter, type TipEnd, type TipReceiptState, type TipState, type TipTopic } from './tips/tip.ts';
export { type TipCommand, type TipEvent } from './tips/tip-events.ts';
export { type Suspected } from './warnings/potential-victim.ts';
export {
  type Attempt,
  type AttemptResult,
  type Channel,
  type Payment,
  type PotentialVictim,
  type WarningLevel,
  type WarningOutcome,
  type WarningSource,
  type WarningState,
} from './warnings/warning.ts';
export { type WarningCommand, type WarningEvent } from './warnings/warning-events.ts';
