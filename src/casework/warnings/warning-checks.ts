import { fail, ok, type Result } from '#model';

import { oneOf } from '../one-of.ts';
import { ATTEMPT_RESULTS, CHANNELS, OUTCOMES, type Attempt, type Payment, type WarningState } from './warning.ts';
import type { WarningCommand, WarningEventPayload } from './warning-events.ts';
import { checkWarningText } from './warning-text.ts';

/**
 * Problems: `result-not-of-channel` (a text is sent, a call or visit is not), `dissuasion-record-missing` (somebody was reached and
 * nothing is noted), those of `checkWarningText` for a text of 12381.
 */
export function checkAttempt(
  command: Extract<WarningCommand, { type: 'warning.attempt' }>,
): Result<Omit<Attempt, 'atMs' | 'by'>> {
  const { channel, sender, result, text, note } = command;
  const problem = oneOf(CHANNELS, channel, 'channel') ?? oneOf(ATTEMPT_RESULTS, result, 'result');
  if (problem !== undefined) return { ok: false, problem };
  const isText = channel === 'sms' || channel === 'flash-sms';
  if (isText !== (result === 'sent') || isText !== (text !== undefined))
    return fail('result-not-of-channel', { channel, result });
  if (text !== undefined && text.trim() === '') return fail('text-missing');
  if (text !== undefined && sender.normalize('NFKC').trim() === '12381') {
    const checked = checkWarningText(text);
    if (!checked.ok) return checked;
  }
  if (result === 'reached' && note.trim() === '') return fail('dissuasion-record-missing');
  return ok({ channel, sender, result, note, ...(text === undefined ? {} : { text }) });
}

/** In high danger, called and not reached, and not visited since. */
export function needsVisit({ level, attempts }: WarningState): boolean {
  const lastVisit = attempts.findLastIndex(({ channel }) => channel === 'visit');
  const since = attempts.slice(lastVisit + 1);
  return level === 'high' && since.some(({ channel, result }) => channel === 'phone' && result !== 'reached');
}

type Concluded = Omit<Extract<WarningEventPayload, { type: 'warning.concluded' }>, 'type'>;

/**
 * Problems: `warning-note-missing`, `nobody-reached` (dissuaded without having been spoken to), `never-tried`, `visit-first` (unreachable in
 * high danger), `payment-data-missing`, `payment-without-outcome`, `amount-not-positive`, `date-in-future`.
 */
export function checkConclusion(
  state: WarningState,
  { outcome, note, payment }: Extract<WarningCommand, { type: 'warning.conclude' }>,
  nowMs: number,
): Result<Concluded> {
  const { attempts, level } = state;
  const problem = oneOf(OUTCOMES, outcome, 'outcome');
  if (problem !== undefined) return { ok: false, problem };
  if (note.trim() === '') return fail('warning-note-missing');
  if (outcome !== 'paid-anyway') {
    if (payment !== undefined) return fail('payment-without-outcome', { outcome });
    if (outcome === 'dissuaded' && !attempts.some(({ result }) => result === 'reached')) return fail('nobody-reached');
    if (outcome === 'unreachable' && attempts.length === 0) return fail('never-tried');
    if (outcome === 'unreachable' && level === 'high' && !attempts.some(({ channel }) => channel === 'visit'))
      return fail('visit-first');
    return ok({ outcome, note });
  }
  if (payment === undefined) return fail('payment-data-missing');
  const checked = checkPayment(payment, nowMs);
  return checked.ok ? ok({ outcome, note, payment }) : checked;
}

function checkPayment({ amountMinor, paidMs, payeeAccount }: Payment, nowMs: number): Result<undefined> {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return fail('amount-not-positive', { amountMinor });
  if (payeeAccount.trim() === '') return fail('payment-data-missing');
  return !Number.isFinite(paidMs) || paidMs > nowMs ? fail('date-in-future') : ok(undefined);
}
