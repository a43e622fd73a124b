export { padDisplay } from './display-width.ts';
export { factsSheetFormOf } from './facts-sheet-form-of.ts';
export { compareCurrencies } from './currency-order.ts';
export { permissionsDocument } from './permissions-document.ts';
export { reportPageCount, reportPageName } from './html/page.ts';
export { renderReportHtml } from './html/render-report-html.ts';
export {
  AROUND_LIMIT,
  PICTURE_LIMIT,
  TIMELINE_LIMIT,
  type AroundAccount,
  type EvidenceRow,
  type FlowPicture,
  type NotSuspected,
  type PartyLabel,
  type PictureEdge,
  type PictureNode,
  type ReportData,
  type Timeline,
} from './report-data.ts';
export { traceSummary } from './trace-summary.ts';
export { renderTraceHtml } from './trace-html/render-trace-html.ts';
export { type TraceData, type TracePolicy } from './trace-data.ts';
export { terminalSummary, type TerminalOptions } from './terminal-summary.ts';
export { problemText, rejectedReason } from './texts/problem-text.ts';
export { reasonText } from './texts/reason-text.ts';
export { writeFindingsXlsx } from './xlsx/write-findings-xlsx.ts';
export { writeTraceXlsx } from './xlsx/write-trace-xlsx.ts';
export { type DocumentBlock, type DocumentDraft } from './documents/document-block.ts';
export { factsSheetDraft } from './documents/facts-sheet-draft.ts';
export { type FactsSheetForm } from './documents/facts-sheet-form.ts';
export { type ReturnForms, type ReturnFormVictim, type StopRequestForm } from './documents/form-data.ts';
export { type FormStamp } from './documents/form-words.ts';
export { returnFormDrafts } from './documents/return-form-drafts.ts';
export { sanctionNoticeDraft } from './documents/sanction-notice-draft.ts';
export { type SanctionNoticeForm } from './documents/sanction-notice-form.ts';
export { sanctionNoticeForm } from './documents/sanction-notice-form-of.ts';
export { stopRequestDraft } from './documents/stop-request-draft.ts';
export { stopRequestForm } from './documents/stop-request-form-of.ts';
export { DOCUMENT_FORMATS, writeDocument, type DocumentFormat } from './documents/write-document.ts';
export { freezeWords, outflowWords } from './texts/freeze-words.ts';
export { policyName } from './texts/trace-texts.ts';
export { writeReturnXlsx } from './xlsx/write-return-xlsx.ts';
export { returnSummary } from './return-summary.ts';
export {
  lawCompareSummary,
  lawTermSummary,
  lawValuesSummary,
  valueStanding,
  type TermShown,
} from './law-compare-summary.ts';
export { lawSummary } from './law-summary.ts';
export { RETURN_TEXTS } from './texts/return-texts.ts';
export { storyText, type StoryShown } from './story-text.ts';
export { STORY_WORDS } from './texts/story-words.ts';
