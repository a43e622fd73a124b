import { legalValue } from '#law';
import { fail, ok, type Result } from '#model';

import { unanswered } from '../delivery.ts';
import { makeEvent } from '../make-event.ts';
import type { EventHead } from '../record.ts';
import { openObjections } from './decide-proposal.ts';
import { isSource, type OnReturn, type ReturnInput } from './decide-victims.ts';
import { freezeOf } from './freeze-of.ts';
import { isStale, unpaidShares, victimOf, type ReturnPayment, type ReturnState } from './return-state.ts';

/**
 * The decision with its number (返还决定书). Problems: `return-not-proposed`, `return-decided`, `return-victim-not-told`,
 * `return-proposal-stale`, `return-notice-needed`, `return-notice-running` (value `ends`), `return-objection-open`,
 * `return-freeze-over`, `return-decision-number`.
 */
export function decideReturn({ input, state, command }: OnReturn<'return.decide'>): Result<readonly EventHead[]> {
  const problem = undecidable(input, state);
  if (problem !== undefined) return problem;
  if (command.number.trim() === '') return fail('return-decision-number');
  return ok([makeEvent(state, input.context, { type: 'return.decided', number: command.number })]);
}

function undecidable(input: ReturnInput, state: ReturnState): Result<never> | undefined {
  const { number, proposal, notice, victims } = state;
  if (proposal === undefined) return fail('return-not-proposed', { number });
  if (state.decision !== undefined) return fail('return-decided', { number });
  const untold = victims.find(({ told, setAside }) => told === undefined && setAside === undefined);
  if (untold !== undefined) return fail('return-victim-not-told', { victim: untold.victim });
  if (isStale(state)) return fail('return-proposal-stale', { number });
  if (proposal.ground === 'pro-rata') {
    if (notice === undefined) return fail('return-notice-needed', { number });
    if (input.context.nowMs < notice.endsMs) return fail('return-notice-running', { ends: notice.endsMs });
  }
  const open = openObjections(state);
  if (open > 0) return fail('return-objection-open', { open });
  return freezeOver(input, state);
}

/**
 * 冻结资金协助返还通知书, brought to the bank by two officers. Problems: `return-undecided`, `return-officers-missing`, those of the legal value,
 * `return-ordered`, `return-nothing-unpaid`, `return-proposal-stale`, `return-freeze-over`.
 */
export function order({ input, state, command }: OnReturn<'return.order'>): Result<readonly EventHead[]> {
  const { number, decision, account, deliveries, id } = state;
  if (decision === undefined) return fail('return-undecided', { number });
  if (unanswered(deliveries).length > 0) return fail('return-ordered', { number });
  const needed = legalValue('return-officers', input.law.settings);
  if (!needed.ok) return needed;
  const cards = new Set(command.officers.map(({ card }) => card.trim()).filter((card) => card !== ''));
  if (cards.size < needed.value.value || command.officers.some(({ name }) => name.trim() === ''))
    return fail('return-officers-missing', { needed: needed.value.value });
  if (unpaidShares(state).length === 0) return fail('return-nothing-unpaid', { number });
  if (isStale(state)) return fail('return-proposal-stale', { number });
  const over = freezeOver(input, state);
  if (over !== undefined) return over;
  const delivery = {
    id: `${id}/${deliveries.length + 1}`,
    to: account.institution,
    instruction: 'return',
    orderedMs: input.context.nowMs,
  };
  return ok([
    makeEvent(state, input.context, { type: 'return.ordered', officers: command.officers, delivery } as const),
  ]);
}

/** The bank misses something; the order has to be given again. Problems: `return-not-ordered`, `reason-missing`. */
export function askCompletion(on: OnReturn<'return.ask-completion'>): Result<readonly EventHead[]> {
  const { input, state, command } = on;
  const [open] = unanswered(state.deliveries);
  if (open === undefined) return fail('return-not-ordered', { number: state.number });
  if (command.what.trim() === '') return fail('reason-missing', { command: command.type });
  const { what } = command;
  return ok([makeEvent(state, input.context, { type: 'return.completion-asked', what, delivery: open.id })]);
}

