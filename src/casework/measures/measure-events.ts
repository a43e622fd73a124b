import type { AgencyKind, AgencyLevel } from '../actor.ts';
import type { DeliveryReceipt } from '../delivery.ts';
import type { FindingRef } from '../finding-ref.ts';
import type { EventHead, RecordRef } from '../record.ts';
import type { MeasuredAccount } from './account.ts';
import type { FourFieldCheck } from './four-fields.ts';
import type {
  CustomerCheck,
  EndCause,
  FreezeOrder,
  FreezeTerm,
  HolderNotice,
  HolderNoticeGiven,
  Listing,
  MeasureDelivery,
  OthersLimit,
  PriorFreeze,
  RiskMeasure,
  Stop,
  StopApplication,
} from './measure-state.ts';

/** A delivery as an event gives it: ordered when the event happened. */
export type NewDelivery = Omit<MeasureDelivery, 'orderedMs' | 'receipt'>;
export type NewNotice = Omit<HolderNotice, 'owedMs' | 'given'>;

/** What leaves the record and what is owed with it. */
interface Owes {
  readonly deliveries: readonly NewDelivery[];
  readonly notices: readonly NewNotice[];
}

/** An answer of an institution. */
interface Answer {
  readonly delivery: string;
  readonly receipt: DeliveryReceipt;
}

/** What an event of each type says. */
export interface MeasureEventPayloads {
  readonly 'measure.opened': {
    readonly account: MeasuredAccount;
    readonly region: string;
    readonly agencies: readonly string[];
    readonly personId?: string;
    readonly caseNo?: string;
    readonly finding?: FindingRef;
  };
  readonly 'measure.stop-requested': {
    readonly request: string;
    readonly receivedBy: AgencyKind;
    readonly application: StopApplication;
  };
  readonly 'measure.stop-ordered': Owes & {
    readonly stop: Pick<Stop, 'id' | 'kind' | 'request' | 'extends' | 'hop' | 'check'>;
  };
  readonly 'measure.stopped-first': Owes & {
    readonly stop: Pick<Stop, 'id' | 'kind' | 'request' | 'check'>;
    readonly endsMs: number;
  };
  readonly 'measure.stop-confirmed': Owes & { readonly stop: string; readonly endsMs: number };
  readonly 'measure.stop-took-effect': Answer & {
    readonly stop: string;
    readonly startedMs: number;
    readonly endsMs: number;
    readonly balanceMinor?: number;
    readonly check?: FourFieldCheck;
  };
  /** `waits`: a freeze that keeps its place behind an earlier one, of this system or (`prior`) of somebody else. */
  readonly 'measure.not-executed': Answer &
    Owes & { readonly about: string; readonly waits: boolean; readonly prior?: PriorFreeze };
  readonly 'measure.answered': Answer & { readonly about: string };
  readonly 'measure.false-report-noted': { readonly request: string; readonly reason: string };
  readonly 'measure.freeze-requested': { readonly freeze: FreezeOrder };
  readonly 'measure.freeze-approved': Owes & {
    readonly freeze: string;
    readonly isWaiting: boolean;
    readonly level: AgencyLevel;
  };
  readonly 'measure.freeze-declined': { readonly freeze: string; readonly reason: string };
  readonly 'measure.freeze-took-effect': Answer & {
    readonly freeze: string;
    readonly startedMs: number;
    readonly term: FreezeTerm;
    readonly currency: string;
    readonly executedMinor?: number;
    readonly balanceMinor?: number;
  };
  readonly 'measure.waiting-freeze-took-effect': Owes & { readonly freeze: string; readonly term: FreezeTerm };
  readonly 'measure.renewal-requested': { readonly freeze: string };
  readonly 'measure.freeze-renewed': Owes & { readonly freeze: string; readonly term: FreezeTerm };
  readonly 'measure.renewal-refused': Answer & { readonly freeze: string };
  readonly 'measure.found-unrelated': { readonly freeze: string; readonly reason: string };
  readonly 'measure.listing-proposed': { readonly listing: Pick<Listing, 'id' | 'kind' | 'basis'> };
  readonly 'measure.listed': Owes & { readonly listing: string; readonly agencies: readonly string[] };
  readonly 'measure.others-limited': Owes & {
    readonly limit: Pick<OthersLimit, 'id' | 'listing' | 'institution' | 'numbers' | 'effect'>;
  };
  readonly 'measure.reverified': { readonly listing: string };
  readonly 'measure.identity-theft-declared': { readonly isClosed: boolean };
  readonly 'measure.risk-proposed': { readonly risk: Omit<RiskMeasure, 'status' | 'proposedBy'> };
  readonly 'measure.risk-took-effect': Owes & { readonly risk: string };
  readonly 'measure.customer-checked': { readonly check: Omit<CustomerCheck, 'atMs'> };
  readonly 'measure.holder-notified': { readonly notice: string; readonly told: Omit<HolderNoticeGiven, 'atMs'> };
  readonly 'measure.ended': Owes & {
    readonly measures: readonly string[];
    readonly end: EndCause;
    readonly reason?: string;
  };
  /** The account was opened by somebody else in the person's name; `order`: the record that found it. */
  readonly 'measure.holder-removed': Owes & { readonly order: RecordRef };
  readonly 'measure.alarm': { readonly alarm: MeasureAlarm; readonly about: string };
}

export const MEASURE_ALARMS = [
  'receipt-owed',
  'notice-owed',
  'identity-reverify',
  'freeze-nominal-end',
  'prior-freeze-over',
] as const;
export type MeasureAlarm = (typeof MEASURE_ALARMS)[number];

export type MeasurePayload = {
  readonly [T in keyof MeasureEventPayloads]: { readonly type: T } & MeasureEventPayloads[T];
}[keyof MeasureEventPayloads];

export type MeasureEvent = MeasurePayload & EventHead;
