import type { Bilingual, Family, ParameterDescriptor, Parameters } from '#model';
import type { GuardContext } from './guard-context.ts';

export type GuardId =
  | 'own-accounts'
  | 'merchant'
  | 'payroll'
  | 'utility'
  | 'loan'
  | 'rent-family'
  | 'clearing'
  | 'broker'
  | 'refund'
  | 'hub';

/** Definitions 8: what takes every guard from an account. */
export const VOID_REASONS = ['control-link', 'short-life', 'burst-stop', 'victim-report'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

/** What g acts on: a whole family, or one detector by its id. */
export type Damped = Extract<Family, 'flow' | 'rhythm'> | (string & {});

/** What a guard measured on one account. */
export interface GuardDraft {
  readonly account: number;
  /** Conditions met of all, in [0, 1]; given only where the minimum holds. */
  readonly share: number;
  /** Codes and numbers, never text. */
  readonly values: Readonly<Record<string, number | string>>;
  /** Set where the guard fell on the other side of its transfers. */
  readonly voidedBy?: VoidReason;
}

export interface GuardFinding extends GuardDraft {
  readonly guard: GuardId;
  /** g of the families or detectors in `damps`; 0 where void, and where the guard acts through its transfers only. */
  readonly damping: number;
  readonly damps: readonly Damped[];
}

/** A guard is a description like a detector: forms, documentation and tests derive from it. */
export interface Guard {
  readonly id: GuardId;
  readonly version: number;
  readonly title: Bilingual;
  readonly parameters: readonly ParameterDescriptor[];
  readonly damps: readonly Damped[];
  /** ACCOUNT_GUARD bit of the accounts it holds for. */
  readonly accountBit?: number;
  /** Gives one draft per account, and marks the transfers it guards in the context. */
  measure(context: GuardContext, parameters: Parameters): readonly GuardDraft[];
}