/**
 * What the bank paid and could not pay: every share of the order, each the exact sum to the account applied for. Problems:
 * `return-not-ordered`, `return-victim-twice`, `return-not-due`, `return-amount-differs`, `return-account-differs`,
 * `reason-missing`, `return-receipt-incomplete`.
 */
export function receipt({ input, state, command }: OnReturn<'return.receipt'>): Result<readonly EventHead[]> {
  const [open] = unanswered(state.deliveries);
  if (open === undefined) return fail('return-not-ordered', { number: state.number });
  const { paid, failed } = command;
  const due = new Map(unpaidShares(state).map(({ victim, payoutMinor }) => [victim, payoutMinor]));
  const payments: ReturnPayment[] = [];
  for (const { victim, amountMinor, to } of paid) {
    const payoutMinor = due.get(victim);
    if (payoutMinor === undefined) return fail('return-not-due', { victim });
    if (payoutMinor !== amountMinor)
      return fail('return-amount-differs', { victim, due: payoutMinor, paid: amountMinor });
    const target = victimOf(state, victim)?.application?.to;
    if (target?.number !== to.number || target.institution !== to.institution)
      return fail('return-account-differs', { victim });
    due.delete(victim);
    payments.push({ victim, amountMinor, to, atMs: input.context.nowMs });
  }
  for (const { victim, reason } of failed) {
    if (!due.delete(victim)) return fail('return-not-due', { victim });
    if (reason.trim() === '') return fail('reason-missing', { command: command.type });
  }
  if (due.size > 0) return fail('return-receipt-incomplete', { open: due.size });
  const isAll = failed.length === 0;
  return ok([
    makeEvent(state, input.context, { type: 'return.paid', delivery: open.id, payments, failed, isAll } as const),
  ]);
}

/** Another account of the victim, where the bank could not pay to the first. Problems: `return-not-due`, `return-ordered`, `reason-missing`. */
export function redirect({ input, state, command }: OnReturn<'return.redirect'>): Result<readonly EventHead[]> {
  const { victim, to, reason } = command;
  if (!unpaidShares(state).some((share) => share.victim === victim)) return fail('return-not-due', { victim });
  if (unanswered(state.deliveries).length > 0) return fail('return-ordered', { number: state.number });
  const known = victimOf(state, victim);
  if (reason.trim() === '' && (known === undefined || !isSource(known, to)))
    return fail('return-other-account-reason', { victim });
  return ok([makeEvent(state, input.context, { type: 'return.redirected', victim, to, reason })]);
}

/** Takes over the end of the freeze after a renewal. Problems: `return-freeze-over`, `return-freeze-unchanged`. */
export function followFreeze({ input, state }: OnReturn<'return.follow-freeze'>): Result<readonly EventHead[]> {
  const over = freezeOver(input, state);
  if (over !== undefined) return over;
  const term = freezeOf(input.casework, state.measure, state.freeze)?.term;
  if (term === undefined || term.endsMs === state.freezeTerm?.endsMs)
    return fail('return-freeze-unchanged', { number: state.number });
  return ok([makeEvent(state, input.context, { type: 'return.freeze-followed', term })]);
}

/** Ends a procedure that leads to nothing more; what is not paid stays frozen. Problems: `return-ordered`, `reason-missing`. */
export function close({ input, state, command }: OnReturn<'return.close'>): Result<readonly EventHead[]> {
  if (unanswered(state.deliveries).length > 0) return fail('return-ordered', { number: state.number });
  if (command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  return ok([makeEvent(state, input.context, { type: 'return.closed', reason: command.reason })]);
}

function freezeOver({ casework }: ReturnInput, { measure, freeze }: ReturnState): Result<never> | undefined {
  return freezeOf(casework, measure, freeze)?.isInForce === true ? undefined : fail('return-freeze-over', { freeze });
}
