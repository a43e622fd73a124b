import type { FindingRef } from '../finding-ref.ts';
import type { CommandHead } from '../record.ts';
import type { MeasuredAccount } from './account.ts';
import type { FourFieldCheck } from './four-fields.ts';
import type {
  BasicService,
  CustomerCheck,
  FreezeOrder,
  Hop,
  Listing,
  PriorFreeze,
  RiskLevel,
  RiskMeasure,
  RiskMeasureKind,
  StopApplication,
} from './measure-state.ts';

/** Opens the record of an account in a case; everything else finds it. */
export interface OpenMeasure extends CommandHead {
  readonly type: 'measure.open';
  readonly account: MeasuredAccount;
  /** GB/T 2260 code of the competent police. */
  readonly region: string;
  /** Others that take part beside the account's institution: the victim's bank, other police. */
  readonly agencies?: readonly string[];
  readonly personId?: string;
  readonly caseNo?: string;
  readonly finding?: FindingRef;
}

export interface RequestStop extends CommandHead {
  readonly type: 'measure.request-stop';
  readonly request: string;
  readonly application: StopApplication;
}

export interface OrderStop extends CommandHead {
  readonly type: 'measure.order-stop';
  readonly stop: string;
  readonly request: string;
  /** Where the police have the account's own rows: what the comparison gave. Else the institution compares. */
  readonly check?: FourFieldCheck;
}

/** 延伸止付 on the next hop. */
export interface OrderExtendedStop extends CommandHead {
  readonly type: 'measure.order-extended-stop';
  readonly stop: string;
  readonly hop: Hop;
  readonly check?: FourFieldCheck;
}

/** 止付延期: the second stop of the account. */
export interface ExtendStop extends CommandHead {
  readonly type: 'measure.extend-stop';
  readonly stop: string;
  readonly extends: string;
}

/** The bank of both sides stops first; the police order follows. The stop begins now. */
export interface StopFirst extends CommandHead {
  readonly type: 'measure.stop-first';
  readonly stop: string;
  readonly request: string;
  readonly check: FourFieldCheck;
}

export interface ConfirmStop extends CommandHead {
  readonly type: 'measure.confirm-stop';
  readonly stop: string;
}

export interface ReleaseStop extends CommandHead {
  readonly type: 'measure.release-stop';
  readonly stop: string;
  readonly reason: string;
}

export interface NoteFalseReport extends CommandHead {
  readonly type: 'measure.note-false-report';
  readonly request: string;
  readonly reason: string;
}

/** What the institution answers to one delivery. */
export interface Feedback extends CommandHead {
  readonly type: 'measure.feedback';
  readonly delivery: string;
  readonly result: 'done' | 'partly' | 'refused';
  readonly reason?: string;
  /** Moment of the institution's own operation. */
  readonly startedMs?: number;
  /** End that the institution keeps. */
  readonly endsMs?: number;
  readonly balanceMinor?: number;
  readonly executedMinor?: number;
  readonly check?: FourFieldCheck;
  readonly prior?: PriorFreeze;
}

export interface RequestFreeze extends CommandHead, FreezeRequestFields {
  readonly type: 'measure.request-freeze';
}
type FreezeRequestFields = Omit<FreezeOrder, 'id'> & { readonly freeze: string };

export interface FreezeStep extends CommandHead {
  readonly type: 'measure.approve-freeze' | 'measure.request-renewal' | 'measure.approve-renewal';
  readonly freeze: string;
}

export interface FreezeStepWithReason extends CommandHead {
  readonly type: 'measure.decline-freeze' | 'measure.find-unrelated' | 'measure.release-freeze';
  readonly freeze: string;
  readonly reason: string;
}

export interface ProposeListing extends CommandHead {
  readonly type: 'measure.propose-listing';
  readonly listing: string;
  readonly kind: Listing['kind'];
  readonly basis: string;
}

export interface ListAccount extends CommandHead {
  readonly type: 'measure.list-account';
  readonly listing: string;
}

export interface Delist extends CommandHead {
  readonly type: 'measure.delist';
  readonly listing: string;
  readonly reason: string;
}

/** Identity not verified again in time: the holder's other accounts at the actor's own institution. */
export interface LimitOthers extends CommandHead {
  readonly type: 'measure.limit-others';
  readonly limit: string;
  readonly listing: string;
  readonly numbers: readonly string[];
}

export interface RecordReverified extends CommandHead {
  readonly type: 'measure.record-reverified';
  readonly listing: string;
}

/** 被冒用身份开户并同意销户的声明. */
export interface DeclareIdentityTheft extends CommandHead {
  readonly type: 'measure.declare-identity-theft';
  readonly isSigned: boolean;
}

export interface ProposeRisk extends CommandHead {
  readonly type: 'measure.propose-risk';
  readonly risk: string;
  readonly kind: RiskMeasureKind;
  readonly law: RiskMeasure['law'];
  readonly level: RiskLevel;
  readonly reasons: readonly string[];
  readonly keeps: readonly BasicService[];
  readonly need: string;
}

export interface ApproveRisk extends CommandHead {
  readonly type: 'measure.approve-risk';
  readonly risk: string;
}

export interface LiftRisk extends CommandHead {
  readonly type: 'measure.lift-risk';
  readonly risk: string;
  readonly reason: string;
}

export interface RecordCustomerCheck extends CommandHead {
  readonly type: 'measure.record-customer-check';
  readonly outcome: CustomerCheck['outcome'];
  readonly note: string;
}

/** The holder was told: what must be told, and nothing else. */
export interface NotifyHolder extends CommandHead {
  readonly type: 'measure.notify-holder';
  readonly notice: string;
  readonly reason: string;
  readonly reliefChannel: string;
  readonly papersNeeded: readonly string[];
}

export type MeasureCommand =
  | OpenMeasure
  | RequestStop
  | OrderStop
  | OrderExtendedStop
  | ExtendStop
  | StopFirst
  | ConfirmStop
  | ReleaseStop
  | NoteFalseReport
  | Feedback
  | RequestFreeze
  | FreezeStep
  | FreezeStepWithReason
  | ProposeListing
  | ListAccount
  | Delist
  | LimitOthers
  | RecordReverified
  | DeclareIdentityTheft
  | ProposeRisk
  | ApproveRisk
  | LiftRisk
  | RecordCustomerCheck
  | NotifyHolder;

export const MEASURE_COMMANDS = [
  'measure.open',
  'measure.request-stop',
  'measure.order-stop',
  'measure.order-extended-stop',
  'measure.extend-stop',
  'measure.stop-first',
  'measure.confirm-stop',
  'measure.release-stop',
  'measure.note-false-report',
  'measure.feedback',
  'measure.request-freeze',
  'measure.approve-freeze',
  'measure.decline-freeze',
  'measure.request-renewal',
  'measure.approve-renewal',
  'measure.find-unrelated',
  'measure.release-freeze',
  'measure.propose-listing',
  'measure.list-account',
  'measure.delist',
  'measure.limit-others',
  'measure.record-reverified',
  'measure.declare-identity-theft',
  'measure.propose-risk',
  'measure.approve-risk',
  'measure.lift-risk',
  'measure.record-customer-check',
  'measure.notify-holder',
] as const satisfies readonly MeasureCommand['type'][];
