import type { MeasureState } from '../measures/measure-state.ts';
import type { Casework, RecordRef } from '../record.ts';
import type { BankAccount, FreezeTermNoted } from './return-state.ts';

export interface FreezeFound {
  /** Of the police that froze: they decide on the return. */
  readonly region: string;
  readonly account: BankAccount;
  readonly isInForce: boolean;
  readonly term?: FreezeTermNoted;
  readonly currency: string;
  readonly heldMinor?: number;
}

/** The freeze that a return rests on, as the measure record has it now. */
export function freezeOf(casework: Casework, measure: RecordRef, freeze: string): FreezeFound | undefined {
  const state = casework.measure?.get(measure.id) as MeasureState | undefined;
  const found = state?.freezes.find(({ id }) => id === freeze);
  if (state === undefined || found === undefined) return undefined;
  const term = found.terms.at(-1);
  const heldMinor = found.executedMinor ?? found.amountMinor ?? found.balanceMinor;
  return {
    region: state.region,
    account: state.account,
    isInForce: found.status === 'in-force',
    currency: found.currency,
    ...(term === undefined
      ? {}
      : { term: { rule: term.rule, fromMs: term.fromMs, endsMs: term.endsMs ?? term.nominalEndMs } }),
    ...(heldMinor === undefined ? {} : { heldMinor }),
  };
}
