export {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  CLOCK,
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
  entryOfRead,
  isEventOf,
  type AuditChainName,
  type AuditEntry,
  type EventEntry,
  type ReadEntry,
} from './audit/audit-entry.ts';
export { readRecord, type ReadRecord } from './audit/read-record.ts';
export { canonicalJson } from './audit/canonical-json.ts';
export {
  append,
  CHAIN_START,
  checkpoint,
  seal,
  verifyChain,
  type ChainBreak,
  type ChainHead,
  type ChainState,
  type Checkpoint,
  type Digest,
  type Sealed,
} from './audit/chain.ts';
export { APPEAL_BASES, BASES, type AppealBasis, type RemedyRule } from './appeals/appeal-bases.ts';
export { appealFile, type AppealFile } from './appeals/appeal-file.ts';
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
export { restoreTimes, type RestoreTimes } from './appeals/restore-times.ts';
export { evolve, replay } from './casework.ts';
export { type Command } from './command.ts';
export { decide, step } from './decide.ts';
export { type Delivery, type DeliveryReceipt } from './delivery.ts';
export { detectorFeedback, detectorId, type Feedback } from './detector-feedback/detector-feedback.ts';
export { detectorStatistics, type DetectorStatistics } from './detector-feedback/detector-statistics.ts';
export {
  FEEDBACK_OUTCOMES,
  type DetectorEvent,
  type DetectorState,
  type FeedbackOutcome,
} from './detector-feedback/detector.ts';
export { elapse, runningClocks, type Elapsed, type RunningClock } from './elapse.ts';
export { applicableTexts, type ApplicableTexts, type TextStanding } from './facts/applicable-texts.ts';
export { cardFlows, type FactsTransfer } from './facts/card-flows.ts';
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
export { isSameAccount, type MeasuredAccount } from './measures/account.ts';
export { countedStops } from './measures/decide-stop.ts';
export { approvalLevel } from './measures/decide-freeze.ts';
export { passes, FOUR_FIELDS, type FieldCheck, type FourField, type FourFieldCheck } from './measures/four-fields.ts';
export { listedAccounts, type ListedAccount } from './measures/listed-accounts.ts';
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
  type StopRequest,
} from './measures/measure-state.ts';
export { standingMeasures, type StandingEffect, type StandingMeasure } from './measures/standing.ts';
export { feedbackMessage, readFeedback } from './messages/feedback-message.ts';
export { MESSAGES, type MessageDirection, type MessageField, type MessageRule } from './messages/message-codes.ts';
export { messageAmount, messageTime, readMessageAmount, readMessageTime } from './messages/message-text.ts';
export {
  ACCOUNT_TYPES,
  APPLICATION_TYPES,
  FREEZE_MODES,
  URGENCY,
  type ApplicationType,
  type Urgency,
} from './messages/message-vocabulary.ts';
export { orderMessage, type OrderSigning, type Signer } from './messages/order-message.ts';
export { checkMessage, type CheckedMessage, type PlatformMessage } from './messages/platform-message.ts';
export {
  suspiciousListReport,
  type ListedHolder,
  type ListedTransaction,
  type SuspiciousListReport,
} from './messages/suspicious-list-message.ts';
export {
  LEAD_REASONS,
  LEAD_RESULTS,
  LEAD_SOURCES,
  leadOf,
  leadsOf,
  tasksOf,
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
export { leadsSharing } from './leads/lead-links.ts';
export { type LeadCommand, type LeadEvent, type NewDispatch } from './leads/lead-events.ts';
export {
  leadQuality,
  qualityBySource,
  SMALL_SAMPLE,
  type LeadQuality,
  type Proportion,
  type SourceQuality,
} from './leads/lead-quality.ts';
export {
  addFigures,
  leadStatistics,
  parentRegion,
  type LeadFigures,
  type RegionFigures,
} from './leads/lead-statistics.ts';
export { checkGround } from './leads/returnee.ts';
export {
  countedItems,
  isMinorAt,
  personOf,
  yearsAt,
  type CountedItems,
  type Item,
  type ItemKind,
  type ItemOnRecord,
  type PersonFact,
  type PersonState,
} from './people/person.ts';
export { type PersonCommand, type PersonEvent } from './people/person-events.ts';
export { leniencyFacts, limitNotifiedMs, lostIdentityBefore } from './people/person-facts.ts';
export { may, type MayInput, type Target } from './permissions/may.ts';
export { type Permission, type Scope } from './permissions/permission.ts';
export { mayRead, openRecord, readable, tellable, type Reader } from './permissions/may-read.ts';
export { READS } from './permissions/reads.ts';
export { PERMISSIONS } from './permissions/table.ts';
export { casePackage, exportPackage, type CasePackage, type PackageInput } from './package/case-package.ts';
export { accessAnswer, type AccessAnswer } from './privacy/access-answer.ts';
export { explainDecision, type DecisionExplained } from './privacy/explain-decision.ts';
export { ASSESSMENT_OCCASIONS, IMPACT_ASSESSMENT, type AssessmentSection } from './privacy/impact-assessment.ts';
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
export {
  DATA_CLASSES,
  retentionList,
  retentionOf,
  retentionOfData,
  type DataClass,
  type Retention,
} from './privacy/retention.ts';
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
  RETURN_GROUNDS,
  unpaidShares,
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
export {
  numbersWith,
  outcomeOf,
  SCREENING_OUTCOMES,
  screeningStatus,
  screeningTotals,
  type ScreeningOutcome,
  type ScreeningState,
  type ScreeningStatus,
} from './screening/screening-state.ts';
export { answerOf, selfCheckAnswer, type SelfCheckAnswer } from './self-check/self-check-answer.ts';
export { type SelfCheckCommand, type SelfCheckEvent, type SelfCheckState } from './self-check/self-check.ts';
export {
  countActs,
  hasDisputedItem,
  REACHES,
  type ActCount,
  type ActFigures,
  type ActLine,
  type NotCounted,
  type Reach,
} from './sanctions/count-acts.ts';
export { liftsNotDone } from './sanctions/orders.ts';
export { publicationRefusals, type PublicationRefusal } from './sanctions/publication-gate.ts';
export {
  OFFENCES,
  SENTENCES,
  type ActItem,
  type Conviction,
  type Offence,
  type SanctionAct,
  type Sentence,
} from './sanctions/sanction-act.ts';
export { type OrderRequest, type SanctionCommand } from './sanctions/sanction-commands.ts';
export { type SanctionEvent } from './sanctions/sanction-events.ts';
export {
  isInForce,
  isNotLifted,
  sanctionStatistics,
  type SanctionFigure,
  type SanctionFigures,
  type SanctionRegion,
} from './sanctions/sanction-statistics.ts';
export {
  CREDIT_LISTS,
  KEPT_SERVICES,
  SANCTION_STAGES,
  SECTORS,
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
export { DEGREES_OF_RISK, METHODS_OF_RISK } from './telecom/risk-levels.ts';
export { type TelecomCommand, type TelecomEvent } from './telecom/telecom-commands.ts';
export {
  type RestrictionDegree,
  type TelecomNotice,
  type TelecomNumber,
  type TelecomState,
  type VerificationMethod,
  type VerificationResult,
} from './telecom/telecom-state.ts';
export {
  tipByReceipt,
  withoutReporter,
  type Reporter,
  type TipEnd,
  type TipReceiptState,
  type TipState,
  type TipTopic,
} from './tips/tip.ts';
export { type TipCommand, type TipEvent } from './tips/tip-events.ts';
export { potentialVictimWarning, type Suspected } from './warnings/potential-victim.ts';
export {
  isToHandOver,
  warningList,
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
export { checkWarningText } from './warnings/warning-text.ts';
