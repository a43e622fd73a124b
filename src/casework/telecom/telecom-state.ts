import type { Delivery } from '../delivery.ts';
import type { LiftCause, RecordHead } from '../record.ts';

export const TELECOM_KINDS = ['phone-card', 'mvno-card', 'fixed-line', 'iot-card'] as const;
export type TelecomKind = (typeof TELECOM_KINDS)[number];

export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const VERIFICATION_METHODS = ['online-live', 'network-identity', 'outlet'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** `limit-outgoing`: no calls and messages out, receiving and emergency calls stay; `suspend`: the number is stopped. */
export type RestrictionDegree = 'limit-outgoing' | 'suspend';

export const VERIFICATION_RESULTS = ['passed', 'failed', 'refused', 'not-done'] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

export interface Verification {
  readonly method: VerificationMethod;
  readonly askedMs: number;
  /** The clock found it undone at the end of its term. */
  readonly isOverdue: boolean;
  readonly result?: VerificationResult;
  readonly resultMs?: number;
}

/** What Article 32 of the anti-fraud law says has to be told: why, where to complain, which papers to bring. */
export interface TelecomNotice {
  readonly reason: string;
  readonly channel: string;
  readonly papers: readonly string[];
  readonly how: 'sms' | 'call' | 'letter' | 'in-person';
}

export interface Restriction {
  readonly degree: RestrictionDegree;
  /** `not-verified`: Article 11; the others: an IoT card that left its device or its use, Article 12. */
  readonly cause: 'not-verified' | 'binding-changed' | 'other-use';
  readonly sinceMs: number;
  readonly notice: TelecomNotice;
}

export type TelecomLiftCause = 'verified' | 'police-confirmed' | 'by-police' | 'by-carrier' | LiftCause['cause'];

/** What a carrier found out about an IoT card before it went into service. */
export interface IotAssessment {
  readonly functions: readonly string[];
  readonly scenario: string;
  /** The device (IMEI) it is bound to. */
  readonly device: string;
}

export interface TelecomNumber {
  readonly number: string;
  readonly kind: TelecomKind;
  /** Agency id. */
  readonly carrier: string;
  readonly risk: RiskLevel;
  /** `same-holder`: here only because of another number of the same person. */
  readonly origin: 'suspected' | 'same-holder';
  /** Police found that it was used in a case; it comes back with their confirmation only. */
  readonly determined?: { readonly by: string; readonly atMs: number; readonly basis: string };
  readonly verification?: Verification;
  readonly restriction?: Restriction;
  readonly lifted?: { readonly cause: TelecomLiftCause; readonly atMs: number };
  /** Restored by police confirmation for the person's own use. */
  readonly isForOwnUse: boolean;
  /** An appeal or a corrected determination took the suspicion away. */
  readonly isCleared: boolean;
  /** Shown to be opened by somebody else: it counts for nothing any more. */
  readonly isRemoved: boolean;
  readonly assessment?: IotAssessment;
}

/** Instructions: `reverify`, `lift`, `ease`, `remove-from-name` to carriers; `verify-accounts` to platforms; `report` to authorities. */
export interface TelecomDelivery extends Delivery {
  readonly number?: string;
}

/** What carriers do about the numbers of one person. */
export interface TelecomState extends RecordHead {
  readonly kind: 'telecom';
  readonly personId: string;
  readonly numbers: readonly TelecomNumber[];
  /** Chosen to stay in service. */
  readonly keptNumber?: string;
  readonly deliveries: readonly TelecomDelivery[];
  /** Deliveries whose missing receipt has been alarmed. */
  readonly alarmed: readonly string[];
}

/** Whether somebody can be reached on it: a personal number that is not stopped and not shown to be another's. */
export function isInService({ kind, restriction, isRemoved }: TelecomNumber): boolean {
  return kind !== 'iot-card' && !isRemoved && restriction?.degree !== 'suspend';
}

/** Whether it is what others of the same name were drawn in for. */
export function isSuspected({ origin, isCleared, isRemoved }: TelecomNumber): boolean {
  return origin === 'suspected' && !isCleared && !isRemoved;
}

/** Whether anything stands against it: a restriction, a determination, a check that was not passed. */
export function isBurdened({ restriction, determined, verification }: TelecomNumber): boolean {
  const isUnverified = verification !== undefined && verification.result !== 'passed';
  return restriction !== undefined || determined !== undefined || isUnverified;
}

export function numberOf(state: TelecomState, number: string): TelecomNumber | undefined {
  return state.numbers.find((each) => each.number === number);
}
