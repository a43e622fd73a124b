import type { Agency, AgencyLevel } from '../actor.ts';
import type { Delivery } from '../delivery.ts';
import type { Casework, RecordHead } from '../record.ts';
import type { ChainRole } from './chain-role.ts';

/** Who gave the lead: a level of police, a campaign, an institution, a finding of this program, a tip. */
export const LEAD_SOURCES = [
  'ministry',
  'province',
  'city',
  'county',
  'campaign',
  'institution',
  'finding',
  'tip',
] as const;
export type LeadSourceLevel = (typeof LEAD_SOURCES)[number];

export interface LeadSource {
  readonly level: LeadSourceLevel;
  /** Agency id of whoever gave it and is told the result; a run for a finding, a record id for a tip. */
  readonly issuer: string;
  /** Number under which the issuer keeps it. */
  readonly number?: string;
  readonly dateMs: number;
}

export interface LeadSubject {
  readonly kind: 'person' | 'account' | 'number';
  /** Person id, account number, telephone number. */
  readonly id: string;
  /** Back from a high-risk region. It is seen, and gives no reason for anything. */
  readonly isReturnee: boolean;
  /** Indications only; several at once, and no ground for anything. */
  readonly roles?: readonly ChainRole[];
}

/** What an entered lead may rest on. `other-fact` needs a note, and is not enough where a subject is a returnee. */
export const LEAD_REASONS = [
  'case-account',
  'victim-report',
  'card-trade',
  'seized-exhibit',
  'call-records',
  'transfers',
  'cash-movement',
  'sim-box-site',
  'recruiting',
  'statement',
  'institution-report',
  'tip',
  'other-fact',
] as const;
export type LeadReasonCode = (typeof LEAD_REASONS)[number];

export interface LeadReason {
  /** One of `LEAD_REASONS`, or a reason code of a finding. */
  readonly code: string;
  readonly note: string;
  readonly origin: 'finding' | 'entered';
}

/** 查实, 查否, 无法核查, 重复, 其他地区. */
export const LEAD_RESULTS = ['confirmed', 'not-confirmed', 'cannot-verify', 'duplicate', 'other-region'] as const;
export type LeadResult = (typeof LEAD_RESULTS)[number];

export interface Verification {
  readonly result: LeadResult;
  readonly note: string;
  /** GB/T 2260 code, for `other-region`. */
  readonly otherRegion?: string;
  /** Lead id, for `duplicate`. */
  readonly duplicateOf?: string;
  readonly atMs: number;
  readonly by: string;
}

export type DispatchStatus = 'dispatched' | 'signed' | 'returned' | 'fed-back' | 'accepted' | 'recalled';

/**
 * One agency's task. The owner's own stands first, without `from`; every other comes from an agency that holds the lead. `dispatched`
 * waits for the signature, `signed` and `returned` for the feedback, `fed-back` for whoever dispatched.
 */
export interface LeadDispatch {
  readonly id: string;
  readonly from?: Agency;
  /** Id of the task from which it was dispatched. */
  readonly parent?: string;
  readonly to: Agency;
  readonly path: 'own' | 'down' | 'over';
  readonly status: DispatchStatus;
  readonly atMs: number;
  /** When the term that runs now began: dispatch, signature, return, or the last alarm. */
  readonly termFromMs: number;
  readonly verification?: Verification;
  readonly returns: number;
  readonly alarms: readonly LeadAlarm[];
  /** Level that was last told of the delay that runs now; absent: none was. */
  readonly told?: AgencyLevel;
  /** For each signature and feedback: inside its term; left out where no term was set. */
  readonly timely: readonly boolean[];
}

export interface LeadAlarm {
  readonly code: LeadClockCode;
  /** Level that is told: the next above the one told before. */
  readonly level: AgencyLevel;
  readonly atMs: number;
}

export type LeadClockCode = 'lead-unsigned' | 'lead-no-feedback' | 'lead-report-unreceived';

export interface LeadState extends RecordHead {
  readonly kind: 'lead';
  readonly source: LeadSource;
  readonly enteredMs: number;
  readonly owner: Agency;
  readonly subjects: readonly LeadSubject[];
  readonly reasons: readonly LeadReason[];
  /** The owner's own task first, then the dispatches in order. */
  readonly dispatches: readonly LeadDispatch[];
  /** What became of the finding since: it gives other reasons, or is not found any more. */
  readonly findingChange?: 'changed' | 'gone';
  readonly status: 'open' | 'closed';
  readonly closure?: { readonly result: LeadResult; readonly reason: string; readonly atMs: number };
  readonly reopenings: number;
  /** The result as told to the issuer, with the receipt (反电信网络诈骗法 26). */
  readonly reports: readonly Delivery[];
  /** Reports for which the missing receipt was already warned of. */
  readonly alarmedReports: readonly string[];
}

export function leadOf(casework: Casework, id: string): LeadState | undefined {
  return casework.lead?.get(id) as LeadState | undefined;
}

export function leadsOf(casework: Casework): readonly LeadState[] {
  return [...((casework.lead ?? new Map()) as ReadonlyMap<string, LeadState>).values()];
}

/** The task that an agency holds now: its last one that is neither finished nor recalled. */
export function heldBy({ dispatches }: LeadState, agency: string): LeadDispatch | undefined {
  return dispatches.findLast(({ to, status }) => to.id === agency && status !== 'accepted' && status !== 'recalled');
}

export interface HeldTask {
  readonly lead: LeadState;
  readonly task: LeadDispatch;
}

/** What lies with an agency: to sign for, to verify, to feed back or to close; the longest waiting first. */
export function tasksOf(casework: Casework, agency: string): readonly HeldTask[] {
  return leadsOf(casework)
    .filter(({ status }) => status === 'open')
    .flatMap((lead) => {
      const task = heldBy(lead, agency);
      return task === undefined || task.status === 'fed-back' ? [] : [{ lead, task }];
    })
    .toSorted((a, b) => a.task.termFromMs - b.task.termFromMs);
}

/** What an agency dispatched on and has not finished. */
export function openUnder({ dispatches }: LeadState, task: string): readonly LeadDispatch[] {
  return dispatches.filter(({ parent, status }) => parent === task && status !== 'accepted' && status !== 'recalled');
}
