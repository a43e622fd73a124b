import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { CommandHead, DecideInput, EventHead, LawContext, RecordHead, RecordModule, Clock } from '../record.ts';
import { termClock } from '../term-clock.ts';

/** What the report is about. Kept inside the record, never in its head, so that nothing that looks a person or a case up finds it. */
export interface ReportSubject {
  readonly customerId: string;
  readonly accounts: readonly string[];
  /** Codes of the annex of 银发〔2016〕261号 (K1, Z3 …) or of the platform; several, as the annex demands. */
  readonly features: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly findingId?: string;
}

export type ReportConclusion = 'suspicious' | 'explained';

export interface ReportAnalysis {
  readonly by: string;
  readonly atMs: number;
  readonly text: string;
  readonly conclusion: ReportConclusion;
}

/** A report as it was handed in; the program hands nothing in. */
export interface Submission {
  readonly atMs: number;
  readonly reference: string;
}

export interface SuspiciousReportState extends RecordHead {
  readonly kind: 'suspicious-report';
  readonly subject: ReportSubject;
  readonly stage: 'drafted' | 'analysed' | 'approved' | 'submitted' | 'dropped' | 'watch-ended';
  readonly draftedBy: string;
  readonly analyses: readonly ReportAnalysis[];
  readonly submissions: readonly Submission[];
  /** From when the next look is counted; absent: none is due. */
  readonly watchFromMs?: number;
  /** The look is due and was not taken. */
  readonly isLookDue: boolean;
}

export type SuspiciousReportCommand = CommandHead &
  (
    | {
        readonly type: 'suspicious-report.draft';
        readonly region: string;
        /** The reporting institution. */
        readonly institution: string;
        readonly subject: ReportSubject;
      }
    | { readonly type: 'suspicious-report.analyse'; readonly text: string; readonly conclusion: ReportConclusion }
    | { readonly type: 'suspicious-report.approve'; readonly reason: string }
    | { readonly type: 'suspicious-report.send-back'; readonly reason: string }
    | { readonly type: 'suspicious-report.drop'; readonly reason: string }
    | { readonly type: 'suspicious-report.record-submission'; readonly reference: string }
    | {
        readonly type: 'suspicious-report.follow-up';
        readonly text: string;
        readonly outcome: 'report-again' | 'watch-on' | 'end-watch';
      }
  );

export type SuspiciousReportEvent = EventHead &
  (
    | {
        readonly type: 'suspicious-report.drafted';
        readonly region: string;
        readonly institution: string;
        readonly subject: ReportSubject;
      }
    | { readonly type: 'suspicious-report.analysed'; readonly text: string; readonly conclusion: ReportConclusion }
    | { readonly type: 'suspicious-report.approved'; readonly reason: string }
    | { readonly type: 'suspicious-report.sent-back'; readonly reason: string }
    | { readonly type: 'suspicious-report.dropped'; readonly reason: string }
    | { readonly type: 'suspicious-report.submitted'; readonly reference: string }
    | {
        readonly type: 'suspicious-report.followed-up';
        readonly text: string;
        readonly outcome: 'report-again' | 'watch-on' | 'end-watch';
      }
    | { readonly type: 'suspicious-report.look-due' }
  );

type Input = DecideInput<SuspiciousReportState, SuspiciousReportCommand>;

/**
 * The draft of a suspicious-transaction report, which lies apart (反洗钱法 35, 银发〔2017〕117号): manual analysis first, approval by
 * another person, handed in outside, looked at again at intervals. Problems: `report-accounts-missing`, `report-features-missing`,
 * `report-period-reversed`, `report-analysis-missing`, `report-reference-missing`, `report-stage` (values `stage`, `needed`),
 * `reason-missing`.
 */
export const suspiciousReportRecord: RecordModule<
  SuspiciousReportState,
  SuspiciousReportCommand,
  SuspiciousReportEvent
> = {
  kind: 'suspicious-report',
  isSecret: true,
  begins: ['suspicious-report.draft'],
  commands: [
    'suspicious-report.draft',
    'suspicious-report.analyse',
    'suspicious-report.approve',
    'suspicious-report.send-back',
    'suspicious-report.drop',
    'suspicious-report.record-submission',
    'suspicious-report.follow-up',
  ],
  headOf: (command) =>
    command.type === 'suspicious-report.draft'
      ? { region: command.region, agencies: [command.institution] }
      : { region: '', agencies: [] },
  decide,
  evolve,
  clocks,
  fire: () => [{ type: 'suspicious-report.look-due' }],
};

