import type { LegalValueId } from '#law';

import type { AgencyKind, AgencyLevel } from '../actor.ts';
import type { Delivery } from '../delivery.ts';
import type { RecordHead } from '../record.ts';
import type { MeasuredAccount } from './account.ts';
import type { FourFieldCheck } from './four-fields.ts';

/** How a measure ended. */
export type EndCause =
  | 'lapsed'
  | 'no-police-order'
  | 'released'
  | 'false-report'
  | 'extended'
  | 'frozen'
  | 'unrelated'
  | 'withdrawn'
  | 'checked'
  | 'identity-theft'
  | 'appeal-upheld'
  | 'not-my-card'
  | 'determination-changed';

/** `ordered`: not carried out yet; `waiting`: approved, behind an earlier freeze; `refused`: the institution did not carry it out. */
export type MeasureStatus = 'proposed' | 'ordered' | 'waiting' | 'in-force' | 'ended' | 'refused' | 'declined';

interface Part {
  readonly id: string;
  readonly status: MeasureStatus;
  readonly startedMs?: number;
  readonly endedMs?: number;
  readonly end?: EndCause;
}

/** The victim's application for an emergency stop (紧急止付申请表). */
export interface StopRequest {
  readonly id: string;
  readonly atMs: number;
  readonly receivedBy: string;
  readonly receivedByKind: AgencyKind;
  readonly application: StopApplication;
  readonly isFalse?: boolean;
}

export interface StopApplication {
  readonly from: {
    readonly institution: string;
    readonly number: string;
    readonly name: string;
    readonly kind: string;
  };
  readonly payee: { readonly institution: string; readonly number: string; readonly name: string };
  readonly amountMinor: number;
  readonly currency: string;
  readonly transferredMs: number;
  readonly channel: string;
  readonly suspectContact: string;
  readonly idNumber: string;
  readonly isLiabilityPromised: boolean;
  readonly isSigned: boolean;
}

/** A movement on which an extended stop rests, as the institution of the hop before reported it. */
export interface Hop {
  readonly reportedBy: string;
  readonly fromNumber: string;
  readonly fromName: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly movedMs: number;
}

/** 止付. `extension`: 止付延期, the second of its account; `extended`: 延伸止付 on a next hop; `bank-first`: before the police order. */
export interface Stop extends Part {
  readonly kind: 'first' | 'extension' | 'extended' | 'bank-first';
  readonly orderedMs: number;
  readonly orderedBy: string;
  readonly request?: string;
  readonly extends?: string;
  readonly hop?: Hop;
  readonly check?: FourFieldCheck;
  /** Time at which the police ordered what the bank had stopped first. */
  readonly confirmedMs?: number;
  readonly endsMs?: number;
  readonly balanceMinor?: number;
}

export const FROZEN_ASSETS = ['money', 'securities', 'listed-shares', 'equity'] as const;
/** Deposits and other money; bonds, shares and fund units; shares of listed companies; equity, policies, other investment rights. */
export type FrozenAsset = (typeof FROZEN_ASSETS)[number];

/** A stretch of a freeze. Without `endsMs` the calendar did not reach its last day; `nominalEndMs` is the end without holidays. */
export interface FreezeTerm {
  readonly rule: LegalValueId;
  readonly fromMs: number;
  readonly nominalEndMs: number;
  readonly endsMs?: number;
  /** Delivery of the renewal that brought it. */
  readonly order?: string;
}

/** Freeze of somebody else, as the institution reports it. */
export interface PriorFreeze {
  readonly body: string;
  readonly amountMinor?: number;
  readonly expiresMs?: number;
}

export const FREEZE_MODES = ['limited', 'receive-only'] as const;

export interface FreezeOrder {
  readonly id: string;
  readonly asset: FrozenAsset;
  /** 限额内冻结 or 只收不付. */
  readonly mode: (typeof FREEZE_MODES)[number];
  readonly amountMinor?: number;
  readonly currency: string;
  /** Major or complex case: a year instead of six months, with approval of city level. */
  readonly isMajor: boolean;
  /** What it reaches: the sum, its fruits, sub-accounts. */
  readonly scope: string;
  readonly openedCase: { readonly caseNo: string; readonly openedMs: number };
}

