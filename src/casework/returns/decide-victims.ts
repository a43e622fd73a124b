import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { isSameAccount } from '../measures/account.ts';
import type { DecideInput, EventHead } from '../record.ts';
import { freezeOf } from './freeze-of.ts';
import type { ReturnCommand, ReturnCommandOf, VictimGiven } from './return-commands.ts';
import {
  isReturnOver,
  remainingMinor,
  victimOf,
  type BankAccount,
  type ReturnState,
  type ReturnVictim,
} from './return-state.ts';

export type ReturnInput = DecideInput<ReturnState, ReturnCommand>;

export interface OnReturn<T extends ReturnCommand['type']> {
  readonly input: ReturnInput;
  readonly state: ReturnState;
  readonly command: ReturnCommandOf<T>;
}

/**
 * Begins on a freeze in force; a later one on what the one before left, with its victims and what they were paid as compensation.
 * Problems: `return-freeze-unknown`, `return-account-not-frozen`, `return-other-police-froze`, `return-freeze-over`, `return-currency-differs`, `return-amount-invalid`, `return-frozen-exceeded`,
 * `return-of-freeze-open`, `return-previous-needed`, `return-undecided`, `return-victim-twice`, `return-victims-missing`.
 */
export function begin(input: ReturnInput, command: ReturnCommandOf<'return.begin'>): Result<readonly EventHead[]> {
  const { measure, freeze, currency, frozenMinor, previous } = command;
  const found = freezeOf(input.casework, measure, freeze);
  if (found === undefined) return fail('return-freeze-unknown', { measure: measure.id, freeze });
  if (!isSameAccount(found.account, command.account)) return fail('return-account-not-frozen', { freeze });
  if (found.region !== command.region) return fail('return-other-police-froze', { region: found.region });
  if (!found.isInForce) return fail('return-freeze-over', { freeze });
  if (found.currency !== currency) return fail('return-currency-differs', { given: currency, frozen: found.currency });
  if (!Number.isSafeInteger(frozenMinor) || frozenMinor <= 0)
    return fail('return-amount-invalid', { amount: frozenMinor });
  const before = beforeOf(input, command);
  if (!before.ok) return before;
  const mostMinor = before.value === undefined ? found.heldMinor : remainingMinor(before.value);
  if (mostMinor !== undefined && frozenMinor > mostMinor)
    return fail('return-frozen-exceeded', { frozen: frozenMinor, held: mostMinor });
  const victims = [...earlierVictims(before.value), ...command.victims.map(newVictim)];
  const twice = victims.find(({ victim }, at) => victims.findIndex((other) => other.victim === victim) < at);
  if (twice !== undefined) return fail('return-victim-twice', { victim: twice.victim });
  if (command.victims.length === 0) return fail('return-victims-missing');
  const { region, caseNo, account } = command;
  return ok([
    makeEvent(command.record, input.context, {
      type: 'return.begun',
      ...{ region, measure, freeze, account, currency, frozenMinor, victims },
      number: (before.value?.number ?? 0) + 1,
      agencies: agenciesOf(command),
      ...(caseNo === undefined ? {} : { caseNo }),
      ...(previous === undefined ? {} : { previous }),
      ...(found.term === undefined ? {} : { freezeTerm: found.term }),
    } as const),
  ]);
}

export function agenciesOf({ account }: Pick<ReturnCommandOf<'return.begin'>, 'account'>): readonly string[] {
  return [account.institution];
}

/** The procedure before, which has to be over and is the last on this freeze. */
function beforeOf(
  { casework }: ReturnInput,
  { measure, freeze, previous }: ReturnCommandOf<'return.begin'>,
): Result<ReturnState | undefined> {
  const records = [...((casework.return ?? new Map()) as ReadonlyMap<string, ReturnState>).values()];
  const same = records.filter((each) => each.measure.id === measure.id && each.freeze === freeze);
  const open = same.find((each) => !isReturnOver(each));
  if (open !== undefined) return fail('return-of-freeze-open', { id: open.id });
  const paid = same.filter(({ payments }) => payments.length > 0).toSorted((a, b) => b.number - a.number)[0];
  if (paid?.id !== previous?.id)
    return paid === undefined
      ? fail('return-undecided', { number: previous?.id ?? '' })
      : fail('return-previous-needed', { id: paid.id });
  return ok(paid);
}

