import type { Agency, AgencyLevel } from '../actor.ts';
import type { Casework, RecordHead, RecordRef } from '../record.ts';

export const WARNING_SOURCES = ['finding', 'call-screen', 'bank', 'carrier', '96110', '12381', 'police'] as const;
export type WarningSource = (typeof WARNING_SOURCES)[number];

/** 高危, 中危, 低危. */
export const WARNING_LEVELS = ['low', 'medium', 'high'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** Who was called or is about to pay: a protected person. Nothing here makes a record of a person, a member or a suspect. */
export interface PotentialVictim {
  readonly name: string;
  readonly phone: string;
  /** Account from which the money would go. */
  readonly account?: string;
  /** Id of the person, where one is known; only to keep it from being made a suspect. */
  readonly person?: string;
}

/** SMS, flash SMS (闪信), phone, visit (见面劝阻). */
export const CHANNELS = ['sms', 'flash-sms', 'phone', 'visit'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `sent`: a text that needs no answer. */
export const ATTEMPT_RESULTS = ['sent', 'reached', 'no-answer', 'refused-to-listen', 'wrong-number'] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

export interface Attempt {
  readonly channel: Channel;
  /** Number under which it was made: 12381, 96110, an institution's own. */
  readonly sender: string;
  readonly result: AttemptResult;
  /** Text as it was sent, for an SMS. */
  readonly text?: string;
  /** What was said, asked and answered: the dissuasion record. */
  readonly note: string;
  readonly atMs: number;
  readonly by: string;
}

export const OUTCOMES = ['dissuaded', 'paid-anyway', 'unreachable', 'not-a-victim'] as const;
export type WarningOutcome = (typeof OUTCOMES)[number];

/** What was paid in spite of the warning, or before it: the data a stop-payment starts from. */
export interface Payment {
  readonly amountMinor: number;
  readonly currency: string;
  readonly paidMs: number;
  readonly payeeName: string;
  readonly payeeAccount: string;
}

export interface WarningState extends RecordHead {
  readonly kind: 'warning';
  readonly source: WarningSource;
  readonly victim: PotentialVictim;
  readonly level: WarningLevel;
  /** Codes that say why a fraud is feared. */
  readonly reasons: readonly string[];
  readonly raisedMs: number;
  /** Where it was raised; escalations go up from whoever has it. */
  readonly raisedBy: Agency;
  readonly assignee?: Agency;
  readonly attempts: readonly Attempt[];
  /** A call to somebody in high danger failed: somebody must go there. */
  readonly visitDue: boolean;
  readonly conclusion?: {
    readonly outcome: WarningOutcome;
    readonly note: string;
    readonly atMs: number;
    readonly payment?: Payment;
  };
  /** The stop-payment to which the case was handed. */
  readonly measure?: RecordRef;
  /** A head found afterwards that this is not only a victim; until then nothing may be held against it. */
  readonly isProtected: boolean;
  readonly termFromMs: number;
  readonly told?: AgencyLevel;
  readonly alarms: readonly { readonly level: AgencyLevel; readonly atMs: number }[];
}

export function warningsOf(casework: Casework): readonly WarningState[] {
  return [...((casework.warning ?? new Map()) as ReadonlyMap<string, WarningState>).values()];
}

/**
 * What is to be done, the most urgent first: money that was paid and is not yet stopped, visits that are due, then by level and age.
 */
export function warningList(casework: Casework): readonly WarningState[] {
  return warningsOf(casework)
    .filter((warning) => warning.conclusion === undefined || isToHandOver(warning))
    .toSorted((a, b) => urgency(b) - urgency(a) || a.raisedMs - b.raisedMs);
}

/** Paid, and nobody has begun to stop it. */
export function isToHandOver({ conclusion, measure }: WarningState): boolean {
  return conclusion?.outcome === 'paid-anyway' && measure === undefined;
}

function urgency(warning: WarningState): number {
  if (isToHandOver(warning)) return 5;
  return warning.visitDue ? 4 : WARNING_LEVELS.indexOf(warning.level);
}
