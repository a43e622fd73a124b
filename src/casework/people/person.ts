import { ageAt, dayOf } from '#model';

import type { Casework, RecordHead } from '../record.ts';

export const ITEM_KINDS = [
  'bank-account',
  'payment-account',
  'corporate-account',
  'settlement-card',
  'wallet',
  'phone-card',
  'mvno-card',
  'iot-card',
  'fixed-line',
  'telecom-line',
  'sms-port',
  'internet-account',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** A card, account, number or line registered to somebody. */
export interface Item {
  /** Account number or telephone number as the institution knows it. */
  readonly number: string;
  readonly kind: ItemKind;
  /** Agency id of the bank, payment institution or carrier. */
  readonly institution: string;
}

export interface ItemOnRecord extends Item {
  readonly sinceMs: number;
  /** `removed`: shown to be opened by somebody else; it counts for nothing any more. */
  readonly status: 'on-record' | 'disputed' | 'removed';
}

export const FACT_KINDS = [
  'surrender',
  'voluntary-cancellation',
  'limit-notified',
  'identity-lost',
  'conviction',
  'case-victim',
] as const;

/** Told by the person or by an institution; each with the day on which it happened. */
export interface PersonFact {
  readonly kind: (typeof FACT_KINDS)[number];
  readonly atMs: number;
  readonly note: string;
  /** Numbers of items that it concerns. */
  readonly items: readonly string[];
}

/** One person or unit. The id is the caller's (a keyed hash); names and numbers are masked wherever they are shown. */
export interface PersonState extends RecordHead {
  readonly kind: 'person';
  readonly isUnit: boolean;
  readonly name: string;
  readonly idNumber?: string;
  /** `YYYY-MM-DD`; absent: unknown, and then nothing that is forbidden for minors is done. */
  readonly birth?: string;
  /** `actor`: actor id under which the guardian signs in, once the office has checked it. */
  readonly guardian?: { readonly name: string; readonly contact: string; readonly actor?: string };
  readonly items: readonly ItemOnRecord[];
  readonly facts: readonly PersonFact[];
  /** Opened by others in this name: a victim, no suspect. */
  readonly isIdentityTheftVictim: boolean;
}

/** Under 18 in China on the day of a moment; `unknown` without a birth: then nothing that is forbidden for minors may be done. */
export function isMinorAt(person: Pick<PersonState, 'isUnit' | 'birth'>, ms: number): boolean | 'unknown' {
  const age = yearsAt(person, ms);
  return age === 'none' ? false : age === 'unknown' ? 'unknown' : age < 18;
}

/** Full years on the day of a moment in China: `none` for a unit, `unknown` without a birth. */
export function yearsAt(
  { isUnit, birth }: Pick<PersonState, 'isUnit' | 'birth'>,
  ms: number,
): number | 'unknown' | 'none' {
  if (isUnit) return 'none';
  return birth === undefined ? 'unknown' : ageAt(Date.parse(`${birth}T00:00:00Z`) / 86_400_000, dayOf(ms));
}

/** What may count against the person, and apart from it what is in dispute; what was removed is in neither. */
export interface CountedItems {
  readonly counted: readonly ItemOnRecord[];
  readonly disputed: readonly ItemOnRecord[];
}

export function countedItems({ items }: Pick<PersonState, 'items'>): CountedItems {
  return {
    counted: items.filter(({ status }) => status === 'on-record'),
    disputed: items.filter(({ status }) => status === 'disputed'),
  };
}

export function personOf(casework: Casework, id: string): PersonState | undefined {
  return casework.person?.get(id) as PersonState | undefined;
}
