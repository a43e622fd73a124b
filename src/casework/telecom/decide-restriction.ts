import { deadline } from '#law';
import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { namesReport } from '../names-report.ts';
import type { EventHead } from '../record.ts';
import type { OnNumber } from './decide-verification.ts';
import { METHODS_OF_RISK, DEGREES_OF_RISK } from './risk-levels.ts';
import { isInService, type TelecomNotice, type TelecomNumber, type TelecomState } from './telecom-state.ts';

/** Article 11: only after a recorded failure or refusal. Problems: `not-verified-yet`, `restricted-already`, `telecom-notice-incomplete`. */
export function restrict({ input, state, each, command }: OnNumber<'telecom.restrict'>): Result<readonly EventHead[]> {
  const problem = notFailed(each) ?? incomplete(command.notice);
  if (problem !== undefined) return problem;
  if (each.restriction !== undefined) return fail('restricted-already', { number: each.number });
  return ok([
    makeEvent(state, input.context, {
      type: 'telecom.restricted',
      number: each.number,
      degree: 'limit-outgoing',
      cause: 'not-verified',
      notice: command.notice,
    } as const),
  ]);
}

/**
 * The stronger step, later and of its own. Problems: those of `restrict`, `not-limited-yet`, `degree-above-risk`, `stop-too-early`
 * (value `due`), those of the legal value, `kept-number`, `one-number-must-stay`.
 */
export function suspend({ input, state, each, command }: OnNumber<'telecom.suspend'>): Result<readonly EventHead[]> {
  const problem = notFailed(each) ?? incomplete(command.notice);
  if (problem !== undefined) return problem;
  const { number, restriction, risk } = each;
  if (restriction === undefined) return fail('not-limited-yet', { number });
  if (restriction.degree === 'suspend') return fail('restricted-already', { number });
  if (!DEGREES_OF_RISK[risk].includes('suspend')) return fail('degree-above-risk', { number, risk });
  const due = deadline('telecom-stop-hours', restriction.sinceMs, input.law);
  if (!due.ok) return due;
  if (input.context.nowMs < due.value.dueMs) return fail('stop-too-early', { number, due: due.value.dueMs });
  const last = lastInService(state, number);
  if (last !== undefined) return last;
  return ok([
    makeEvent(state, input.context, {
      type: 'telecom.restricted',
      number,
      degree: 'suspend',
      cause: 'not-verified',
      notice: command.notice,
    } as const),
  ]);
}

/**
 * Article 12: an IoT card that left its device or its use is stopped first and checked then. Problems: `no-iot-card`,
 * `iot-not-assessed`, `binding-unchanged`, `restricted-already`, `method-below-risk`, `telecom-notice-incomplete`.
 */
export function suspendIot(on: OnNumber<'telecom.suspend-iot'>): Result<readonly EventHead[]> {
  const { input, state, each, command } = on;
  const { number, risk } = each;
  const { cause, device, method, notice } = command;
  if (each.kind !== 'iot-card') return fail('no-iot-card', { number });
  if (each.assessment === undefined) return fail('iot-not-assessed', { number });
  if (cause === 'binding-changed' && (device === undefined || device === each.assessment.device))
    return fail('binding-unchanged', { number });
  if (each.restriction !== undefined) return fail('restricted-already', { number });
  if (!METHODS_OF_RISK[risk].includes(method)) return fail('method-below-risk', { number, risk, method });
  const problem = incomplete(notice);
  if (problem !== undefined) return problem;
  return ok([
    makeEvent(state, input.context, { type: 'telecom.restricted', number, degree: 'suspend', cause, notice } as const),
    makeEvent(state, input.context, { type: 'telecom.verification-asked', number, method } as const),
  ]);
}

/** The person's own choice, or the carrier's where there is none. Problem: `number-not-in-service`. */
export function keep({ input, state, each }: OnNumber<'telecom.keep'>): Result<readonly EventHead[]> {
  const { number } = each;
  if (!isInService(each)) return fail('number-not-in-service', { number });
  return ok([makeEvent(state, input.context, { type: 'telecom.kept', number })]);
}

function notFailed({ number, verification }: TelecomNumber): Result<never> | undefined {
  return verification?.result === undefined || verification.result === 'passed'
    ? fail('not-verified-yet', { number })
    : undefined;
}

function incomplete({ reason, channel, papers }: TelecomNotice): Result<never> | undefined {
  const lacks = [
    ['reason', reason.trim() === ''],
    ['channel', channel.trim() === ''],
    ['papers', papers.every((paper) => paper.trim() === '')],
  ] as const;
  const missing = lacks.filter(([, is]) => is).map(([name]) => name);
  if (missing.length > 0) return fail('telecom-notice-incomplete', { missing: missing.join(', ') });
  return [reason, channel, ...papers].some(namesReport) ? fail('notice-tells-report') : undefined;
}

function lastInService({ numbers, keptNumber }: TelecomState, number: string): Result<never> | undefined {
  if (keptNumber === number) return fail('kept-number', { number });
  return numbers.some((each) => each.number !== number && isInService(each))
    ? undefined
    : fail('one-number-must-stay', { number });
}