function earlierVictims(before: ReturnState | undefined): readonly ReturnVictim[] {
  const paid = new Map(before?.payments.map(({ victim, amountMinor }) => [victim, amountMinor]));
  return (before?.victims ?? []).map((each) => ({
    ...each,
    compensatedMinor: each.compensatedMinor + (paid.get(each.victim) ?? 0),
  }));
}

function newVictim({ victim, caseNo, sources, isCash }: VictimGiven): ReturnVictim {
  return { victim, caseNo, sources, isCash, compensatedMinor: 0 };
}

/** Problem: `return-victim-told`. */
export function tellVictim({ input, state, command }: OnReturn<'return.tell-victim'>): Result<readonly EventHead[]> {
  const { victim } = command;
  if (victimOf(state, victim)?.told !== undefined) return fail('return-victim-told', { victim });
  return ok([makeEvent(state, input.context, { type: 'return.victim-told', victim })]);
}

/** Problems: `return-agent-unverified`, `return-other-account-reason`, `return-applied`. */
export function apply({ input, state, command }: OnReturn<'return.apply'>): Result<readonly EventHead[]> {
  const { victim, by, to, otherReason } = command;
  const known = victimOf(state, victim);
  if (known?.application !== undefined) return fail('return-applied', { victim });
  if (by === 'agent' && command.isAgentVerified !== true) return fail('return-agent-unverified', { victim });
  if (known !== undefined && !isSource(known, to) && (otherReason ?? '').trim() === '')
    return fail('return-other-account-reason', { victim });
  return ok([
    makeEvent(state, input.context, {
      type: 'return.applied',
      victim,
      by_: by,
      to,
      ...(otherReason === undefined ? {} : { otherReason }),
    } as const),
  ]);
}

/** Problems: `return-cash-not-agreed`, `return-not-applied`. */
export function checkOwnership(on: OnReturn<'return.check-ownership'>): Result<readonly EventHead[]> {
  const { input, state, command } = on;
  const { victim, isClear, note, isCashAgreed } = command;
  const known = victimOf(state, victim);
  if (known?.application === undefined) return fail('return-not-applied', { victim });
  if (isClear && known.isCash && isCashAgreed !== true) return fail('return-cash-not-agreed', { victim });
  return ok([makeEvent(state, input.context, { type: 'return.ownership-checked', victim, isClear, note })]);
}

/** Problem: `reason-missing`. */
export function setAside({ input, state, command }: OnReturn<'return.set-aside'>): Result<readonly EventHead[]> {
  const { victim, reason, note } = command;
  if (note.trim() === '') return fail('reason-missing', { command: command.type });
  return ok([makeEvent(state, input.context, { type: 'return.victim-set-aside', victim, reason, note })]);
}

/** Problem: `return-amount-invalid`. */
export function recordCompensation(on: OnReturn<'return.record-compensation'>): Result<readonly EventHead[]> {
  const { input, state, command } = on;
  const { victim, amountMinor, source } = command;
  const total = (victimOf(state, victim)?.compensatedMinor ?? 0) + amountMinor;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || !Number.isSafeInteger(total))
    return fail('return-amount-invalid', { amount: amountMinor });
  return ok([makeEvent(state, input.context, { type: 'return.compensation-recorded', victim, amountMinor, source })]);
}

export function isSource({ sources }: Pick<ReturnVictim, 'sources'>, to: BankAccount): boolean {
  return sources.some(({ number, institution }) => number === to.number && institution === to.institution);
}
