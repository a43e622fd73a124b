import { deadline } from '#law';
import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { oneOf } from '../one-of.ts';
import type { DecideInput, EventHead } from '../record.ts';
import { liftNumbers } from './lift-telecom.ts';
import { METHODS_OF_RISK } from './risk-levels.ts';
import type { CommandOf, TelecomCommand } from './telecom-commands.ts';
import {
  VERIFICATION_METHODS,
  VERIFICATION_RESULTS,
  type TelecomNumber,
  type TelecomState,
  type VerificationMethod,
} from './telecom-state.ts';

export type TelecomInput = DecideInput<TelecomState, TelecomCommand>;

/** A command about one number that is on the record. */
export interface OnNumber<T extends TelecomCommand['type']> {
  readonly input: TelecomInput;
  readonly state: TelecomState;
  readonly each: TelecomNumber;
  readonly command: CommandOf<T>;
}

/** Problems: `method-below-risk`, `verification-asked-already`. */
export function ask({ input, state, each, command }: OnNumber<'telecom.ask'>): Result<readonly EventHead[]> {
  const unlisted = oneOf(VERIFICATION_METHODS, command.method, 'method');
  if (unlisted !== undefined) return { ok: false, problem: unlisted };
  const weak = belowRisk(each, command.method);
  if (weak !== undefined) return weak;
  if (each.verification !== undefined && each.verification.result === undefined)
    return fail('verification-asked-already', { number: each.number });
  const { number, method } = command;
  return ok([makeEvent(state, input.context, { type: 'telecom.verification-asked', number, method })]);
}

/**
 * What came of it. Passed: a restriction ends in the same moment, unless police determined the number, whose confirmation it needs
 * then. Problems: `verification-not-asked`, `method-below-risk`, `verification-still-running` (value `due`), `use-not-checked`.
 */
export function recordVerification(on: OnNumber<'telecom.record-verification'>): Result<readonly EventHead[]> {
  const { input, state, each, command } = on;
  const { verification, restriction } = each;
  const unlisted = oneOf(VERIFICATION_RESULTS, command.result, 'result');
  if (unlisted !== undefined) return { ok: false, problem: unlisted };
  const isOpen = verification !== undefined && verification.result === undefined;
  if (!isOpen && restriction === undefined) return fail('verification-not-asked', { number: each.number });
  const method = command.method ?? verification?.method;
  if (method === undefined) return fail('verification-not-asked', { number: each.number });
  const problem = belowRisk(each, method) ?? tooEarly(on) ?? useUnchecked(on);
  if (problem !== undefined) return problem;
  const { number, result, device } = command;
  const recorded = makeEvent(state, input.context, {
    type: 'telecom.verification-recorded',
    number,
    method,
    result,
    ...(device === undefined ? {} : { device }),
  } as const);
  if (result !== 'passed' || restriction === undefined || each.determined !== undefined) return ok([recorded]);
  const lifted = liftNumbers(state, { numbers: [each], cause: 'verified', reason: '' }, input.context);
  return ok([recorded, ...lifted]);
}

function belowRisk({ risk, number }: TelecomNumber, method: VerificationMethod): Result<never> | undefined {
  return METHODS_OF_RISK[risk].includes(method) ? undefined : fail('method-below-risk', { number, risk, method });
}

/** „Not done“ is a finding only when the term is over. */
function tooEarly({ input, each, command }: OnNumber<'telecom.record-verification'>): Result<never> | undefined {
  if (command.result !== 'not-done') return undefined;
  if (each.verification === undefined || each.verification.result !== undefined)
    return fail('verification-not-asked', { number: each.number });
  const due = deadline('telecom-reverify-hours', each.verification.askedMs, input.law);
  if (!due.ok) return due;
  return input.context.nowMs < due.value.dueMs
    ? fail('verification-still-running', { number: each.number, due: due.value.dueMs })
    : undefined;
}

/** Article 12: an IoT card comes back when identity and use have been checked. */
function useUnchecked({ each, command }: OnNumber<'telecom.record-verification'>): Result<never> | undefined {
  return each.kind === 'iot-card' && command.result === 'passed' && command.isSameUse !== true
    ? fail('use-not-checked', { number: each.number })
    : undefined;
}