/** 冻结. */
export interface Freeze extends Part, FreezeOrder {
  readonly requestedBy: string;
  readonly approvedMs?: number;
  readonly approvedBy?: { readonly agency: string; readonly person: string; readonly level?: AgencyLevel };
  readonly prior?: PriorFreeze;
  readonly terms: readonly FreezeTerm[];
  readonly executedMinor?: number;
  readonly balanceMinor?: number;
  readonly renewalRequestedBy?: string;
  readonly unrelatedMs?: number;
}

export const LISTING_KINDS = ['case', 'suspicious'] as const;

/** 涉案账户 or 可疑账户 on the platform. */
export interface Listing extends Part {
  readonly kind: (typeof LISTING_KINDS)[number];
  readonly basis: string;
  readonly proposedBy: string;
  readonly listedBy?: string;
  /** The holder was told to verify the identity again. */
  readonly toldMs?: number;
  readonly reverifiedMs?: number;
  readonly isOverdue?: boolean;
}

/** Other accounts of the holder of a case account, limited until the identity is verified again. */
export interface OthersLimit extends Part {
  readonly listing: string;
  readonly institution: string;
  readonly numbers: readonly string[];
  readonly effect: 'no-non-counter' | 'all-stopped';
}

export const RISK_MEASURES = [
  'verify-transaction',
  're-verify-identity',
  'delay-settlement',
  'limit',
  'suspend',
] as const;
export type RiskMeasureKind = (typeof RISK_MEASURES)[number];
export const MEASURE_RISKS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof MEASURE_RISKS)[number];
export const RISK_LAWS = ['aftl-18', 'aml-30'] as const;

export const BASIC_SERVICES = ['medical', 'social-security', 'utilities'] as const;
export type BasicService = (typeof BASIC_SERVICES)[number];

/** A measure of the institution itself (反电信网络诈骗法 18, 反洗钱法 30). */
export interface RiskMeasure extends Part {
  readonly kind: RiskMeasureKind;
  readonly law: (typeof RISK_LAWS)[number];
  readonly risk: RiskLevel;
  readonly institution: string;
  /** Codes of what was seen. */
  readonly reasons: readonly string[];
  /** Services that stay. */
  readonly keeps: readonly BasicService[];
  /** Why it is needed. */
  readonly need: string;
  readonly proposedBy: string;
}

export const CHECK_OUTCOMES = ['explained', 'still-suspicious', 'not-reached'] as const;

export interface CustomerCheck {
  readonly atMs: number;
  readonly institution: string;
  readonly outcome: (typeof CHECK_OUTCOMES)[number];
  readonly note: string;
}

/** What the holder must be told, and when it was. */
export interface HolderNotice {
  readonly id: string;
  readonly about: string;
  readonly kind: 'limit' | 'listing' | 'release';
  readonly owedMs: number;
  readonly given?: HolderNoticeGiven;
}

/** 处置原因、救济渠道及需要提交的资料. There is no field for anything else. */
export interface HolderNoticeGiven {
  readonly atMs: number;
  readonly reason: string;
  readonly reliefChannel: string;
  readonly papersNeeded: readonly string[];
}

/** An instruction to an institution about one measure of the record. */
export interface MeasureDelivery extends Delivery {
  readonly instruction: MeasureInstruction;
  /** Id of the stop, freeze, listing, limit … */
  readonly about: string;
}

export const MEASURE_INSTRUCTIONS = [
  'stop',
  'extend-stop',
  'release-stop',
  'freeze',
  'renew-freeze',
  'release-freeze',
  'list',
  'delist',
  'limit',
  'lift-limit',
] as const;
export type MeasureInstruction = (typeof MEASURE_INSTRUCTIONS)[number];

/** One account in one case: everything that stopped, froze, listed or limited it. */
export interface MeasureState extends RecordHead {
  readonly kind: 'measure';
  readonly account: MeasuredAccount;
  readonly requests: readonly StopRequest[];
  readonly stops: readonly Stop[];
  readonly freezes: readonly Freeze[];
  readonly listings: readonly Listing[];
  readonly others: readonly OthersLimit[];
  readonly risks: readonly RiskMeasure[];
  readonly customerChecks: readonly CustomerCheck[];
  readonly notices: readonly HolderNotice[];
  readonly deliveries: readonly MeasureDelivery[];
  /** Alarms that were given: `code:id`. */
  readonly alarms: readonly string[];
  readonly isClosed: boolean;
  /** Opened in somebody's name by nobody knows whom: the named person was taken off the record. */
  readonly isHolderUnknown?: true;
}