function decide({ state, command, context }: Input): Result<readonly EventHead[]> {
  const done = (payload: Payload) => ok([makeEvent(command.record, context, payload)]);
  if (command.type === 'suspicious-report.draft') return draft(command, done);
  if (state === undefined) return fail('record-unknown', { ...command.record });
  const { stage } = state;
  const at = (needed: string) => fail('report-stage', { stage, needed });
  switch (command.type) {
    case 'suspicious-report.analyse':
      if (stage !== 'drafted' && stage !== 'analysed') return at('drafted');
      if (command.text.trim() === '') return fail('report-analysis-missing');
      return done({ type: 'suspicious-report.analysed', text: command.text, conclusion: command.conclusion });
    case 'suspicious-report.approve':
      if (stage !== 'analysed' || state.analyses.at(-1)?.conclusion !== 'suspicious') return at('analysed');
      return withReason(command, () => done({ type: 'suspicious-report.approved', reason: command.reason }));
    case 'suspicious-report.send-back':
      if (stage !== 'analysed') return at('analysed');
      return withReason(command, () => done({ type: 'suspicious-report.sent-back', reason: command.reason }));
    case 'suspicious-report.drop':
      if (stage !== 'drafted' && stage !== 'analysed') return at('drafted');
      if (state.analyses.length === 0) return fail('report-analysis-missing');
      return withReason(command, () => done({ type: 'suspicious-report.dropped', reason: command.reason }));
    case 'suspicious-report.record-submission':
      if (stage !== 'approved') return at('approved');
      if (command.reference.trim() === '') return fail('report-reference-missing');
      return done({ type: 'suspicious-report.submitted', reference: command.reference });
    case 'suspicious-report.follow-up':
      if (stage !== 'submitted') return at('submitted');
      if (command.text.trim() === '') return fail('report-analysis-missing');
      return done({ type: 'suspicious-report.followed-up', text: command.text, outcome: command.outcome });
  }
}

type Payload = PayloadOf<SuspiciousReportEvent>;
type PayloadOf<E> = E extends EventHead ? Omit<E, Exclude<keyof EventHead, 'type'>> : never;

function draft(
  command: Extract<SuspiciousReportCommand, { type: 'suspicious-report.draft' }>,
  done: (payload: Payload) => Result<readonly EventHead[]>,
): Result<readonly EventHead[]> {
  const { subject, region, institution } = command;
  if (subject.accounts.length === 0) return fail('report-accounts-missing');
  if (subject.features.length === 0) return fail('report-features-missing');
  if (subject.toMs < subject.fromMs) return fail('report-period-reversed');
  return done({ type: 'suspicious-report.drafted', region, institution, subject });
}

function withReason(
  command: { readonly type: string; readonly reason: string },
  next: () => Result<readonly EventHead[]>,
): Result<readonly EventHead[]> {
  return command.reason.trim() === '' ? fail('reason-missing', { command: command.type }) : next();
}

function evolve(state: SuspiciousReportState | undefined, event: SuspiciousReportEvent): SuspiciousReportState {
  if (event.type === 'suspicious-report.drafted')
    return {
      kind: 'suspicious-report',
      id: event.record.id,
      region: event.region,
      agencies: [event.institution],
      subject: event.subject,
      stage: 'drafted',
      draftedBy: event.by.id,
      analyses: [],
      submissions: [],
      isLookDue: false,
    };
  if (state === undefined) throw new Error(`${event.type} without a draft`);
  const { watchFromMs: _, ...rest } = state;
  switch (event.type) {
    case 'suspicious-report.analysed':
      return {
        ...state,
        stage: 'analysed',
        analyses: [
          ...state.analyses,
          { by: event.by.id, atMs: event.atMs, text: event.text, conclusion: event.conclusion },
        ],
      };
    case 'suspicious-report.approved':
      return { ...state, stage: 'approved' };
    case 'suspicious-report.sent-back':
      return { ...state, stage: 'drafted' };
    case 'suspicious-report.dropped':
      return { ...state, stage: 'dropped' };
    case 'suspicious-report.submitted':
      return {
        ...state,
        stage: 'submitted',
        submissions: [...state.submissions, { atMs: event.atMs, reference: event.reference }],
        watchFromMs: event.atMs,
        isLookDue: false,
      };
    case 'suspicious-report.followed-up':
      if (event.outcome === 'watch-on') return { ...state, watchFromMs: event.atMs, isLookDue: false };
      return { ...rest, stage: event.outcome === 'end-watch' ? 'watch-ended' : 'drafted', isLookDue: false };
    case 'suspicious-report.look-due':
      return { ...state, isLookDue: true };
  }
}

function clocks({ stage, watchFromMs, isLookDue }: SuspiciousReportState, law: LawContext): readonly Clock[] {
  if (stage !== 'submitted' || watchFromMs === undefined || isLookDue) return [];
  const rule = 'str-followup-months';
  return [termClock({ code: 'suspicious-report-look', rule, effect: 'alarm', fromMs: watchFromMs }, law)];
}
