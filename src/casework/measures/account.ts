import { itemKey } from '../people/item-key.ts';
import type { ItemKind } from '../people/person.ts';
import type { Casework } from '../record.ts';
import type { MeasureState } from './measure-state.ts';

/** The account that is measured, as its institution knows it. */
export interface MeasuredAccount {
  readonly number: string;
  /** Agency id of the legal person (bank or payment institution) that keeps it; branches act under it. */
  readonly institution: string;
  readonly name: string;
  readonly kind: ItemKind;
  readonly isUnit: boolean;
}

/** Cards and accounts that a bank or a payment institution keeps. */
export const ACCOUNT_KINDS: readonly ItemKind[] = [
  'bank-account',
  'payment-account',
  'corporate-account',
  'settlement-card',
  'wallet',
];

type Kept = Pick<MeasuredAccount, 'number' | 'institution'>;

/** One text for one account, however it is written. */
export function accountKey({ institution, number }: Kept): string {
  return `${institution.trim()} ${itemKey(number)}`;
}

export function isSameAccount(a: Kept, b: Kept): boolean {
  return accountKey(a) === accountKey(b);
}

/** Every record on this account, whatever the case, as far as it is loaded. */
export function measuresOf(casework: Casework, account: Kept): readonly MeasureState[] {
  const records = (casework.measure ?? new Map()) as ReadonlyMap<string, MeasureState>;
  return [...records.values()].filter((state) => isSameAccount(state.account, account));
}
